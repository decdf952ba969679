import type { Kafka } from 'kafkajs';
import type { Committed, LogStart, TopicPartition } from '../../engine/ports/log.ts';
import { AdminConnection } from './admin-connection.ts';
import type { Attempt } from './kafka-fault.ts';

export interface OffsetRange {
  readonly low: bigint;
  readonly high: bigint;
}

/** Offsets as the broker knows them. */
export class KafkaOffsets {
  readonly #connection: AdminConnection;
  readonly #topicPrefix: string;

  constructor(kafka: Kafka, topicPrefix: string) {
    this.#connection = new AdminConnection(kafka);
    this.#topicPrefix = topicPrefix;
  }

  async committed(groupId: string, at: TopicPartition): Promise<Committed> {
    const topic = this.#topicPrefix + at.topic;
    const offsets = await this.#connection.run(
      { what: `Offsets of group ${groupId}`, right: `Read on the group ${groupId} and Describe on the topic ${topic}` },
      (admin) => admin.fetchOffsets({ groupId, topics: [topic] }),
    );
    const found = offsets[0]?.partitions.find(({ partition }) => partition === at.partition);
    const offset = BigInt(found?.offset ?? -1);
    return { offset: offset < 0n ? undefined : offset, metadata: found?.metadata ?? '' };
  }

  /** The committed offset; the beginning of the log where none is. */
  async startOf(groupId: string, at: TopicPartition): Promise<bigint> {
    const { offset } = await this.committed(groupId, at);
    return offset ?? (await this.ranges(at.topic)).get(at.partition)?.low ?? 0n;
  }

  async ranges(topic: string): Promise<ReadonlyMap<number, OffsetRange>> {
    const offsets = await this.#connection.run(this.#asking(topic), (admin) =>
      admin.fetchTopicOffsets(this.#topicPrefix + topic),
    );
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  }

  /** What is to be read from a start on; of a partition that ends before it, only what is appended yet. */
  async rangesFrom(topic: string, from: LogStart | undefined): Promise<ReadonlyMap<number, OffsetRange>> {
    const ranges = await this.ranges(topic);
    if (from === undefined) return ranges;
    const begun = [...ranges].map(async ([partition, { low, high }]) => {
      const at = from.kind === 'offset' ? from.offset : await this.offsetAt({ topic, partition }, from.timeMs);
      const start = at < low ? low : at;
      return [partition, { low: start > high ? high : start, high }] as const;
    });
    return new Map(await Promise.all(begun));
  }

  async offsetAt(at: TopicPartition, timeMs: number): Promise<bigint> {
    const offsets = await this.#connection.run(this.#asking(at.topic), (admin) =>
      admin.fetchTopicOffsetsByTimestamp(this.#topicPrefix + at.topic, timeMs),
    );
    return BigInt(offsets.find(({ partition }) => partition === at.partition)?.offset ?? 0);
  }

  /** Removes a group that nobody is in; one that is not empty stays until the broker forgets it. */
  async deleteGroup(groupId: string): Promise<void> {
    await this.#connection
      .run({ what: `Group ${groupId}` }, (admin) => admin.deleteGroups([groupId]))
      .catch(() => undefined);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #asking(topic: string): Attempt {
    return { what: `Offsets of ${topic}`, right: `Describe on the topic ${this.#topicPrefix + topic}` };
  }
}
