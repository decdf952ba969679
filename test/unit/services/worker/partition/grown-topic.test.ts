import { pack } from 'msgpackr';
import { expect, it, vi } from 'vitest';
import { partitionOfKey } from '../../../../../schemas/events/partition-of-key.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../../services/adapters/memory/memory-session-store.ts';
import { nodeTimers } from '../../../../../services/adapters/clock/node-timers.ts';
import type { SessionStore } from '../../../../../services/engine/ports/session-store.ts';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import type { Timers } from '../../../../../services/engine/ports/timers.ts';
import { decodeSession } from '../../../../../services/worker/session/session-blob.ts';
import { FakeClock } from '../../../../support/fake-clock.ts';
import { KillSwitch } from '../../../../support/kill-points.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { principal, SessionEvents } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

const before = 2;
const after = 5;
const sessions = 6;

/** The events of a chain, of which the last are sent when the topic has grown. */
function chain(world: WorkerWorld, session: number): readonly OutgoingRecord[] {
  const events = new SessionEvents({ session: `${principal}.host.${String(session).padStart(16, '0')}` });
  return [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 100, can: ['credential.read'] }),
    events.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7] }),
    events.requested(3, { atMs: 200, can: ['egress.message'], carries: [7] }),
    events.requested(4, { atMs: 300, can: ['egress.message'], carries: [7] }),
    events.requested(5, { atMs: 400, can: ['egress.message'], carries: [7] }),
  ].map((data) => world.gateway.call(data));
}

/** As a producer sends it that has not heard of the new partitions. */
function unaware(record: OutgoingRecord): OutgoingRecord {
  return { ...record, partition: partitionOfKey(record.key, before) };
}

async function sendEach(world: WorkerWorld, records: readonly OutgoingRecord[]): Promise<void> {
  for (const record of records) {
    world.clock.advance(1);
    await world.send([record]);
  }
}

/** Sessions go on in new partitions, and two of each three once more in the old one. */
async function sendAll(world: WorkerWorld, onGrown: () => Promise<void> = async () => undefined): Promise<void> {
  const chains = Array.from({ length: sessions }, (_, session) => chain(world, session));
  for (const [session, records] of chains.entries()) await sendEach(world, records.slice(0, 3 + (session % 2)));
  await world.log.grow(topics.calls, after);
  await onGrown();
  for (const [session, records] of chains.entries()) {
    const [first, ...rest] = records.slice(3 + (session % 2));
    if (first !== undefined) await sendEach(world, [session % 3 === 0 ? unaware(first) : first]);
    const [second, ...others] = rest;
    if (second !== undefined) await sendEach(world, [session % 3 === 1 ? unaware(second) : second, ...others]);
  }
}

interface Seen {
  readonly states: readonly unknown[];
  readonly effects: readonly string[];
}

async function seenIn(world: WorkerWorld): Promise<Seen> {
  const keys = Array.from({ length: sessions }, (_, session) => chain(world, session)[0]?.key ?? '');
  const stored = await world.store.load(keys);
  const states = stored.map((session) => session && JSON.stringify(decodeSession(session.blob).state));
  const effects = new Set<string>();
  for (const topic of [topics.alerts, topics.commands, topics.dlq])
    for (const { key, headers, value } of await world.read(topic))
      if (!key.startsWith('beacon/'))
        effects.add(`${topic} ${headers['ce_id'] ?? ''} ${Buffer.from(value ?? []).toString('utf8')}`);
  return { states, effects: [...effects].sort() };
}

async function started(world: WorkerWorld): Promise<WorkerWorld> {
  await world.open();
  const { worker } = await world.start();
  await worker.stop();
  return world;
}

async function finish(world: WorkerWorld, count = 1): Promise<unknown> {
  const running = await Promise.all(Array.from({ length: count }, () => world.start()));
  await world.settled();
  await Promise.all(running.map(({ worker }) => worker.stop()));
  return seenIn(world);
}

async function rebuilt(world: WorkerWorld): Promise<unknown> {
  const records = [...(await world.read(topics.calls)), ...(await world.read(topics.signals))];
  const used = new Set(records.map(({ topic, partition }) => `${topic}/${String(partition)}`));
  const { worker, metrics } = await world.start();
  await vi.waitFor(() => {
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBe(used.size);
  }, waitLimits);
  await world.settled();
  await worker.stop();
  return seenIn(world);
}

