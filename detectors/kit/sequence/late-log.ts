/**
 * The events that one key has taken, in their order in time, so that one that comes late is put in its place.
 *
 * 1. The head is the state after all takes of the log, as if they had come in order; `before` of the first chunk is the
 *    state that all of them follow.
 * 2. Takes older than the lateness bound leave at the front with their chunk; more takes, or more values, than fit as
 *    well, which counts.
 * 3. A late take is put in its place, and all that follow are run again: matches that are gone are withdrawn, those
 *    that are new come late. Nothing else about a match that was told ever changes.
 * 4. A take that belongs before the log ends matches of the head, and changes nothing.
 * 5. An event is taken once: a second one at the same place is the same event.
 */
import { stateLimits } from '../form/limits.ts';
import { settleCore, stepCore } from './automaton.ts';
import { type Chunk, chunkOf, chunkTakes, takesOf, weightOfMatches, withEndings } from './chunk.ts';
import { endingOf } from './ending.ts';
import type { Outcome } from './outcome.ts';
import type { Program } from './program.ts';
import type { CoreState, Match } from './state.ts';
import { comparePlaces, type Place, type Take } from './take.ts';
import { weightOfCore, weightOfTake } from './weight.ts';

export interface LateLog {
  /** Chunks that are full, oldest first. */
  readonly full: readonly Chunk[];
  /** The one that takes are added to. */
  readonly tail: Chunk;
  readonly head: CoreState;
  /** Place of the last take that has left. */
  readonly floor: Place;
  /** Every event before has come. */
  readonly watermarkMs: number;
  /** Matches that a late event can still undo, by trailing absence. */
  readonly held: readonly Match[];
  /** Partials that started earlier are not armed any more. */
  readonly horizonMs: number;
  /** Begins that were made up so far. */
  readonly madeUps: number;
}

export interface LogOptions {
  readonly program: Program;
  readonly latenessMs: number;
  /** Takes that are kept at most. */
  readonly takesMax: number;
  readonly slackMs: number;
  /** Filled with what happens besides. */
  readonly outcome: Outcome;
}

const nowhere: Place = { timeMs: -1, seq: 0, id: '' };

export function newLog(core: CoreState): LateLog {
  return {
    full: [],
    tail: { before: core, count: 0, newest: null, endings: [], base: weightOfCore(core), own: 0 },
    head: core,
    floor: nowhere,
    watermarkMs: 0,
    held: [],
    horizonMs: 0,
    madeUps: 0,
  };
}

/** Place of the last take. */
export function lastPlace({ tail, full, floor }: LateLog): Place {
  return tail.newest?.take ?? full.at(-1)?.newest?.take ?? floor;
}

export function putTake(options: LogOptions, given: LateLog, take: Take): LateLog {
  const log = take.isMadeUp ? { ...given, madeUps: given.madeUps + 1 } : given;
  if (comparePlaces(take, lastPlace(log)) > 0) return append(options, log, take);
  return comparePlaces(take, log.floor) > 0 ? place(options, log, take) : miss(options, log, take);
}

const nothing: readonly Match[] = [];

function append(options: LogOptions, log: LateLog, take: Take): LateLog {
  const { program, slackMs, outcome, latenessMs } = options;
  const matches = outcome.ended;
  matches.length = 0;
  const head = stepCore(program, log.head, { take, slackMs, matches });
  outcome.steps += 1;
  const { tail } = log;
  // A chunk ends as well where no late event can reach into it any more.
  const isFull =
    tail.newest !== null &&
    (tail.count >= chunkTakes ||
      tail.own >= stateLimits.chunkValues ||
      tail.newest.take.timeMs < take.timeMs - latenessMs);
  const endings = isFull ? nothing : tail.endings;
  const grown: Chunk = {
    before: isFull ? log.head : tail.before,
    count: isFull ? 1 : tail.count + 1,
    newest: { take, older: isFull ? null : tail.newest },
    endings: matches.length === 0 ? endings : [...endings, ...matches],
    base: isFull ? weightOfCore(log.head) : tail.base,
    own: (isFull ? 0 : tail.own) + weightOfTake(take) + weightOfMatches(matches),
  };
  const next: LateLog = {
    full: isFull ? [...log.full, tail] : log.full,
    tail: grown,
    head,
    floor: log.floor,
    watermarkMs: log.watermarkMs,
    held: log.held,
    horizonMs: log.horizonMs,
    madeUps: log.madeUps,
  };
  const told = matches.length === 0 ? next : release(next, matches, outcome.found);
  return isFull ? trim(options, told) : told;
}

function trim({ latenessMs, takesMax, outcome }: LogOptions, log: LateLog): LateLog {
  const newestMs = lastPlace(log).timeMs;
  let { floor } = log;
  let from = 0;
  let values = valuesOf(log);
  for (const { newest, count, base, own } of log.full) {
    if (newest === null) continue;
    const isFull = values > stateLimits.values || log.full.length + 1 - from > Math.max(1, takesMax / chunkTakes);
    const isOld = newest.take.timeMs < newestMs - latenessMs;
    if (!isOld && !isFull) break;
    if (!isOld) outcome.dropped += count;
    floor = newest.take;
    from += 1;
    values -= base + own;
  }
  if (from === 0) return log;
  const { timeMs, seq, id } = floor;
  return { ...log, full: log.full.slice(from), floor: { timeMs, seq, id } };
}

function valuesOf({ full, tail }: LateLog): number {
  return full.reduce((sum, { base, own }) => sum + base + own, tail.base + tail.own);
}

