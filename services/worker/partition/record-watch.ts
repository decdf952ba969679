import type { Patience } from '../patience.ts';
import type { Rejected } from '../records/decode.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Run before and after the part that could kill the process. */
export interface RecordWatch {
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

interface Watching {
  readonly owner: Pick<PartitionOwner, 'isCautious' | 'commitAttempt' | 'clearAttempt'>;
  readonly patience: Patience;
  readonly beat: () => Promise<void>;
}

/** Marks records from before they are read, so that one that kills the process is found wherever it does. */
export function watchRecords(
  { from, to }: { readonly from: bigint; readonly to: bigint },
  { owner, patience, beat }: Watching,
): RecordWatch | undefined {
  if (!owner.isCautious) return undefined;
  return {
    begin: () => patience('log', () => owner.commitAttempt(from, to), beat),
    end: () => patience('log', () => owner.clearAttempt(), beat),
  };
}

/** Rule 11 (bounds and poison): a record that killed the process too often is given up before it is touched. */
export function givenUp(attemptsMax: number): Rejected {
  return { kind: 'rejected', reason: 'poison', detail: `the process died ${String(attemptsMax)} times in it` };
}
