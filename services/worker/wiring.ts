import { topics } from '../../schemas/topics.ts';
import type { WorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createOwnRecords } from '../adapters/crypto/own-records.ts';
import { createVerifier } from '../adapters/crypto/verifier.ts';
import { type Engine, engineDefaults } from '../engine/engine.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import type { SessionStore } from '../engine/ports/session-store.ts';
import type { Signer } from '../engine/ports/signing.ts';
import type { DetectorsConfig } from '../../schemas/generated/types.ts';
import { CommandDesk } from './command-desk.ts';
import { CommandLedger } from './command-ledger.ts';
import type { WorkerSettings } from './config.ts';
import { DetectorAlarm } from './detector-alarm.ts';
import type { DetectorFolder } from './detector-folder.ts';
import { createWorkerEvents } from './events.ts';
import { createGatewayDirectory } from './gateways.ts';
import { createWorkerMetrics } from './metrics.ts';
import type { PipelineDeps } from './partition-pipeline.ts';
import { createPatience } from './patience.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { nodeTimers } from '../adapters/clock/node-timers.ts';
import { Worker } from './worker.ts';

export interface WorkerParts {
  readonly log: Log;
  readonly store: SessionStore;
  readonly engine: Engine;
  readonly signer: Signer;
  readonly keys: Pick<WorkerKeys, 'gateways' | 'trust'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly config: WorkerSettings;
  /** The operator's own detectors, which may change while the worker runs. */
  readonly folder?: DetectorFolder | undefined;
  /** How the operator set detectors; for when the folder changes. */
  readonly detectors?: DetectorsConfig | undefined;
}

/** What tests replace. */
export interface WorkerOverrides {
  readonly timers?: Timers;
}

/** Builds a worker from its parts. It closes what it takes from the log; the store is closed by whoever opened it. */
export function createWorker(parts: WorkerParts, { timers = nodeTimers }: WorkerOverrides = {}): Worker {
  const { log, store, engine, keys, clock, logger, config } = parts;
  const stopping = new AbortController();
  const nowMs = (): number => clock.nowMs();
  const events = createWorkerEvents(logger, createWorkerMetrics(parts.metrics), nowMs);
  const patience = createPatience({ events, stopping: stopping.signal, sleep: timers.sleep });
  const gateways = createGatewayDirectory(keys.gateways);
  const { signer, verify } = createOwnRecords(parts.signer, createVerifier(keys.trust));
  const ledger = new CommandLedger({ verify });
  const producer = log.producer();
  const follower = (): ReturnType<Log['follower']> => log.follower({ isLeisurely: true });
  const desk = new CommandDesk({ ...config, ledger, producer, signer, gateways, events, nowMs, follower });
  const alarm = new DetectorAlarm({ producer, events, nowMs });
  const pipeline: PipelineDeps = {
    ...config,
    decode: { gateways, recordBytesMax: config.recordBytesMax },
    producer,
    events,
    store,
    engine,
    signer,
    patience,
    stopping: stopping.signal,
    sleep: timers.sleep,
    nowMs,
    clock: { latenessMs: config.latenessMs, skewMs: engineDefaults.skewMs },
    stateTtlMs: config.sessionIdleMs + config.replayWindowMs,
    onStore: (operation, startedMs) => events.storeTook(operation, clock.nowMs() - startedMs),
    onCounts: ({ partition, offset, key }, counts) => {
      events.judged({ partition, offset }, counts);
      if (counts.hole !== undefined && key !== undefined) desk.leapt(key, counts.hole);
    },
    onLate: (late) => desk.judgedLate(late),
    onPoison: ({ partition, offset }, err) => events.poisoned({ partition, offset, err }),
    onHeartbeat(heartbeat, record) {
      alarm.heard(heartbeat);
      desk.heartbeat(heartbeat, record);
    },
    onCommands: (effects) => desk.published(effects.map(({ record }) => record)),
  };
  const onFaults = (faults: readonly string[]): void => alarm.found(faults);
  parts.folder?.follow({ engine, detectors: parts.detectors, events, onFaults, signal: stopping.signal });
  const member = log.member(config.groupId, [topics.calls]);
  return new Worker({ ...config, log, member, desk, alarm, pipeline, timers, stopping });
}

export type { Worker };
export {
  checkDeployment,
  defaultWorkerSettings,
  readWorkerAccess,
  readWorkerConfig,
  workerConfigSchema,
  type WorkerSettings,
} from './config.ts';
export { type CommandStatus, readStatus, type StatusReport } from './status-reader.ts';
export { readCatalog } from './catalog-reader.ts';
export { chooseDetectors } from './detectors.ts';
export { builtIn, catalogIds } from './catalog.ts';
export { type DetectorFolder, type FolderOptions, openDetectorFolder } from './detector-folder.ts';
export { type FolderNews, folderText } from './folder-news.ts';
export { isSessionEventType, readSessionEvent, type SessionInput } from './session-event.ts';
export { readCalls } from './calls-reader.ts';
