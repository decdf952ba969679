/** What a late log holds, and where in it something stands. */
import { emptyChunk, takesOf, type Chunk } from './chunk.ts';
import type { CoreState, Match } from './state.ts';
import { comparePlaces, type Place, type Take } from './take.ts';

export interface LateLog {
  /** The chunk that takes are added to. */
  readonly tail: Chunk;
  readonly head: CoreState;
  readonly past: Past;
}

/** What of a log most events leave as it is. */
export interface Past {
  /** Chunks that are full, oldest first. */
  readonly full: readonly Chunk[];
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

const nowhere: Place = { timeMs: -1, seq: 0, id: '' };

export function newLog(core: CoreState): LateLog {
  const past = { full: noChunks, floor: nowhere, watermarkMs: 0, held: [], horizonMs: 0, madeUps: 0 };
  return { tail: emptyChunk(core), head: core, past };
}

/** The log with some of what most events leave as it is changed. */
export function withPast(log: LateLog, changes: { readonly [Name in keyof Past]?: Past[Name] }): LateLog {
  return { tail: log.tail, head: log.head, past: { ...log.past, ...changes } };
}

/** Place of the last take. */
export function lastPlace({ tail, past }: LateLog): Place {
  return tail.newest?.take ?? past.full.at(-1)?.newest?.take ?? past.floor;
}

export const noChunks: readonly Chunk[] = [];

/** Without the rest of a take, which must be able to go. */
export function placeOf({ timeMs, seq, id }: Place): Place {
  return { timeMs, seq, id };
}

export function chunksOf({ past, tail }: LateLog): readonly Chunk[] {
  return [...past.full, tail];
}

/** The first chunk that does not end before the place. */
export function chunkOf({ past: { full } }: LateLog, place: Place): number {
  let at = full.length;
  while (at > 0 && !endsBefore(full[at - 1], place)) at -= 1;
  return at;
}

function endsBefore(chunk: Chunk | undefined, place: Place): boolean {
  const newest = chunk?.newest ?? null;
  return newest !== null && comparePlaces(newest.take, place) < 0;
}

export function holdsPlace({ past: { full }, tail }: LateLog, place: Place): boolean {
  let isAhead = holdsIn(tail, place);
  for (let at = full.length - 1; isAhead === undefined && at >= 0; at -= 1) isAhead = holdsIn(full[at], place);
  return isAhead ?? false;
}

/** Whether the chunk has a take at the place; undefined where all that it has stands behind. */
function holdsIn(chunk: Chunk | undefined, place: Place): boolean | undefined {
  for (let cell = chunk?.newest ?? null; cell !== null; cell = cell.older) {
    const order = comparePlaces(cell.take, place);
    if (order <= 0) return order === 0;
  }
  return undefined;
}

/** The begin that stood for a request which has come after all. */
export function madeUpFor(log: LateLog, call: string): Take | undefined {
  if (log.past.madeUps === 0) return undefined;
  return chunksOf(log)
    .flatMap(takesOf)
    .find((take) => take.isMadeUp && take.call === call);
}
