/**
 * How workers of the version before stored the state of a sequence: rows of numbers in tables, each thing once, whoever
 * holds it.
 *
 * 1. A row is named by its place in its table; texts stand in one table, and so do the sets of values.
 * 2. Times and numbers of gateways are distances back from those of the newest event, which are small.
 * 3. What can be worked out is not stored: weights, lookups, the earliest start.
 */

export const rowsFormat = 1;

/** A number names a set; a text or number of its own stands in a list of one. */
export type StoredValue = null | boolean | number | readonly [string | number];

export type SetRow = readonly [isOpen: 0 | 1, ...texts: number[]];

/** server, target kind, target name, method, agent, principal, verdict, command; capabilities, labels, destinations */
export type SubjectRow = readonly (number | readonly number[])[];

export type TakeRow = readonly [
  timeMs: number,
  seq: number,
  id: number,
  call: number,
  agent: number,
  flags: number,
  yes: number,
  maybe: number,
  subject: number,
  probes: readonly StoredValue[],
  refusedBy?: number,
];

export type ShownRow = readonly [
  count: number,
  values: readonly number[],
  from?: readonly [call: number, role: number],
];

export type TakenRow = readonly [
  step: number,
  item: number,
  call: number,
  event: number,
  timeMs: number,
  requestedMs: number,
  tick: number,
  subject: number,
  shown: ShownRow | 0,
];

export type PartialRow = readonly [
  item: number,
  progress: number,
  startMs: number,
  decidedMs: number,
  readyMs: number,
  since: number,
  flags: number,
  captures: readonly StoredValue[],
  steps: readonly number[],
  gathered?: readonly [total: number, distinct: readonly number[]] | 0,
  id?: number,
];

export type MatchRow = readonly [
  partial: number,
  captures: readonly StoredValue[],
  steps: readonly number[],
  startMs: number,
  certainty: 0 | 1 | 2,
  isApproximate: 0 | 1,
  dueMs?: number,
];

export type FlightRow = readonly [
  request: number,
  tick: number,
  candidates: readonly (readonly [step: number, from: readonly number[]])[],
  before?: number | null,
  told?: number,
];

export type SampleRow = readonly [timeMs: number, amount: number, values: readonly number[], certainty: number];
export type SightingRow = readonly [timeMs: number, call: number];

export type AsideRow = readonly [
  clearedAt: number,
  forgotten: number,
  left: number,
  overflow: number,
  turns: readonly (readonly [agent: number, call: number])[],
  window: readonly SampleRow[],
  sightings: readonly (readonly [yes: readonly SightingRow[], maybe: readonly SightingRow[]])[],
  waiting: readonly number[],
];

export type CoreRow = readonly [
  tick: number,
  partials: readonly (readonly number[])[],
  flights: readonly number[],
  aside: number,
];

export type ChunkRow = readonly [core: CoreRow, takes: readonly number[], endings: readonly number[]];

export type LogRow = readonly [
  key: string,
  head: CoreRow,
  chunks: readonly ChunkRow[],
  floor: readonly [timeMs: number, seq: number, id: number],
  watermarkMs: number,
  horizonMs: number,
  madeUps: number,
  held: readonly number[],
];

export interface StoredTables {
  readonly texts: readonly string[];
  readonly sets: readonly SetRow[];
  readonly subjects: readonly SubjectRow[];
  readonly takes: readonly TakeRow[];
  readonly taken: readonly TakenRow[];
  readonly partials: readonly PartialRow[];
  readonly matches: readonly MatchRow[];
  readonly flights: readonly FlightRow[];
  readonly asides: readonly AsideRow[];
}

/** Tables in the order in which each needs those before it. */
export type StoredRows = readonly [
  format: number,
  newestMs: number,
  newestSeq: number,
  texts: StoredTables['texts'],
  sets: StoredTables['sets'],
  subjects: StoredTables['subjects'],
  takes: StoredTables['takes'],
  taken: StoredTables['taken'],
  partials: StoredTables['partials'],
  matches: StoredTables['matches'],
  flights: StoredTables['flights'],
  asides: StoredTables['asides'],
  logs: readonly LogRow[],
];

/** Bits of a take, above the two of its phase. */
export const takeFlags = { isLacking: 4, isCut: 8, feeds: 16, isRound: 32, isMadeUp: 64 } as const;
/** Bits of a partial, above the two of its certainty. */
export const partialFlags = { isMerged: 4, isWide: 8 } as const;
