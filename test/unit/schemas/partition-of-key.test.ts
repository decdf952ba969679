import fc from 'fast-check';
import { Partitioners, type PartitionMetadata } from 'kafkajs';
import { expect, it } from 'vitest';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';

it('picks the partition that kafkajs picks, for any key', () => {
  const partitioner = Partitioners.DefaultPartitioner();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 64 }), (key, count) => {
      const partitionMetadata = Array.from({ length: count }, (_, partitionId): PartitionMetadata => {
        return { partitionErrorCode: 0, partitionId, leader: 1, replicas: [1], isr: [1] };
      });
      const chosen = partitioner({ topic: 't', partitionMetadata, message: { key, value: null } });
      expect(partitionOfKey(key, count)).toBe(chosen);
    }),
  );
});
