/** A call of the session. Plain data: it is stored. `completedMs` is absent while the call is open. */
export interface CallNode {
  readonly call: string;
  readonly requestedMs: number;
  readonly completedMs?: number;
  readonly isRequestKnown: boolean;
  /** Its request stands for a later round: the first one was counted before, or never came. */
  readonly isLaterRound?: true;
  readonly server: string;
  readonly target: string;
  readonly kind: string;
  readonly agent: string;
  readonly capabilities: readonly string[];
  readonly labels: readonly string[];
  readonly taints: readonly string[];
  readonly verdict: string;
  readonly outcome: string;
  readonly argumentBytes: number;
  readonly resultBytes: number;
  /** What led to this call. Some may come from calls that are folded by now. */
  readonly edges: readonly CallEdge[];
}

export type EdgeKind = 'order' | 'overlap' | 'data';

export interface CallEdge {
  readonly from: string;
  readonly kind: EdgeKind;
  /** Fingerprints that the edge stands for; 0 where it stands for none. */
  readonly overlap: number;
  readonly roles: readonly string[];
}

/** What calls touch. A document is the call that read it. */
export type EntityKind = 'tool' | 'resource' | 'destination' | 'credential';

/** By kind, the one that was seen last at the end. */
export type Entities = Readonly<Record<EntityKind, readonly string[]>>;

/** What the result of one call held that is still worth knowing, and what all of it is tainted with. */
export interface KnownResult {
  readonly call: string;
  readonly taints: readonly string[];
  /** Two numbers of 32 bits for each value: halves of its fingerprint. */
  readonly halves: readonly number[];
  /** By value, its role as a number: the higher, the longer it is kept. */
  readonly ranks: readonly number[];
}

/**
 * Sums over the calls that are no longer kept one by one. A call counts once, by its first request, so that one which was
 * open when it was counted is not counted again with its end.
 */
export interface FoldedCalls {
  readonly calls: number;
  readonly refused: number;
  readonly errors: number;
  readonly argumentBytes: number;
  readonly resultBytes: number;
}

/** What did not fit. */
export interface GraphOverflow {
  readonly edges: number;
  readonly entities: number;
  readonly values: number;
}

export interface GraphState {
  /** In the order in which they were first heard of. */
  readonly calls: readonly CallNode[];
  readonly folded: FoldedCalls;
  readonly entities: Entities;
  /** Oldest first; each value stands under the call that returned it last. */
  readonly results: readonly KnownResult[];
  readonly overflow: GraphOverflow;
}

export const callsMax = 64;
export const edgesPerCallMax = 24;
/** Of each kind. */
export const entitiesMax = 32;
/** Over all results. */
export const valuesMax = 512;

/** Taint of a result that others could have written. */
export const untrustedTaint = 'untrusted';

export const emptyGraph: GraphState = {
  calls: [],
  folded: { calls: 0, refused: 0, errors: 0, argumentBytes: 0, resultBytes: 0 },
  entities: { tool: [], resource: [], destination: [], credential: [] },
  results: [],
  overflow: { edges: 0, entities: 0, values: 0 },
};
