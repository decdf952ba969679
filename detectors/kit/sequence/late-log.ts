/**
 * The events that one key has taken, in their order in time, so that one that comes late is put in its place.
 *
 * 1. The head is the state after all takes of the log, as if they had come in order; the first chunk starts from the
 *    state that all of them follow.
 * 2. Takes older than the lateness bound leave at the front with their chunk; more takes, or more values, than fit as
 *    well, which counts.
 * 3. A late take is put in its place, and all that follow are run again: matches that are gone are withdrawn, those
 *    that are new come late. Nothing else about a match that was told ever changes.
 * 4. A take that belongs before the log ends matches of the head, and changes nothing.
 * 5. An event is taken once: a second one at the same place is the same event.
 * 6. A call that could have been something until its end, and was nothing, leaves no take.
 * 7. A begin that is left to its call's end is put in before anything leaves that comes after it.
 */
import { stateLimits } from '../form/limits.ts';
import { settleCore, stepCore, type Stepping } from './automaton.ts';
import {
  chunkTakes,
  emptyChunk,
  ownValuesOf,
  takesOf,
  valuesOf,
  withEndings,
  withoutTake,
  withTake,
  type Chunk,
} from './chunk.ts';
import { endingOf } from './ending.ts';
import {
  chunkOf,
  chunksOf,
  holdsPlace,
  lastPlace,
  madeUpFor,
  noChunks,
  placeOf,
  withPast,
  type LateLog,
} from './held-takes.ts';
import type { Outcome } from './outcome.ts';
import type { CoreState, Flight, Match } from './state.ts';
import { comparePlaces, type Place, type Take } from './take.ts';

/** Its `matches` are filled anew by each event. */
export interface LogOptions extends Stepping {
  readonly latenessMs: number;
  /** Takes that are kept at most. */
  readonly takesMax: number;
  /** Filled with what happens besides. */
  readonly outcome: Outcome;
  /** Begins that are left to the ends of their calls, whose requests the session keeps. */
  kept(): readonly Take[];
}

export function putTake(options: LogOptions, given: LateLog, take: Take): LateLog {
  const log = take.isMadeUp ? withPast(given, { madeUps: given.past.madeUps + 1 }) : given;
  if (comparePlaces(take, lastPlace(log)) > 0) return append(options, log, take);
  return comparePlaces(take, log.past.floor) > 0 ? place(options, log, take) : miss(options, log, take);
}

/** Puts in the end of a call behind a begin that was made up for it: late ones at once, so that what follows is run again once. */
export function putBoth(options: LogOptions, log: LateLog, { begin, end }: MadeUpCall): LateLog {
  const areLate = comparePlaces(begin, log.past.floor) > 0 && comparePlaces(end, lastPlace(log)) < 0;
  if (!areLate || holdsPlace(log, begin) || holdsPlace(log, end))
    return putTake(options, putTake(options, log, begin), end);
  options.outcome.placed += 2;
  const counted = withPast(log, { madeUps: log.past.madeUps + 1 });
  return rerun(options, counted, { at: chunkOf(log, begin), takes: [begin, end], replaced: undefined });
}

interface MadeUpCall {
  readonly begin: Take;
  readonly end: Take;
}

/** Puts in a begin that was left to its call's end, as if it had come in time; one that is there is the same. */
export function putKept(options: LogOptions, log: LateLog, begin: Take): LateLog {
  if (comparePlaces(begin, lastPlace(log)) > 0) return append(options, log, begin);
  const { outcome } = options;
  const { placed } = outcome;
  const after = place(options, log, begin);
  outcome.placed = placed;
  return after;
}

/** The log with every begin that would have no place in it any more, if all up to `floor` left. */
function withKept(options: LogOptions, log: LateLog, floor: Place): LateLog {
  let after = log;
  for (const begin of options.kept())
    if (comparePlaces(begin, floor) <= 0 && comparePlaces(begin, log.past.floor) > 0)
      after = putKept(options, after, begin);
  return after;
}

