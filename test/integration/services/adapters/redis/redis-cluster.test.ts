import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { slotOf } from '../../../../../services/adapters/redis/cluster-slots.ts';
import { createRedisSessionStore } from '../../../../../services/adapters/redis/redis-session-store.ts';
import type { SessionStore } from '../../../../../services/engine/ports/session-store.ts';
import { describeDeadlineStore } from '../../../../contract/deadline-store.contract.ts';
import { describeSessionStore } from '../../../../contract/session-store.contract.ts';
import { lineTo } from '../../../../support/chaos/world/redis-ground.ts';
import { chainEvents, sendCalls } from '../../../../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../../../../support/pipeline/eventually.ts';
import { Ground } from '../../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { RedisCluster } from '../../../../support/servers/redis-cluster.ts';
import type { RedisServer } from '../../../../support/servers/redis-server.ts';

describeWithServers('a session store in a Redis Cluster', ({ kafkaBrokers }) => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await RedisCluster.start({ replicas: 1, nodeTimeoutMs: 1_000 });
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  const open = (clusterNodes: readonly string[] = []): SessionStore =>
    createRedisSessionStore({ url: cluster.url, isCluster: true, clusterNodes, keyPrefix: 'c:' });

  describeSessionStore('Redis Cluster', async () => {
    const store = open();
    return { store, passTime: (durationMs) => sleep(durationMs), close: () => store.close() };
  });

  describeDeadlineStore('Redis Cluster', async () => {
    const store = open();
    return { store: store.deadlines, close: () => store.close() };
  });

  it('saves and loads many sessions at once, spread over the masters, each reply where it belongs', async () => {
    const store = open();
    const keys = Array.from({ length: 200 }, (_, index) => `t:many-${String(index)}`);
    const saves = keys.map((key) => ({ key, madeFrom: 0, epoch: 1, blob: Buffer.from(key), ttlMs: 60_000 }));
    expect(new Set(await store.save(saves))).toEqual(new Set(['saved']));
    const loaded = await store.load(keys);
    expect(loaded.map((stored) => Buffer.from(stored?.blob ?? []).toString('utf8'))).toEqual(keys);
    const sizes = await Promise.all(cluster.masters.map(({ url }) => sizeOf(url)));
    expect(Math.min(...sizes)).toBeGreaterThan(20);
    await store.close();
  });

  it('counts the loss of one master’s data as a loss', async () => {
    const store = open();
    await store.leaveMarker();
    const before = await store.identity();
    expect(before.markerPresent).toBe(true);
    expect(await store.identity()).toEqual(before);
    await emptied(cluster.masters[1]?.url ?? '');
    expect((await store.identity()).markerPresent).toBe(false);
    await store.leaveMarker();
    const after = await store.identity();
    expect(after.markerPresent).toBe(true);
    expect(after.masterId).not.toBe(before.masterId);
    await store.close();
  });

  it('refuses a cluster of which one master evicts', async () => {
    const store = open();
    await store.check();
    await configured(cluster.masters[2]?.url ?? '', 'allkeys-lru');
    await expect(store.check()).rejects.toMatchObject({ code: 'E_STORE_SETTINGS' });
    await configured(cluster.masters[2]?.url ?? '', 'noeviction');
    await store.close();
  });

  it('holds the sessions of a worker, which raises the alert of a chain', async () => {
    await using ground = await new Ground({ kafkaBrokers, redisUrl: cluster.url }).open();
    await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_REDIS_CLUSTER: 'true' } });
    await sendCalls(ground, chainEvents());
    await becomesTrue({ what: 'an alert' }, async () => (await ground.read(topics.alerts)).length > 0);
    await worker.process.end();
    expect(worker.process.exitCode).toBe(0);
  });

  it('knows the slot of a key as the servers do', async () => {
    const client = new Redis(cluster.url);
    for (const key of ['', 'a', '123456789', 's:{t:a}x', '{}a', 'a{b', '{a}{b}', 'é{ü}']) {
      expect(slotOf(key)).toBe(await client.call('CLUSTER', 'KEYSLOT', key));
    }
    client.disconnect();
  });

  it('takes the keys of a slot that is on the move from where each of them is, and the others as ever', async () => {
    const store = open();
    const { slot, keys } = keysOfOneSlot(4);
    const others = Array.from({ length: 20 }, (_, index) => `t:beside-${String(index)}`);
    const save = (madeFrom: number, of: readonly string[]) =>
      store.save(
        of.map((key) => ({ key, madeFrom, epoch: 1, blob: Buffer.from(`${key}/${madeFrom}`), ttlMs: 60_000 })),
      );
    const [before, meanwhile] = [keys.slice(0, 2), keys.slice(2)];
    expect(new Set(await save(0, [...before, ...others]))).toEqual(new Set(['saved']));
    await cluster.migrate(slot, await anotherMaster(cluster, keys[0] ?? ''), async () => {
      // Those that exist are still where they were, those that are new begin where the slot goes.
      expect(new Set(await save(0, meanwhile))).toEqual(new Set(['saved']));
      expect(new Set(await save(1, [...before, ...others]))).toEqual(new Set(['saved']));
      const found = await store.load([...keys, ...others]);
      expect(found.map((one) => one?.version)).toEqual([2, 2, 1, 1, ...others.map(() => 2)]);
    });
    const found = await store.load([...others, ...keys]);
    expect(found.map((one) => one?.version)).toEqual([...others.map(() => 2), 2, 2, 1, 1]);
    expect(new Set(await save(1, meanwhile))).toEqual(new Set(['saved']));
    await store.close();
  });

  it('needs the rights that the page on connections names, and bears it when one of them is missing', async () => {
    const needed = ['+cluster|slots', '+cluster|info', '+asking'];
    const allowed = [...'-@all +@read +@write +@scripting +@connection -@dangerous +info +time'.split(' '), ...needed];
    const { url } = cluster;
    const { slot, keys } = keysOfOneSlot(6);
    const [key = '', other = ''] = keys.slice(4);
    const save = { madeFrom: 0, epoch: 1, blob: Buffer.from('state'), ttlMs: 60_000 };
    const give = async (...rights: readonly string[]): Promise<void> => {
      for (const node of cluster.nodes) {
        await withClient(node.url, (client) => client.call('ACL', 'SETUSER', 'u', 'on', '>p', '~c:*', ...rights));
      }
    };
    await give(...allowed);
    const access = { username: 'u', password: 'p' };
    const store = createRedisSessionStore({ url, access, isCluster: true, keyPrefix: 'c:' });
    await store.leaveMarker();
    expect((await store.identity()).markerPresent).toBe(true);
    await cluster.migrate(slot, await anotherMaster(cluster, key), async () => {
      expect(await store.save([{ ...save, key }])).toEqual(['saved']);
      await give('-asking');
      await expect(store.save([{ ...save, key: other }])).rejects.toMatchObject({ retryable: true });
    });
    expect((await store.load([key]))[0]?.version).toBe(1);
    await store.close();
  });

  it('holds the data for the same while slots move between masters, that of a mark as well', async () => {
    const store = open();
    await store.leaveMarker();
    const before = await store.identity();
    for (const tag of ['0', '1', '2']) await cluster.migrate(slotOf(tag), await anotherMaster(cluster, `{${tag}}`));
    expect(await store.identity()).toEqual(before);
    await store.close();
    const opened = open();
    expect(await opened.identity()).toEqual(before);
    await opened.close();
  });

  it('waits for the one master that its own line does not lead to, and for nobody else', async () => {
    await using line = await lineTo(cluster.nodes);
    const [first = '', ...clusterNodes] = line.addresses.split(',');
    const store = createRedisSessionStore({ url: `redis://${first}`, isCluster: true, clusterNodes, keyPrefix: 'l:' });
    const [lost, reached] = await cluster.currentMasters();
    if (lost === undefined || reached === undefined) throw new Error('There are no masters.');
    const [away, there] = [keyOn(await slotsOf(cluster, lost)), keyOn(await slotsOf(cluster, reached))];
    const save = (key: string, madeFrom: number) =>
      store.save([{ key, madeFrom, epoch: 1, blob: Buffer.from('state'), ttlMs: 60_000 }]);
    expect([await save(away, 0), await save(there, 0)]).toEqual([['saved'], ['saved']]);
    const part = line.part(cluster.nodes.indexOf(lost));
    await part.refuse();
    await expect(store.identity()).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await expect(save(away, 1)).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await vi.waitFor(async () => {
      expect(await save(there, 1)).toEqual(['saved']);
    }, patience);
    // The master is told of by others that are reached, and gone to over its own part of the line.
    await cluster.migrate(slotOf(there), lost);
    await expect(save(there, 2)).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await part.mend();
    await vi.waitFor(async () => {
      expect([await save(away, 1), await save(there, 2)]).toEqual([['saved'], ['saved']]);
    }, patience);
    await store.close();
  });

  it('says that somebody else may answer, and that data are another’s, when a replica took over', async () => {
    const [seed] = cluster.masters;
    if (seed === undefined) throw new Error('There is no master.');
    const replica = await cluster.replicaOf(seed);
    if (replica === undefined) throw new Error('The master has no replica.');
    const store = open([new URL(replica.url).host]);
    const doubted = vi.fn();
    store.onDoubt?.(doubted);
    await store.leaveMarker();
    const before = await store.identity();
    doubted.mockClear();
    const key = keyOn(await slotsOf(cluster, seed));
    const save = { key, madeFrom: 0, epoch: 1, blob: Buffer.from('state'), ttlMs: 60_000 };
    const takesOver = (may: 'yes' | 'no') =>
      withClient(replica.url, (client) =>
        client.config('SET', 'cluster-replica-no-failover', may === 'no' ? 'yes' : 'no'),
      );
    await takesOver('no');
    await seed.kill();
    await expect(store.save([save])).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await expect(store.identity()).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await takesOver('yes');
    await cluster.hasFailedOver(replica);
    // Saved by the try whose answer was lost, it is a conflict from then on.
    await vi.waitFor(async () => {
      const [outcome] = await store.save([save]);
      expect(['saved', 'conflict']).toContain(outcome);
    }, patience);
    expect(doubted).toHaveBeenCalled();
    const after = await store.identity();
    expect(after.masterId).not.toBe(before.masterId);
    await store.close();
    // The node of the URL is away: one that starts now begins with another that it was told.
    const late = open([new URL(replica.url).host]);
    expect((await late.load([key]))[0]?.version).toBe(1);
    await late.close();
    await seed.start();
  });
});

