import { describe, expect, it, vi } from 'vitest';
import type { Progress } from '../../../../../schemas/generated/types.ts';
import { sessionRecordKey } from '../../../../../schemas/events/record-key.ts';
import { eventTypes, topics } from '../../../../../schemas/topics.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { awayStore } from '../../../../support/away-store.ts';
import { jsonOf } from '../../../../support/fake-gateway.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';
import { waitLimits } from '../../../../support/wait-limits.ts';

async function wordsOf(world: WorkerWorld): Promise<readonly Progress[]> {
  const verify = createVerifier(world.trust);
  return (await world.read(topics.progress)).map(({ value }) => {
    const verified = verify(value ?? new Uint8Array());
    if (!verified.ok) throw new Error(verified.reason);
    return verified.body as Progress;
  });
}

/** The last word of each partition, after every periodic task has run once more. */
async function nextWords(world: WorkerWorld, step: () => void): Promise<readonly Progress[]> {
  const before = (await wordsOf(world)).length;
  step();
  return vi.waitFor(async () => {
    const words = await wordsOf(world);
    if (words.length === before) throw new Error('nothing was told yet');
    return words.slice(before).sort((a, b) => a.partition - b.partition);
  }, waitLimits);
}

function calls(world: WorkerWorld, count: number) {
  const events = new SessionEvents();
  return Array.from({ length: count }, (_, at) => world.gateway.call(events.requested(at + 1, { atMs: at })));
}

describe('rule 12: a worker', () => {
  it('tells for each of its partitions that it judges what comes there, and how far it is', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const { timers, step } = steppedTimers();
    await world.send(calls(world, 3));
    const { worker, metrics } = await world.start({ timers });
    await world.settled();
    const words = await nextWords(world, step);
    await worker.stop();
    expect(words).toMatchObject([0, 1].map((partition) => ({ partition, partitions: 2, incarnation: 1, behindMs: 0 })));
    expect(words.map(({ offset }) => offset).sort()).toEqual(['0', '3']);
    expect(metrics.value('shearpin_published_total', { kind: 'progress' })).toBe(2);
  });

  it('tells a higher order with each assignment, and with each word', async () => {
    const world = await new WorkerWorld().open();
    const orders: number[][] = [];
    for (let start = 0; start < 2; start += 1) {
      const { timers, step } = steppedTimers();
      const { worker } = await world.start({ timers });
      for (let word = 0; word < 2; word += 1)
        orders.push((await nextWords(world, step)).flatMap(({ epoch, number }) => [epoch, number]));
      await worker.stop();
    }
    expect(orders.map(([epoch]) => epoch)).toEqual([1, 1, 2, 2]);
    expect(orders[1]?.[1]).toBeGreaterThan(orders[0]?.[1] ?? 0);
  });

  it('tells for how long a record has waited while it cannot be judged, in whole milliseconds', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    const { away, gate } = awayStore(world.store);
    await world.send(calls(world, 1));
    let parts = 0.25;
    const elapsed = (): number => world.clock.nowMs() + parts;
    const { worker } = await world.start({ timers, store: away, elapsed });
    await vi.waitFor(() => {
      expect(gate.refused).toBeGreaterThan(0);
    }, waitLimits);
    world.clock.advance(3_000);
    parts = 0.75;
    expect(await nextWords(world, step)).toMatchObject([{ behindMs: 3_000, offset: '0' }]);
    gate.isAway = false;
    step();
    await world.settled();
    expect(await nextWords(world, step)).toMatchObject([{ behindMs: 0, offset: '1' }]);
    await worker.stop();
  });
});

/** Asks as a gateway does, under the key of the session of these events. */
function asks(world: WorkerWorld, events: SessionEvents) {
  const { gateway } = world;
  const { session, tenant, id, timeMs } = events.requested(90, { atMs: 90 });
  const boot = '0'.repeat(26);
  const value = jsonOf({ id, timeMs, tenant, gateway: { id: gateway.id, boot } });
  return gateway.seal({ type: eventTypes.callWaiting, key: sessionRecordKey(tenant, session.key), id, timeMs, value });
}

function arming(world: WorkerWorld, events: SessionEvents) {
  return [
    events.requested(1, { atMs: 1, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 2, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 3, can: ['credential.read'] }),
    events.completed(2, { atMs: 4, can: ['credential.read'], secrets: [7] }),
  ].map((data) => world.gateway.call(data));
}

/** The word that says that everything before an offset is judged, and what the topic of commands held at its end. */
async function wordOfEnd(world: WorkerWorld, offset: string) {
  const word = await vi.waitFor(async () => {
    const found = (await wordsOf(world)).find((one) => one.offset === offset);
    if (found === undefined) throw new Error('it was not told yet');
    return found;
  }, waitLimits);
  const commands = (await world.read(topics.commands)).filter(({ key }) => !key.startsWith('beacon/'));
  return { word, last: commands.at(-1)?.offset ?? -1n };
}

function endOf({ commands }: Progress): bigint {
  return BigInt(commands?.[0]?.offset ?? -1);
}

// Here no periodic task runs a second time.
describe('rule 12: a worker that is asked by a call that waits', () => {
  it('tells at once how far it is, and past which commands, and takes it for no event of the session', async () => {
    const world = await new WorkerWorld().open();
    const { worker, metrics } = await world.start();
    const events = new SessionEvents();
    // From here on the log is not asked where the commands end.
    await world.send([asks(world, events)]);
    await wordOfEnd(world, '1');
    await world.send([...arming(world, events), asks(world, events)]);
    const { word, last } = await wordOfEnd(world, '6');
    await worker.stop();
    expect(last).toBeGreaterThanOrEqual(0n);
    expect(endOf(word)).toBeGreaterThan(last);
    expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(4);
    expect(metrics.value('shearpin_events_total', { result: 'waiting' })).toBe(2);
  });

  it('counts the commands that the owner before it published', async () => {
    const world = await new WorkerWorld().open();
    const events = new SessionEvents();
    const first = await world.start();
    await world.send(arming(world, events));
    await world.settled();
    await first.worker.stop();
    const second = await world.start();
    await world.send([asks(world, events)]);
    const { word, last } = await wordOfEnd(world, '5');
    await second.worker.stop();
    expect(last).toBeGreaterThanOrEqual(0n);
    expect(endOf(word)).toBeGreaterThan(last);
  });

  it('tells nothing for what no gateway wrote', async () => {
    const world = await new WorkerWorld().open();
    const { worker, metrics } = await world.start();
    const asked = asks(world, new SessionEvents());
    const before = (await wordsOf(world)).length;
    await world.send([{ ...asked, headers: { ...asked.headers, 'shearpin-mac': '0'.repeat(64) } }]);
    await world.settled();
    await worker.stop();
    expect(metrics.value('shearpin_dlq_total', { reason: 'bad-mac' })).toBe(1);
    expect(await wordsOf(world)).toHaveLength(before);
  });
});
