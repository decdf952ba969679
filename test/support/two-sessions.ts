/** Sessions of one principal and agent that lie in different partitions of the calls topic. */
import { sessionRecordKey } from '../../schemas/events/record-key.ts';
import { partitionOfKey } from '../../schemas/events/partition-of-key.ts';
import { principal } from './session-events.ts';

/** One session's key for each partition, in their order. */
export function sessionInEach(partitions: number, owner = principal): readonly string[] {
  const found = new Map<number, string>();
  for (let number = 1; found.size < partitions; number += 1) {
    const key = `${owner}.host.${number.toString(16).padStart(16, '0')}`;
    const partition = partitionOfKey(sessionRecordKey('acme', key), partitions);
    if (!found.has(partition)) found.set(partition, key);
  }
  return Array.from({ length: partitions }, (_, partition) => found.get(partition) ?? '');
}
