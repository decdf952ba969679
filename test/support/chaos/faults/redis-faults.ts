/** What the store does: it forgets, it fails over, it cannot serve for a while. */
import { Redis } from 'ioredis';
import { becomesTrue } from '../../pipeline/eventually.ts';
import { RedisServer } from '../../servers/redis-server.ts';
import { portOf, type World } from '../world/world.ts';
import type { Fault, Scene } from './fault.ts';

const servesNotMs = { least: 500, more: 2_000 };
/** Writes that the replica has not, when it becomes the master. */
const cutOffMs = 1_500;

async function asked<T>(server: RedisServer, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url, { maxRetriesPerRequest: 3 });
  redis.on('error', () => undefined);
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}

async function lasts(scene: Scene): Promise<void> {
  await scene.lasts(servesNotMs.least + scene.below(servesNotMs.more));
}

/** A replica that has what the master has now, and is then cut off from it. */
async function laggingReplica({ world, lasts: wait }: Scene): Promise<RedisServer> {
  const replica = await RedisServer.start();
  await asked(replica, (redis) => redis.replicaof('127.0.0.1', portOf(world.redis)));
  await becomesTrue({ what: 'the replica has everything' }, () =>
    asked(replica, async (redis) => (await redis.info('replication')).includes('master_link_status:up')),
  );
  // From now on it follows a master that nobody is.
  await asked(replica, (redis) => redis.replicaof('127.0.0.1', 1));
  await wait(cutOffMs);
  return replica;
}

async function promote(world: World, replica: RedisServer, leadWorkers: (port: number) => void): Promise<void> {
  await asked(replica, (redis) => redis.replicaof('NO', 'ONE'));
  world.adoptRedis(replica);
  leadWorkers(portOf(replica));
}

export const redisFaults: readonly Fault[] = [
  {
    kind: 'redis-emptied',
    isShort: true,
    async happen({ world }) {
      await asked(world.redis, (redis) => redis.flushall());
    },
  },
  {
    kind: 'redis-noscript',
    isShort: true,
    async happen({ world }) {
      await asked(world.redis, (redis) => redis.script('FLUSH'));
    },
  },
  {
    kind: 'redis-failover',
    async happen(scene) {
      const { world } = scene;
      const replica = await laggingReplica(scene);
      await promote(world, replica, (port) => {
        for (const { redis } of world.workers) redis.leadTo(port);
      });
    },
  },
  {
    kind: 'redis-old-master',
    async happen(scene) {
      const { world } = scene;
      const replica = await laggingReplica(scene);
      const [first, ...others] = world.workers;
      await promote(world, replica, (port) => {
        for (const { redis } of others) redis.leadTo(port);
      });
      await lasts(scene);
      first?.redis.leadTo(portOf(replica));
    },
  },
  {
    kind: 'redis-readonly',
    isShort: true,
    async happen(scene) {
      const { redis: server } = scene.world;
      await asked(server, (redis) => redis.replicaof('127.0.0.1', 1));
      await lasts(scene);
      await asked(server, (redis) => redis.replicaof('NO', 'ONE'));
    },
  },
  {
    kind: 'redis-loading',
    isShort: true,
    async happen({ world }) {
      // A server that can, since 7.0, answers between keys that it is loading; an older one is silent meanwhile.
      await asked(world.redis, async (redis) => {
        const keys = await redis.dbsize();
        await redis.config('SET', 'key-load-delay', String(Math.ceil(2_000_000 / Math.max(1, keys))));
        await redis.config('SET', 'loading-process-events-interval-bytes', '1024').catch(() => undefined);
        await redis.call('DEBUG', 'RELOAD');
        await redis.config('SET', 'key-load-delay', '0');
      });
    },
  },
  {
    kind: 'redis-full',
    isShort: true,
    async happen(scene) {
      const { redis: server } = scene.world;
      await asked(server, (redis) => redis.config('SET', 'maxmemory', '1'));
      await lasts(scene);
      await asked(server, (redis) => redis.config('SET', 'maxmemory', '0'));
    },
  },
];
