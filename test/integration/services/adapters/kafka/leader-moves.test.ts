import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import type { OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { openKafka } from '../../../../support/chaos/world/kafka-ground.ts';
import { becomesTrue } from '../../../../support/pipeline/eventually.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';

const topic = 'shearpin.calls.v1';

describeWithServers('a producer that does not know who leads a partition', () => {
  it('leaves no record out when the partition has come to a broker that took the others', async () => {
    await using kafka = await openKafka([], 3);
    const told: string[] = [];
    const ignore = (): void => undefined;
    const debug = (fields: object): void => void told.push(JSON.stringify(fields));
    const logger = { debug, info: ignore, warn: ignore, error: ignore };
    const topicPrefix = `test-${randomUUID()}.`;
    const name = topicPrefix + topic;
    const brokers = kafka.brokers.split(',');
    const log = createKafkaLog({ brokers, topicPrefix, clientId: 'moves', newId: randomUUID, logger });
    const leads = (leaders: readonly number[]): Promise<void> =>
      kafka.withAdmin(async (admin) => {
        const partitionAssignment = leaders.map((leader, partition) => ({ partition, replicas: [leader] }));
        await admin.alterPartitionReassignments({ topics: [{ topic: name, partitionAssignment }] });
        await becomesTrue({ what: 'the partitions have moved', deadlineMs: 30_000 }, async () => {
          const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
          const found = topics[0]?.partitions.toSorted((left, right) => left.partitionId - right.partitionId);
          return found?.every(({ leader }, at) => leader === leaders[at]) === true;
        });
      });
    await kafka.withAdmin(async (admin) => {
      const configEntries = [{ name: 'min.insync.replicas', value: '1' }];
      const replicaAssignment = [1, 2].map((leader, partition) => ({ partition, replicas: [leader] }));
      await admin.createTopics({ topics: [{ topic: name, replicaAssignment, configEntries }], waitForLeaders: true });
    });
    await leads([1, 2]);
    const producer = log.producer();
    await producer.produce([record('first', 0), record('first', 1)]);

    await leads([1, 1]);
    await producer.produce([record('second', 0), record('second', 1)]);

    await producer.close();
    // It asked the broker that led the partition before.
    expect(told.filter((line) => line.includes('not the leader'))).not.toEqual([]);
    expect(await read(log)).toEqual(new Set(['first in 0', 'first in 1', 'second in 0', 'second in 1']));
  }, 120_000);
});

function record(text: string, partition: number): OutgoingRecord {
  return { topic, partition, key: text, value: Buffer.from(`${text} in ${String(partition)}`), headers: {} };
}

async function read(log: ReturnType<typeof createKafkaLog>): Promise<ReadonlySet<string>> {
  const follower = log.follower();
  const seen = new Set<string>();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await follower.follow(topic, {
    onRecord: ({ value }) => void seen.add(String(value)),
    onCaughtUp: () => resolve(undefined),
  });
  await promise;
  await follower.stop();
  return seen;
}
