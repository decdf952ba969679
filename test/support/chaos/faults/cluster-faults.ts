/** What a Redis Cluster does: its slots move, its masters die, with a replica or without, and with writes that nobody has. */
import { slotOf } from '../../../../services/adapters/redis/cluster-slots.ts';
import { asked, type RedisCluster } from '../../servers/redis-cluster.ts';
import type { RedisServer } from '../../servers/redis-server.ts';
import { type Fault, pick, type Scene } from './fault.ts';

const movedSlotsMax = 10;
/** A slot is between two masters for so long. */
const movingMs = 200;
/** Writes that the replica has not, when it becomes the master. */
const cutOffMs = 1_500;
const awayMs = { least: 500, more: 2_000 };

async function migrateSlots({ world, below, lasts }: Scene): Promise<void> {
  const { cluster } = world.redis;
  const masters = await cluster.currentMasters();
  const from = pick(masters, below);
  const to = pick(
    masters.filter((one) => one !== from),
    below,
  );
  const slots = await slotsWithSessions(from, world.ground.prefix);
  for (const slot of slots) await cluster.migrate(slot, to, () => lasts(movingMs));
}

async function slotsWithSessions(master: RedisServer, prefix: string): Promise<readonly number[]> {
  const keys = await asked(master, (redis) => redis.keys(`${prefix}s:*`));
  return [...new Set(keys.map(slotOf))].slice(0, movedSlotsMax);
}

async function shardOf({ world, below }: Scene): Promise<Shard> {
  const { cluster } = world.redis;
  const master = pick(await cluster.currentMasters(), below);
  const replica = await cluster.replicaOf(master);
  if (replica === undefined) throw new Error('The shard has no replica.');
  return { cluster, master, replica };
}

interface Shard {
  readonly cluster: RedisCluster;
  readonly master: RedisServer;
  readonly replica: RedisServer;
}

/** The replica follows nobody any more, though it stays in the cluster: its master knows no password. */
async function cutOff(replica: RedisServer): Promise<void> {
  await asked(replica, async (redis) => {
    await redis.config('SET', 'masterauth', 'none-is-known');
    await redis.call('CLIENT', 'KILL', 'TYPE', 'master');
  });
}

async function failOverWithLostWrites(scene: Scene): Promise<void> {
  const { cluster, master, replica } = await shardOf(scene);
  await cutOff(replica);
  await scene.lasts(cutOffMs);
  const isKilled = scene.below(2) === 0;
  if (isKilled) await master.kill();
  else await asked(replica, (redis) => redis.cluster('FAILOVER', 'TAKEOVER'));
  await cluster.hasFailedOver(replica);
  await asked(replica, (redis) => redis.config('SET', 'masterauth', ''));
  if (isKilled) await master.start();
  await cluster.hasReplicas();
}

export const clusterFaults: readonly Fault[] = [
  { kind: 'slot-migrated', redis: 'cluster', happen: migrateSlots },
  {
    kind: 'cluster-master-lost',
    redis: 'cluster',
    async happen(scene) {
      const { cluster, master, replica } = await shardOf(scene);
      await master.kill();
      await cluster.hasFailedOver(replica);
      await master.start();
      await cluster.hasReplicas();
    },
  },
  {
    kind: 'shard-lost',
    redis: 'cluster',
    async happen(scene) {
      const { cluster, master, replica } = await shardOf(scene);
      await Promise.all([master.kill(), replica.kill()]);
      await scene.lasts(awayMs.least + scene.below(awayMs.more));
      await Promise.all([master.start(), replica.start()]);
      await cluster.isWhole();
      await cluster.hasReplicas();
    },
  },
  { kind: 'cluster-failover-lost-writes', redis: 'cluster', happen: failOverWithLostWrites },
];
