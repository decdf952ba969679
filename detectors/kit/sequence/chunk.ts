/** A run of the late log's takes, with the state that they follow and what they have ended. */
import type { CoreState, Match } from './state.ts';
import type { Take } from './take.ts';
import { weightOfCore, weightOfMatch, weightOfTake } from './weight.ts';

export const chunkTakes = 32;

/** The takes of a chunk, the newest first. */
interface Cell {
  readonly take: Take;
  readonly older: Cell | null;
}

export interface Chunk {
  readonly before: CoreState;
  readonly count: number;
  readonly newest: Cell | null;
  /** What these takes have ended. */
  readonly endings: readonly Match[];
  /** Values that `before` holds, and those of the takes and of what they have ended. */
  readonly base: number;
  readonly own: number;
}

export function takesOf({ newest, count }: Chunk): readonly Take[] {
  const takes = new Array<Take>(count);
  let at = count - 1;
  for (let cell = newest; cell !== null; cell = cell.older) takes[at--] = cell.take;
  return takes;
}

export function chunkOf(before: CoreState, takes: readonly Take[], endings: readonly Match[]): Chunk {
  const newest = takes.reduce<Cell | null>((older, take) => ({ take, older }), null);
  const own = takes.reduce((sum, take) => sum + weightOfTake(take), weightOfMatches(endings));
  return { before, count: takes.length, newest, endings, base: weightOfCore(before), own };
}

/** Matches that time alone has ended count to the last chunk. */
export function withEndings(chunk: Chunk, matches: readonly Match[]): Chunk {
  return matches.length === 0 ? chunk : { ...chunk, endings: [...chunk.endings, ...matches] };
}

export function weightOfMatches(matches: readonly Match[]): number {
  return matches.length === 0 ? 0 : matches.reduce((sum, match) => sum + weightOfMatch(match), 0);
}
