/**
 * The events that one key has taken, in their order in time, so that one that comes late is put in its place.
 *
 * 1. The head is the state after all takes of the log, as if they had come in order; `before` of the first chunk is the
 *    state that all of them follow.
 * 2. Takes older than the lateness bound leave at the front with their chunk, more than the cap as well, which counts.
 * 3. A late take is put in its place, and all that follow are run again: matches that are gone are withdrawn, those
 *    that are new come late. Nothing else about a match that was told ever changes.
 * 4. A take that belongs before the log ends matches of the head, and changes nothing.
 * 5. An event is taken once: a second one at the same place is the same event.
 */
import { settleCore, stepCore } from './automaton.ts';
import { endingOf } from './ending.ts';
import type { Program } from './program.ts';
import type { CoreState, Match } from './state.ts';
import { comparePlaces, type Place, type Take } from './take.ts';

export const chunkTakes = 32;

interface Chunk {
  readonly before: CoreState;
  readonly takes: readonly Take[];
  /** What these takes have ended. */
  readonly endings: readonly Match[];
}

export interface LateLog {
  readonly chunks: readonly Chunk[];
  readonly head: CoreState;
  /** Place of the last take that has left. */
  readonly floor: Place;
  /** Every event before has come. */
  readonly watermarkMs: number;
  /** Matches that a late event can still undo, by trailing absence. */
  readonly held: readonly Match[];
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

/** What happened besides; filled by each operation. */
export class Outcome {
  readonly found: Match[] = [];
  readonly late: Match[] = [];
  readonly withdrawn: Match[] = [];
  placed = 0;
  missed = 0;
  /** Takes that had to leave before their time. */
  dropped = 0;
  steps = 0;
}

const nowhere: Place = { timeMs: -1, seq: 0, id: '' };

export function newLog(core: CoreState): LateLog {
  return {
    chunks: [{ before: core, takes: [], endings: [] }],
    head: core,
    floor: nowhere,
    watermarkMs: 0,
    held: [],
  };
}

export function putTake(options: LogOptions, log: LateLog, take: Take): LateLog {
  const tail = log.chunks.at(-1);
  const last = tail?.takes.at(-1) ?? log.floor;
  if (comparePlaces(take, last) > 0) return append(options, log, take);
  return comparePlaces(take, log.floor) > 0 ? place(options, log, take) : miss(options, log, take);
}

function append(options: LogOptions, log: LateLog, take: Take): LateLog {
  const { program, slackMs, outcome } = options;
  const matches: Match[] = [];
  const head = stepCore(program, log.head, { take, slackMs, matches });
  const grown = grow(options, log, take);
  outcome.steps += 1;
  if (matches.length === 0) return { ...grown, head };
  const tail = grown.chunks.at(-1);
  const chunks =
    tail === undefined
      ? grown.chunks
      : [...grown.chunks.slice(0, -1), { ...tail, endings: [...tail.endings, ...matches] }];
  return release({ ...grown, chunks, head }, matches, outcome.found);
}

/** The log with one take more at its end. */
function grow(options: LogOptions, log: LateLog, take: Take): LateLog {
  const { chunks, head } = log;
  const tail = chunks.at(-1);
  if (tail !== undefined && tail.takes.length < chunkTakes) {
    const takes = tail.takes.slice();
    takes.push(take);
    const grown = chunks.slice();
    grown[grown.length - 1] = { before: tail.before, takes, endings: tail.endings };
    return { ...log, chunks: grown };
  }
  return trim(options, { ...log, chunks: [...chunks, { before: head, takes: [take], endings: [] }] });
}

function trim({ latenessMs, takesMax, outcome }: LogOptions, log: LateLog): LateLog {
  const newestMs = log.chunks.at(-1)?.takes.at(-1)?.timeMs ?? 0;
  let { floor } = log;
  let from = 0;
  for (const { takes } of log.chunks.slice(0, -1)) {
    const last = takes.at(-1);
    if (last === undefined) continue;
    const isFull = log.chunks.length - from > Math.max(1, takesMax / chunkTakes);
    const isOld = last.timeMs < newestMs - latenessMs;
    if (!isOld && !isFull) break;
    if (!isOld) outcome.dropped += takes.length;
    floor = last;
    from += 1;
  }
  if (from === 0) return log;
  const { timeMs, seq, id } = floor;
  return { ...log, chunks: log.chunks.slice(from), floor: { timeMs, seq, id } };
}

/** Tells the matches that are certain to stay, and holds those back that an event in time may still undo. */
function release(log: LateLog, matches: readonly Match[], told: Match[]): LateLog {
  const isHeld = ({ dueMs = -1 }: Match) => dueMs >= log.watermarkMs;
  told.push(...matches.filter((match) => !isHeld(match)));
  const held = matches.filter(isHeld);
  return held.length === 0 ? log : { ...log, held: [...log.held, ...held] };
}

function place(options: LogOptions, log: LateLog, take: Take): LateLog {
  const { chunks } = log;
  const at = Math.max(
    0,
    chunks.findLastIndex(({ takes: [first] }) => first !== undefined && comparePlaces(first, take) <= 0),
  );
  const rest = chunks.slice(at).flatMap(({ takes }) => takes);
  if (rest.some((other) => comparePlaces(other, take) === 0)) return log;
  const replaced = take.phase === 'begin' && !take.isMadeUp ? madeUpFor(chunks, take) : undefined;
  options.outcome.placed += 1;
  return rerun(options, log, { at: replaced === undefined ? at : 0, take, replaced });
}

/** The begin that stood for a request which has come after all. */
function madeUpFor(chunks: readonly Chunk[], { call }: Take): Take | undefined {
  for (const { takes } of chunks) for (const take of takes) if (take.isMadeUp && take.call === call) return take;
  return undefined;
}

interface Rerun {
  /** The chunk from which on everything is run again. */
  readonly at: number;
  readonly take: Take;
  readonly replaced: Take | undefined;
}

function rerun(options: LogOptions, log: LateLog, { at, take, replaced }: Rerun): LateLog {
  const { program, slackMs, outcome } = options;
  const again = log.chunks.slice(at);
  const takes = [...again.flatMap((chunk) => chunk.takes).filter((other) => other !== replaced), take].sort(
    comparePlaces,
  );
  let head = again[0]?.before ?? log.head;
  const chunks: Chunk[] = [];
  const matches: Match[] = [];
  for (let from = 0; from < takes.length; from += chunkTakes) {
    const before = head;
    const some = takes.slice(from, from + chunkTakes);
    const first = matches.length;
    for (const each of some) head = stepCore(program, head, { take: each, slackMs, matches });
    chunks.push({ before, takes: some, endings: matches.slice(first) });
  }
  outcome.steps += takes.length;
  const settled: Match[] = [];
  head = settleCore(program, head, { timeMs: log.watermarkMs, matches: settled });
  addEndings(chunks, settled);
  const told = again.flatMap(({ endings }) => endings);
  const renewed: LateLog = { ...log, chunks: [...log.chunks.slice(0, at), ...chunks], head };
  return compare(options, renewed, { told, matches: [...matches, ...settled] });
}

/** Matches that time alone has ended count to the last chunk. */
function addEndings(chunks: Chunk[], matches: readonly Match[]): void {
  const tail = chunks.pop();
  if (tail === undefined) return;
  chunks.push({ ...tail, endings: [...tail.endings, ...matches] });
}

interface Compared {
  readonly told: readonly Match[];
  readonly matches: readonly Match[];
}

/** What was told against what holds now. */
function compare({ program, outcome }: LogOptions, log: LateLog, { told, matches }: Compared): LateLog {
  const signOf = (match: Match) => endingOf(program, match).sign;
  const now = new Map(matches.map((match) => [signOf(match), match]));
  const then = new Set(told.map(signOf));
  const untold = new Set(log.held.map(signOf));
  outcome.withdrawn.push(...told.filter((match) => !now.has(signOf(match)) && !untold.has(signOf(match))));
  const held = log.held.filter((match) => now.has(signOf(match)) || !then.has(signOf(match)));
  const added = [...now].filter(([sign]) => !then.has(sign)).map(([, match]) => match);
  return release({ ...log, held }, added, outcome.late);
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
  const chunks = log.chunks.slice();
  addEndings(chunks, matches);
  const isDue = ({ dueMs = -1 }: Match) => dueMs < watermarkMs;
  outcome.found.push(...log.held.filter(isDue));
  const held = log.held.filter((match) => !isDue(match));
  return release({ ...log, chunks, head, watermarkMs, held }, matches, outcome.found);
}
