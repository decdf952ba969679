import { describe, expect, it } from 'vitest';
import type { CallRequested } from '../../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { settleMs } from '../../../../../services/worker/catalog/definition-table.ts';
import { catalogDetectors } from '../../../../support/catalog.ts';
import { engineOf } from '../../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { observed } from '../../../../support/observed-definition.ts';
import { baseMs, SessionEvents } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

const [first, changed] = ['1'.repeat(32), '2'.repeat(32)];

/** A tool with this definition is called, and then a mail is sent. */
function calls(world: WorkerWorld, definition: string, said: object = {}): readonly OutgoingRecord[] {
  const events = new SessionEvents();
  const at = world.clock.nowMs() - baseMs;
  const lookup = events.requested(1, { atMs: at, can: ['read.private'], source: 'words', tool: 'lookup' });
  const call: CallRequested = { ...lookup, ...said, target: { ...lookup.target, definition } };
  const answered = events.completed(1, { atMs: at + 1, can: ['read.private'], source: 'words' });
  const end = { ...answered, target: call.target };
  const send = events.requested(2, { atMs: at + 2, can: ['egress.message'], source: 'words' });
  return [call, end, send].map((data) => world.gateway.call(data));
}

async function alertsOf(world: WorkerWorld): Promise<readonly string[]> {
  const engine = engineOf(catalogDetectors(), { modes: { 'sequence.changed-definition-egress': { mode: 'alert' } } });
  const { worker } = await world.start({ engine });
  await world.settled();
  await worker.stop();
  const texts = (await world.read(topics.alerts)).map(({ value }) => Buffer.from(value ?? []).toString('utf8'));
  return texts.filter((text) => text.includes('sequence.changed-definition-egress'));
}

/** The catalogue was read before the calls came. */
async function worldWith(...definitions: readonly string[]): Promise<WorkerWorld> {
  const world = await new WorkerWorld().open();
  await world.send(definitions.map((definition) => observed(world, definition)));
  world.clock.advance(settleMs);
  return world;
}

describe('a call of a tool whose definition changed', () => {
  it('is found before something is sent out, and one whose definition is the first is not', async () => {
    const world = await worldWith(first, changed);
    await world.send(calls(world, changed));
    expect(await alertsOf(world)).toHaveLength(1);
    const same = await worldWith(first, changed);
    await same.send(calls(same, first));
    expect(await alertsOf(same)).toEqual([]);
  });

  it('is found by what the catalogue says, not by what a gateway says of that', async () => {
    const hidden = await worldWith(first, changed);
    await hidden.send(calls(hidden, changed, { catalog: { changed: false } }));
    expect(await alertsOf(hidden)).toHaveLength(1);
    const madeUp = await worldWith(first);
    await madeUp.send(calls(madeUp, first, { catalog: { changed: true } }));
    expect(await alertsOf(madeUp)).toEqual([]);
  });

  it('is the same alert when the session is built anew after a loss of the store and a later approval', async () => {
    const world = await worldWith(first, changed);
    await world.send(calls(world, changed));
    const before = await alertsOf(world);
    expect(before).toHaveLength(1);
    world.clock.advance(60_000);
    world.store = createMemorySessionStore({ clock: world.clock });
    await world.send([observed(world, changed)]);
    expect([...new Set(await alertsOf(world))]).toEqual([...new Set(before)]);
  });

  it('is known by the note of a worker when compaction has left only the newest definition', async () => {
    const world = await worldWith(first);
    const { timers, step } = steppedTimers();
    const { worker, metrics } = await world.start({ timers });
    await world.send(calls(world, first));
    await world.settled();
    while (metrics.value('shearpin_published_total', { kind: 'note' }) < 1) {
      step();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await worker.stop();
    const notes = (await world.read(topics.catalog)).filter(
      ({ headers }) => headers['ce_type'] === eventTypes.catalogReference,
    );
    const anew = await world.twin().open();
    await anew.send([observed(anew, changed)]);
    await anew.send(notes.map(({ topic, key, value, headers }) => ({ topic, key, value, headers })));
    anew.clock.advance(settleMs);
    await anew.send(calls(anew, changed));
    expect(await alertsOf(anew)).toHaveLength(1);
    const [note] = notes;
    if (note === undefined) throw new Error('nothing was noted');
    const forged = await world.twin().open();
    const headers = { ...note.headers, 'shearpin-mac': '0'.repeat(64) };
    await forged.send([observed(forged, changed), { ...note, headers }]);
    forged.clock.advance(settleMs);
    await forged.send(calls(forged, changed));
    expect(await alertsOf(forged)).toEqual([]);
  });
});
