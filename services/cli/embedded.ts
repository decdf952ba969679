/** The whole stream in one process: log and sessions in memory, keys and the log's file in the user's state folder. */
import { join } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { type EmbeddedKeys, type EmbeddedNames, loadOrCreateEmbeddedKeys } from '../adapters/crypto/embedded-keys.ts';
import { createMemoryLog, type MemoryLog, openMemoryLog } from '../adapters/memory/memory-log.ts';
import { createMemorySessionStore } from '../adapters/memory/memory-session-store.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import { defaultWorkerSettings, type Worker } from '../worker/wiring.ts';
import { createOwnWorker } from './own-worker.ts';
import { topicSpecs } from './topic-specs.ts';

export interface EmbeddedOptions {
  readonly stateFolder: string;
  readonly names: EmbeddedNames;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  /** Told when the log of the state folder belongs to another living process. */
  readonly onAlone: () => void;
}

export interface Embedded {
  readonly log: MemoryLog;
  readonly keys: EmbeddedKeys;
  readonly worker: Worker;
  readonly close: () => Promise<void>;
}

/** Starts the worker's side. A gateway that uses it is stopped before it is closed. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { stateFolder, names, logger, metrics } = options;
  const keys = loadOrCreateEmbeddedKeys(stateFolder, names);
  const log = await openLog(options);
  await log.admin().ensure(topicSpecs({ callPartitions: 1 }));
  const store = createMemorySessionStore({ clock: systemClock });
  const config = defaultWorkerSettings();
  const worker = createOwnWorker({ log, store, keys: keys.worker, logger, metrics, config });
  await worker.start();
  const close = async (): Promise<void> => {
    await worker.stop();
    await store.close();
    await log.close();
  };
  return { log, keys, worker, close };
}

/** Two processes cannot write one file: the second keeps its log in memory, and says that it sees only its own calls. */
async function openLog({ stateFolder, names, logger, onAlone }: EmbeddedOptions): Promise<MemoryLog> {
  try {
    return await openMemoryLog({ clock: systemClock, logger, file: join(stateFolder, `${names.gateway}.log`) });
  } catch (fault) {
    if (!(fault instanceof ShearpinError && fault.code === 'E_LOG_UNAVAILABLE')) throw fault;
    onAlone();
    return createMemoryLog({ clock: systemClock, logger });
  }
}
