import { describe, expect, it, vi } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { GroupMember, Log, LogRecord } from '../../../../services/engine/ports/log.ts';
import type { SessionStore } from '../../../../services/engine/ports/session-store.ts';
import { encodeMetadata } from '../../../../services/worker/partition/commit-metadata.ts';
import { defaultWorkerSettings } from '../../../../services/worker/config.ts';
import { decodeSession, encodeSession } from '../../../../services/worker/session/session-blob.ts';
import { awayStore } from '../../../support/away-store.ts';
import { boundLog, boundMember } from '../../../support/bound-log.ts';
import { heartbeats } from '../../../support/silence.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { chainOf, judgeAll } from '../../../support/worker-chain.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

const another = { masterId: 'memory/another' };

function idsOf(records: readonly LogRecord[]): readonly string[] {
  return [
    ...new Set(records.filter(({ key }) => !key.startsWith('beacon/')).map(({ headers }) => headers['ce_id'] ?? '')),
  ];
}

describe('a worker whose store lost its data', () => {
  it('rebuilds the session from the log, and finds the chain whose beginning it had forgotten', async () => {
    const world = await new WorkerWorld().open();
    const records = chainOf(world);
    await world.send(records.slice(0, 4));
    await judgeAll(world);
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    await world.send(records.slice(4));
    const { metrics } = await judgeAll(world);
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBeGreaterThanOrEqual(1);
    expect(await world.read(topics.alerts)).toHaveLength(1);
    const commands = await world.read(topics.commands);
    const arms = commands.filter(({ key }) => !key.startsWith('beacon/'));
    expect(new Set(arms.map(({ value }) => Buffer.from(value ?? []).toString('utf8'))).size).toBe(
      idsOf(commands).length,
    );
  });

  it('does not go on from state that was saved between the loss and its discovery', async () => {
    const world = await new WorkerWorld().open();
    const records = chainOf(world);
    await world.send(records.slice(0, 4));
    await judgeAll(world);
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    const position = { incarnation: 1, partition: 0, epoch: 1, offset: '4' };
    const blob = encodeSession({ positions: [position], state: undefined, outbox: [] });
    await world.store.save([{ key: records[0]?.key ?? '', madeFrom: 0, epoch: 1, blob, ttlMs: 3_600_000 }]);
    await world.send(records.slice(4));
    await judgeAll(world);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });

  it.each(['load', 'identity'] as const)('uses nothing of a store that took over during a %s', async (moment) => {
    const world = await new WorkerWorld().open();
    const records = chainOf(world);
    await world.send(records.slice(0, 4));
    await judgeAll(world);
    const failing = failingStore(world, moment);
    await world.send(records.slice(4));
    const saved = vi.spyOn(failing, 'save');
    const { metrics } = await judgeAll(world, { store: failing });
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBeGreaterThanOrEqual(1);
    expect(await world.read(topics.alerts)).toHaveLength(1);
    // The first save is that of the whole chain: nothing was made of the last record alone.
    const [first] = saved.mock.calls[0]?.[0] ?? [];
    expect(decodeSession(first?.blob ?? new Uint8Array()).positions[0]?.offset).not.toBe('0');
    expect(decodeSession(first?.blob ?? new Uint8Array()).outbox).not.toEqual([]);
  });

  it('goes on without a replay when it is started anew beside a store that is whole', async () => {
    const world = await new WorkerWorld().open();
    const records = chainOf(world);
    await world.send(records.slice(0, 4));
    await judgeAll(world);
    await world.send(records.slice(4));
    const { metrics } = await judgeAll(world);
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBe(0);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(1);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });
});

/** A replica without the last saves takes over just before a session is read, or when the store has said which it is. */
function failingStore(world: WorkerWorld, moment: 'load' | 'identity'): SessionStore {
  const place = { store: world.store };
  const doubters: (() => void)[] = [];
  const takeOver = (): void => {
    if (place.store !== world.store) return;
    place.store = createMemorySessionStore({ clock: world.clock });
    for (const doubt of doubters) doubt();
  };
  return {
    ...world.store,
    load: (keys) => {
      if (moment === 'load') takeOver();
      return place.store.load(keys);
    },
    save: (saves) => place.store.save(saves),
    identity: async () => {
      const found = await place.store.identity();
      if (place.store !== world.store) return { ...found, ...another };
      if (moment === 'identity') takeOver();
      return found;
    },
    leaveMarker: () => place.store.leaveMarker(),
    onDoubt: (listener) => doubters.push(listener),
  };
}

