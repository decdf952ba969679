import { randomUUID } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import kafkajs, { Kafka, logLevel } from 'kafkajs';
import { expect, it, vi } from 'vitest';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import type { KafkaLogger } from '../../../../../services/adapters/kafka/kafka-options.ts';
import type { Log, OutgoingRecord } from '../../../../../services/engine/ports/log.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { KafkaServer } from '../../../../support/servers/kafka-server.ts';

const patience = { timeout: 60_000, interval: 100 };
const silent: KafkaLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describeWithServers('the log in Kafka, when something is wrong', ({ kafkaBrokers }) => {
  function logAt(brokers: string, options: { topicPrefix?: string; logger?: KafkaLogger } = {}): Log {
    return createKafkaLog({
      brokers: brokers.split(','),
      topicPrefix: options.topicPrefix ?? `test-${randomUUID()}.`,
      clientId: 'faults',
      newId: randomUUID,
      logger: options.logger ?? silent,
    });
  }

  it('waits for a broker that is away at the start, says so, and then serves', async () => {
    await using server = await KafkaServer.create();
    const log = logAt(server.brokers);
    const story: string[] = [];
    const follower = log.follower();
    const following = follower.follow('t', {
      onRecord: (record) => void story.push(String(record.value)),
      onCaughtUp: () => void story.push('caught up'),
      onHealth: (healthy) => void story.push(healthy ? 'healthy' : 'broken'),
    });
    const member = log.member('group', ['t']);
    const seen: string[] = [];
    const starting = member.start(collecting(seen));
    const producer = log.producer();
    await expect(producer.produce([text('too early')])).rejects.toMatchObject({
      code: 'E_LOG_UNAVAILABLE',
      retryable: true,
    });
    await vi.waitFor(() => {
      expect(story).toEqual(['broken']);
    }, patience);

    await server.start();
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    await vi.waitFor(() => producer.produce([text('in time')]), patience);
    await Promise.all([following, starting]);
    await vi.waitFor(() => {
      expect(story.slice(0, 2)).toEqual(['broken', 'healthy']);
      expect(story).toContain('in time');
      expect(story).toContain('caught up');
      // A record whose answer was lost is produced twice.
      expect(new Set(seen)).toEqual(new Set(['in time']));
    }, patience);
    await Promise.all([follower.stop(), member.stop(), producer.close()]);
  });

  it('goes on after the broker was killed and came back, and loses nothing that was acknowledged', async () => {
    await using server = await KafkaServer.start();
    const log = logAt(server.brokers);
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const health: boolean[] = [];
    const followed = new Set<string>();
    const follower = log.follower();
    await follower.follow('t', {
      onRecord: (record) => void followed.add(String(record.value)),
      onCaughtUp: ignore,
      onHealth: (healthy) => void health.push(healthy),
    });
    const member = log.member('group', ['t']);
    const seen: string[] = [];
    await member.start(collecting(seen));
    const producer = log.producer();
    await producer.produce([text('before')]);
    await vi.waitFor(() => {
      expect(new Set(seen)).toEqual(new Set(['before']));
    }, patience);

    await server.kill();
    await vi.waitFor(() => {
      expect(health.at(-1)).toBe(false);
    }, patience);
    await server.start();
    await vi.waitFor(() => producer.produce([text('after')]), patience);
    await vi.waitFor(() => {
      expect(new Set(seen)).toEqual(new Set(['before', 'after']));
      expect(followed).toEqual(new Set(['before', 'after']));
      expect(health.at(-1)).toBe(true);
    }, patience);
    await Promise.all([follower.stop(), member.stop(), producer.close()]);
  });

  it('tells a member that it holds nothing any more while the broker is away', async () => {
    await using server = await KafkaServer.start();
    const log = logAt(server.brokers);
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const member = log.member('group', ['t']);
    const story: string[] = [];
    await member.start({
      onAssigned: (partitions) => {
        story.push('assigned');
        return Promise.resolve(partitions.map(() => undefined));
      },
      onRevoked: () => {
        story.push('revoked');
        return Promise.resolve();
      },
      onBatch: () => Promise.resolve(),
    });
    await server.kill();
    await vi.waitFor(() => {
      expect(story.at(-1)).toBe('revoked');
    }, patience);
    await server.start();
    await vi.waitFor(() => {
      expect(story.at(-1)).toBe('assigned');
    }, patience);
    await member.stop();
    // A fresh coordinator may send it away once more: it is told so each time, and never twice the same.
    expect(story).toEqual(story.map((_, at) => (at % 2 === 0 ? 'assigned' : 'revoked')));
    expect(story.at(-1)).toBe('revoked');
  });

  it('stops at once while its broker is away', async () => {
    await using server = await KafkaServer.create();
    const log = logAt(server.brokers);
    const follower = log.follower();
    const member = log.member('group', ['t']);
    const begun = [follower.follow('t', { onRecord: ignore, onCaughtUp: ignore }), member.start(collecting([]))];
    await Promise.all([follower.stop(), member.stop()]);
    await Promise.all(begun);
  });

  it('rule 5: refuses topics whose records carry the producer’s time, or a codec that it cannot read', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const admin = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({
      topics: [
        { topic: `${topicPrefix}created`, configEntries: [{ name: 'message.timestamp.type', value: 'CreateTime' }] },
        {
          topic: `${topicPrefix}packed`,
          configEntries: [
            { name: 'message.timestamp.type', value: 'LogAppendTime' },
            { name: 'compression.type', value: 'lz4' },
          ],
        },
      ],
    });
    await admin.disconnect();
    const checking = logAt(kafkaBrokers, { topicPrefix }).admin();
    const checked = checking.check(['created', 'packed']);
    await expect(checked).rejects.toMatchObject({ code: 'E_LOG_SETTINGS' });
    await expect(checked).rejects.toThrow(/created needs message\.timestamp\.type=LogAppendTime.*packed needs .*lz4/);
    await checking.close();
  });

  it('rule 8: tells for how long topics keep their records', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const admin = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const kept = (topic: string, value: string) => ({
      topic: topicPrefix + topic,
      configEntries: [{ name: 'retention.ms', value }],
    });
    await admin.createTopics({ topics: [kept('day', '86400000'), kept('always', '-1')] });
    await admin.disconnect();
    const asking = logAt(kafkaBrokers, { topicPrefix }).admin();
    expect(await asking.retentions?.(['day', 'always'])).toEqual(
      new Map([
        ['day', 86_400_000],
        ['always', Infinity],
      ]),
    );
    await asking.close();
  });

  it('reads what another client packed with a codec that is not known here', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const log = logAt(kafkaBrokers, { topicPrefix });
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const { ZSTD: compression } = kafkajs.CompressionTypes;
    kafkajs.CompressionCodecs[compression] = () => ({
      compress: ({ buffer }: { buffer: Buffer }) => zstdCompressSync(buffer),
    });
    const producer = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    await producer.send({ topic: `${topicPrefix}t`, compression, messages: [{ value: 'packed' }] });
    await producer.disconnect();
    const seen: string[] = [];
    const follower = log.follower();
    await follower.follow('t', { onRecord: ({ value }) => void seen.push(String(value)), onCaughtUp: ignore });
    await vi.waitFor(() => expect(seen).toEqual(['packed']), patience);
    await follower.stop();
  });

  it('takes its group away when a follower stops', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const log = logAt(kafkaBrokers, { topicPrefix });
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: true }]);
    const follower = log.follower();
    await follower.follow('t', { onRecord: ignore, onCaughtUp: ignore });
    const admin = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const groups = async (): Promise<string[]> =>
      (await admin.listGroups()).groups
        .map(({ groupId }) => groupId)
        .filter((id) => id.startsWith(`${topicPrefix}faults.follow.`));
    expect(await groups()).toHaveLength(1);
    await follower.stop();
    expect(await groups()).toEqual([]);
    await admin.disconnect();
  });

  it('catches up with a topic that ends in the mark of a transaction, which no handler sees', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const log = logAt(kafkaBrokers, { topicPrefix });
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const kafka = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
    const producer = kafka.producer({ transactionalId: randomUUID(), maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: `${topicPrefix}t`, messages: [{ key: 'k', value: 'aborted' }] });
    await transaction.abort();
    await producer.disconnect();
    const story: string[] = [];
    const follower = log.follower();
    await follower.follow('t', {
      onRecord: (record) => void story.push(String(record.value)),
      onCaughtUp: () => void story.push('caught up'),
    });
    await vi.waitFor(() => {
      expect(story).toEqual(['caught up']);
    }, patience);
    await follower.stop();
  });

  it('loses no record for a partition that the topic grew by, and gives the new ones to a member', async () => {
    const topicPrefix = `test-${randomUUID()}.`;
    const log = logAt(kafkaBrokers, { topicPrefix });
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const producer = log.producer();
    await producer.produce([text('before')]);
    const seen: string[] = [];
    const member = log.member('group', ['t']);
    await member.start(collecting(seen));

    const admin = new Kafka({ brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic: `${topicPrefix}t`, count: 2 }] });
    await admin.disconnect();
    const grown = { ...text('after'), partition: 1 };
    expect(await producer.produce([grown])).toMatchObject([{ partition: 1, offset: 0n }]);
    await vi.waitFor(() => {
      expect(new Set(seen)).toEqual(new Set(['before', 'after']));
    }, patience);
    await Promise.all([member.stop(), producer.close()]);
  });

  it('gives a follower a record again that its handler refused', async () => {
    const log = logAt(kafkaBrokers);
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const producer = log.producer();
    await producer.produce([text('a'), text('b')]);
    await producer.close();
    const seen: string[] = [];
    const follower = log.follower();
    await follower.follow('t', {
      onRecord: (record) => {
        seen.push(String(record.value));
        if (seen.length === 1) throw new Error('planted');
      },
      onCaughtUp: () => void seen.push('caught up'),
    });
    await vi.waitFor(() => {
      expect(seen).toEqual(['a', 'a', 'b', 'caught up']);
    }, patience);
    await follower.stop();
  });

  it('writes no byte of a key, a header or a value into its log lines, even at the most talkative level', async () => {
    const lines: string[] = [];
    const write = (fields: object, message: string): void => void lines.push(JSON.stringify(fields) + message);
    const talkative: KafkaLogger = { level: 'trace', debug: write, info: write, warn: write, error: write };
    const log = logAt(kafkaBrokers, { logger: talkative });
    await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
    const producer = log.producer();
    const marked: OutgoingRecord = {
      topic: 't',
      key: 'mark-1',
      value: Buffer.from('mark-2'),
      headers: { h: 'mark-3' },
    };
    await producer.produce([marked]);
    await producer.produce([{ ...marked, topic: 'absent' }]).catch(ignore);
    await producer.produce([{ ...marked, value: Buffer.alloc(2_000_000, 'mark-4') }]).catch(ignore);
    await producer.close();
    const seen: string[] = [];
    const member = log.member('marked-group', ['t']);
    await member.start(collecting(seen));
    await vi.waitFor(() => {
      expect(seen[0]).toBe('mark-2');
    }, patience);
    await member.stop();
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.includes('mark-'))).toEqual([]);
  });
});

function ignore(): void {
  return undefined;
}

function text(value: string): OutgoingRecord {
  return { topic: 't', key: 'k', value: Buffer.from(value), headers: {} };
}

function collecting(seen: string[]): Parameters<ReturnType<Log['member']>['start']>[0] {
  return {
    onAssigned: async (partitions) => partitions.map(() => undefined),
    onRevoked: async () => undefined,
    onBatch: async ({ records }) => {
      seen.push(...records.map((record) => String(record.value)));
    },
  };
}
