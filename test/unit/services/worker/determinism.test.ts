import { expect, it } from 'vitest';
import type { Detector } from '../../../../detectors/contract.ts';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { Engine } from '../../../../services/engine/engine.ts';
import type { OutgoingRecord, TopicPartition } from '../../../../services/engine/ports/log.ts';
import { defaultWorkerSettings, riskSettings } from '../../../../services/worker/config.ts';
import { encodeMetadata } from '../../../../services/worker/partition/commit-metadata.ts';
import { decodeSession, encodeSession } from '../../../../services/worker/session/session-blob.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { principal, SessionEvents } from '../../../support/session-events.ts';
import { heartbeats, sendInTime, silence, type Timed } from '../../../support/silence.ts';

const sessions = 6;
const halfMs = 15 * 60_000;

/** Counts the events of a session, and finds each one that its version was made for. */
function counting(version: string, every: number): Detector {
  return scripted<number>({
    hash: version,
    metadata: { id: 'sequence.counting', version, isArmed: false },
    react: (count = 0, { timeMs, data }) => {
      const next = count + 1;
      const findings = next % every === 0 ? [findingOf(data.id, { atMs: timeMs, text: `Seen by ${version}.` })] : [];
      return { ...quiet(next), findings };
    },
  });
}

const before = { detectors: [counting('1.0.0', 2), silence], modes: {} };
const after = { detectors: [counting('2.0.0', 3), silence], modes: {} };

/** An engine that has one set of rules in force, and has had others. */
function engineWith(...sets: readonly (typeof before)[]): Engine {
  const [first = before, ...others] = sets;
  const engine = engineOf(first.detectors, { settings: { risk: riskSettings(defaultWorkerSettings()) } });
  for (const rules of others) engine.use(rules);
  return engine;
}

function keyOf(session: number): string {
  return `${principal}.host.${String(session).padStart(16, '0')}`;
}

/** Events of every session over half the time, with heartbeats between them; sessions fall silent now and then. */
function half(world: WorkerWorld, fromMs: number): readonly Timed[] {
  const calls = Array.from({ length: sessions }, (_, session) => {
    const events = new SessionEvents({ session: keyOf(session), boot: fromMs + session + 2 });
    return Array.from({ length: 7 }, (__, call): Timed => {
      const atMs = fromMs + call * (61_000 + session * 7000) + session;
      return { atMs, record: world.gateway.call(events.requested(fromMs + call + 1, { atMs })) };
    });
  });
  return [...calls.flat(), ...heartbeats(world, fromMs, fromMs + halfMs - 5000)];
}

interface Seen {
  readonly states: readonly string[];
  /** Topic and id → the bytes of every record that carries it. */
  readonly effects: readonly (readonly [string, readonly string[]])[];
  /** How many alerts stand in their topic, however often each: a command that has expired is not published again. */
  readonly copies: number;
}

/** What was judged as bytes, as they would be stored for the first time: without who judged it and what waits to be published. */
function stateBytes(blob: Uint8Array): string {
  const { state } = decodeSession(blob);
  return Buffer.from(encodeSession({ positions: [], state, outbox: [] })).toString('base64');
}

async function seenIn(world: WorkerWorld, keys: readonly string[]): Promise<Seen> {
  const stored = await world.store.load(keys);
  const states = stored.map((session) => stateBytes(session?.blob ?? new Uint8Array()));
  const byId = new Map<string, Set<string>>();
  let copies = 0;
  for (const topic of [topics.alerts, topics.commands, topics.dlq]) {
    for (const { key, headers, value } of await world.read(topic)) {
      if (key.startsWith('beacon/')) continue;
      const bytes = `${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString('utf8')}`;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(bytes));
      if (topic === topics.alerts) copies += 1;
    }
  }
  return { states, effects: [...byId].map(([id, bytes]) => [id, [...bytes]] as const).toSorted(), copies };
}

