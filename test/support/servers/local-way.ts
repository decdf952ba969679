import { KafkaServer } from './kafka-server.ts';
import { RedisServer } from './redis-server.ts';
import type { FoundServer, ServerWay } from './server-way.ts';

/** Real servers that this process starts itself. */
export function createLocalWay(): ServerWay {
  return {
    advice: {
      kafka: 'Install a JDK (17 or newer) and Maven: the broker is fetched with them and started',
      redis: 'Install redis-server, or a JDK and Maven to fetch one',
    },
    async find(kind) {
      const server = kind === 'kafka' ? await startKafka() : await startRedis();
      return { outcome: 'found', server };
    },
  };
}

async function startKafka(): Promise<FoundServer> {
  const server = await KafkaServer.start();
  return { address: server.brokers, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

async function startRedis(): Promise<FoundServer> {
  const server = await RedisServer.start();
  return { address: server.url, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
