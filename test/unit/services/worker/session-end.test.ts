import { describe, expect, it, vi } from 'vitest';
import type { SessionEnded } from '../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { SessionStore } from '../../../../services/engine/ports/session-store.ts';
import type { WorkerSettings } from '../../../../services/worker/config.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { commandsIn } from '../../../support/read-topics.ts';
import { quiet, scripted } from '../../../support/scripted-detector.ts';
import { baseMs, principal, secretChain, SessionEvents } from '../../../support/session-events.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

const settings = { sessionIdleMs: 600_000, replayWindowMs: 300_000 };
const keptMs = 900_000;

/** Counts the events of a session. */
const counting = scripted<number>({ react: (count = 0) => quiet(count + 1) });

async function countAfter(silenceMs: number): Promise<unknown> {
  const world = await new WorkerWorld().open();
  // Its time stands, so that it drops nothing.
  world.store = createMemorySessionStore({ clock: new FakeClock(baseMs) });
  const events = new SessionEvents();
  const times = [0, 1000, 1000 + silenceMs];
  const records = times.map((atMs, at) => world.gateway.call(events.requested(at + 1, { atMs })));
  for (const [at, record] of records.entries()) {
    world.clock.advance((times[at] ?? 0) - (times[at - 1] ?? 0));
    await world.send([record]);
  }
  const { worker } = await world.start({ settings, engine: engineOf([counting]) });
  await world.settled();
  await worker.stop();
  const [stored] = await world.store.load([records[0]?.key ?? '']);
  const { state } = decodeSession(stored?.blob ?? new Uint8Array());
  return (state as { detectors: readonly { state: unknown }[] }).detectors[0]?.state;
}

describe('rule 4: a session ends', () => {
  it('by the time of its records, whatever the store still holds', async () => {
    expect(await countAfter(keptMs)).toBe(3);
    expect(await countAfter(keptMs + 1)).toBe(1);
  });
});

function chain(world: WorkerWorld) {
  return secretChain(new SessionEvents(), 60_000).map((data) => world.gateway.call(data));
}

/** A call in a session of its own. */
function callOf(world: WorkerWorld, number: number, call = 1) {
  const session = `${principal}.host.${String(number).padStart(16, '0')}`;
  return world.gateway.call(new SessionEvents({ session }).requested(call, { atMs: world.clock.nowMs() - baseMs }));
}

/** Judges these records and those that wait; returns how often a partition went back for its age. */
async function judged(
  world: WorkerWorld,
  records: Parameters<WorkerWorld['send']>[0],
  parts: Partial<WorkerSettings> = {},
): Promise<number> {
  await world.send(records);
  const { worker, metrics } = await world.start({ settings: { ...settings, ...parts } });
  await world.settled();
  await worker.stop();
  return metrics.value('shearpin_rebuilds_total', { cause: 'age' });
}

/** The second part of a chain came a minute after the first, and no worker ran for so long after that. */
async function afterAbsence(absenceMs: number) {
  const world = await new WorkerWorld().open();
  const first = await world.start({ settings });
  await world.send(chain(world).slice(0, 4));
  await world.settled();
  await first.worker.stop();
  world.clock.advance(60_000);
  await world.send(chain(world).slice(4));
  world.clock.advance(absenceMs);
  const { worker, metrics } = await world.start({ settings });
  await vi.waitFor(async () => {
    expect(await world.read(topics.alerts)).not.toEqual([]);
  }, waitLimits);
  await world.settled();
  await worker.stop();
  return {
    alerts: await world.read(topics.alerts),
    rebuilds: metrics.value('shearpin_rebuilds_total', { cause: 'age' }),
  };
}

