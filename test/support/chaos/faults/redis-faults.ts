/** What the store does: it forgets, it fails over, it cannot serve for a while. */
import { becomesTrue } from '../../pipeline/eventually.ts';
import { asked } from '../../servers/redis-cluster.ts';
import { RedisServer } from '../../servers/redis-server.ts';
import { portOf } from '../world/redis-ground.ts';
import type { World } from '../world/world.ts';
import type { Fault, Scene } from './fault.ts';

const fillers = 4;
const filler = Buffer.alloc(3_000_000);
const servesNotMs = { least: 500, more: 2_000 };
/** A worker that gives up nothing for so long has ended giving up. */
const givenUpAllMs = 4_000;
/** Writes that the replica has not, when it becomes the master. */
const cutOffMs = 1_500;

async function lasts(scene: Scene): Promise<void> {
  await scene.lasts(servesNotMs.least + scene.below(servesNotMs.more));
}

/** A replica that has what the master has now, and is then cut off from it. */
async function laggingReplica({ world, lasts: wait }: Scene): Promise<RedisServer> {
  const replica = await RedisServer.start();
  await asked(replica, (redis) => redis.replicaof('127.0.0.1', portOf(world.redis.server)));
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
  world.redis.adopt(replica);
  leadWorkers(portOf(replica));
  world.forgotten.clear();
}

/**
 * When workers deleted which sessions and principals, by the key of their records, meanwhile and until they have ended:
 * what they knew of them is gone.
 */
async function deletionsFrom({ world, lasts: wait }: Scene, work: () => Promise<void>): Promise<Map<string, number>> {
  const { server } = world.redis;
  const channel = `__keyspace@0__:${world.ground.prefix}s:{`;
  const deletedAtMs = new Map<string, number>();
  await asked(server, async (redis) => {
    await redis.config('SET', 'notify-keyspace-events', 'Kg');
    redis.on('pmessage', (_pattern: string, about: string, event: string) => {
      if (event === 'del') deletedAtMs.set(about.slice(channel.length, -1), Date.now());
    });
    await redis.psubscribe(`${channel}*}`);
    await work();
    let before: number;
    do {
      before = deletedAtMs.size;
      await wait(givenUpAllMs);
      // What was sent to this connection before its own answer has come before it.
      await redis.ping();
    } while (deletedAtMs.size > before);
  });
  await asked(server, (redis) => redis.config('SET', 'notify-keyspace-events', ''));
  return deletedAtMs;
}

function usedIn(memory: string): string {
  return /used_memory:(\d+)/.exec(memory)?.[1] ?? '1';
}

const faults: readonly Fault[] = [
  {
    kind: 'redis-emptied',
    isShort: true,
    async happen({ world }) {
      await asked(world.redis.server, (redis) => redis.flushall());
      world.forgotten.clear();
    },
  },
  {
    kind: 'redis-noscript',
    isShort: true,
    async happen({ world }) {
      await asked(world.redis.server, (redis) => redis.script('FLUSH'));
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
      const { server } = scene.world.redis;
      await asked(server, (redis) => redis.replicaof('127.0.0.1', 1));
      await lasts(scene);
      await asked(server, (redis) => redis.replicaof('NO', 'ONE'));
    },
  },
  {
    kind: 'redis-loading',
    isShort: true,
    async happen({ world }) {
      // A server since 7.0 answers between keys; one before does after every 2 MB, and is silent while it loads less.
      await asked(world.redis.server, async (redis) => {
        for (let at = 0; at < fillers; at += 1) await redis.set(`filler-${String(at)}`, filler, 'EX', 60);
        const keys = await redis.dbsize();
        await redis.config('SET', 'rdbcompression', 'no');
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
      const { world } = scene;
      const { server } = world.redis;
      const wantedRoomAtMs = Date.now();
      const deletions = await deletionsFrom(scene, async () => {
        await asked(server, async (redis) => redis.config('SET', 'maxmemory', usedIn(await redis.info('memory'))));
        await lasts(scene);
        await asked(server, (redis) => redis.config('SET', 'maxmemory', '0'));
      });
      for (const [key, atMs] of deletions) {
        world.givenUp.set(key, [...(world.givenUp.get(key) ?? []), { wantedRoomAtMs, atMs }]);
        world.forgotten.add(key);
      }
    },
  },
];

export const redisFaults: readonly Fault[] = faults.map((fault) => ({ ...fault, redis: 'single' }));
