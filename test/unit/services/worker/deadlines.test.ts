import { describe, expect, it } from 'vitest';
import type { Alert, Command } from '../../../../schemas/generated/types.ts';
import { ShearpinError } from '../../../../schemas/errors.ts';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { baseMs, principal, SessionEvents } from '../../../support/session-events.ts';
import { heartbeats, sendInTime, silence, type Timed } from '../../../support/silence.ts';

const minuteMs = 60_000;

function asking(world: WorkerWorld, session: number, atMs: number): Timed {
  const events = new SessionEvents({
    session: `${principal}.host.${String(session).padStart(16, '0')}`,
    boot: atMs + 1,
  });
  return { atMs, record: world.gateway.call(events.requested(atMs + session, { atMs })) };
}

async function runOnce(world: WorkerWorld, settings = {}) {
  const { worker, metrics } = await world.start({ engine: engineOf([silence]), settings });
  await world.settled();
  await worker.stop();
  return metrics;
}

async function alertsOf(world: WorkerWorld): Promise<readonly Alert[]> {
  const records = await world.read(topics.alerts);
  return records.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert);
}

async function opensOf(world: WorkerWorld): Promise<readonly Command[]> {
  const records = (await world.read(topics.commands)).filter(({ key }) => !key.startsWith('beacon/'));
  return records.map(({ value }) => {
    const { body } = JSON.parse(Buffer.from(value ?? []).toString('utf8')) as { readonly body: Command };
    return body;
  });
}

describe('rule 5: a deadline', () => {
  it('is met though the session is silent for ever, when the watermark has passed it', async () => {
    const world = await new WorkerWorld().open();
    await sendInTime(world, [asking(world, 1, 20_000), ...heartbeats(world, 0, minuteMs + 25_000)]);
    await runOnce(world);
    expect(await alertsOf(world)).toEqual([]);
    await sendInTime(world, heartbeats(world, minuteMs + 30_000, minuteMs + 30_000));
    const metrics = await runOnce(world);
    expect((await alertsOf(world)).map(({ time, unmapped }) => [time - baseMs, unmapped.shearpin.certainty])).toEqual([
      [30_000, 'yes'],
    ]);
    // The record that moved the watermark is the place of what came of it.
    expect((await opensOf(world)).map(({ action, order }) => [action, order.offset])).toEqual([['open', '19']]);
    expect(metrics.value('shearpin_detector_findings_total', { detector: silence.metadata.id })).toBe(1);
  });

  it('is met by the worker that comes after all have died, once', async () => {
    const world = await new WorkerWorld().open();
    await sendInTime(world, [asking(world, 1, 20_000), ...heartbeats(world, 0, minuteMs)]);
    await runOnce(world);
    await sendInTime(world, heartbeats(world, minuteMs + 5000, 5 * minuteMs));
    await runOnce(world);
    await sendInTime(world, heartbeats(world, 5 * minuteMs + 5000, 5 * minuteMs + 10_000));
    await runOnce(world, { batchRecordsMax: 1 });
    expect(await alertsOf(world)).toHaveLength(1);
    expect(await world.store.deadlines.list(0, 10)).toEqual([]);
  });

  it('is written before its session, though the store was away at first', async () => {
    const world = await new WorkerWorld().open();
    await sendInTime(world, [asking(world, 1, 20_000), ...heartbeats(world, 0, minuteMs)]);
    let refused = 0;
    const { deadlines } = world.store;
    const add: typeof deadlines.add = async (...given) => {
      refused += 1;
      if (refused === 1) throw new ShearpinError('E_STORE_UNAVAILABLE', 'away', { retryable: true });
      await deadlines.add(...given);
    };
    const store = { ...world.store, deadlines: { ...deadlines, add } };
    const { worker } = await world.start({ engine: engineOf([silence]), store });
    await world.settled();
    await worker.stop();
    expect(refused).toBe(2);
    expect(await deadlines.list(0, 10)).toHaveLength(1);
  });

  it('is not met when the session speaks again in time, however late that is told', async () => {
    const world = await new WorkerWorld().open();
    const late = { ...asking(world, 1, 29_000), atMs: 80_000 };
    await sendInTime(world, [asking(world, 1, 20_000), late, ...heartbeats(world, 0, 95_000)]);
    await runOnce(world);
    expect(await alertsOf(world)).toEqual([]);
    expect(await world.store.deadlines.list(0, 10)).toHaveLength(1);
  });

  it('is found again when the store has lost everything', async () => {
    const world = await new WorkerWorld().open();
    await sendInTime(world, [asking(world, 1, 20_000), ...heartbeats(world, 0, minuteMs)]);
    await runOnce(world);
    world.store = createMemorySessionStore({ clock: world.clock });
    await sendInTime(world, heartbeats(world, minuteMs + 5000, 3 * minuteMs));
    await runOnce(world);
    expect(await alertsOf(world)).toHaveLength(1);
  });

  it('makes the same bytes however the records are cut into batches', async () => {
    const model = new WorkerWorld();
    const runs: unknown[] = [];
    for (const batchRecordsMax of [1, 2, 7, 500]) {
      const world = await model.twin().open();
      const asked = [1, 2, 3, 4].map((session) => asking(world, session, 20_000 + session * 1000));
      await sendInTime(world, [...asked, asking(world, 2, 28_000), ...heartbeats(world, 0, 3 * minuteMs)]);
      await runOnce(world, { batchRecordsMax, cacheSessionsMax: 1 });
      runs.push([await alertsOf(world), await opensOf(world)]);
    }
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect((runs[0] as readonly unknown[][])[0]).toHaveLength(4);
  });

  it('outlives the silence of its session in the store', async () => {
    const world = await new WorkerWorld().open();
    await sendInTime(world, [asking(world, 1, 20_000), ...heartbeats(world, 0, minuteMs)]);
    await runOnce(world, { sessionIdleMs: 1000, replayWindowMs: 1000 });
    await sendInTime(world, heartbeats(world, minuteMs + 5000, minuteMs + 30_000));
    await runOnce(world, { sessionIdleMs: 1000, replayWindowMs: 1000 });
    expect(await alertsOf(world)).toHaveLength(1);
  });
});
