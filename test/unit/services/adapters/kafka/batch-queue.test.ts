import type { KafkaMessage } from 'kafkajs';
import { expect, it } from 'vitest';
import { BatchQueue, bytesOf } from '../../../../../services/adapters/kafka/batch-queue.ts';

const never = new AbortController().signal;

it('works on one batch after the other, whatever became of the one before', async () => {
  const queue = new BatchQueue();
  const story: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  const first = queue.push(1, async () => {
    story.push('first begins');
    await gate.promise;
    story.push('first fails');
    throw new Error('planted');
  });
  const second = queue.push(1, () => {
    story.push('second');
    return Promise.resolve();
  });
  await Promise.resolve();
  gate.resolve(undefined);
  await expect(first).rejects.toThrow('planted');
  await second;
  expect(story).toEqual(['first begins', 'first fails', 'second']);
});

it('is full when more bytes wait than may, not counting the batch in hand', async () => {
  const queue = new BatchQueue();
  const gates = Array.from({ length: 3 }, () => Promise.withResolvers<undefined>());
  const works = gates.map(({ promise }) => queue.push(200_000, () => promise));
  await Promise.resolve();
  expect(queue.isFull).toBe(true);
  const turned = queue.turned(60_000, never);
  gates[0]?.resolve(undefined);
  await turned;
  expect(queue.isFull).toBe(false);
  for (const { resolve } of gates) resolve(undefined);
  await Promise.all(works);
});

it('counts records that say nothing, and what stands in keys and headers', () => {
  const empty = { key: null, value: null } as KafkaMessage;
  const spoken = { ...empty, key: Buffer.alloc(1000), headers: { h: 'x'.repeat(500) } } as KafkaMessage;
  const least = bytesOf([empty]);
  expect(least).toBeGreaterThan(100);
  expect(bytesOf([empty, spoken])).toBe(2 * least + 1500);
});
