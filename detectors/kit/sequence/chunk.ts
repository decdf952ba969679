/** A run of the late log's takes, with the state that they follow and what they have ended. */
import type { CoreState, Match } from './state.ts';
import type { Take } from './take.ts';
import { weightOfCore, weightOfMatch, weightOfTake } from './weight.ts';

export const chunkTakes = 32;

/** The takes of a chunk, the newest first. */
interface Cell {
  readonly take: Take;
  readonly older: Cell | null;
  /** How many these are, and how many values they hold. */
  readonly count: number;
  readonly own: number;
}

/** What a chunk begins from. */
interface Start {
  readonly core: CoreState;
  /** Values that it holds. */
  readonly base: number;
  /** Time of the first take. */
  readonly sinceMs: number;
}

export interface Chunk {
  readonly start: Start;
  readonly newest: Cell | null;
  /** What these takes have ended. */
  readonly endings: readonly Match[];
  /** How many values that holds. */
  readonly ended: number;
}

const nothing: readonly Match[] = [];

export function emptyChunk(core: CoreState): Chunk {
  return { start: { core, base: weightOfCore(core), sinceMs: 0 }, newest: null, endings: nothing, ended: 0 };
}

/** Values that a chunk holds. */
export function valuesOf(chunk: Chunk): number {
  return chunk.start.base + ownValuesOf(chunk);
}

/** Values of its takes and of what they have ended alone. */
export function ownValuesOf({ newest, ended }: Chunk): number {
  return newest === null ? ended : newest.own + ended;
}

export function withTake(chunk: Chunk, take: Take, matches: readonly Match[]): Chunk {
  const { start, newest, endings, ended } = withEndings(chunk, matches);
  const own = weightOfTake(take);
  if (newest === null)
    return {
      start: { core: start.core, base: start.base, sinceMs: take.timeMs },
      newest: { take, older: null, count: 1, own },
      endings,
      ended,
    };
  const cell = { take, older: newest, count: newest.count + 1, own: newest.own + own };
  return { start, newest: cell, endings, ended };
}

/** Undefined where the take is none of the chunk's. */
export function withoutTake(chunk: Chunk, take: Take): Chunk | undefined {
  const newest = withoutCell(chunk.newest, take);
  if (newest === undefined) return undefined;
  const { core, base } = chunk.start;
  const { endings, ended } = chunk;
  return { start: { core, base, sinceMs: oldestMs(newest) }, newest, endings, ended };
}

function oldestMs(newest: Cell | null): number {
  let timeMs = 0;
  for (let cell = newest; cell !== null; cell = cell.older) timeMs = cell.take.timeMs;
  return timeMs;
}

function withoutCell(cell: Cell | null, take: Take): Cell | null | undefined {
  if (cell === null) return undefined;
  if (cell.take === take) return cell.older;
  const older = withoutCell(cell.older, take);
  if (older === undefined) return undefined;
  return { take: cell.take, older, count: cell.count - 1, own: cell.own - weightOfTake(take) };
}

export function takesOf({ newest }: Chunk): readonly Take[] {
  if (newest === null) return [];
  const takes = new Array<Take>(newest.count);
  let at = newest.count - 1;
  for (let cell: Cell | null = newest; cell !== null; cell = cell.older) takes[at--] = cell.take;
  return takes;
}

/** Matches that time alone has ended count to the last chunk. */
export function withEndings(chunk: Chunk, matches: readonly Match[]): Chunk {
  if (matches.length === 0) return chunk;
  const { start, newest, endings, ended } = chunk;
  return { start, newest, endings: [...endings, ...matches], ended: ended + weightOfMatches(matches) };
}

function weightOfMatches(matches: readonly Match[]): number {
  let weight = 0;
  for (const match of matches) weight += weightOfMatch(match);
  return weight;
}
