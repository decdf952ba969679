import type { Consumer } from 'kafkajs';

interface Expected {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly metadata: string;
}

interface CommittedEvent {
  readonly payload: {
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly offset: unknown;
        readonly metadata?: unknown;
      }[];
    }[];
  };
}

/**
 * Commits that are known to have reached the broker. kafkajs drops a commit without a word while its consumer ends;
 * only its event tells that one was made.
 */
export class ConfirmedCommits {
  readonly #expected = new Set<Expected>();

  listen(consumer: Consumer): void {
    consumer.on(consumer.events.COMMIT_OFFSETS, (event) => this.#confirm(event));
  }

  /** Returns whether the broker took it. */
  async commit(consumer: Consumer, expected: Expected): Promise<boolean> {
    this.#expected.add(expected);
    try {
      await consumer.commitOffsets([{ ...expected }]);
      return !this.#expected.has(expected);
    } finally {
      this.#expected.delete(expected);
    }
  }

  #confirm({ payload }: CommittedEvent): void {
    for (const { topic, partitions } of payload.topics) {
      for (const { partition, offset, metadata } of partitions) {
        for (const expected of this.#expected) {
          const isSame =
            expected.topic === topic &&
            expected.partition === partition &&
            expected.offset === String(offset) &&
            expected.metadata === metadata;
          if (isSame) this.#expected.delete(expected);
        }
      }
    }
  }
}
