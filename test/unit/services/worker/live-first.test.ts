import { createAgentCeiling } from '../../../../detectors/catalog/rates/agent-ceiling.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { sessionRecordKey } from '../../../../schemas/events/record-key.ts';
import { topics } from '../../../../schemas/topics.ts';
import { createMemorySessionStore } from '../../../../services/adapters/memory/memory-session-store.ts';
import type { Engine } from '../../../../services/engine/engine.ts';
import type { OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import { shortRecords } from '../../../../services/worker/partition/live-first.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { stableDetectors } from '../../../support/catalog.ts';
import { engineOf } from '../../../support/engine-runs.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { KillSwitch } from '../../../support/kill-points.ts';
import { findingOf, quiet, scripted } from '../../../support/scripted-detector.ts';
import { principal, SessionEvents } from '../../../support/session-events.ts';
import { heartbeats, type Timed } from '../../../support/silence.ts';

/** As many as are worth an order, of two records each. */
const sessions = Number(shortRecords) / 2 + 300;
const waitMs = 10_000;
/** A session that called `wait` waits for ten seconds to pass. */
const patient = scripted<number>({
  metadata: { isArmed: false },
  react: (since, { timeMs, data }) => {
    const sinceMs = 'target' in data && data.target.name === 'wait' ? timeMs : (since ?? 0);
    return { ...quiet(sinceMs), ...(sinceMs === 0 ? {} : { dueMs: sinceMs + waitMs }) };
  },
  advance: (sinceMs) => ({
    ...quiet(0),
    findings: [findingOf(String(sinceMs), { atMs: sinceMs + waitMs, startMs: sinceMs })],
  }),
});

function engine(): Engine {
  const ceiling = createAgentCeiling({ limit: 2 });
  const chain = stableDetectors().filter(({ metadata }) => metadata.id === 'sequence.secret-to-egress');
  return engineOf([...chain, ceiling, patient]);
}

function sessionOf(number: number): string {
  return `${principal}.host.${String(number).padStart(16, '0')}`;
}

const [chained, waiting, silent, begun] = [2, 3, 4, 900_001];
/** Calls of these come while sessions are rebuilt: one that was silent for long, and a new one. */
const [woken, younger] = [600, 900_002];
const keys = [...Array.from({ length: sessions }, (_, at) => at + 1), begun, younger].map((number) =>
  sessionRecordKey('acme', sessionOf(number)),
);

interface Story {
  readonly before: readonly Timed[];
  readonly after: readonly Timed[];
  readonly late: readonly Timed[];
}

/** Many sessions of one call each, of which two go on until the loss; then these go on, an old one does, and one begins. */
function story(world: WorkerWorld): Story {
  const events = new Map<number, SessionEvents>();
  const of = (number: number): SessionEvents => {
    const known = events.get(number) ?? new SessionEvents({ session: sessionOf(number), boot: number + 1 });
    events.set(number, known);
    return known;
  };
  const call = (
    number: number,
    id: number,
    { atMs, ...what }: { atMs: number } & Parameters<SessionEvents['requested']>[1],
  ) => [
    { atMs, record: world.gateway.call(of(number).requested(id, { atMs, ...what })) },
    { atMs: atMs + 1, record: world.gateway.call(of(number).completed(id, { atMs: atMs + 1, ...what })) },
  ];
  const read = { can: ['read.untrusted'] } as const;
  const old = Array.from({ length: sessions }, (_, at) => call(at + 1, 1, { atMs: 10 * at, ...read })).flat();
  const endMs = 10 * sessions;
  const take = (number: number, id: number, atMs: number): readonly Timed[] => [
    { atMs, record: world.gateway.call(of(number).requested(id, { atMs, can: ['credential.read'] })) },
    {
      atMs: atMs + 1,
      record: world.gateway.call(
        of(number).completed(id, { atMs: atMs + 1, can: ['credential.read'], secrets: [number] }),
      ),
    },
  ];
  const send = (number: number, id: number, atMs: number) =>
    call(number, id, { atMs, can: ['egress.message'], carries: [number] });
  const before = [
    ...old,
    ...call(chained, 2, { atMs: endMs + 10, ...read }),
    ...call(waiting, 2, { atMs: endMs + 20, ...read, tool: 'wait' }),
    ...heartbeats(world, 0, Math.ceil(endMs / 5000) * 5000),
  ];
  const afterMs = Math.ceil(endMs / 5000) * 5000 + 10_000;
  const after = [
    ...take(chained, 3, afterMs),
    ...call(begun, 1, { atMs: afterMs + 100, ...read }),
    ...take(begun, 2, afterMs + 200),
    ...call(waiting, 3, { atMs: afterMs + 300, ...read }),
    ...take(silent, 2, afterMs + 400),
    ...send(silent, 3, afterMs + 500),
    ...send(begun, 3, afterMs + 600),
    ...send(chained, 4, afterMs + 700),
    ...[waiting, begun, chained].flatMap((number, at) =>
      call(number, 9, { atMs: afterMs + 800 + 10 * at, can: ['pay'] }),
    ),
    ...heartbeats(world, afterMs + 5000, afterMs + 120_000),
    ...call(waiting, 4, { atMs: afterMs + 121_000, ...read }),
  ];
  const lateMs = afterMs + 122_000;
  const late = [
    ...call(younger, 1, { atMs: lateMs, ...read }),
    ...take(woken, 2, lateMs + 10),
    ...take(younger, 2, lateMs + 20),
  ];
  return { before, after, late };
}

/** Those of one second are sent together. */
async function sendBySeconds(world: WorkerWorld, records: readonly Timed[]): Promise<void> {
  const bySecond = Map.groupBy(
    records.toSorted((a, b) => a.atMs - b.atMs),
    ({ atMs }) => Math.floor(atMs / 1000),
  );
  for (const [second, some] of bySecond) {
    world.clock.advance(Math.max(0, second * 1000 - sinceStart(world)));
    await world.send(some.map(({ record }): OutgoingRecord => record));
  }
}

function sinceStart({ clock }: WorkerWorld): number {
  return clock.nowMs() - startMs;
}

const model = new WorkerWorld();
const startMs = model.clock.nowMs();

interface Seen {
  readonly states: readonly string[];
  readonly effects: readonly (readonly [string, readonly string[]])[];
}

async function seenIn(world: WorkerWorld): Promise<Seen> {
  const stored = await world.store.load(keys);
  const states = stored.map((one) => JSON.stringify(one === undefined ? 'none' : decodeSession(one.blob).state));
  const byId = new Map<string, Set<string>>();
  for (const topic of [topics.alerts, topics.commands, topics.dlq, topics.signals]) {
    for (const { key, headers, value } of await world.read(topic)) {
      if (key.startsWith('beacon/') || (headers['ce_id'] ?? '').startsWith('tick/')) continue;
      const id = `${topic} ${headers['ce_id'] ?? ''}`;
      byId.set(id, (byId.get(id) ?? new Set()).add(Buffer.from(value ?? []).toString('utf8')));
    }
  }
  return { states, effects: [...byId].map(([id, bytes]) => [id, [...bytes]] as const).toSorted() };
}

function alertedBy({ effects }: Seen): readonly string[] {
  const alerts = effects.filter(([id]) => id.startsWith(topics.alerts));
  return alerts.map(([, [text = '']]) => /(rate|sequence)\.[a-z-]+/.exec(text)?.[0] ?? '').toSorted();
}

async function run(world: WorkerWorld, kill = new KillSwitch(Infinity)): Promise<void> {
  const { worker } = await world.start({ engine: engine(), kill });
  await Promise.race([kill.died, world.settled()]);
  await worker.stop();
}

interface Lossy {
  readonly world: WorkerWorld;
  readonly sendLate: () => Promise<void>;
}

/** Everything was judged, then the store lost it, and then something came. */
async function lossyWorld(): Promise<Lossy> {
  const world = await model.twin().open();
  const { before, after, late } = story(world);
  await sendBySeconds(world, before);
  await run(world);
  world.store = createMemorySessionStore({ clock: world.clock });
  await sendBySeconds(world, after);
  return { world, sendLate: () => sendBySeconds(world, late) };
}

/** Offsets of the calls that were told on, in the order in which their records stand in the log. */
async function toldOn(world: WorkerWorld): Promise<readonly string[]> {
  const records = await world.read(topics.signals);
  return records.map(({ headers }) => headers['ce_id'] ?? '').filter((id) => !id.startsWith('tick/'));
}

describe('rule 8: sessions that live are rebuilt first', () => {
  let undisturbed: Seen;
  let told: readonly string[];

  beforeAll(async () => {
    const world = await model.twin().open();
    const { before, after, late } = story(world);
    await sendBySeconds(world, before);
    await run(world);
    await sendBySeconds(world, [...after, ...late]);
    await run(world);
    undisturbed = await seenIn(world);
    told = await toldOn(world);
  }, 60_000);

  it('arms a chain at the end of the log before the old sessions are rebuilt, and changes nothing else', async () => {
    const { world, sendLate } = await lossyWorld();
    let saves = 0;
    let sending: Promise<void> | undefined;
    const savesBefore: number[] = [];
    const watch = new KillSwitch((step) => {
      saves += step === 'before save' ? 1 : 0;
      if (step === `before publish to ${topics.commands}`) {
        savesBefore.push(saves);
        sending ??= sendLate();
      }
      return false;
    });
    await run(world, watch);
    await sending;
    await run(world);
    // Three chains were armed and closed at once; one of a session that began meanwhile is armed, and one of a session that woke.
    expect(savesBefore.filter((count) => count < sessions / 2)).toHaveLength(8);
    expect(saves).toBeGreaterThanOrEqual(sessions);
    expect(await seenIn(world)).toEqual(undisturbed);
    expect(alertedBy(undisturbed)).toEqual([
      'rate.agent-ceiling',
      'sequence.scripted',
      ...Array.from({ length: 3 }, () => 'sequence.secret-to-egress'),
    ]);
  });

  it('tells events on in the order of the log all the same, and none again that was told before the loss', async () => {
    const { world, sendLate } = await lossyWorld();
    await sendLate();
    await run(world);
    expect(told.length).toBeGreaterThan(2);
    expect(await toldOn(world)).toEqual(told);
  });

  it.each([
    ['while the old records of live sessions are judged', 'after save', 100],
    ['while it judges what is new', `after publish to ${topics.commands}`, 1],
    ['while everything is rebuilt', 'after save', 900],
  ])('goes on when it dies %s', async (_, step, count) => {
    const { world, sendLate } = await lossyWorld();
    await sendLate();
    let left = count;
    await run(world, new KillSwitch((here) => here === step && --left === 0));
    await run(world);
    expect(await seenIn(world)).toEqual(undisturbed);
  });
});
