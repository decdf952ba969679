import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { slotOf } from '../../../../../services/adapters/redis/cluster-slots.ts';
import { createRedisSessionStore } from '../../../../../services/adapters/redis/redis-session-store.ts';
import type { SessionStore } from '../../../../../services/engine/ports/session-store.ts';
import { describeDeadlineStore } from '../../../../contract/deadline-store.contract.ts';
import { describeSessionStore } from '../../../../contract/session-store.contract.ts';
import { chainEvents, sendCalls } from '../../../../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../../../../support/pipeline/eventually.ts';
import { Ground } from '../../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { RedisCluster } from '../../../../support/servers/redis-cluster.ts';

describeWithServers('a session store in a Redis Cluster', ({ kafkaBrokers }) => {
  let cluster: RedisCluster;
  beforeAll(async () => {
    cluster = await RedisCluster.start();
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  const open = (): SessionStore => createRedisSessionStore({ url: cluster.url, isCluster: true, keyPrefix: 'c:' });

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
});

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