/** A store that another can be put in the place of, and that keeps what it was asked. */
function replaceableStore(first: SessionStore) {
  const asked = { identity: 0, madeFrom: [] as number[] };
  const place = { store: first };
  const replaceable: SessionStore = {
    ...first,
    load: (keys) => place.store.load(keys),
    save: (saves) => {
      asked.madeFrom.push(...saves.map(({ madeFrom }) => madeFrom));
      return place.store.save(saves);
    },
    identity: () => {
      asked.identity += 1;
      return place.store.identity();
    },
    leaveMarker: () => place.store.leaveMarker(),
  };
  return { replaceable, asked, place };
}

/** A running worker that has taken the first records of a chain and has looked after its store since. */
async function pausedWorker(taken: number) {
  const world = await new WorkerWorld().open();
  const records = chainOf(world);
  const { replaceable, asked, place } = replaceableStore(world.store);
  const { timers, step } = steppedTimers();
  await world.send(records.slice(0, taken));
  const { worker, metrics } = await world.start({ store: replaceable, timers });
  const next = async (): Promise<void> => {
    await world.send(records.slice(taken));
    await world.settled();
  };
  await vi.waitFor(async () => {
    expect(await world.read(topics.signals)).toHaveLength(1);
  }, waitLimits);
  await world.settled();
  const look = async (): Promise<void> => {
    const before = asked.identity;
    step();
    await vi.waitFor(() => {
      expect(asked.identity).toBeGreaterThan(before);
    }, waitLimits);
  };
  return { world, worker, metrics, asked, place, look, next };
}

describe('a running worker', () => {
  it('does not ask a store that is whole before it takes records', async () => {
    const { worker, asked, look, next } = await pausedWorker(4);
    await look();
    const { identity } = asked;
    await next();
    await worker.stop();
    expect(asked.identity).toBe(identity);
  });

  it('hears between two batches that the store lost its data, and saves nothing before it goes back', async () => {
    const { world, worker, metrics, asked, place, look, next } = await pausedWorker(4);
    world.clock.advance(1000);
    place.store = createMemorySessionStore({ clock: world.clock });
    asked.madeFrom.length = 0;
    await look();
    await next();
    await worker.stop();
    expect(asked.madeFrom[0]).toBe(0);
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'store' })).toBeGreaterThan(0);
    expect(await world.read(topics.alerts)).toHaveLength(1);
  });
});

type Metadata = Parameters<typeof encodeMetadata>[0];

async function commitAs(
  world: WorkerWorld,
  { offset, metadata }: { offset: bigint; metadata: Partial<Metadata> },
): Promise<GroupMember> {
  const member = world.log.member(defaultWorkerSettings().groupId, [topics.calls]);
  const at = { topic: topics.calls, partition: 0 };
  await member.start({
    onAssigned: async () => {
      await member.commit(at, { offset, metadata: encodeMetadata(metadata as Metadata) });
      return [offset + 1000n];
    },
    onRevoked: () => Promise.resolve(),
    onBatch: () => Promise.resolve(),
  });
  return member;
}

