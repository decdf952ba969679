import { ulid } from 'ulid';
import type { WorkerConfig } from '../../schemas/generated/types.ts';
import { monotonicMs } from '../adapters/clock/monotonic-clock.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { loadWorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createSigner } from '../adapters/crypto/signer.ts';
import { type AdminServer, serveAdmin } from '../adapters/http/admin-server.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import { createMetricFactory } from '../adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../adapters/metrics/metrics-registry.ts';
import { createRedisSessionStore } from '../adapters/redis/redis-session-store.ts';
import { createEngine } from '../engine/engine.ts';
import type { Log } from '../engine/ports/log.ts';
import type { SessionStore } from '../engine/ports/session-store.ts';
import { checkDeployment, readWorkerAccess, riskSettings } from './config.ts';
import { openDetectorFolder } from './rules/detector-folder.ts';
import { chooseDetectors } from './rules/detectors.ts';
import type { FolderNews } from './rules/folder-news.ts';
import { createWorker } from './wiring.ts';

export interface WorkerProcess {
  readonly admin: AdminServer;
  /** Resolves when log and store were reached and the group is joined. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** How a worker comes to its log and its store. */
export interface WorkerPorts {
  readonly log: Log;
  readonly store: SessionStore;
}

export interface WorkerProcessOptions {
  readonly version: string;
  /** Stands between the worker and Kafka and Redis. */
  readonly around?: (ports: WorkerPorts) => WorkerPorts;
}

/** A worker on Kafka and Redis with its admin server; alive before it is ready. */
export async function openWorkerProcess(
  config: Readonly<WorkerConfig>,
  { version, around = (ports) => ports }: WorkerProcessOptions,
): Promise<WorkerProcess> {
  const access = readWorkerAccess(config);
  const keys = loadWorkerKeys(config.keysDir);
  const { deployment } = keys.trust;
  checkDeployment(config, deployment);
  const logger = createLogger({ level: config.logLevel, service: 'worker' });
  const registry = createMetricsRegistry({ service: 'worker', version, withProcessMetrics: true });
  const { kafkaBrokers: brokers, topicPrefix, keyPrefix } = config;
  const { redisUrl: url, redisCluster: isCluster, redisClusterNodes: clusterNodes } = config;
  const { detectorsDir, detectors } = config;
  const onNews = ({ kind, lines: warnings }: FolderNews): void => {
    if (kind === 'warnings') logger.warn({ warnings }, 'the folder of detectors has warnings');
  };
  const folder = detectorsDir === undefined ? undefined : await openDetectorFolder(detectorsDir, { ...config, onNews });
  const rules = chooseDetectors(detectors, folder?.detectors);
  const { signing, wideSigning } = keys;
  const writers = { writer: signing.writer, wideWriter: wideSigning?.writer };
  const settings = { risk: riskSettings(config), snapshotMs: config.baselineMs };
  const engine = createEngine({ ...rules, ...writers, deployment, settings, elapsed: monotonicMs });
  const kafka = { brokers, topicPrefix, access: access.kafka, clientId: 'shearpin-worker', newId: ulid, logger };
  const { log, store } = around({
    log: createKafkaLog(kafka),
    store: createRedisSessionStore({ url, isCluster, clusterNodes, access: access.redis, keyPrefix, logger }),
  });
  const worker = createWorker({
    log,
    store,
    engine,
    signer: createSigner({ ...signing, deployment }),
    wideSigner: wideSigning && createSigner({ ...wideSigning, deployment }),
    keys,
    clock: systemClock,
    elapsed: monotonicMs,
    logger,
    metrics: createMetricFactory(registry),
    config,
    folder,
    detectors,
  });
  const admin = await serveAdmin({ listen: config.adminListen, registry, ready: () => worker.ready() }).catch(
    async (cause: unknown) => {
      // An open store goes on connecting, and a process that has told its fault would never end.
      await store.close();
      throw cause;
    },
  );
  logger.info({ admin: admin.address }, 'worker started');
  const stop = async (): Promise<void> => {
    await worker.stop();
    await Promise.all([store.close(), admin.close()]);
    logger.info({}, 'worker stopped');
  };
  return { admin, start: () => worker.start(), stop };
}
