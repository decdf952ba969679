/** The worker's side of a pipeline on real servers, inside this process. */
import { ulid } from 'ulid';
import { type EmbeddedKeys, loadOrCreateEmbeddedKeys } from '../adapters/crypto/embedded-keys.ts';
import { loadGatewayKeys, loadWorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import { createRedisSessionStore } from '../adapters/redis/redis-session-store.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import {
  checkDeployment,
  type FolderNews,
  folderText,
  openDetectorFolder,
  readWorkerAccess,
  type Worker,
} from '../worker/wiring.ts';
import { createOwnWorker } from './own-worker.ts';
import { topicSpecs } from './topic-specs.ts';
import type { UpSettings } from './up-settings.ts';

export interface OnServers {
  readonly log: Log;
  readonly keys: EmbeddedKeys;
  readonly worker: Worker;
  /** Rejects when the worker cannot start; ready only later, because joining the group takes Kafka some seconds. */
  readonly started: Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OnServersParts {
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly say: (text: string) => void;
}

/** Makes what topics are missing, and starts a worker. Throws when Kafka or Redis cannot be used. */
export async function startOnServers(
  settings: UpSettings,
  { logger, metrics, say }: OnServersParts,
): Promise<OnServers> {
  const { worker: config, partitions } = settings;
  const access = readWorkerAccess(config);
  const keys = keysOf(settings);
  checkDeployment(config, keys.worker.trust.deployment);
  const { kafkaBrokers: brokers, topicPrefix, keyPrefix, detectors, detectorsDir } = config;
  const { redisUrl: url, redisCluster: isCluster, redisClusterNodes: clusterNodes } = config;
  const onNews = (news: FolderNews): void => say(folderText(news));
  const folder = detectorsDir === undefined ? undefined : await openDetectorFolder(detectorsDir, { ...config, onNews });
  const log = createKafkaLog({
    brokers,
    topicPrefix,
    access: access.kafka,
    clientId: 'shearpin-up',
    newId: ulid,
    logger,
  });
  await makeTopics(log, { partitions, topicPrefix, say });
  const store = createRedisSessionStore({ url, isCluster, clusterNodes, access: access.redis, keyPrefix, logger });
  const worker = createOwnWorker({ log, store, keys: keys.worker, logger, metrics, config, detectors, folder });
  const close = async (): Promise<void> => {
    await worker.stop();
    await store.close();
  };
  try {
    await store.check();
  } catch (fault) {
    await close();
    throw fault;
  }
  const started = worker.start();
  // Whoever waits for the start is told; nobody may wait any more.
  started.catch(() => undefined);
  return { log, keys, worker, started, close };
}

function keysOf({ ownKeysIn, keysDir, names }: UpSettings): EmbeddedKeys {
  if (ownKeysIn !== undefined) return loadOrCreateEmbeddedKeys(ownKeysIn, names);
  return { gateway: loadGatewayKeys(keysDir, names), worker: loadWorkerKeys(keysDir) };
}

interface MakingTopics {
  readonly partitions: number;
  readonly topicPrefix: string;
  readonly say: (text: string) => void;
}

async function makeTopics(log: Log, { partitions, topicPrefix, say }: MakingTopics): Promise<void> {
  const admin = log.admin();
  try {
    const made = await admin.ensure(topicSpecs({ callPartitions: partitions }));
    if (made.length > 0) say(`made the topics ${made.map((topic) => topicPrefix + topic).join(', ')}`);
  } finally {
    await admin.close();
  }
}
