import type { DeadlineStore } from './deadline-store.ts';

/** Where session state lives between batches. Blobs are opaque: only versions and epochs are compared. */

export interface StoredSession {
  readonly version: number;
  readonly blob: Uint8Array;
}

export interface SessionSave {
  /** `tenant:session`, as the record key of the calls topic. */
  readonly key: string;
  /** The version that the new blob was made from; 0 for a session that did not exist. */
  readonly madeFrom: number;
  /** Epoch of the owner of the session's partition. */
  readonly epoch: number;
  readonly blob: Uint8Array;
  readonly ttlMs: number;
}

/**
 * saved: stored, at version madeFrom + 1. conflict: somebody else saved since; reload and redo.
 * fenced: an owner with a higher epoch saved; this process is no longer the owner.
 */
export type SaveOutcome = 'saved' | 'conflict' | 'fenced';

export interface StoreIdentity {
  /** Changes when the store's master changes, and when a marker that was gone is left anew: every owner notices a loss. */
  readonly masterId: string;
  /** False when the marker that was left on this master is gone: its data was lost. */
  readonly markerPresent: boolean;
}

/** Of the fullest part of a store. */
export interface StoreRoom {
  readonly usedBytes: number;
  /** 0: nothing bounds it. */
  readonly maxBytes: number;
}

export interface StoredSample extends StoredSession {
  readonly key: string;
  /** The longer, the later it was saved. */
  readonly ttlMs: number;
}

export interface SessionStore {
  /** Holds nothing beyond its process, so that its loss at a start is the ordinary course. */
  readonly isVolatile?: boolean;
  readonly deadlines: DeadlineStore;
  /** The same of the partitions of signals. */
  readonly entityDeadlines: DeadlineStore;
  load(keys: readonly string[]): Promise<readonly (StoredSession | undefined)[]>;
  /** One atomic, fenced write per session. */
  save(saves: readonly SessionSave[]): Promise<readonly SaveOutcome[]>;
  identity(): Promise<StoreIdentity>;
  /** Leaves the marker on the present master. */
  leaveMarker(): Promise<void>;
  /** Calls the listener whenever what answers from now on may not have what was stored before. */
  onDoubt?(listener: () => void): void;
  room?(): Promise<StoreRoom>;
  /** About so many sessions of the fullest part, others each time. */
  sample?(max: number): Promise<readonly StoredSample[]>;
  /** Forgets those that nobody saved since they were read, and says how many. */
  drop?(sessions: readonly Pick<StoredSample, 'key' | 'version'>[]): Promise<number>;
  /** Throws E_STORE_SETTINGS when the store may evict state. */
  check(): Promise<void>;
  close(): Promise<void>;
}