it('rule 4: sessions that a grown topic moved are judged in the order of the log, however late and however often', async () => {
  const model = new WorkerWorld({ callsPartitions: before });
  const live = await started(model.twin());
  const { worker } = await live.start();
  await sendAll(live, () => live.settled());
  await live.settled();
  await worker.stop();
  const expected = await seenIn(live);
  expect(JSON.stringify(expected)).toContain('sequence.secret-to-egress');

  const late = await started(model.twin());
  await sendAll(late);
  expect(await finish(late, 2), 'judged afterwards by two workers').toEqual(expected);

  live.store = createMemorySessionStore({ clock: live.clock });
  expect(await rebuilt(live), 'rebuilt after a loss of the store').toEqual(expected);
});

/** A session that the growth moves to a later partition. */
function movedUp(world: WorkerWorld): number {
  return Array.from({ length: sessions }, (_, number) => number).findIndex((number) => {
    const key = chain(world, number)[0]?.key ?? '';
    return partitionOfKey(key, before) < partitionOfKey(key, after);
  });
}

/** An owner has judged a record that it did not commit, and the topic has grown since. */
async function judgedUnaware(): Promise<WorkerWorld> {
  const world = await new WorkerWorld({ callsPartitions: before }).open();
  const records = chain(world, movedUp(world));
  await sendEach(world, records.slice(0, 4));
  await finish(world);
  // It saves what it judges, and dies before it commits that.
  const kill = new KillSwitch((step) => step === 'after save');
  const first = await world.start({ kill });
  await sendEach(world, records.slice(4, 5));
  await kill.died;
  await first.worker.stop();
  await world.log.grow(topics.calls, after);
  // Another gateway had heard of more partitions, and its record was appended a moment earlier.
  world.clock.advance(-2);
  await sendEach(world, records.slice(5, 6));
  world.clock.advance(10);
  await sendEach(world, records.slice(6).map(unaware));
  world.clock.advance(10_000);
  return world;
}

it('rule 4: what was judged before the growth was heard of comes first again, also when it was not committed', async () => {
  const world = await judgedUnaware();
  const expected = await finish(world);
  world.store = createMemorySessionStore({ clock: world.clock });
  expect(await rebuilt(world)).toEqual(expected);
});

it.each([
  ['has read', 'after load', 1],
  ['has saved the record of a new partition', 'after save', 1],
  ['has saved another record over what was judged', 'after save', 2],
])(
  'rule 4: what was judged before the growth comes first again where an owner that heard of it dies when it %s',
  async (_, last, times) => {
    const world = await judgedUnaware();
    let left = times;
    const kill = new KillSwitch((step) => step === last && (left -= 1) === 0);
    const second = await world.start({ kill });
    await kill.died;
    await second.worker.stop();
    const expected = await finish(world);
    world.store = createMemorySessionStore({ clock: world.clock });
    expect(await rebuilt(world)).toEqual(expected);
  },
);

it('rule 4: what somebody judges who has heard of neither the growth nor the next owner comes first again', async () => {
  const unheard = await new WorkerWorld({ callsPartitions: before }).open();
  const world = await unheard.twin().open();
  const records = chain(world, movedUp(world));
  const key = records[0]?.key ?? '';
  const { worker } = await unheard.start();
  for (const one of [unheard, world]) await sendEach(one, records.slice(0, 4));
  await finish(world);
  await world.log.grow(topics.calls, after);
  const next = await world.start();
  await next.worker.stop();
  for (const one of [unheard, world]) await sendEach(one, records.slice(4, 5).map(unaware));
  await unheard.settled();
  await worker.stop();
  // It has the same store, and saves there before the next owner does.
  const [[judged], [stored]] = [await unheard.store.load([key]), await world.store.load([key])];
  const save = { key, madeFrom: stored?.version ?? 0, epoch: 1, blob: judged?.blob ?? new Uint8Array() };
  expect(await world.store.save([{ ...save, ttlMs: 60_000 }])).toEqual(['saved']);
  world.clock.advance(-2);
  await sendEach(world, records.slice(5, 6));
  world.clock.advance(10_000);
  const expected = await finish(world);
  world.store = createMemorySessionStore({ clock: world.clock });
  expect(await rebuilt(world)).toEqual(expected);
});