/** As if no record had ever been judged, but which rules judge which is known: everything is judged and published anew. */
async function judgedByNobody(world: WorkerWorld): Promise<void> {
  const member = world.log.member(defaultWorkerSettings().groupId, [topics.calls]);
  const assigned = Promise.withResolvers<readonly TopicPartition[]>();
  await member.start({
    onAssigned: (partitions) => {
      assigned.resolve(partitions);
      return Promise.resolve(partitions.map(() => undefined));
    },
    onRevoked: () => Promise.resolve(),
    onBatch: () => new Promise(() => undefined),
  });
  for (const at of await assigned.promise) {
    const { metadata, offset = 0n } = await world.committed(at.partition);
    if (metadata === undefined) throw new Error('Nothing was committed.');
    const { incarnation, epoch, rules, partitions } = metadata;
    const kept = { incarnation, epoch, starts: 0, rebuiltFrom: 0, aheadTo: String(offset) };
    const history = { ...(rules && { rules }), ...(partitions === undefined ? {} : { partitions }) };
    await member.commit(at, { offset: 0n, metadata: encodeMetadata({ ...kept, ...history }) });
  }
  void member.stop();
}

/** By one worker, whose rules changed in the middle. */
async function judgedOnce(): Promise<{ world: WorkerWorld; keys: readonly string[]; first: Seen }> {
  const world = await new WorkerWorld({ callsPartitions: 2 }).open();
  const keys: readonly string[] = half(world, 0)
    .map(({ record }): OutgoingRecord => record)
    .map(({ key }) => key)
    .filter((key, at, all) => key.includes('.host.') && all.indexOf(key) === at);
  const engine = engineWith(before);
  const live = await world.start({ engine });
  await sendInTime(world, half(world, 0));
  await world.settled();
  engine.use(after);
  await sendInTime(world, half(world, halfMs));
  await world.settled();
  await live.worker.stop();
  const first = await seenIn(world, keys);
  expect(first.effects.filter(([, [bytes]]) => bytes?.includes('Seen by 1.0.0.')).length).toBeGreaterThan(1);
  expect(first.effects.filter(([, [bytes]]) => bytes?.includes('Seen by 2.0.0.')).length).toBeGreaterThan(1);
  return { world, keys, first };
}

it('rule 4: a log replayed with other batches, other workers and rules that changed in the middle gives the same bytes of state', async () => {
  const { world, keys, first } = await judgedOnce();
  for (const settings of [
    { batchRecordsMax: 1, cacheSessionsMax: 1 },
    { batchRecordsMax: 500, cacheSessionsMax: 500 },
  ]) {
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    const one = await world.start({ settings, engine: engineWith(before, after) });
    const two = await world.start({ settings: { batchRecordsMax: 7 }, engine: engineWith(before, after) });
    await rebuilt(world, keys);
    await Promise.all([one.worker.stop(), two.worker.stop()]);
    expect(await seenIn(world, keys)).toEqual(first);
  }
});

it('rule 4: everything that is published anew has the same bytes, whatever the batches, the workers and the rules of now', async () => {
  const { world, keys, first } = await judgedOnce();
  for (const [times, settings] of [{ batchRecordsMax: 1, cacheSessionsMax: 1 }, { batchRecordsMax: 500 }].entries()) {
    await judgedByNobody(world);
    world.clock.advance(1000);
    world.store = createMemorySessionStore({ clock: world.clock });
    const one = await world.start({ settings, engine: engineWith(before, after) });
    const two = await world.start({ settings: { batchRecordsMax: 7 }, engine: engineWith(before, after) });
    await world.settled();
    await Promise.all([one.worker.stop(), two.worker.stop()]);
    const again = await seenIn(world, keys);
    expect(again.effects.filter(([, bytes]) => bytes.length > 1)).toEqual([]);
    expect(again).toEqual({ ...first, copies: first.copies * (times + 2) });
  }
});

/** Resolves when every session is where it was. */
async function rebuilt(world: WorkerWorld, keys: readonly string[]): Promise<void> {
  const isDone = async (): Promise<boolean> => {
    const [loaded, ...committed] = await Promise.all([world.store.load(keys), world.committed(0), world.committed(1)]);
    const isRebuilt = committed.every(({ metadata }) => (metadata?.rebuiltFrom ?? 0) > 0 && !metadata?.rebuildTo);
    return isRebuilt && loaded.every((session) => session !== undefined);
  };
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 1));
  await world.settled();
}
