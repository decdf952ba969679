/**
 * Rule 11 (bounds and poison): which of the records that an owner had in hand when it died is the one that kills. What an
 * owner begins it commits before, and the next that sees that it did not end begins an eighth of it at once, in the end
 * one record alone: so a record is given up after as many deaths as are allowed, and its neighbours cost a commit for
 * many of them.
 */

/** Records that were begun together, and how many owners had begun with them by then. */
export interface Attempt {
  readonly offset: string;
  /** The one after the last; one record when it is absent. */
  readonly to?: string;
  readonly count: number;
}

const shrinksBy = 8;
const recordsMax = 64;

export function isIn(attempt: Attempt | undefined, offset: bigint): attempt is Attempt {
  return attempt !== undefined && BigInt(attempt.offset) <= offset && offset < endOf(attempt);
}

/** It was begun alone, the last time, and nobody survived that. */
export function isSpent(died: Attempt | undefined, offset: bigint, attemptsMax: number): boolean {
  return isIn(died, offset) && died.count >= attemptsMax && endOf(died) - BigInt(died.offset) === 1n;
}

/** Before which offset those end that may be begun together with the first. */
export function attemptEnd(first: bigint, died: Attempt | undefined, attemptsMax: number): bigint {
  const left = Math.max(0, attemptsMax - countFrom(first, died));
  const end = first + BigInt(Math.min(recordsMax, shrinksBy ** left));
  if (died === undefined) return end;
  // What somebody died in is begun apart from its neighbours.
  const edges = [BigInt(died.offset), endOf(died)].filter((edge) => first < edge && edge < end);
  return edges[0] ?? end;
}

/** How often the first of them has been begun when it is begun now. */
export function countFrom(first: bigint, died: Attempt | undefined): number {
  return (isIn(died, first) ? died.count : 0) + 1;
}

function endOf({ offset, to }: Attempt): bigint {
  return to === undefined ? BigInt(offset) + 1n : BigInt(to);
}
