import { topics } from '../../schemas/topics.ts';
import type { TopicAdmin } from '../engine/ports/log.ts';
import type { GatewayEvents } from './events.ts';
import type { Timers } from '../engine/ports/timers.ts';

export interface PartitionWatchDeps {
  readonly admin: TopicAdmin;
  readonly events: GatewayEvents;
  readonly timers: Timers;
  readonly stopping: AbortSignal;
  /** The count is known, or another one than before. */
  readonly onCount: () => void;
}

export interface PartitionWatch {
  /** Partitions of the calls topic; 0 until the log has told. */
  count(): number;
  /** Resolves when it has stopped. */
  run(): Promise<void>;
}

const retryMs = 1000;
const refreshMs = 60_000;

/** Keeps up with how many partitions the calls topic has; a topic may be widened while the gateway runs. */
export function createPartitionWatch({ admin, events, timers, stopping, onCount }: PartitionWatchDeps): PartitionWatch {
  let count = 0;
  let told = '';
  const look = async (): Promise<boolean> => {
    try {
      const found = (await admin.check([topics.calls])).get(topics.calls) ?? 0;
      const isNew = found !== count;
      count = found;
      if (isNew) onCount();
      told = '';
      return true;
    } catch (err) {
      // It is looked again every second: only another reason is news.
      const reason = err instanceof Error ? err.message : '';
      if (reason !== told) events.topicsUnknown(err);
      told = reason;
      return false;
    }
  };
  return {
    count: () => count,
    async run() {
      while (!stopping.aborted) {
        const isKnown = await look();
        await timers.sleep(isKnown ? refreshMs : retryMs, stopping);
      }
      await admin.close();
    },
  };
}
