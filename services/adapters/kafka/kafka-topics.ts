import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { AdminConnection } from './admin-connection.ts';
import { protocolFaultOf } from './kafka-fault.ts';
import { createRight, leaderUnknown } from './topic-settings.ts';

/** A topic as the brokers have it. */
export interface TopicState {
  readonly partitions: number;
  /** Of the partition with the fewest replicas. */
  readonly replicas: number;
  /** What holds for the topic, by Kafka's own names, whoever set it. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface NewTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** What was set for this topic itself, and not for its broker or the cluster. */
const setForTopic = 1;

/** Topics as whoever looks after them needs them. Names are those on the broker, prefix and all. */
export class KafkaTopics {
  readonly #connection: AdminConnection;

  constructor(kafka: Kafka) {
    this.#connection = new AdminConnection(kafka);
  }

  brokerCount(): Promise<number> {
    return this.#connection.run(
      { what: 'The cluster' },
      async (admin) => (await admin.describeCluster()).brokers.length,
    );
  }

  /** Topics that do not exist are left out. */
  async describe(topics: readonly string[]): Promise<ReadonlyMap<string, TopicState>> {
    const found = await Promise.all(topics.map(async (topic) => [topic, await this.#stateOf(topic)] as const));
    return new Map(found.flatMap(([topic, state]) => (state === undefined ? [] : [[topic, state]])));
  }

  async create({ topic, partitions, replicas, settings }: NewTopic): Promise<void> {
    const wanted = {
      topic,
      numPartitions: partitions,
      replicationFactor: replicas,
      configEntries: entriesOf(settings),
    };
    const right = createRight(topic);
    await this.#connection.run({ what: `Topic ${topic}`, right }, async (admin) => {
      try {
        await admin.createTopics({ topics: [wanted] });
      } catch (fault) {
        // It was made, and a fresh broker does not know its leader yet.
        if (!leaderUnknown.includes(protocolFaultOf(fault)?.type ?? '')) throw fault;
      }
    });
  }

  async grow(topic: string, partitions: number): Promise<void> {
    const topicPartitions = [{ topic, count: partitions }];
    const attempt = { what: `Partitions of ${topic}`, right: `Alter on the topic ${topic}` };
    await this.#connection.run(attempt, (admin) => admin.createPartitions({ topicPartitions }));
  }

  /** Kafka replaces all that was set for a topic, so what else was set is sent again. */
  async set(topic: string, settings: Readonly<Record<string, string>>): Promise<void> {
    const attempt = { what: `Settings of ${topic}`, right: `AlterConfigs on the topic ${topic}` };
    await this.#connection.run(attempt, async (admin) => {
      const own = (await entries(admin, topic)).filter(({ source }) => source === setForTopic);
      const kept = Object.fromEntries(own.map(({ name, value }) => [name, value]));
      const configEntries = entriesOf({ ...kept, ...settings });
      const type = kafkajs.ConfigResourceTypes.TOPIC;
      await admin.alterConfigs({ validateOnly: false, resources: [{ type, name: topic, configEntries }] });
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #stateOf(topic: string): Promise<TopicState | undefined> {
    const attempt = { what: `Topic ${topic}`, right: `Describe and DescribeConfigs on the topic ${topic}` };
    return this.#connection.run(attempt, async (admin) => {
      const partitions = await partitionsOf(admin, topic);
      if (partitions === undefined) return undefined;
      const found = await entries(admin, topic);
      return {
        partitions: partitions.length,
        replicas: Math.min(...partitions.map(({ replicas }) => replicas.length)),
        settings: Object.fromEntries(found.map(({ name, value }) => [name, value])),
      };
    });
  }
}

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly source: number;
}

async function entries(admin: Admin, name: string): Promise<readonly Entry[]> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type, name }] });
  return resources.flatMap(({ configEntries }) =>
    configEntries.map(({ configName, configValue, configSource }) => ({
      name: configName,
      value: configValue,
      source: configSource,
    })),
  );
}

async function partitionsOf(admin: Admin, topic: string) {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return topics[0]?.partitions;
  } catch (fault) {
    if (protocolFaultOf(fault)?.type === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
    throw fault;
  }
}

function entriesOf(settings: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(settings).map(([name, value]) => ({ name, value }));
}
