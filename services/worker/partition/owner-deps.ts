import { ShearpinError } from '../../../schemas/errors.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { SessionStore } from '../../engine/ports/session-store.ts';
import type { ClaimDeps } from './partition-claim.ts';

export interface OwnerDeps extends ClaimDeps {
  readonly store: SessionStore;
  /** How far back the state of a live session can reach. */
  readonly rewindMs: () => number;
  /** Of a record that waited for longer, the store may have dropped the session meanwhile. */
  readonly replayWindowMs: number;
  /** Records that an owner before may have had in hand when it died. */
  readonly batchRecordsMax: number;
  /** So many owners may die in a record. */
  readonly attemptsMax: number;
}

/** moved: the next read begins elsewhere, this batch is void. */
export type Admission =
  { readonly kind: 'admitted'; readonly records: readonly LogRecord[] } | { readonly kind: 'moved' };

/** The broker has named another owner. */
export function isNotOwner(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_NOT_OWNER';
}
