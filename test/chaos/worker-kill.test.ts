import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import type { OutgoingRecord } from '../../services/engine/ports/log.ts';
import { WorkerWorld } from '../support/fake-worker-world.ts';
import { SessionEvents, principal } from '../support/session-events.ts';

/** More than any worker here dies: no record is given up for one that kills. */
const attemptsMax = 6;
const settings = { batchRecordsMax: 4, attemptsMax };

/** Two sessions whose chains run into each other, and between them what no worker can read. */
function traffic({ gateway }: WorkerWorld): readonly OutgoingRecord[] {
  const garbage = { topic: topics.calls, key: 'acme:garbage', value: Buffer.from('{'), headers: {} };
  const one = new SessionEvents({ session: `${principal}.host.0000000000000001` });
  const two = new SessionEvents({ session: `${principal}.host.0000000000000002` });
  const calls = [one, two].map((events) => [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
    events.requested(4, { atMs: 300, can: ['egress.message'], carries: [7] }),
  ]);
  const [first = [], second = []] = calls.map((events) => events.map((data) => gateway.call(data)));
  return [...first.flatMap((record, at) => [record, ...second.slice(at, at + 1)]), garbage, ...first.slice(0, 1)];
}

interface Effects {
  /** Topic and id → the bytes of every record that carries it. */
  readonly byId: ReadonlyMap<string, readonly string[]>;
  readonly steps: number;
  readonly deaths: readonly string[];
}

/** Runs the same records through a worker that is killed at each of the given steps, and started again after each. */
async function effectsOf(
  world: WorkerWorld,
  records: readonly OutgoingRecord[],
  kills: readonly number[],
): Promise<Effects> {
  await world.send(records);
  const deaths: string[] = [];
  let steps = 0;
  for (const killAt of [...kills, Infinity]) {
    const { worker, kill } = await world.start({ settings, killAt });
    const end = await Promise.race([kill.died, world.settled().then(() => undefined)]);
    await worker.stop();
    if (end !== undefined) deaths.push(end);
    steps = kill.steps;
  }
  await world.settled();
  return { byId: await published(world), steps, deaths };
}

async function published(world: WorkerWorld): Promise<ReadonlyMap<string, readonly string[]>> {
  const byId = new Map<string, string[]>();
  for (const topic of [topics.alerts, topics.commands, topics.dlq]) {
    for (const { key, value, headers } of await world.read(topic)) {
      if (key.startsWith('beacon/')) continue;
      const id = `${topic} ${key} ${headers['ce_id'] ?? ''}`;
      const bytes = `${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString('utf8')}`;
      byId.set(id, [...(byId.get(id) ?? []), bytes]);
    }
  }
  return byId;
}

/** What remains when records with one id are one: the order of first appearance, and the bytes if they are always the same. */
function distinct({ byId }: Effects): readonly (readonly [string, string])[] {
  return [...byId].map(
    ([id, bytes]) => [id, new Set(bytes).size === 1 ? (bytes[0] ?? '') : 'differing bytes'] as const,
  );
}

describe('rule 1: a worker that is killed', () => {
  it('publishes the same alerts and commands with the same bytes, whichever step it dies at', async () => {
    const model = await new WorkerWorld().open();
    const expected = await effectsOf(model, traffic(model), []);
    expect(distinct(expected).map(([id]) => id.split(' ')[0])).toEqual(
      expect.arrayContaining([topics.alerts, topics.commands, topics.dlq]),
    );
    expect([...expected.byId.values()].every((bytes) => bytes.length === 1)).toBe(true);
    const died = new Set<string>();
    for (let killAt = 1; killAt <= expected.steps; killAt += 1) {
      const world = await model.twin().open();
      const effects = await effectsOf(world, traffic(world), [killAt]);
      expect(distinct(effects), `killed at step ${String(killAt)}: ${effects.deaths.join()}`).toEqual(
        distinct(expected),
      );
      for (const step of effects.deaths) died.add(step);
    }
    for (const step of ['save', `publish to ${topics.alerts}`, `publish to ${topics.commands}`, 'commit']) {
      expect([...died]).toEqual(expect.arrayContaining([`before ${step}`, `after ${step}`]));
    }
  });

  it('comes through any number of deaths', async () => {
    const model = await new WorkerWorld().open();
    const expected = await effectsOf(model, traffic(model), []);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: attemptsMax - 1 }),
        async (kills) => {
          const world = await model.twin().open();
          const effects = await effectsOf(world, traffic(world), kills);
          expect(distinct(effects)).toEqual(distinct(expected));
        },
      ),
      { numRuns: 40 },
    );
  });
});
