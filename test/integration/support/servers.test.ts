import { Redis } from 'ioredis';
import { ConfigResourceTypes, Partitioners } from 'kafkajs';
import type { Consumer, KafkaMessage } from 'kafkajs';
import { expect, it } from 'vitest';
import { describeWithServers } from '../../support/servers/describe-with-servers.ts';
import { createKafkaClient, createTopics, uniquePrefix } from '../../support/topics.ts';

const GATEWAY_TIME = '1000';

describeWithServers('the shared servers', ({ kafkaBrokers, redisUrl }) => {
  const kafka = createKafkaClient(kafkaBrokers);

  async function produce(topic: string, value: string): Promise<void> {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'key', value, timestamp: GATEWAY_TIME }] });
    await producer.disconnect();
  }

  it('carries a record from a producer to a consumer and stamps it with its append time', async () => {
    const topic = `${uniquePrefix()}calls`;
    await createTopics(kafkaBrokers, [{ name: topic, partitions: 3 }]);
    await produce(topic, 'a call');

    await using reader = createReader(kafka.consumer({ groupId: topic, maxWaitTimeInMs: 250 }));
    const message = await reader.first(topic);

    expect(message.value?.toString()).toBe('a call');
    expect(Number(message.timestamp)).toBeGreaterThan(Number(GATEWAY_TIME));
  });

  it('gives back the metadata that was committed with an offset', async () => {
    const topic = `${uniquePrefix()}calls`;
    await createTopics(kafkaBrokers, [{ name: topic }]);
    await produce(topic, 'a call');
    const metadata = JSON.stringify({ epoch: 7, incarnation: 1 });

    await using reader = createReader(kafka.consumer({ groupId: topic, maxWaitTimeInMs: 250 }));
    await reader.first(topic);
    await reader.consumer.commitOffsets([{ topic, partition: 0, offset: '1', metadata }]);

    const admin = kafka.admin();
    await admin.connect();
    const offsets = await admin.fetchOffsets({ groupId: topic, topics: [topic] });
    await admin.disconnect();
    expect(offsets).toEqual([{ topic, partitions: [{ partition: 0, offset: '1', metadata }] }]);
  });

  it('creates a topic with the settings that it was asked for', async () => {
    const topic = `${uniquePrefix()}commands`;
    await createTopics(kafkaBrokers, [{ name: topic, cleanup: 'compact', settings: { 'segment.ms': '5000' } }]);

    const admin = kafka.admin();
    await admin.connect();
    const names = ['cleanup.policy', 'message.timestamp.type', 'segment.ms'];
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: names }],
    });
    await admin.disconnect();
    const settings = resources[0]?.configEntries.map((entry) => [entry.configName, entry.configValue]);
    expect(Object.fromEntries(settings ?? [])).toEqual({
      'cleanup.policy': 'compact',
      'message.timestamp.type': 'LogAppendTime',
      'segment.ms': '5000',
    });
  });

  it('runs a stored script and never evicts a key', async () => {
    const redis = new Redis(redisUrl);
    const key = `${uniquePrefix()}key`;
    const script = "redis.call('SET', KEYS[1], ARGV[1], 'PX', 60000) return redis.call('GET', KEYS[1])";
    const sha = String(await redis.script('LOAD', script));

    expect(await redis.evalsha(sha, 1, key, 'kept')).toBe('kept');
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    redis.disconnect();
  });
});

function createReader(consumer: Consumer) {
  return {
    consumer,
    async first(topic: string): Promise<KafkaMessage> {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      const { promise, resolve } = Promise.withResolvers<KafkaMessage>();
      await consumer.run({
        autoCommit: false,
        eachMessage: ({ message }) => {
          resolve(message);
          return Promise.resolve();
        },
      });
      return promise;
    },
    [Symbol.asyncDispose]: () => consumer.disconnect(),
  };
}
