import { describe, expect, it } from 'vitest';
import { type RunningWorker, WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { principal, SessionEvents } from '../../../../support/session-events.ts';

const sessions = 12;

/** One call of each of several sessions. */
async function sendRound(world: WorkerWorld, round: number): Promise<void> {
  const calls = Array.from({ length: sessions }, (_, at) => {
    const events = new SessionEvents({ session: `${principal}.host.${String(at).padStart(16, '0')}`, boot: round + 1 });
    return world.gateway.call(events.requested(round, { atMs: round }));
  });
  await world.send(calls);
}

async function watchedWorld({ callsPartitions = 1 } = {}) {
  const world = await new WorkerWorld({ callsPartitions }).open();
  const loads: string[][] = [];
  const { store } = world;
  const watched = {
    ...store,
    load: (keys: readonly string[]) => {
      loads.push([...keys]);
      return store.load(keys);
    },
  };
  const start = (cacheSessionsMax: number, cacheBytesMax = 2 ** 30): Promise<RunningWorker> =>
    world.start({ store: watched, settings: { cacheSessionsMax, cacheBytesMax } });
  return { world, loads, start };
}

describe('rule 7: sessions in memory', () => {
  it('are read through in one go for a batch, and not again while their owner keeps them', async () => {
    const { world, loads, start } = await watchedWorld();
    await sendRound(world, 1);
    const { worker } = await start(sessions);
    await world.settled();
    expect(loads.map((keys) => keys.length)).toEqual([sessions]);
    await sendRound(world, 2);
    await world.settled();
    await worker.stop();
    expect(loads).toHaveLength(1);
  });

  it('are as many as fit, and those that were used least recently are read again', async () => {
    const { world, loads, start } = await watchedWorld();
    await sendRound(world, 1);
    const { worker, metrics } = await start(5);
    await world.settled();
    await sendRound(world, 2);
    await world.settled();
    await worker.stop();
    expect(loads[1]).toEqual(loads[0]?.slice(0, sessions - 5));
    expect(metrics.value('shearpin_state_evictions_total')).toBe(sessions - 5 + sessions);
  });

  it('take no more bytes than their budget, whatever partition they are of, and those used least recently leave first', async () => {
    const { world, loads, start } = await watchedWorld({ callsPartitions: 2 });
    await sendRound(world, 1);
    // Room for about five of them.
    const cacheBytesMax = 5 * 23 * 290;
    const { worker, metrics } = await start(sessions, cacheBytesMax);
    await world.settled();
    expect(metrics.value('shearpin_session_memory_bytes')).toBeGreaterThan(cacheBytesMax / 2);
    expect(metrics.value('shearpin_session_memory_bytes')).toBeLessThanOrEqual(cacheBytesMax);
    const dropped = metrics.value('shearpin_state_evictions_total');
    expect(dropped).toBeGreaterThan(0);
    expect(metrics.value('shearpin_session_memory_dropped_bytes_total')).toBeGreaterThan(0);
    loads.length = 0;
    await sendRound(world, 2);
    await world.settled();
    await worker.stop();
    const read = loads.flat();
    expect(read.length).toBeGreaterThanOrEqual(dropped);
    expect(metrics.value('shearpin_dlq_total')).toBe(0);
  });

  it('are dropped at every assignment, since another may have saved them meanwhile', async () => {
    const { world, loads, start } = await watchedWorld();
    await sendRound(world, 1);
    const { worker } = await start(sessions);
    await world.settled();
    const other = await world.start();
    await other.worker.stop();
    await sendRound(world, 2);
    await world.settled();
    await worker.stop();
    expect(loads.map((keys) => keys.length)).toEqual([sessions, sessions]);
  });
});