describe('rule 8: a worker that comes after all were away', () => {
  it('rebuilds sessions that the store may have dropped before their next record was judged', async () => {
    const { alerts, rebuilds } = await afterAbsence(24 * 3_600_000);
    expect(alerts).toHaveLength(1);
    expect(rebuilds).toBe(1);
  });

  it('goes on with what the store has while nothing can have been dropped', async () => {
    const { alerts, rebuilds } = await afterAbsence(settings.replayWindowMs);
    expect(alerts).toHaveLength(1);
    expect(rebuilds).toBe(0);
  });

  it('keeps what it finds done for as long as if it had judged it now', async () => {
    const world = await new WorkerWorld().open();
    const [before, after] = [chain(world).slice(0, 4), chain(world).slice(4)];
    const rebuilds = [await judged(world, before)];
    await world.send([callOf(world, 1)]);
    world.clock.advance(settings.replayWindowMs + 1);
    rebuilds.push(await judged(world, []));
    world.clock.advance(240_000);
    await world.send(after);
    // Not later than it was rebuilt by more than the window, and later than what was saved at first is kept.
    world.clock.advance(2 * settings.replayWindowMs - 1);
    rebuilds.push(await judged(world, []));
    expect(rebuilds).toEqual([0, 1, 0]);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });

  it('rebuilds once where records wait for about as long as a short window', async () => {
    const world = await new WorkerWorld().open();
    const rebuilds = [];
    for (const [at, waitedMs] of [0, 10_050, 9_970, 10_050, 9_970, 10_050].entries()) {
      await world.send([callOf(world, at)]);
      world.clock.advance(waitedMs);
      rebuilds.push(await judged(world, [], { replayWindowMs: 10_000 }));
    }
    expect(rebuilds).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it('reads nothing ahead by what the store may have dropped while a rebuild was left half done', async () => {
    const world = await new WorkerWorld().open();
    const others = Array.from({ length: 3_200 }, (_, at) => callOf(world, at % 64, at));
    await judged(world, [...chain(world).slice(0, 4), ...others]);
    world.store = createMemorySessionStore({ clock: world.clock });
    const { worker } = await world.start({ settings });
    await vi.waitUntil(async () => {
      const { offset = 0n } = await world.committed();
      return offset > 4n && offset < BigInt(others.length);
    }, waitLimits);
    await worker.stop();
    expect(Number((await world.committed()).offset)).toBeLessThan(others.length - 2_000);
    world.clock.advance(60_000);
    await world.send(chain(world).slice(4));
    world.clock.advance(24 * 3_600_000);
    expect(await judged(world, [])).toBe(1);
    // What is published ahead is published again in its turn, byte for byte.
    const alerts = (await world.read(topics.alerts)).map(({ value }) => Buffer.from(value ?? []).toString('utf8'));
    expect(new Set(alerts).size).toBe(1);
  });

  it('does not rebuild again for the time that passes until it begins to', async () => {
    const world = await new WorkerWorld().open();
    for (const [at, atMs] of [15_000, 16_000, 17_000, 1_510_000].entries()) {
      world.clock.advance(baseMs + atMs - world.clock.nowMs());
      await judged(world, [callOf(world, at)], { replayWindowMs: 10_000 });
    }
    const store = createMemorySessionStore({ clock: world.clock });
    let loads = 0;
    world.store = Object.assign(Object.create(store) as SessionStore, {
      async load(keys: readonly string[]) {
        loads += 1;
        if (loads === 1) world.clock.advance(60_000);
        // What the first record tells stands in a commit before the third is looked at.
        const isCommitted = async (): Promise<boolean> => (await world.committed()).offset === 1n;
        if (loads === 2) await vi.waitUntil(isCommitted, waitLimits);
        return store.load(keys);
      },
    });
    expect(await judged(world, [callOf(world, 4)], { replayWindowMs: 10_000, batchRecordsMax: 1 })).toBe(0);
  });

  it.each([
    { replayWindowMs: settings.replayWindowMs, absenceMs: 24 * 3_600_000 },
    // Less than a minute, which is little where the window is longer.
    { replayWindowMs: 10_000, absenceMs: 45_000 },
  ])('rebuilds once, however long it takes until it has caught up: %o', async ({ replayWindowMs, absenceMs }) => {
    const takesMs = 2 * replayWindowMs;
    const world = await new WorkerWorld().open();
    const records = chain(world);
    const sendAndJudge = async (sent: typeof records): Promise<number> => {
      await world.send(sent);
      world.clock.advance(absenceMs);
      const { worker, metrics } = await world.start({ settings: { ...settings, replayWindowMs } });
      await world.settled();
      await worker.stop();
      // The next record had waited for as long when it is read.
      world.clock.advance(takesMs - absenceMs);
      return metrics.value('shearpin_rebuilds_total', { cause: 'age' });
    };
    const rebuilds = [];
    for (const part of [records.slice(0, 2), records.slice(2, 3), records.slice(3, 4), records.slice(4)])
      rebuilds.push(await sendAndJudge(part));
    expect(rebuilds).toEqual([0, 1, 0, 0]);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });
});

describe('a session that its gateway ended', () => {
  const ended = (events: SessionEvents, atMs: number): SessionEnded => {
    const { id, timeMs, tenant, gateway, session, server } = events.requested(99, { atMs });
    return { id, timeMs, tenant, gateway, session, server, by: 'client' };
  };

  it('has its chain found when a call goes on in it, and is disarmed of nothing', async () => {
    const world = await new WorkerWorld().open();
    const events = new SessionEvents();
    const { worker, metrics } = await world.start({ settings });
    const before = secretChain(events, 60_000).slice(0, 4);
    const end = world.gateway.event(eventTypes.sessionEnded, ended(events, 30_000));
    const after = secretChain(new SessionEvents({ boot: 2 }), 60_000).slice(4);
    await world.send([...before.map((data) => world.gateway.call(data)), end]);
    world.clock.advance(60_000);
    await world.send(after.map((data) => world.gateway.call(data)));
    await world.settled();
    await worker.stop();
    expect(await world.read(topics.alerts)).toHaveLength(1);
    expect(commandsIn(await world.read(topics.commands)).map(({ action }) => action)).toEqual(['arm', 'open']);
    expect(metrics.value('shearpin_sessions_ended_total')).toBe(1);
    expect(metrics.value('shearpin_events_after_end_total')).toBe(1);
  });

  it('leaves the store sooner when nothing had begun in it, and not before its events can no more come again', async () => {
    const world = await new WorkerWorld().open();
    const events = new SessionEvents();
    const call = world.gateway.call(events.requested(1, { atMs: 0, can: ['schedule'] }));
    const done = world.gateway.call(events.completed(1, { atMs: 5, can: ['schedule'] }));
    const { worker } = await world.start({ settings });
    await world.send([call, done, world.gateway.event(eventTypes.sessionEnded, ended(events, 10))]);
    await world.settled();
    await worker.stop();
    // Twice the window, and for as long as what was just saved is not saved again.
    world.clock.advance(2.1 * settings.replayWindowMs - 1);
    expect(await world.store.load([call.key])).not.toEqual([undefined]);
    world.clock.advance(1);
    expect(await world.store.load([call.key])).toEqual([undefined]);
  });
});