it('rule 8: a partition in which nothing comes goes back as well when the store has lost everything', async () => {
  const world = await new WorkerWorld().open();
  let held = createMemorySessionStore({ clock: world.clock });
  const { timers, step } = steppedTimers();
  const store: SessionStore = {
    get deadlines() {
      return held.deadlines;
    },
    get entityDeadlines() {
      return held.entityDeadlines;
    },
    load: (keys) => held.load(keys),
    save: (saves) => held.save(saves),
    identity: () => held.identity(),
    leaveMarker: () => held.leaveMarker(),
    check: () => held.check(),
    close: () => held.close(),
  };
  const { worker, metrics } = await world.start({ store, timers });
  const records = chain(world, 1);
  await world.send(records);
  await world.settled();
  held = createMemorySessionStore({ clock: world.clock });
  await vi.waitFor(async () => {
    step();
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBe(2);
    expect((await held.load([records[0]?.key ?? '']))[0]).toBeDefined();
  }, waitLimits);
  await worker.stop();
});

it('rule 8: sessions in two partitions are whole when a worker whose clock is ahead takes one of them for too old', async () => {
  const world = await started(new WorkerWorld({ callsPartitions: before }));
  const { worker } = await world.start();
  await sendAll(world, () => world.settled());
  await world.settled();
  await worker.stop();
  const { states } = await seenIn(world);
  const { worker: ahead, metrics } = await world.start({ clock: new FakeClock(world.clock.nowMs() + 24 * 3_600_000) });
  for (const session of [sessions, sessions + 1]) await sendEach(world, chain(world, session).slice(0, 1).map(unaware));
  await vi.waitFor(() => {
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'age' })).toBeGreaterThan(0);
  }, waitLimits);
  await world.settled();
  await ahead.stop();
  expect((await seenIn(world)).states).toEqual(states);
});

/** A session that was at home in one partition, and is in another since the growth. */
function movedFrom(world: WorkerWorld, old: number, home: number): number {
  return Array.from({ length: 1_000 }, (_, number) => number).findIndex((number) => {
    const key = chain(world, number)[0]?.key ?? '';
    return partitionOfKey(key, before) === old && partitionOfKey(key, after) === home;
  });
}

it('rule 8: a partition that waits for another does not go back for the time that it waits', async () => {
  const home = before;
  const world = await started(new WorkerWorld({ callsPartitions: before }));
  const [stuck, free, waiting] = [movedFrom(world, 0, 0), movedFrom(world, 1, home), movedFrom(world, 0, home)];
  const [stuckRecord, ...later] = chain(world, stuck);
  await sendEach(world, later.slice(0, 1));
  await finish(world);
  const [stored] = await world.store.load([stuckRecord?.key ?? '']);
  const newer = {
    key: stuckRecord?.key ?? '',
    madeFrom: stored?.version ?? 0,
    epoch: 9,
    blob: pack({ format: 99, positions: [], outbox: [] }),
  };
  await world.store.save([{ ...newer, ttlMs: 600_000 }]);
  await world.log.grow(topics.calls, after);
  await sendEach(world, [
    ...later.slice(1, 2),
    ...chain(world, free).slice(0, 1),
    ...chain(world, waiting).slice(0, 1),
  ]);
  // Where nothing is committed, only who waits for another partition pauses for so long.
  let pauses = 0;
  const timers: Timers = {
    sleep: (ms, signal) => {
      if (ms === 25) pauses += 1;
      return nodeTimers.sleep(ms >= 1000 ? 2 ** 30 : 1, signal);
    },
  };
  const { worker, logged } = await world.start({ timers, settings: { replayWindowMs: 10_000 } });
  await vi.waitUntil(async () => (await world.committed(home)).offset === 1n, waitLimits);
  world.clock.advance(20_000);
  const pausesBefore = pauses;
  await vi.waitUntil(() => pauses > pausesBefore + 20, waitLimits);
  await worker.stop();
  const wentBack = logged.filter(({ message }) => message.includes('waited for longer than state is kept'));
  expect(wentBack.map(({ fields }) => fields)).not.toContainEqual(expect.objectContaining({ partition: home }));
});
