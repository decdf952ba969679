import { expect, it } from 'vitest';
import { Assignment } from '../../../../../services/adapters/kafka/assignment.ts';
import { NextReads } from '../../../../../services/adapters/kafka/next-reads.ts';

const at = { topic: 't', partition: 3 };

function ownedPartition() {
  const owned = new Assignment([at]).partition(at);
  if (owned === undefined) throw new Error('It owns what it was made with.');
  return owned;
}

function setUp({ hasEnded = false } = {}) {
  const told: unknown[] = [];
  const note = (word: string) => (what: unknown) => {
    if (hasEnded) throw new Error('Consumer group was not initialized.');
    told.push([word, what]);
  };
  const paused = () => [{ topic: 'prefix.t', partitions: [3] }];
  const consumer = { seek: note('seek'), pause: note('pause'), resume: note('resume'), paused };
  return { told, reads: new NextReads(consumer, 'prefix.') };
}

it('names topics as the broker knows them, and counts how often a read was moved', () => {
  const { told, reads } = setUp();
  const owned = ownedPartition();
  reads.seek(owned, 7n);
  owned.redeliverFrom = 5n;
  reads.seekBack(owned);
  reads.pause([at]);
  reads.resumeAll();
  expect(told).toEqual([
    ['seek', { topic: 'prefix.t', partition: 3, offset: '7' }],
    ['seek', { topic: 'prefix.t', partition: 3, offset: '5' }],
    ['pause', [{ topic: 'prefix.t', partitions: [3] }]],
    ['resume', [{ topic: 'prefix.t', partitions: [3] }]],
  ]);
  expect(owned.seeks).toBe(2);
});

it('moves no read to a place that is not known: the log may begin later', () => {
  const { told, reads } = setUp();
  const owned = ownedPartition();
  reads.seekBack(owned);
  expect(told).toEqual([]);
  expect(owned.seeks).toBe(0);
});

it('does not fail at a consumer that has ended', () => {
  const { reads } = setUp({ hasEnded: true });
  const owned = ownedPartition();
  reads.seek(owned, 7n);
  reads.pause([at]);
  reads.resume([at]);
  reads.resumeAll();
  expect(owned.seeks).toBe(1);
});
