import { systemClock } from '../adapters/clock/system-clock.ts';
import type { WorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createMemorySessionStore } from '../adapters/memory/memory-session-store.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import { defaultWorkerSettings, type DetectorFolder, type Worker } from '../worker/wiring.ts';
import { createOwnWorker } from './own-worker.ts';
import { topicSpecs } from './topic-specs.ts';

export interface WorkerOverLog {
  readonly worker: Worker;
  readonly close: () => Promise<void>;
}

export interface WorkerOverLogParts {
  readonly log: Log;
  readonly keys: WorkerKeys;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  /** Detectors that run beside the catalogue. */
  readonly folder?: DetectorFolder | undefined;
}

/** Makes the topics and starts a worker whose sessions are in memory: they are rebuilt from the log. */
export async function startWorkerOverLog(parts: WorkerOverLogParts): Promise<WorkerOverLog> {
  const config = defaultWorkerSettings();
  await parts.log.admin().ensure(topicSpecs({ callPartitions: 1 }));
  const store = createMemorySessionStore({ clock: systemClock });
  const worker = createOwnWorker({ ...parts, store, config });
  await worker.start();
  return {
    worker,
    async close() {
      await worker.stop();
      await store.close();
    },
  };
}
