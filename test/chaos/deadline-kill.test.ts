import { expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import { engineOf } from '../support/engine-runs.ts';
import { WorkerWorld } from '../support/fake-worker-world.ts';
import { principal, SessionEvents } from '../support/session-events.ts';
import { heartbeats, sendInTime, silence, type Timed } from '../support/silence.ts';

const settings = { batchRecordsMax: 4 };

const metMs = 110_000;

/** Three sessions that fall silent one after the other, while their gateway lives. */
function traffic(world: WorkerWorld): readonly Timed[] {
  const asked = [1, 2, 3].map((number): Timed => {
    const events = new SessionEvents({ session: `${principal}.host.000000000000000${String(number)}` });
    const atMs = 20_000 + 2000 * number;
    return { atMs, record: world.gateway.call(events.requested(number, { atMs })) };
  });
  return [...asked, ...heartbeats(world, 0, metMs)];
}

/** What comes when everything before it is committed: only then is a deadline settled. */
function rest(world: WorkerWorld): readonly Timed[] {
  return heartbeats(world, metMs + 5000, metMs + 20_000);
}

async function effectsOf(world: WorkerWorld, killAt: number) {
  await sendInTime(world, traffic(world));
  const deaths: string[] = [];
  let waiting: readonly Timed[] = rest(world);
  let steps = 0;
  while (waiting.length > 0) {
    const at = deaths.length === 0 ? killAt : Infinity;
    const { worker, kill } = await world.start({ settings, killAt: at, engine: engineOf([silence]) });
    const isAlive = async (): Promise<boolean> =>
      (await Promise.race([kill.died, world.settled().then(() => '')])) === '';
    if (await isAlive()) {
      await sendInTime(world, waiting);
      waiting = [];
      await isAlive();
    }
    await worker.stop();
    if (kill.deathStep !== undefined) {
      deaths.push(kill.deathStep);
      waiting = rest(world);
    }
    steps = kill.steps;
  }
  await world.settled();
  const byId = new Map<string, Set<string>>();
  for (const topic of [topics.alerts, topics.commands]) {
    for (const { key, value, headers } of await world.read(topic)) {
      if (key.startsWith('beacon/')) continue;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(Buffer.from(value ?? []).toString('utf8')));
    }
  }
  return { steps, deaths, byId: [...byId].map(([id, bytes]) => [id, [...bytes]]).toSorted() };
}

it('rule 5: a deadline is met once, with the same bytes, whichever step its worker dies at', async () => {
  const model = await new WorkerWorld().open();
  const expected = await effectsOf(model, Infinity);
  expect(expected.byId).toHaveLength(6);
  const died = new Set<string>();
  for (let killAt = 1; killAt <= expected.steps; killAt += 1) {
    const world = await model.twin().open();
    const { byId, deaths } = await effectsOf(world, killAt);
    expect(byId, `killed at step ${String(killAt)}: ${deaths.join()}`).toEqual(expected.byId);
    for (const step of deaths) died.add(step);
  }
  for (const step of ['add deadlines', 'save', 'save the clock', 'settle deadlines', 'commit']) {
    expect([...died]).toEqual(expect.arrayContaining([`before ${step}`, `after ${step}`]));
  }
});
