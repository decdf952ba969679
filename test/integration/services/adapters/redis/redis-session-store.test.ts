import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, expect, it, vi } from 'vitest';
import { createRedisSessionStore } from '../../../../../services/adapters/redis/redis-session-store.ts';
import type { SessionStore } from '../../../../../services/engine/ports/session-store.ts';
import { describeDeadlineStore } from '../../../../contract/deadline-store.contract.ts';
import { describeSessionStore } from '../../../../contract/session-store.contract.ts';
import { relayTo } from '../../../../support/servers/relay.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { RedisServer } from '../../../../support/servers/redis-server.ts';

const patience = { timeout: 30_000, interval: 50 };
const hourMs = 3_600_000;

describeWithServers('a session store in Redis', ({ redisUrl }) => {
  describeSessionStore('Redis', async () => {
    const store = createRedisSessionStore({ url: redisUrl, keyPrefix: `test-${randomUUID()}:` });
    return { store, passTime: (durationMs) => sleep(durationMs), close: () => store.close() };
  });

  describeDeadlineStore('Redis', async () => {
    const store = createRedisSessionStore({ url: redisUrl, keyPrefix: `test-${randomUUID()}:` });
    return { store: store.deadlines, close: () => store.close() };
  });

  it('gives deadlines and clocks a time to live, under its prefix', async () => {
    const keyPrefix = `test-${randomUUID()}:`;
    const { deadlines } = storeAt(redisUrl, keyPrefix);
    await deadlines.add(3, [{ key: 't:a', dueMs: 1 }]);
    await deadlines.saveClock(3, { place: '1/1', blob: Buffer.from('clock'), forget: [] });
    const redis = new Redis(redisUrl);
    const keys = (await redis.keys(`${keyPrefix}*`)).sort();
    expect(keys).toEqual([`${keyPrefix}d:{3}`, `${keyPrefix}w:{3}`]);
    for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(30 * 24 * hourMs);
    await redis.quit();
  });

  const open: { close(): Promise<void> }[] = [];

  afterAll(async () => {
    await Promise.all(open.map((store) => store.close()));
  });

  function storeAt(url: string, keyPrefix = ''): SessionStore {
    const store = createRedisSessionStore({ url, keyPrefix });
    open.push(store);
    return store;
  }

  async function save(store: SessionStore, key: string, madeFrom = 0): Promise<string | undefined> {
    const [outcome] = await store.save([{ key, madeFrom, epoch: 1, blob: Buffer.from('state'), ttlMs: hourMs }]);
    return outcome;
  }

  /** Resolves when a session was saved. One whose answer came too late is saved as well, so each try is another one. */
  async function saves(store: SessionStore): Promise<void> {
    let tries = 0;
    await vi.waitFor(async () => {
      expect(await save(store, `t:try-${String((tries += 1))}`)).toBe('saved');
    }, patience);
  }

  it('sends its script again when Redis has lost it', async () => {
    await using server = await RedisServer.start();
    const store = storeAt(server.url);
    const redis = new Redis(server.url);
    expect(await save(store, 't:a')).toBe('saved');
    await redis.script('FLUSH');
    expect(await save(store, 't:a', 1)).toBe('saved');
    await redis.quit();
    await store.close();
  });

  it('gives every session key a time to live, under its prefix', async () => {
    const keyPrefix = `test-${randomUUID()}:`;
    const store = storeAt(redisUrl, keyPrefix);
    await save(store, 't:a');
    const redis = new Redis(redisUrl);
    const leftMs = await redis.pttl(`${keyPrefix}s:{t:a}`);
    await redis.quit();
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(hourMs);
  });

  it('sees that its marker is gone when the data was lost on a master that stayed', async () => {
    await using server = await RedisServer.start();
    const store = storeAt(server.url);
    await store.leaveMarker();
    const before = await store.identity();
    const redis = new Redis(server.url);
    await redis.flushall();
    await redis.quit();
    expect((await store.identity()).markerPresent).toBe(false);
    await store.leaveMarker();
    const after = await store.identity();
    expect(after.markerPresent).toBe(true);
    expect(after.masterId).not.toBe(before.masterId);
    await store.close();
  });

  it('refuses a Redis that may evict state', async () => {
    await using server = await RedisServer.start({ settings: ['--maxmemory-policy', 'allkeys-lru'] });
    const store = storeAt(server.url);
    const checked = store.check();
    await expect(checked).rejects.toMatchObject({ code: 'E_STORE_SETTINGS', retryable: false });
    await expect(checked).rejects.toThrow(/allkeys-lru.*noeviction/);
    await store.close();
  });

  it('says that Redis is away, at the start too, and recovers by itself', async () => {
    await using server = await RedisServer.create();
    const store = storeAt(server.url);
    await expect(store.load(['t:a'])).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await server.start();
    await saves(store);
    await server.stop();
    await expect(save(store, 't:a')).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await server.start();
    await saves(store);
    await store.close();
  });

  it('does not wait for ever for a Redis that has stopped to answer', async () => {
    await using server = await RedisServer.start();
    const store = storeAt(server.url);
    await save(store, 't:a');
    server.pause();
    await expect(store.load(['t:a'])).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    server.resume();
    await vi.waitFor(async () => {
      expect(await store.load(['t:a'])).toHaveLength(1);
    }, patience);
    await store.close();
  });

  it('gives up a connection that died without a word, and makes another', async () => {
    const relay = await relayTo(Number(new URL(redisUrl).port));
    const store = storeAt(`redis://127.0.0.1:${String(relay.port)}`, `test-${randomUUID()}:`);
    expect(await save(store, 't:a')).toBe('saved');
    relay.silence();
    await expect(store.load(['t:a'])).rejects.toMatchObject({ code: 'E_STORE_UNAVAILABLE', retryable: true });
    await saves(store);
    await store.close();
    await relay.close();
  });

  it('names no state in its faults', async () => {
    const keyPrefix = `test-${randomUUID()}:`;
    const redis = new Redis(redisUrl);
    await redis.set(`${keyPrefix}s:{t:a}`, 'a string, not a hash');
    await redis.quit();
    const fault: unknown = await save(storeAt(redisUrl, keyPrefix), 't:a').catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ code: 'E_STORE_SETTINGS' });
    expect(fault).not.toHaveProperty('cause');
    expect(String(fault)).toMatch(/WRONGTYPE/);
    expect(String(fault)).not.toContain('state');
  });
});
