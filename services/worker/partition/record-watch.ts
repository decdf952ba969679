import type { Patience } from '../patience.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { Decoded, DecodedRecord } from '../records/decode.ts';
import type { AttemptTurns } from './attempt-turns.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Run before and after the part that could kill the process. */
export interface RecordWatch {
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
  /** Whatever became of them. */
  readonly leave: () => void;
}

interface Watching {
  readonly owner: Pick<PartitionOwner, 'isCautious' | 'commitAttempt' | 'clearAttempt'>;
  readonly patience: Patience;
  readonly attemptTurns: AttemptTurns;
  readonly beat: () => Promise<void>;
}

/** Marks records from before they are read, so that one that kills the process is found wherever it does. */
export function watchRecords(
  { from, to }: { readonly from: bigint; readonly to: bigint },
  { owner, patience, attemptTurns, beat }: Watching,
): RecordWatch | undefined {
  if (!owner.isCautious) return undefined;
  let leave = (): void => undefined;
  return {
    begin: async () => {
      leave = await attemptTurns.take(beat);
      await patience('log', () => owner.commitAttempt(from, to), beat);
    },
    end: async () => {
      await patience('log', () => owner.clearAttempt(), beat);
      leave();
    },
    leave: () => {
      leave();
    },
  };
}

interface Reading {
  readonly decode: (record: LogRecord) => Decoded;
  readonly attemptsMax: number;
}

/** Rule 11 (bounds and poison): a record that killed the process too often is given up before it is touched. */
export function readRecords(
  records: readonly LogRecord[],
  { isSpent, decode, attemptsMax }: Reading & { readonly isSpent: boolean },
): readonly DecodedRecord[] {
  const detail = `the process died ${String(attemptsMax)} times in it`;
  const read = (record: LogRecord): Decoded =>
    isSpent ? { kind: 'rejected', reason: 'poison', detail } : decode(record);
  return records.map((record) => ({ record, decoded: read(record) }));
}
