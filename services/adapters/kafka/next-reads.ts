import type { Consumer } from 'kafkajs';
import type { TopicPartition } from '../../engine/ports/log.ts';
import type { OwnedPartition } from './assignment.ts';

type Reading = Pick<Consumer, 'seek' | 'pause' | 'resume' | 'paused'>;

/**
 * What a consumer fetches next. One that kafkajs has ended takes no word any more, and needs none: whoever follows it is
 * told where to begin.
 */
export class NextReads {
  readonly #consumer: Reading;
  readonly #topicPrefix: string;

  constructor(consumer: Reading, topicPrefix: string) {
    this.#consumer = consumer;
    this.#topicPrefix = topicPrefix;
  }

  seek(owned: OwnedPartition, offset: bigint): void {
    const { topic, partition } = owned;
    owned.seeks += 1;
    this.#tell((consumer) => {
      consumer.seek({ topic: this.#topicPrefix + topic, partition, offset: String(offset) });
    });
  }

  /** To what was not committed. */
  seekBack(owned: OwnedPartition): void {
    if (owned.redeliverFrom !== undefined) this.seek(owned, owned.redeliverFrom);
  }

  pause(places: readonly TopicPartition[]): void {
    this.#tell((consumer) => consumer.pause(this.#named(places)));
  }

  resume(places: readonly TopicPartition[]): void {
    this.#tell((consumer) => consumer.resume(this.#named(places)));
  }

  resumeAll(): void {
    this.#tell((consumer) => consumer.resume(consumer.paused()));
  }

  #named(places: readonly TopicPartition[]): { readonly topic: string; readonly partitions: number[] }[] {
    return places.map(({ topic, partition }) => ({ topic: this.#topicPrefix + topic, partitions: [partition] }));
  }

  #tell(word: (consumer: Reading) => void): void {
    try {
      word(this.#consumer);
    } catch {
      // It has ended.
    }
  }
}
