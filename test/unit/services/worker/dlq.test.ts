import { describe, expect, it } from 'vitest';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import type { LogRecord } from '../../../../services/engine/ports/log.ts';
import {
  inspectLetters,
  type Letter,
  type LetterState,
  readLetters,
  sendBack,
} from '../../../../services/worker/wiring.ts';
import { FakeGateway, jsonOf } from '../../../support/fake-gateway.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { chainEvents } from '../../../support/pipeline/calls-topic.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const recordBytesMax = 1_048_576;

async function statesOf(world: WorkerWorld, letters: readonly Letter[]): Promise<readonly LetterState[]> {
  const { gateway, log, writer, clock } = world;
  const gateways = new Map([[gateway.id, { tenant: gateway.tenant, ingestKeys: [gateway.ingestKey] }]]);
  return inspectLetters(letters, { log, keys: { gateways }, signer: writer, clock, recordBytesMax });
}

function recordsOf(states: readonly LetterState[]): readonly LogRecord[] {
  return states.flatMap((state) => (state.kind === 'takeable' ? [state.record] : []));
}

/** A chain of which the worker did not take one record, because it was longer than its limit. */
async function worldWithLetter(): Promise<WorkerWorld> {
  const world = await new WorkerWorld().open();
  const records = chainEvents().map((event) => world.gateway.call(event));
  const longest = Math.max(...records.map(({ value }) => value?.byteLength ?? 0));
  await world.send(records);
  const { worker } = await world.start({ settings: { recordBytesMax: longest - 1 } });
  await world.settled();
  await worker.stop();
  return world;
}

describe('a record that went to the dead-letter topic', () => {
  it('goes back as it was once its cause is mended, and the chain that it belongs to is seen', async () => {
    const world = await worldWithLetter();
    expect(await world.read(topics.alerts)).toEqual([]);
    const { letters } = await readLetters(world.log);
    expect(letters).toMatchObject([{ reason: 'oversize', topic: topics.calls }]);
    const [source] = recordsOf(await statesOf(world, letters));
    await sendBack(world.log, source === undefined ? [] : [source]);
    const again = (await world.read(topics.calls)).at(-1);
    expect({ ...again, offset: 0n, appendTimeMs: 0 }).toEqual({ ...source, offset: 0n, appendTimeMs: 0 });
    const { worker } = await world.start();
    await world.settled();
    await worker.stop();
    expect(await world.read(topics.alerts)).not.toEqual([]);
  });

  it('counts once, however often it goes back', async () => {
    const world = await worldWithLetter();
    const sources = recordsOf(await statesOf(world, (await readLetters(world.log)).letters));
    await sendBack(world.log, sources);
    await sendBack(world.log, sources);
    const { worker, metrics } = await world.start();
    await world.settled();
    await worker.stop();
    expect(metrics.value('shearpin_resent_events_total')).toBe(1);
    expect((await readLetters(world.log)).letters).toHaveLength(1);
  });
});

describe('what would become of a letter now', () => {
  it('is told for each: taken, rejected again, gone, changed, or nothing to say', async () => {
    const world = await new WorkerWorld().open();
    const { gateway, writer } = world;
    const call = new SessionEvents().requested(1, { atMs: 0 });
    const stranger = new FakeGateway({ id: 'gw-9' });
    await world.send([
      gateway.call(call),
      stranger.call(call),
      gateway.seal({ type: eventTypes.callRequested, key: 'acme:x', id: 'x', timeMs: 0, value: Buffer.from('{') }),
    ]);
    const held = await world.read(topics.calls);
    const letterOf = (offset: number, change: Partial<Letter> = {}): Letter => ({
      ...{ reason: 'poison', topic: topics.calls, partition: 0, offset: String(offset), bytes: 1, appendTimeMs: 1 },
      sha256: writer.digest(held[offset]?.value ?? new Uint8Array()),
      ...change,
    });
    const states = await statesOf(world, [
      letterOf(0),
      letterOf(1),
      letterOf(2),
      letterOf(99),
      letterOf(0, { partition: 7 }),
      letterOf(0, { topic: topics.acks }),
      letterOf(0, { sha256: '0'.repeat(64) }),
    ]);
    expect(states).toMatchObject([
      { kind: 'takeable', record: { offset: 0n } },
      { kind: 'rejected', reason: 'unknown-gateway' },
      { kind: 'rejected', reason: 'not-json' },
      { kind: 'gone' },
      { kind: 'gone' },
      { kind: 'elsewhere' },
      { kind: 'changed' },
    ]);
  });

  it('asks the log for nothing when there are no letters', async () => {
    const world = new WorkerWorld();
    expect(await statesOf(world, [])).toEqual([]);
  });

  it('finds records that stand far apart, in several partitions', async () => {
    const world = await new WorkerWorld({ callsPartitions: 3 }).open();
    const { gateway, writer } = world;
    const call = gateway.call(new SessionEvents().requested(1, { atMs: 0 }));
    await world.send([0, 1, 2].flatMap((partition) => Array.from({ length: 2500 }, () => ({ ...call, partition }))));
    const sha256 = writer.digest(call.value ?? new Uint8Array());
    const letters = [
      [0, 0],
      [0, 2499],
      [2, 1200],
      [2, 1201],
    ].map(([partition = 0, offset]): Letter => {
      const facts = { reason: 'poison', topic: topics.calls, bytes: 1, sha256, appendTimeMs: 1 } as const;
      return { ...facts, partition, offset: String(offset) };
    });
    const found = recordsOf(await statesOf(world, letters));
    expect(found.map(({ partition, offset }) => [partition, Number(offset)])).toEqual([
      [0, 0],
      [0, 2499],
      [2, 1200],
      [2, 1201],
    ]);
  });
});

describe('the dead-letter topic', () => {
  it('is read like everything that comes from outside', async () => {
    const world = await worldWithLetter();
    const [letter] = await world.read(topics.dlq);
    if (letter === undefined) throw new Error('There is no letter.');
    const { key, headers, value } = letter;
    const data = JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Letter;
    const odd = [
      Buffer.from('{'),
      jsonOf([]),
      jsonOf({ ...data, reason: 'made-up' }),
      jsonOf({ ...data, offset: '-1' }),
      Buffer.alloc(20_000, 'x'),
      null,
    ];
    await world.send([
      { topic: topics.dlq, key, headers, value },
      ...odd.map((bytes) => ({ topic: topics.dlq, key: 'odd', headers, value: bytes })),
      { topic: topics.dlq, key, headers: {}, value },
    ]);
    expect(await readLetters(world.log)).toEqual({ letters: [data], left: 0, unread: odd.length + 1 });
  });
});
