import { expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import {
  alertFaults,
  chainEvents,
  processed,
  readEffects,
  sendCalls,
  settled,
} from '../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../support/pipeline/eventually.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { RedisServer } from '../support/servers/redis-server.ts';

const readEvents = 4;

async function waitsForStore({ admin }: WorkerProcess): Promise<void> {
  await becomesTrue({ what: 'the worker says that it waits for the store' }, async () => {
    return (await admin.readiness())?.waiting.includes('store') === true;
  });
  expect(await admin.isAlive()).toBe(true);
}

/** How many effects of each kind there are; all records of one have the same bytes, and the alerts pass OCSF's own schema. */
async function effectCounts(ground: Ground): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = { [topics.alerts]: 0, [topics.commands]: 0, [topics.dlq]: 0 };
  for (const [id, bytes] of await readEffects(ground)) {
    const [topic = ''] = id.split(' ');
    counts[topic] = (counts[topic] ?? 0) + 1;
    expect(new Set(bytes).size, id).toBe(1);
  }
  expect(await alertFaults(ground)).toEqual([]);
  return counts;
}

describeWithServers('a worker whose Redis is away', ({ kafkaBrokers }) => {
  it('waits from its start and in the middle of a chain, and loses nothing', async () => {
    await using redis = await RedisServer.create({ isDurable: true });
    await using ground = await new Ground({ kafkaBrokers, redisUrl: redis.url }).open();
    await using worker = await WorkerProcess.spawn(ground);
    await waitsForStore(worker);
    await redis.start();
    await worker.ready();

    const events = chainEvents();
    await sendCalls(ground, events.slice(0, readEvents - 1));
    await processed(worker, readEvents - 1);
    await redis.kill();
    await sendCalls(ground, events.slice(readEvents - 1, readEvents));
    await waitsForStore(worker);
    expect(await effectCounts(ground)).toMatchObject({ [topics.commands]: 0 });
    await redis.start();
    await worker.ready();
    await settled(ground);
    await sendCalls(ground, events.slice(readEvents));
    await settled(ground);

    expect(await effectCounts(ground)).toEqual(await undisturbed({ kafkaBrokers }));
  });

  it('rebuilds from the log what Redis has lost, and publishes nothing anew', async () => {
    await using redis = await RedisServer.start();
    await using ground = await new Ground({ kafkaBrokers, redisUrl: redis.url }).open();
    await using worker = await WorkerProcess.start(ground);
    const events = chainEvents();
    await sendCalls(ground, events.slice(0, readEvents));
    await processed(worker, readEvents);
    const before = await readEffects(ground);
    await redis.kill();
    await redis.start();
    await sendCalls(ground, events.slice(readEvents));
    await settled(ground);

    // The partition of signals notices the loss too, when something comes there.
    expect(await worker.admin.metric('shearpin_rebuilds_total', { cause: 'store' })).toBeGreaterThanOrEqual(1);
    const after = await readEffects(ground);
    for (const [id, bytes] of before) expect(new Set(after.get(id))).toEqual(new Set(bytes));
    expect([...after.keys()].filter((id) => id.startsWith(topics.alerts))).toHaveLength(2);
  });
});

async function undisturbed({ kafkaBrokers }: { readonly kafkaBrokers: string }): Promise<unknown> {
  await using redis = await RedisServer.start();
  await using ground = await new Ground({ kafkaBrokers, redisUrl: redis.url }).open();
  await using _worker = await WorkerProcess.start(ground);
  await sendCalls(ground, chainEvents());
  await settled(ground);
  return await effectCounts(ground);
}