describe('rule 3: a worker whose topic was made anew', () => {
  it('sees another record where the last committed one stood, and reads from the beginning in a higher incarnation', async () => {
    const world = await new WorkerWorld().open();
    const records = chainOf(world);
    await world.send(records);
    await judgeAll(world);
    const { offset, metadata } = await world.committed();
    const anew = world.twin();
    await anew.open();
    anew.store = world.store;
    const member = await commitAs(anew, {
      offset: offset ?? 0n,
      metadata: { ...metadata, last: { ...metadata?.last, hash: 'another' } as never },
    });
    await anew.send(chainOf(anew));
    await member.stop();
    const { metrics } = await judgeAll(anew);
    expect((await anew.committed()).metadata).toMatchObject({ incarnation: (metadata?.incarnation ?? 0) + 1 });
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'log' })).toBe(1);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(5);
  });

  it('reads it in a higher incarnation though the broker deleted the commits with the topic', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chainOf(world).slice(0, 4));
    await judgeAll(world);
    const anew = await world.twin().open();
    anew.clock.advance(60_000);
    anew.store = world.store;
    await anew.send(
      (await world.read(topics.commands)).map(({ topic, key, value, headers }) => ({ topic, key, value, headers })),
    );
    await anew.send(chainOf(anew));
    const { metrics } = await judgeAll(anew);
    expect((await anew.committed()).metadata).toMatchObject({ incarnation: 2 });
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'log' })).toBe(1);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(5);
  });

  it('alerts the tenants whose gateways it hears', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chainOf(world));
    await judgeAll(world);
    const { offset, metadata } = await world.committed();
    const anew = await world.twin().open();
    const other = { ...metadata, last: { ...metadata?.last, hash: 'another' } as never };
    const member = await commitAs(anew, { offset: offset ?? 0n, metadata: other });
    await anew.send([...chainOf(anew), ...heartbeats(anew, 0, 0).map(({ record }) => record)]);
    await member.stop();
    const { timers, step } = steppedTimers();
    const { worker, metrics } = await anew.start({ timers });
    await anew.settled();
    await vi.waitFor(() => {
      step();
      expect(metrics.value('shearpin_health_findings_total', { kind: 'log-replaced' })).toBe(1);
    }, waitLimits);
    await worker.stop();
    const told = (await anew.read(topics.alerts)).map(({ value }) => Buffer.from(value ?? []).toString('utf8'));
    expect(told.filter((text) => text.includes('health.log-replaced'))).toHaveLength(1);
  });

  it('knows the same log again for a group without any commit, and writes the same bytes', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chainOf(world));
    await judgeAll(world);
    const before = idsOf(await world.read(topics.commands));
    world.store = createMemorySessionStore({ clock: world.clock });
    const { worker, metrics } = await world.start({ settings: { groupId: 'another' } });
    while (metrics.value('shearpin_events_total', { result: 'processed' }) < 5)
      await new Promise((resolve) => setTimeout(resolve, 1));
    await worker.stop();
    expect(idsOf(await world.read(topics.commands))).toEqual(before);
    expect(metrics.value('shearpin_rebuilds_total', { cause: 'log' })).toBe(0);
  });

  it('reads a log that is shorter than what was committed from its beginning', async () => {
    const world = await new WorkerWorld().open();
    await world.send(chainOf(world));
    await judgeAll(world);
    const { offset, metadata } = await world.committed();
    const anew = world.twin();
    await anew.open();
    const member = await commitAs(anew, { offset: offset ?? 0n, metadata: { ...metadata } });
    await anew.send(chainOf(anew).slice(0, 2));
    await member.stop();
    const log = outOfRangeReadsFromBeginning(anew.log);
    const { worker } = await anew.start({ log });
    while ((await anew.committed()).offset !== 2n) await new Promise((resolve) => setTimeout(resolve, 1));
    await worker.stop();
    expect((await anew.committed()).metadata?.incarnation).toBe((metadata?.incarnation ?? 0) + 1);
  });
});

/** As a Kafka client does that is told to begin beyond the end. */
function outOfRangeReadsFromBeginning(log: Log): Log {
  const member = (inner: GroupMember): GroupMember => ({
    ...boundMember(inner),
    start: (handlers) =>
      inner.start({
        ...handlers,
        onAssigned: async (partitions) => {
          await handlers.onAssigned(partitions);
          return partitions.map(() => 0n);
        },
      }),
    seek: async (at, offset) => {
      const end = await inner.offsetAt(at, Number.MAX_SAFE_INTEGER);
      await inner.seek(at, offset < end ? offset : 0n);
    },
  });
  return { ...boundLog(log), member: (groupId, wanted) => member(log.member(groupId, wanted)) };
}

describe('a worker whose store is away', () => {
  it('waits, is not ready, loses nothing, and recovers by itself', async () => {
    const world = await new WorkerWorld().open();
    const { away, gate } = awayStore(world.store);
    await world.send(chainOf(world));
    const { worker, metrics } = await world.start({ store: away });
    while (gate.refused < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(worker.ready()).toMatchObject({ ready: false });
    expect(worker.ready().waiting).toContain('store');
    expect(await world.read(topics.alerts)).toHaveLength(0);
    gate.isAway = false;
    await world.settled();
    expect(worker.ready()).toEqual({ ready: true, waiting: [] });
    await worker.stop();
    expect(await world.read(topics.alerts)).toHaveLength(1);
    expect(metrics.value('shearpin_waits_total', { on: 'store' })).toBeGreaterThanOrEqual(3);
  });

  it('stops at once when it is told to while it waits', async () => {
    const world = await new WorkerWorld().open();
    const { away, gate } = awayStore(world.store);
    await world.send(chainOf(world));
    const { worker } = await world.start({ store: away });
    while (gate.refused < 1) await new Promise((resolve) => setTimeout(resolve, 1));
    await worker.stop();
    expect((await world.committed()).offset).toBe(0n);
  });
});