function append(options: LogOptions, given: LateLog, take: Take): LateLog {
  const { matches, outcome } = options;
  const log = withoutPast(options, given, take.timeMs - options.latenessMs);
  const { tail, past } = log;
  matches.length = 0;
  const head = stepCore(options, log.head, take);
  outcome.steps += 1;
  if (!isFull(options, tail, take))
    return release({ tail: withTake(tail, take, matches), head, past }, matches, outcome.found);
  const next = withTake(emptyChunk(log.head), take, matches);
  const grown = { tail: next, head, past: { ...past, full: [...past.full, tail] } };
  return trim(options, release(grown, matches, outcome.found));
}

/** Whether a chunk takes no more: it holds as much as it may, or began so long ago that it could leave. */
function isFull({ latenessMs }: LogOptions, chunk: Chunk, { timeMs }: Take): boolean {
  const { start, newest } = chunk;
  if (newest === null) return false;
  const isHeavy = ownValuesOf(chunk) >= stateLimits.chunkValues;
  return newest.count >= chunkTakes || isHeavy || start.sinceMs < timeMs - latenessMs;
}

/** The log with nothing but its head, where all of its takes are so old that no late event belongs before one. */
function withoutPast(options: LogOptions, given: LateLog, latestMs: number): LateLog {
  const { newest } = given.tail;
  if (newest === null || newest.take.timeMs >= latestMs) return given;
  const { tail, head, past } = withKept(options, given, newest.take);
  if (tail.newest === null) return given;
  return { tail: emptyChunk(head), head, past: { ...past, full: noChunks, floor: placeOf(tail.newest.take) } };
}

function trim(options: LogOptions, log: LateLog): LateLog {
  const { latenessMs, takesMax, outcome } = options;
  const newestMs = lastPlace(log).timeMs;
  const { full } = log.past;
  let { floor } = log.past;
  let from = 0;
  let dropped = 0;
  let values = full.reduce((sum, chunk) => sum + valuesOf(chunk), valuesOf(log.tail));
  for (const chunk of full) {
    const { newest } = chunk;
    if (newest === null) continue;
    const isOver = values > stateLimits.values || full.length + 1 - from > Math.max(1, takesMax / chunkTakes);
    const isOld = newest.take.timeMs < newestMs - latenessMs;
    if (!isOld && !isOver) break;
    if (!isOld) dropped += newest.count;
    floor = newest.take;
    from += 1;
    values -= valuesOf(chunk);
  }
  if (from === 0) return log;
  const complete = withKept(options, log, floor);
  if (complete !== log) return trim(options, complete);
  outcome.dropped += dropped;
  return withPast(log, { full: full.slice(from), floor: placeOf(floor) });
}

/** Tells the matches that are certain to stay, and holds those back that an event in time may still undo. */
function release(log: LateLog, matches: readonly Match[], told: Match[]): LateLog {
  if (matches.length === 0) return log;
  const { watermarkMs, held } = log.past;
  const isHeld = ({ dueMs = -1 }: Match) => dueMs >= watermarkMs;
  told.push(...matches.filter((match) => !isHeld(match)));
  const more = matches.filter(isHeld);
  return more.length === 0 ? log : withPast(log, { held: [...held, ...more] });
}

function place(options: LogOptions, log: LateLog, take: Take): LateLog {
  if (holdsPlace(log, take)) return log;
  const replaced = take.phase === 'begin' && !take.isMadeUp ? madeUpFor(log, take.call) : undefined;
  options.outcome.placed += 1;
  return rerun(options, log, { at: replaced === undefined ? chunkOf(log, take) : 0, takes: [take], replaced });
}

/** A request has come that takes nothing: what was made up for it goes. */
export function dropMadeUp(options: LogOptions, log: LateLog, call: string): LateLog {
  const replaced = madeUpFor(log, call);
  return replaced === undefined ? log : rerun(options, log, { at: 0, takes: [], replaced });
}

interface Rerun {
  /** The chunk from which on everything is run again. */
  readonly at: number;
  /** That are added. */
  readonly takes: readonly Take[];
  readonly replaced: Take | undefined;
}