const patience = { timeout: 30_000, interval: 50 };

function keysOfOneSlot(count: number): { readonly slot: number; readonly keys: readonly string[] } {
  const slot = slotOf('t:move');
  const keys: string[] = [];
  for (let number = 0; keys.length < count; number += 1) {
    const key = `t:move-${String(number)}`;
    if (slotOf(key) === slot) keys.push(key);
  }
  return { slot, keys };
}

function keyOn(has: (slot: number) => boolean): string {
  for (let number = 0; ; number += 1) if (has(slotOf(`t:on-${String(number)}`))) return `t:on-${String(number)}`;
}

async function anotherMaster(cluster: RedisCluster, key: string): Promise<RedisServer> {
  const own = await cluster.masterOf(key);
  const other = (await cluster.currentMasters()).find((one) => one !== own);
  if (other === undefined) throw new Error('There is one master alone.');
  return other;
}

async function slotsOf(cluster: RedisCluster, master: RedisServer): Promise<(slot: number) => boolean> {
  const ranges = await cluster.rangesOf(master);
  return (slot) => ranges.some(([from, end]) => from <= slot && slot <= end);
}

async function sizeOf(url: string): Promise<number> {
  return withClient(url, (client) => client.dbsize());
}

async function emptied(url: string): Promise<void> {
  await withClient(url, (client) => client.flushall());
}

async function configured(url: string, policy: string): Promise<void> {
  await withClient(url, (client) => client.config('SET', 'maxmemory-policy', policy));
}

async function withClient<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}
