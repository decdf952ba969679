/** What a server says that answers and cannot serve, what the store makes of it, and how a worker bears it. */
import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { ShearpinError } from '../../../../../schemas/errors.ts';
import { createRedisSessionStore } from '../../../../../services/adapters/redis/redis-session-store.ts';
import type { SessionStore } from '../../../../../services/engine/ports/session-store.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { chainEvents, readEffects, sendCalls, settled } from '../../../../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../../../../support/pipeline/eventually.ts';
import { Ground } from '../../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { asked } from '../../../../support/servers/redis-cluster.ts';
import { RedisServer } from '../../../../support/servers/redis-server.ts';

const hourMs = 3_600_000;

function save(store: SessionStore, keys: readonly string[], bytes = 5): Promise<readonly string[]> {
  return store.save(keys.map((key) => ({ key, madeFrom: 0, epoch: 1, blob: Buffer.alloc(bytes), ttlMs: hourMs })));
}

/** Answers that pass, how a server comes to give them, and how it ends. */
const answers = [
  {
    word: 'OOM',
    code: 'E_STORE_FULL',
    begin: (redis: Redis) => redis.config('SET', 'maxmemory', '1'),
    end: (redis: Redis) => redis.config('SET', 'maxmemory', '0'),
  },
  {
    word: 'READONLY',
    code: 'E_STORE_UNAVAILABLE',
    begin: (redis: Redis) => redis.replicaof('127.0.0.1', 1),
    end: (redis: Redis) => redis.replicaof('NO', 'ONE'),
  },
  {
    word: 'NOREPLICAS',
    code: 'E_STORE_UNAVAILABLE',
    begin: (redis: Redis) => redis.config('SET', 'min-replicas-to-write', '1'),
    end: (redis: Redis) => redis.config('SET', 'min-replicas-to-write', '0'),
  },
];

describeWithServers('a Redis that answers and cannot serve', ({ kafkaBrokers }) => {
  it.each(answers)('is waited for when it says $word, to one save and to many', async ({ word, code, begin, end }) => {
    await using server = await RedisServer.start();
    const store = createRedisSessionStore({ url: server.url, keyPrefix: '' });
    await save(store, ['t:before']);
    await asked(server, begin);
    for (const keys of [['t:a'], ['t:a', 't:b']]) {
      await becomesTrue({ what: `a refusal with ${word}` }, async () => {
        const fault: unknown = await save(store, keys).catch((thrown: unknown) => thrown);
        expect(fault).toMatchObject({ retryable: true });
        return fault instanceof ShearpinError && fault.code === code && fault.message.includes(`: ${word} `);
      });
    }
    await asked(server, end);
    await becomesTrue({ what: 'a save' }, () => save(store, ['t:c']).then(yes, no));
    await store.close();
  });

  it('is waited for, and named, while it loads its data, by who was connected and by who comes', async () => {
    await using server = await RedisServer.start({ settings: ['--rdbcompression', 'no'] });
    // A server before 7.0 answers after every 2 MB that it has loaded, and not at all in between.
    const [store, late] = [0, 1].map(() => createRedisSessionStore({ url: server.url, keyPrefix: '' })) as [
      SessionStore,
      SessionStore,
    ];
    for (let key = 0; key < 12; key += 1) await save(store, [`t:large-${String(key)}`], 3_000_000);
    const loaded = asked(server, async (redis) => {
      await redis.config('SET', 'key-load-delay', '350000');
      await redis.call('DEBUG', 'RELOAD');
    });
    await Promise.all([store, late].map((one) => becomesTrue({ what: 'it loads' }, () => isLoading(one))));
    await loaded;
    await becomesTrue({ what: 'a save' }, () => save(store, ['t:c']).then(yes, no));
    await becomesTrue({ what: 'a save' }, () => save(late, ['t:d']).then(yes, no));
    await Promise.all([store.close(), late.close()]);
  });

  it('keeps a worker waiting that says so, and loses nothing', async () => {
    await using server = await RedisServer.start();
    await using ground = await new Ground({ kafkaBrokers, redisUrl: server.url }).open();
    await using worker = await WorkerProcess.start(ground);
    const events = chainEvents();
    // A worker makes room in a Redis that is full, and what it holds may be given up for that.
    const waited = answers.filter(({ word }) => word !== 'OOM');
    const first = events.length - waited.length;
    await sendCalls(ground, events.slice(0, first));
    await settled(ground);
    await asked(server, (redis) => redis.script('FLUSH'));
    for (const [index, { word, begin, end }] of waited.entries()) {
      const waits = await worker.admin.metric('shearpin_waits_total', { on: 'store' });
      await asked(server, begin);
      await sendCalls(ground, events.slice(first + index, first + index + 1));
      await becomesTrue({ what: `the worker waits since Redis says ${word}` }, async () => {
        const isWaiting = (await worker.admin.readiness())?.waiting.includes('store') === true;
        return isWaiting && worker.process.lines.some((line) => line.includes(`: ${word} `));
      });
      expect(await worker.admin.isAlive()).toBe(true);
      expect(await worker.admin.metric('shearpin_waits_total', { on: 'store' })).toBeGreaterThan(waits);
      await asked(server, end);
      await settled(ground);
    }
    await becomesTrue(
      { what: 'the worker is ready again' },
      async () => (await worker.admin.readiness())?.ready === true,
    );
    const alerts = [...(await readEffects(ground)).keys()].filter((id) => id.startsWith(topics.alerts));
    expect(alerts).toHaveLength(2);
  });
});

async function isLoading(store: SessionStore): Promise<boolean> {
  const fault: unknown = await save(store, ['t:b']).catch((thrown: unknown) => thrown);
  return String(fault).includes(': LOADING ');
}

function yes(): boolean {
  return true;
}

function no(): boolean {
  return false;
}
