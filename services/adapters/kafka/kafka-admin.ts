import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import type { TopicAdmin, TopicSpec } from '../../engine/ports/log.ts';
import { AdminConnection } from './admin-connection.ts';
import { protocolFaultOf, toLogFault } from './kafka-fault.ts';
import { topicFaults, topicRetentions, cannotBeUsed } from './topic-faults.ts';
import { createRight, leaderUnknown, settingsOf } from './topic-settings.ts';

const brokerDefault = -1;

export class KafkaTopicAdmin implements TopicAdmin {
  readonly #connection: AdminConnection;
  readonly #topicPrefix: string;

  constructor(kafka: Kafka, topicPrefix: string) {
    this.#connection = new AdminConnection(kafka);
    this.#topicPrefix = topicPrefix;
  }

  ensure(specs: readonly TopicSpec[]): Promise<readonly string[]> {
    return this.#connection.run({ what: 'Topics' }, async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = specs.filter((spec) => !existing.has(this.#topicPrefix + spec.topic));
      const made: string[] = [];
      for (const spec of missing) if (await this.#create(admin, spec)) made.push(spec.topic);
      return made;
    });
  }

  check(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const names = topics.map((topic) => this.#topicPrefix + topic);
    return this.#connection.run({ what: 'Topics' }, async (admin) => {
      const faults = await topicFaults(admin, names);
      if (faults.length > 0) throw cannotBeUsed(faults);
      return this.#partitionCounts(admin, topics);
    });
  }

  retentions(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#connection.run({ what: 'Topics' }, async (admin) => {
      const kept = await topicRetentions(
        admin,
        topics.map((topic) => this.#topicPrefix + topic),
      );
      return new Map([...kept].map(([name, ms]) => [name.slice(this.#topicPrefix.length), ms]));
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #create(admin: Admin, spec: TopicSpec): Promise<boolean> {
    const topic: ITopicConfig = {
      topic: this.#topicPrefix + spec.topic,
      numPartitions: spec.partitions,
      replicationFactor: brokerDefault,
      configEntries: Object.entries(settingsOf(spec)).map(([name, value]) => ({ name, value })),
    };
    try {
      return await admin.createTopics({ topics: [topic] });
    } catch (fault) {
      const type = protocolFaultOf(fault)?.type ?? '';
      // Another process was quicker.
      if (type === 'TOPIC_ALREADY_EXISTS') return false;
      // It was made, and a fresh broker does not know its leader yet; whoever uses it tries again.
      if (leaderUnknown.includes(type)) return true;
      throw toLogFault(fault, { what: `Topic ${topic.topic}`, right: createRight(topic.topic) });
    }
  }

  async #partitionCounts(admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (topics.length === 0) return new Map();
    const metadata = await admin.fetchTopicMetadata({ topics: topics.map((topic) => this.#topicPrefix + topic) });
    return new Map(
      metadata.topics.map(({ name, partitions }) => [name.slice(this.#topicPrefix.length), partitions.length]),
    );
  }
}
