import { ShearpinError } from '../../../schemas/errors.ts';
import type { OutgoingRecord, TopicPartition, TopicSpec } from '../../engine/ports/log.ts';
import { MemoryPartition } from './memory-partition.ts';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { Wakeup } from './wakeup.ts';

export interface MemoryTopic {
  readonly spec: TopicSpec;
  readonly partitions: readonly MemoryPartition[];
  /** Wakes the readers of the topic. */
  readonly appended: Wakeup;
}

export interface Retention {
  /** Of all topics together. */
  readonly bytesMax: number;
  readonly ageMaxMs: number;
}

/** Every topic of the log, within one bound of bytes. */
export class MemoryTopics {
  readonly #topics = new Map<string, MemoryTopic>();
  readonly #retention: Retention;
  /** Wakes those who wait for a topic that does not exist yet. */
  readonly created = new Wakeup();

  constructor(retention: Retention) {
    this.#retention = retention;
  }

  *[Symbol.iterator](): IterableIterator<MemoryTopic> {
    yield* this.#topics.values();
  }

  get(topic: string): MemoryTopic | undefined {
    return this.#topics.get(topic);
  }

  create(spec: TopicSpec): boolean {
    if (this.#topics.has(spec.topic)) return false;
    if (!Number.isSafeInteger(spec.partitions) || spec.partitions < 1) {
      throw new ShearpinError('E_LOG_SETTINGS', `Topic ${spec.topic} needs at least one partition.`);
    }
    const partitions = Array.from({ length: spec.partitions }, (_, index) => new MemoryPartition(spec.topic, index));
    this.#topics.set(spec.topic, { spec, partitions, appended: new Wakeup() });
    this.created.wake();
    return true;
  }

  /** Gives the topic so many partitions, or leaves it as it is when it has them. */
  grow(topic: string, partitions: number): TopicSpec {
    const known = this.#existing(topic);
    const more = Array.from({ length: Math.max(0, partitions - known.partitions.length) }, (_, index) => {
      return new MemoryPartition(topic, known.partitions.length + index);
    });
    const grown = [...known.partitions, ...more];
    const spec = { ...known.spec, partitions: grown.length };
    this.#topics.set(topic, { ...known, spec, partitions: grown });
    return spec;
  }

  partition({ topic, partition }: TopicPartition): MemoryPartition {
    const found = this.#existing(topic).partitions[partition];
    if (found === undefined) {
      throw new ShearpinError('E_LOG_SETTINGS', `Topic ${topic} has no partition ${partition}.`);
    }
    return found;
  }

  partitionFor(record: OutgoingRecord): MemoryPartition {
    const { partitions } = this.#existing(record.topic);
    const partition = record.partition ?? partitionOfKey(record.key, partitions.length);
    return this.partition({ topic: record.topic, partition });
  }

  /** Keeps the whole within its bytes; called after each append, so it is cheap when there is room. */
  trim(nowMs: number): void {
    if (this.#bytes() <= this.#retention.bytesMax) return;
    this.shrink(nowMs);
  }

  /** Compacts, ages, and drops the oldest records down to half of the bytes. */
  shrink(nowMs: number): void {
    this.tidy(nowMs);
    this.#dropOldest((topic) => !topic.spec.compacted);
    this.#dropOldest(() => true);
  }

  /** Compacts and ages. */
  tidy(nowMs: number): void {
    const sinceMs = nowMs - this.#retention.ageMaxMs;
    for (const { spec, partitions } of this) {
      for (const partition of partitions) {
        if (!spec.compacted) partition.dropBefore(sinceMs);
        else partition.compact(sinceMs);
        if (spec.compacted && spec.retentionMs !== undefined) partition.dropBefore(nowMs - spec.retentionMs);
      }
    }
  }

  #dropOldest(isTaken: (topic: MemoryTopic) => boolean): void {
    const goalBytes = this.#retention.bytesMax / 2;
    const partitions = [...this].filter(isTaken).flatMap((topic) => topic.partitions);
    while (this.#bytes() > goalBytes) {
      const [oldest] = partitions
        .filter((partition) => partition.records.length > 0)
        .sort((a, b) => (a.records[0]?.appendTimeMs ?? 0) - (b.records[0]?.appendTimeMs ?? 0));
      if (oldest === undefined) return;
      oldest.dropOldest();
    }
  }

  #bytes(): number {
    let bytes = 0;
    for (const { partitions } of this) for (const partition of partitions) bytes += partition.bytes;
    return bytes;
  }

  #existing(topic: string): MemoryTopic {
    const found = this.#topics.get(topic);
    if (found === undefined) {
      throw new ShearpinError('E_LOG_SETTINGS', `Topic ${topic} does not exist; create it first.`, { retryable: true });
    }
    return found;
  }
}
