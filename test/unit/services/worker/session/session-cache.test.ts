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

async function watchedWorld() {
  const world = await new WorkerWorld().open();
  const loads: string[][] = [];
  const { store } = world;
  const watched = {
    ...store,
    load: (keys: readonly string[]) => {
      loads.push([...keys]);
      return store.load(keys);
    },
  };
  const start = (cacheSessionsMax: number): Promise<RunningWorker> =>
    world.start({ store: watched, settings: { cacheSessionsMax } });
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
