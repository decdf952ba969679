/** The whole stream in one process: log and sessions in memory, keys and the log's file in the user's state folder. */
import { join } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { type EmbeddedKeys, loadOrCreateEmbeddedKeys } from '../adapters/crypto/embedded-keys.ts';
import { createSigner } from '../adapters/crypto/signer.ts';
import { createMemoryLog, type MemoryLog, openMemoryLog } from '../adapters/memory/memory-log.ts';
import { createMemorySessionStore } from '../adapters/memory/memory-session-store.ts';
import { createEngine } from '../engine/engine.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import { defaultWorkerSettings } from '../worker/config.ts';
import { chooseDetectors } from '../worker/detectors.ts';
import { createWorker, type Worker } from '../worker/wiring.ts';
import { topicSpecs } from './topic-specs.ts';

export interface EmbeddedOptions {
  readonly stateFolder: string;
  readonly tenant: string;
  readonly gateway: string;
  readonly deployment: string;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  /** Told when the log of the state folder belongs to another living process. */
  readonly onAlone: () => void;
}

export interface Embedded {
  readonly log: MemoryLog;
  readonly keys: EmbeddedKeys;
  readonly worker: Worker;
  close(): Promise<void>;
}

export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { stateFolder, logger, metrics } = options;
  const keys = loadOrCreateEmbeddedKeys(stateFolder, options);
  const log = await openLog(options);
  await log.admin().ensure(topicSpecs({ callPartitions: 1 }));
  const store = createMemorySessionStore({ clock: systemClock });
  const { signing, trust } = keys.worker;
  const signer = createSigner({ ...signing, deployment: trust.deployment });
  const engine = createEngine({ ...chooseDetectors(), writer: signing.writer, deployment: trust.deployment });
  const parts = { log, store, engine, signer, keys: keys.worker, clock: systemClock, logger, metrics };
  const worker = createWorker({ ...parts, config: defaultWorkerSettings() });
  await worker.start();
  const close = async (): Promise<void> => {
    await worker.stop();
    await store.close();
    await log.close();
  };
  return { log, keys, worker, close };
}

/** Two processes cannot write one file: the second keeps its log in memory, and says that it sees only its own calls. */
async function openLog({ stateFolder, gateway, logger, onAlone }: EmbeddedOptions): Promise<MemoryLog> {
  try {
    return await openMemoryLog({ clock: systemClock, logger, file: join(stateFolder, `${gateway}.log`) });
  } catch (fault) {
    if (!(fault instanceof ShearpinError && fault.code === 'E_LOG_UNAVAILABLE')) throw fault;
    onAlone();
    return createMemoryLog({ clock: systemClock, logger });
  }
}
