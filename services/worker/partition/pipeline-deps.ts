import type { RestoreInput } from '../signals/restore-baselines.ts';
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import type { DeadlineStore } from '../../engine/ports/deadline-store.ts';
import type { LogProducer, LogRecord } from '../../engine/ports/log.ts';
import type { WorkerEvents } from '../events.ts';
import type { Late } from '../health/lateness.ts';
import type { Decoded } from '../records/decode.ts';
import type { CacheBudget } from '../session/cache-budget.ts';
import type { RulesShelf } from '../rules/rules-shelf.ts';
import type { LogTime } from '../time/log-time.ts';
import type { AttemptTurns } from './attempt-turns.ts';
import type { Effect, RoundDeps } from './round.ts';

/** Keeps the membership alive in long work. */
export type Beat = () => Promise<void>;

/** What the pipelines of the partitions of one topic share. */
export interface PipelineDeps extends RoundDeps {
  readonly decode: (record: LogRecord) => Decoded;
  readonly deadlines: DeadlineStore;
  readonly producer: LogProducer;
  readonly events: WorkerEvents;
  readonly cacheSessionsMax: number;
  /** Over all partitions of the worker. */
  readonly cacheBudget: CacheBudget;
  readonly batchRecordsMax: number;
  readonly attemptsMax: number;
  /** Of all partitions of the worker. */
  readonly attemptTurns: AttemptTurns;
  /** Aborted when no more may be left to commit behind the records' back. */
  readonly stopping: AbortSignal;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The first record of a while in which nobody judged in time. */
  readonly onLate: (late: Late) => void;
  /** The topic is not the one of the last commit. */
  readonly onLogReplaced: () => void;
  /** Milliseconds of a clock that is never set: for how long nothing was done. */
  readonly elapsedMs: () => number;
  readonly time: LogTime;
  readonly onHeartbeat: (heartbeat: Heartbeat, record: LogRecord) => void;
  readonly onRejected: (record: LogRecord) => void;
  /** Keys of a tenant of which the store knew nothing. */
  readonly onBegun: (begun: { readonly tenant: string; readonly count: number; readonly atMs: number }) => void;
  readonly shelf: Pick<RulesShelf, 'keep' | 'find'>;
  readonly onCommands: (records: readonly Effect[]) => void;
  /** Rule 12 (progress): a call waits until the records of a partition are judged, and now they are. */
  readonly onAwaited: (partition: number) => void;
  /** Sessions that live are rebuilt before the others, and judged ahead of their turn meanwhile. */
  readonly isLiveFirst: boolean;
  /** A session that was silent for so long has ended. */
  readonly sessionIdleMs: number;
  /** Puts what was learned back into a store that has lost it; absent: nothing is learned here. */
  readonly restore?: (input: RestoreInput) => Promise<void>;
}
