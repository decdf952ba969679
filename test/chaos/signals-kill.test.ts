import { describe, expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import { createMemorySessionStore } from '../../services/adapters/memory/memory-session-store.ts';
import { catalogDetectors } from '../support/catalog.ts';
import { engineOf } from '../support/engine-runs.ts';
import { WorkerWorld } from '../support/fake-worker-world.ts';
import { SessionEvents } from '../support/session-events.ts';
import { sessionInEach } from '../support/two-sessions.ts';

const limit = 4;
const settings = { batchRecordsMax: 3 };
const sequence = 'sequence.secret-across-sessions';
/** Between two deaths that are tried: each is a run of its own. */
const stride = 5;

const engine = () => engineOf(catalogDetectors({ agentCeiling: { limit } }), { modes: { [sequence]: 'enforce' } });

/** One agent in two sessions: one payment more than it may make, and a credential of one that leaves in the other. */
function traffic({ gateway }: WorkerWorld): readonly OutgoingRecord[] {
  const [one, two] = sessionInEach(2).map((session, at) => new SessionEvents({ session, boot: at + 1 }));
  if (one === undefined || two === undefined) throw new Error('There are two sessions.');
  return [
    one.requested(1, { atMs: 0, can: ['credential.read'] }),
    one.completed(1, { atMs: 100, can: ['credential.read'], secrets: [7] }),
    ...[one, two, one, two, one].map((session, at) => session.requested(10 + at, { atMs: 1000 * at, can: ['pay'] })),
    two.requested(2, { atMs: 9000, can: ['egress.message'], carries: [7] }),
  ].map((data) => gateway.call(data));
}

/** Alerts and commands over several sessions: by id the bytes of every record that carries it. */
async function effectsIn(world: WorkerWorld): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const byId = new Map<string, Set<string>>();
  for (const topic of [topics.alerts, topics.commands]) {
    for (const { key, value, headers } of await world.read(topic)) {
      if (!/^acme(:agent:|:principal:|\/principal\/)/.test(key)) continue;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(Buffer.from(value ?? []).toString('utf8')));
    }
  }
  return byId;
}

async function runWith(killAt: number): Promise<{ world: WorkerWorld; death: string | undefined; steps: number }> {
  const world = await new WorkerWorld({ callsPartitions: 2 }).open();
  await world.send(traffic(world));
  const { worker, kill } = await world.start({ settings, engine: engine(), killAt });
  const death = await Promise.race([kill.died, world.settled().then(() => undefined)]);
  await worker.stop();
  if (death !== undefined) {
    const next = await world.start({ settings, engine: engine() });
    await world.settled();
    await next.worker.stop();
  }
  return { world, death, steps: kill.steps };
}

describe('rule 9: a worker that is killed between what a session tells on and what comes of it', () => {
  it('finds each thing once, with one content, whichever step it dies at', async () => {
    const { world, steps } = await runWith(Infinity);
    const undisturbed = await effectsIn(world);
    const alerts = (effects: typeof undisturbed) => [...effects.keys()].filter((id) => id.startsWith(topics.alerts));
    expect(alerts(undisturbed)).toHaveLength(2);
    const deaths = new Set<string>();
    for (let killAt = 1; killAt < steps; killAt += stride) {
      const { world: after, death } = await runWith(killAt);
      deaths.add(death ?? 'none');
      const effects = await effectsIn(after);
      expect(alerts(effects).toSorted(), death).toEqual(alerts(undisturbed).toSorted());
      expect(
        [...effects.values()].filter(({ size }) => size > 1),
        death,
      ).toEqual([]);
    }
    expect([...deaths]).toContainEqual(expect.stringContaining(`publish to ${topics.signals}`));
  });

  it('finds it when the store was lost between the fourth payment and the fifth', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const records = traffic(world);
    await world.send(records.slice(0, 6));
    const first = await world.start({ settings, engine: engine() });
    await world.settled();
    await first.worker.stop();
    expect([...(await effectsIn(world)).keys()].filter((id) => id.startsWith(topics.alerts))).toEqual([]);
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    await world.send(records.slice(6));
    const second = await world.start({ settings, engine: engine() });
    await world.settled();
    await second.worker.stop();
    const effects = await effectsIn(world);
    expect([...effects.keys()].filter((id) => id.startsWith(topics.alerts))).toHaveLength(2);
    expect([...effects.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});
