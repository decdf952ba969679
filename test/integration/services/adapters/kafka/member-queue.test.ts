import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import type { KafkaLogger } from '../../../../../services/adapters/kafka/kafka-options.ts';
import type { LogBatch, OutgoingRecord, TopicPartition } from '../../../../../services/engine/ports/log.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';

const patience = { timeout: 60_000, interval: 20 };
const silent: KafkaLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describeWithServers('a member that has a batch in hand', ({ kafkaBrokers }) => {
  async function setUp(partitions: number) {
    const log = createKafkaLog({
      brokers: kafkaBrokers.split(','),
      topicPrefix: `test-${randomUUID()}.`,
      clientId: 'queue',
      newId: randomUUID,
      logger: silent,
    });
    await log.admin().ensure([{ topic: 't', partitions, compacted: false }]);
    const producer = log.producer();
    const member = log.member('group', ['t']);
    const join = (onBatch: (batch: LogBatch) => Promise<void>): Promise<void> =>
      member.start({
        onAssigned: (assigned: readonly TopicPartition[]) => Promise.resolve(assigned.map(() => undefined)),
        onRevoked: () => Promise.resolve(),
        onBatch,
      });
    return {
      join,
      member,
      tell: (value: string, partition = 0) => producer.produce([record(value, partition)]),
      stop: () => Promise.all([member.stop(), producer.close()]),
    };
  }

  it('is given what comes in another partition meanwhile', async () => {
    const { join, tell, stop } = await setUp(2);
    const other = Promise.withResolvers<string>();
    const seen: string[] = [];
    await join(async ({ partition, records }) => {
      const values = textsOf(records);
      if (partition === 1) other.resolve(values.join());
      else seen.push(...values, await other.promise);
    });
    await tell('first', 0);
    await tell('second', 1);
    await vi.waitFor(() => {
      expect(seen).toEqual(['first', 'second']);
    }, patience);
    await stop();
  });

  it('is not given what was fetched behind it when the next read was moved', async () => {
    const { join, tell, stop, member } = await setUp(1);
    const seen: string[] = [];
    const told = Promise.withResolvers<undefined>();
    await join(async ({ records, ...at }) => {
      seen.push(...textsOf(records));
      if (seen.length > 1) return;
      await told.promise;
      // Time for it to be fetched.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await member.seek(at, 0n);
    });
    await tell('first');
    await vi.waitFor(() => {
      expect(seen).toEqual(['first']);
    }, patience);
    await tell('second');
    told.resolve(undefined);
    await vi.waitFor(() => {
      expect(seen).toHaveLength(3);
    }, patience);
    expect(seen).toEqual(['first', 'first', 'second']);
    await stop();
  });
});

function record(value: string, partition: number): OutgoingRecord {
  return { topic: 't', key: 'k', value: Buffer.from(value), headers: {}, partition };
}

function textsOf(records: LogBatch['records']): readonly string[] {
  return records.map(({ value }) => String(value));
}

function ignore(): void {
  return undefined;
}