/** Tells the matches that are certain to stay, and holds those back that an event in time may still undo. */
function release(log: LateLog, matches: readonly Match[], told: Match[]): LateLog {
  const isHeld = ({ dueMs = -1 }: Match) => dueMs >= log.watermarkMs;
  told.push(...matches.filter((match) => !isHeld(match)));
  const held = matches.filter(isHeld);
  return held.length === 0 ? log : { ...log, held: [...log.held, ...held] };
}

function chunksOf({ full, tail }: LateLog): readonly Chunk[] {
  return [...full, tail];
}

function place(options: LogOptions, log: LateLog, take: Take): LateLog {
  const chunks = chunksOf(log);
  // Behind the last chunk that ends before it.
  const at = chunks.findLastIndex(({ newest }) => newest !== null && comparePlaces(newest.take, take) < 0) + 1;
  const rest = chunks.slice(at).flatMap(takesOf);
  if (rest.some((other) => comparePlaces(other, take) === 0)) return log;
  const replaced = take.phase === 'begin' && !take.isMadeUp ? madeUpFor(log, take.call) : undefined;
  options.outcome.placed += 1;
  return rerun(options, log, { at: replaced === undefined ? at : 0, take, replaced });
}

/** A request has come that takes nothing: what was made up for it goes. */
export function dropMadeUp(options: LogOptions, log: LateLog, call: string): LateLog {
  const replaced = madeUpFor(log, call);
  return replaced === undefined ? log : rerun(options, log, { at: 0, take: undefined, replaced });
}

/** The begin that stood for a request which has come after all. */
function madeUpFor(log: LateLog, call: string): Take | undefined {
  if (log.madeUps === 0) return undefined;
  return chunksOf(log)
    .flatMap(takesOf)
    .find((take) => take.isMadeUp && take.call === call);
}

interface Rerun {
  /** The chunk from which on everything is run again. */
  readonly at: number;
  readonly take: Take | undefined;
  readonly replaced: Take | undefined;
}

function rerun(options: LogOptions, log: LateLog, { at, take, replaced }: Rerun): LateLog {
  const { program, slackMs, outcome } = options;
  const again = chunksOf(log).slice(at);
  const kept = again.flatMap(takesOf).filter((other) => other !== replaced);
  const takes = take === undefined ? kept : [...kept, take].sort(comparePlaces);
  const matches: Match[] = [];
  let head = again[0]?.before ?? log.head;
  const chunks: Chunk[] = [];
  for (let from = 0; from < takes.length || from === 0; from += chunkTakes) {
    const before = head;
    const some = takes.slice(from, from + chunkTakes);
    const first = matches.length;
    for (const each of some) head = stepCore(program, head, { take: each, slackMs, matches });
    chunks.push(chunkOf(before, some, matches.slice(first)));
  }
  outcome.steps += takes.length;
  const settled: Match[] = [];
  head = settleCore(program, head, { timeMs: log.watermarkMs, matches: settled });
  const full = [...log.full.slice(0, at), ...chunks.slice(0, -1)];
  const tail = withEndings(chunks.at(-1) ?? log.tail, settled);
  const told = again.flatMap(({ endings }) => endings);
  return compare(options, { ...log, full, tail, head }, { told, matches: [...matches, ...settled] });
}

interface Compared {
  readonly told: readonly Match[];
  readonly matches: readonly Match[];
}

/** What was told against what holds now. What one event makes and undoes by itself was never told. */
function compare({ program, outcome }: LogOptions, log: LateLog, { told, matches }: Compared): LateLog {
  const signOf = (match: Match) => endingOf(program, match).sign;
  const now = new Map(matches.map((match) => [signOf(match), match]));
  const then = new Set(told.map(signOf));
  const untold = new Set(log.held.map(signOf));
  for (const match of told) {
    const sign = signOf(match);
    if (
      !now.has(sign) &&
      !untold.has(sign) &&
      !takeOut(outcome.late, sign, signOf) &&
      !takeOut(outcome.found, sign, signOf)
    )
      outcome.withdrawn.push(match);
  }
  const held = log.held.filter((match) => now.has(signOf(match)) || !then.has(signOf(match)));
  const added = [...now].filter(([sign]) => !then.has(sign) && !takeOut(outcome.withdrawn, sign, signOf));
  return release(
    { ...log, held },
    added.map(([, match]) => match),
    outcome.late,
  );
}

function takeOut(matches: Match[], sign: string, signOf: (match: Match) => string): boolean {
  const at = matches.findIndex((match) => signOf(match) === sign);
  if (at >= 0) matches.splice(at, 1);
  return at >= 0;
}

/** Ends what the head has without keeping anything of it. */
function miss(options: LogOptions, log: LateLog, take: Take): LateLog {
  if (comparePlaces(take, log.floor) === 0) return log;
  const { program, slackMs, outcome } = options;
  outcome.missed += 1;
  const matches: Match[] = [];
  stepCore(program, log.head, { take, slackMs, matches });
  outcome.late.push(...matches.filter(({ dueMs }) => dueMs === undefined));
  return log;
}

/** Every event before the watermark has come: tells what no event can undo any more. */
export function advanceLog({ program, outcome }: LogOptions, log: LateLog, watermarkMs: number): LateLog {
  if (watermarkMs <= log.watermarkMs) return log;
  const matches: Match[] = [];
  const head = settleCore(program, log.head, { timeMs: watermarkMs, matches });
  const tail = withEndings(log.tail, matches);
  const isDue = ({ dueMs = -1 }: Match) => dueMs < watermarkMs;
  outcome.found.push(...log.held.filter(isDue));
  const held = log.held.filter((match) => !isDue(match));
  return release({ ...log, tail, head, watermarkMs, held }, matches, outcome.found);
}
