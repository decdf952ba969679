import type { Patience } from '../patience.ts';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { Decoded, DecodedRecord } from '../records/decode.ts';
import type { AttemptTurns } from './attempt-turns.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Run before and after the part that could kill the process. */
export interface RecordWatch {
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
  /** Whatever became of them: the process lives, so nobody has died in them. */
  readonly leave: () => Promise<void>;
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
  let endTurn = (): void => undefined;
  let isBegun = false;
  return {
    begin: async () => {
      endTurn = await attemptTurns.take(beat);
      isBegun = true;
      await patience('log', () => owner.commitAttempt(from, to), beat);
    },
    end: async () => {
      await patience('log', () => owner.clearAttempt(), beat);
      isBegun = false;
      endTurn();
    },
    leave: async () => {
      // An owner that cannot say so any more is taken for dead.
      if (isBegun) await owner.clearAttempt().catch(() => undefined);
      isBegun = false;
      endTurn();
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
