import { describe, expect, it, vi } from 'vitest';
import type { Progress } from '../../../../../schemas/generated/types.ts';
import { topics } from '../../../../../schemas/topics.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { awayStore } from '../../../../support/away-store.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { steppedTimers } from '../../../../support/stepped-timers.ts';

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
  });
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

  it('tells for how long a record has waited while it cannot be judged', async () => {
    const world = await new WorkerWorld().open();
    const { timers, step } = steppedTimers();
    const { away, gate } = awayStore(world.store);
    await world.send(calls(world, 1));
    const { worker } = await world.start({ timers, store: away });
    await vi.waitFor(() => {
      expect(gate.refused).toBeGreaterThan(0);
    });
    world.clock.advance(3_000);
    expect(await nextWords(world, step)).toMatchObject([{ behindMs: 3_000, offset: '0' }]);
    gate.isAway = false;
    step();
    await world.settled();
    expect(await nextWords(world, step)).toMatchObject([{ behindMs: 0, offset: '1' }]);
    await worker.stop();
  });
});
