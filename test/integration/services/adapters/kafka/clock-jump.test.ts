import { randomUUID } from 'node:crypto';
import { afterEach, expect, it, vi } from 'vitest';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const topic = 'shearpin.feed.v1';
const hourMs = 3_600_000;

describeWithServers('a feed of a process whose clock was ahead for a while', ({ kafkaBrokers }) => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is begun again, though its client sends no heartbeat until the hour that it saw', async () => {
    const brokers = kafkaBrokers.split(',');
    const prefix = { topicPrefix: `test-${randomUUID()}.`, clientId: 'ahead', newId: randomUUID, logger: silent };
    const log = createKafkaLog({ brokers, ...prefix });
    await log.admin().ensure([{ topic, partitions: 1, compacted: true }]);
    const follower = log.follower();
    const producer = log.producer();
    const health: boolean[] = [];
    const read: string[] = [];
    const becomes = (...told: readonly boolean[]): Promise<void> =>
      vi.waitFor(() => expect(health.slice(-told.length)).toEqual(told), { timeout: 60_000 });
    try {
      await follower.follow(topic, {
        onRecord: ({ key }) => void read.push(key),
        onCaughtUp: () => undefined,
        onHealth: (isHealthy) => void health.push(isHealthy),
      });
      await becomes(true);
      const now = Date.now.bind(Date);
      const ahead = vi.spyOn(Date, 'now').mockImplementation(() => now() + hourMs);
      // Its client sends a heartbeat by that clock after each batch, and before it reads another.
      for (const key of ['first', 'second']) {
        await producer.produce([{ topic, key, value: Buffer.from(key), headers: {} }]);
        await vi.waitFor(() => expect(read.at(-1)).toBe(key), { timeout: 60_000 });
      }
      ahead.mockRestore();
      await becomes(false, true);
      await producer.produce([{ topic, key: 'third', value: Buffer.from('third'), headers: {} }]);
      await vi.waitFor(() => expect(read).toEqual(['first', 'second', 'third']), { timeout: 60_000 });
    } finally {
      await follower.stop();
      await producer.close();
    }
  }, 120_000);
});
