import type { Fingerprint } from '../../../schemas/generated/types.ts';

/** A call of the session. Plain data: it is stored. `completedMs` is absent while the call is open. */
export interface CallNode {
  readonly call: string;
  readonly event: string;
  readonly requestedMs: number;
  readonly completedMs?: number;
  readonly isRequestKnown: boolean;
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
}

export type EdgeKind = 'order' | 'overlap' | 'data';

export interface CallEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Fingerprints that the edge stands for; 0 where it stands for none. */
  readonly overlap: number;
  readonly roles: readonly string[];
}

export type EntityKind = 'tool' | 'resource' | 'destination' | 'credential' | 'document';

export interface Entity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly calls: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** What the result of one call held that is still worth knowing, and what all of it is tainted with. */
export interface KnownResult {
  readonly call: string;
  readonly lastMs: number;
  readonly taints: readonly string[];
  readonly values: readonly KnownValue[];
}

export interface KnownValue {
  readonly fp: string;
  readonly role: Fingerprint['role'];
}

/** Sums over the calls that are no longer kept one by one. */
export interface FoldedCalls {
  readonly calls: number;
  readonly refused: number;
  readonly errors: number;
  readonly argumentBytes: number;
  readonly resultBytes: number;
}

export interface GraphState {
  /** In the order in which they were first heard of. */
  readonly calls: readonly CallNode[];
  readonly folded: FoldedCalls;
  readonly edges: readonly CallEdge[];
  readonly entities: readonly Entity[];
  /** Each value stands under the call that returned it last. */
  readonly results: readonly KnownResult[];
  readonly overflow: { readonly edges: number; readonly entities: number; readonly values: number };
}

export const callsMax = 64;
export const edgesMax = 256;
export const entitiesMax = 128;
/** Over all results. */
export const valuesMax = 512;

/** Taint of a result that others could have written. */
export const untrustedTaint = 'untrusted';

export const emptyGraph: GraphState = {
  calls: [],
  folded: { calls: 0, refused: 0, errors: 0, argumentBytes: 0, resultBytes: 0 },
  edges: [],
  entities: [],
  results: [],
  overflow: { edges: 0, entities: 0, values: 0 },
};
