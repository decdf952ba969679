/**
 * How the state of a sequence is stored: in parts of texts and of one list of numbers that says everything else.
 *
 * 1. The first part is what most events change; each of the others is the full chunks of one log, in the order of the logs
 *    that have some. An event leaves those as they are, so that saving it costs as much as it changed.
 * 2. The numbers are tables, in an order in which each needs those before it: how many rows it has, then these, one behind the
 *    other. A row is named by its place in its table, and equal rows are one, whoever holds what they say: two parts share
 *    nothing when they are read, and an event may bring together what stood in both. Last come the logs, or the chunks.
 * 3. Times are distances from those of the row before, and of the newest event of the part, which are small. A number that is
 *    no such distance stands among the texts.
 * 4. Texts that come one after the other for the first time are named by the first of them and their count.
 * 5. What can be worked out is not stored: weights, lookups, the earliest start, and of a take its agent, who is
 *    that of its subject.
 */
export const storedFormat = 3;
/** The format before: one part, in which all chunks of a log stand with its tail. */
export const wholeFormat = 2;

export type StoredPart = readonly [
  format: number,
  newestMs: number,
  newestSeq: number,
  texts: readonly (string | number)[],
  numbers: readonly number[],
];

export interface StoredState {
  readonly parts: readonly StoredPart[];
}

/** Bits of a take, above the two of its phase. */
export const takeFlags = {
  isLacking: 4,
  isCut: 8,
  feeds: 16,
  isRound: 32,
  isMadeUp: 64,
  isRefused: 128,
} as const;
export const phases = ['begin', 'end', 'instant'] as const;
/** Bits of a partial, above the two of its certainty. */
export const partialFlags = { isMerged: 4, isWide: 8, hasGathered: 16, hasId: 32 } as const;
/** Bits of a match, above the two of its certainty. */
export const matchFlags = { isApproximate: 4, isDue: 8 } as const;
export const certainties = ['perhaps', 'gateway', 'yes'] as const;
/** Bits of what a step shows; 0: nothing. */
export const shownFlags = { isThere: 1, hasFrom: 2, hasRoles: 4 } as const;
/** Bits of a call in flight. */
export const flightFlags = { hasBefore: 1, hasTold: 2 } as const;
/** Values of expressions: what is no number from here on is itself; the rest names a set or, every other one, a text. */
export const values = { missing: 0, no: 1, yes: 2, first: 3 } as const;
/** Distances: what is none names a text; the others are doubled, less than 0 between them. */
export const distances = { none: 0, first: 1, end: 2 ** 50 } as const;
