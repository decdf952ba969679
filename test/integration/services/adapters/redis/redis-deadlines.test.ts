import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { createRedisSessionStore } from '../../../../../services/adapters/redis/redis-session-store.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { heartbeats, sendInTime, silence } from '../../../../support/silence.ts';

describeWithServers('a deadline in Redis', ({ redisUrl }) => {
  it('is met once, by a worker that knew nothing of it, after every other has ended', async () => {
    const keyPrefix = `test-${randomUUID()}:`;
    const world = await new WorkerWorld().open();
    const asked = new SessionEvents().requested(1, { atMs: 20_000 });
    await sendInTime(world, [{ atMs: 20_000, record: world.gateway.call(asked) }, ...heartbeats(world, 0, 60_000)]);
    const runOnce = async (): Promise<void> => {
      const store = createRedisSessionStore({ url: redisUrl, keyPrefix });
      const { worker } = await world.start({ store, engine: engineOf([silence]), settings: { batchRecordsMax: 3 } });
      await world.settled();
      await worker.stop();
      await store.close();
    };
    await runOnce();
    expect(await world.read(topics.alerts)).toEqual([]);
    for (const [from, to] of [
      [65_000, 120_000],
      [125_000, 140_000],
    ] as const) {
      await sendInTime(world, heartbeats(world, from, to));
      await runOnce();
    }
    expect(await world.read(topics.alerts)).toHaveLength(1);
    const store = createRedisSessionStore({ url: redisUrl, keyPrefix });
    expect(await store.deadlines.list(0, 10)).toEqual([]);
    await store.close();
  });
});
