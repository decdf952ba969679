/** A pipeline that is one process: log and sessions in memory, keys and the log's file in the user's state folder. */
import { join } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { type EmbeddedKeys, type EmbeddedNames, loadOrCreateEmbeddedKeys } from '../adapters/crypto/embedded-keys.ts';
import { createMemoryLog, type MemoryLog, openMemoryLog } from '../adapters/memory/memory-log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import type { DetectorFolder, Worker } from '../worker/wiring.ts';
import { startWorkerOverLog } from './worker-over-log.ts';

export interface EmbeddedOptions {
  readonly stateFolder: string;
  readonly names: EmbeddedNames;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  /** Told when the log of the state folder belongs to another living process. */
  readonly onAlone: () => void;
  /** Detectors that run beside the catalogue. */
  readonly folder?: DetectorFolder | undefined;
}

export interface Embedded {
  readonly log: MemoryLog;
  readonly keys: EmbeddedKeys;
  readonly worker: Worker;
  readonly close: () => Promise<void>;
}

/** Starts the worker's side. A gateway that uses it is stopped before it is closed. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { stateFolder, names, logger, metrics, folder } = options;
  const keys = loadOrCreateEmbeddedKeys(stateFolder, names);
  const log = await openLog(options);
  const { worker, close: stopWorker } = await startOver({ log, keys: keys.worker, logger, metrics, folder });
  const close = async (): Promise<void> => {
    await stopWorker();
    await log.close();
  };
  return { log, keys, worker, close };
}

/** A log that nobody uses is closed again. */
async function startOver(parts: Parameters<typeof startWorkerOverLog>[0] & { readonly log: MemoryLog }) {
  try {
    return await startWorkerOverLog(parts);
  } catch (fault) {
    await parts.log.close();
    throw fault;
  }
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
