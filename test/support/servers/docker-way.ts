/**
 * Containers through testcontainers, whose own reaper removes them when this process dies.
 * Not yet tried against an engine: it was written where none was at hand.
 */
import type * as testcontainersModule from 'testcontainers';
import { freePort } from './free-port.ts';
import type { FoundServer, ServerWay } from './server-way.ts';

const KAFKA_IMAGE = 'apache/kafka:4.1.1';
const REDIS_IMAGE = 'redis:8-alpine';
const REDIS_PORT = 6379;
const CONTROLLER_PORT = 9093;

type Testcontainers = typeof testcontainersModule;

export function createDockerWay(): ServerWay {
  const advice = 'Start a Docker engine that this user may use';
  return {
    advice: { kafka: `${advice} (image ${KAFKA_IMAGE})`, redis: `${advice} (image ${REDIS_IMAGE})` },
    async find(kind) {
      // A second's work, which runs with named servers need not wait for.
      const testcontainers = await import('testcontainers');
      const isEngineAtHand = await testcontainers.getContainerRuntimeClient().catch(() => undefined);
      if (isEngineAtHand === undefined) return { outcome: 'unavailable', reason: 'no container engine answers' };
      const server = kind === 'kafka' ? await startKafka(testcontainers) : await startRedis(testcontainers);
      return { outcome: 'found', server };
    },
  };
}

/** The broker tells clients its own address, so its port inside and outside must be the same. */
async function startKafka({ GenericContainer, Wait }: Testcontainers): Promise<FoundServer> {
  const port = await freePort();
  const container = await new GenericContainer(KAFKA_IMAGE)
    .withExposedPorts({ container: port, host: port })
    .withEnvironment(kafkaEnvironment(port))
    .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
    .start();
  return foundContainer(container, `127.0.0.1:${String(port)}`);
}

function kafkaEnvironment(port: number): Record<string, string> {
  return {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: `1@localhost:${String(CONTROLLER_PORT)}`,
    KAFKA_LISTENERS: `PLAINTEXT://:${String(port)},CONTROLLER://:${String(CONTROLLER_PORT)}`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${String(port)}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_LOG_CLEANER_BACKOFF_MS: '500',
  };
}

async function startRedis({ GenericContainer }: Testcontainers): Promise<FoundServer> {
  const container = await new GenericContainer(REDIS_IMAGE)
    .withExposedPorts(REDIS_PORT)
    .withCommand(['redis-server', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'])
    .start();
  return foundContainer(container, `redis://${container.getHost()}:${String(container.getMappedPort(REDIS_PORT))}`);
}

function foundContainer(container: testcontainersModule.StartedTestContainer, address: string): FoundServer {
  return {
    address,
    async [Symbol.asyncDispose]() {
      await container.stop();
    },
  };
}