function rerun(options: LogOptions, log: LateLog, { at, takes: added, replaced }: Rerun): LateLog {
  const again = chunksOf(log).slice(at);
  const kept = again.flatMap(takesOf).filter((other) => other !== replaced);
  const takes = added.length === 0 ? kept : [...kept, ...added].sort(comparePlaces);
  const { chunks, head } = runAll(options, again[0]?.start.core ?? log.head, takes);
  options.outcome.steps += takes.length;
  const settled: Match[] = [];
  const after = settleCore({ ...options, matches: settled }, head, log.past.watermarkMs);
  const full = [...log.past.full.slice(0, at), ...chunks.slice(0, -1)];
  const tail = withEndings(chunks.at(-1) ?? log.tail, settled);
  const told = again.flatMap(({ endings }) => endings);
  const now = [...chunks.flatMap(({ endings }) => endings), ...settled];
  return compare(options, { tail, head: after, past: { ...log.past, full } }, { told, now });
}

interface Ran {
  /** One at least. */
  readonly chunks: readonly Chunk[];
  readonly head: CoreState;
}

function runAll(options: LogOptions, core: CoreState, takes: readonly Take[]): Ran {
  const matches: Match[] = [];
  const stepping = { ...options, matches };
  let head = core;
  const full: Chunk[] = [];
  let tail = emptyChunk(core);
  for (const take of takes) {
    if (isFull(options, tail, take)) {
      full.push(tail);
      tail = emptyChunk(head);
    }
    matches.length = 0;
    head = stepCore(stepping, head, take);
    tail = withTake(tail, take, matches);
  }
  return { chunks: [...full, tail], head };
}

interface Compared {
  readonly told: readonly Match[];
  readonly now: readonly Match[];
}

/** What was told against what holds now. What one event makes and undoes by itself was never told. */
function compare({ program, outcome }: LogOptions, log: LateLog, { told, now: matches }: Compared): LateLog {
  const signOf = (match: Match) => endingOf(program, match).sign;
  const now = new Map(matches.map((match) => [signOf(match), match]));
  const then = new Set(told.map(signOf));
  const untold = new Set(log.past.held.map(signOf));
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
  const held = log.past.held.filter((match) => now.has(signOf(match)) || !then.has(signOf(match)));
  const added = [...now].filter(([sign]) => !then.has(sign) && !takeOut(outcome.withdrawn, sign, signOf));
  return release(
    withPast(log, { held }),
    added.map(([, match]) => match),
    outcome.late,
  );
}

function takeOut(matches: Match[], sign: string, signOf: (match: Match) => string): boolean {
  const at = matches.findIndex((match) => signOf(match) === sign);
  if (at >= 0) matches.splice(at, 1);
  return at >= 0;
}

/** The log without a call that nothing could take; undefined where its takes are too far back. */
export function leaveOut(log: LateLog, flight: Flight, end: Take): LateLog | undefined {
  // What several rounds showed is no take of the log.
  if (flight.request.isRound || comparePlaces(end, lastPlace(log)) < 0) return undefined;
  const tail = withoutTake(log.tail, flight.request);
  if (tail === undefined) return undefined;
  const flights = log.head.flights.filter((other) => other !== flight);
  return { tail, head: { ...log.head, flights }, past: log.past };
}

/** Ends what the head has without keeping anything of it. */
function miss(options: LogOptions, log: LateLog, take: Take): LateLog {
  if (comparePlaces(take, log.past.floor) === 0) return log;
  const { matches, outcome } = options;
  outcome.missed += 1;
  matches.length = 0;
  stepCore(options, log.head, take);
  outcome.late.push(...matches.filter(({ dueMs }) => dueMs === undefined));
  return log;
}

/** Every event before the watermark has come: tells what no event can undo any more. */
export function advanceLog(options: LogOptions, log: LateLog, watermarkMs: number): LateLog {
  const { past } = log;
  if (watermarkMs <= past.watermarkMs) return log;
  const { matches, outcome } = options;
  matches.length = 0;
  const head = settleCore(options, log.head, watermarkMs);
  const isDue = ({ dueMs = -1 }: Match) => dueMs < watermarkMs;
  outcome.found.push(...past.held.filter(isDue));
  const held = past.held.filter((match) => !isDue(match));
  const after = { tail: withEndings(log.tail, matches), head, past: { ...past, watermarkMs, held } };
  return release(after, matches, outcome.found);
}
