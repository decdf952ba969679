import type { TopicPartition } from '../../engine/ports/log.ts';
import { BatchQueue } from './batch-queue.ts';

/** Where one partition of an assignment stands. */
export interface OwnedPartition extends TopicPartition {
  /** What is read again after a throw: the last commit, or where the assignment began; undefined before either. */
  redeliverFrom: bigint | undefined;
  /** Of batches, in a row. */
  failures: number;
  /** In a row. */
  commitFailures: number;
  /** How often the next read was moved: what was fetched before is void. */
  seeks: number;
  readonly queue: BatchQueue;
}

/**
 * taking: the batches of the assignment before end and the handlers are asked; owned: records are delivered;
 * lost: the broker, or a later assignment, has taken it away.
 */
export type AssignmentState = 'taking' | 'owned' | 'lost';

/** The partitions that an assignment names, by topics without the prefix of this deployment. */
export function placesIn(
  assignment: Readonly<Record<string, readonly number[]>>,
  topicPrefix: string,
): readonly TopicPartition[] {
  return Object.entries(assignment).flatMap(([topic, numbers]) =>
    numbers.map((partition) => ({ topic: topic.slice(topicPrefix.length), partition })),
  );
}

/** What one generation of the group gave to this member. */
export class Assignment {
  readonly partitions: ReadonlyMap<string, OwnedPartition>;
  readonly #lost = new AbortController();
  readonly #settled = Promise.withResolvers<undefined>();
  #state: AssignmentState = 'taking';
  #isLeft = false;
  /** Whether the handlers have heard of it. */
  isAnnounced = false;

  constructor(partitions: readonly TopicPartition[]) {
    this.partitions = new Map(
      partitions.map(({ topic, partition }) => [
        keyOf({ topic, partition }),
        {
          topic,
          partition,
          redeliverFrom: undefined,
          failures: 0,
          commitFailures: 0,
          seeks: 0,
          queue: new BatchQueue(),
        },
      ]),
    );
  }

  get places(): readonly TopicPartition[] {
    return [...this.partitions.values()].map(({ topic, partition }) => ({ topic, partition }));
  }

  get state(): AssignmentState {
    return this.#state;
  }

  /** Aborted when the assignment is lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Resolves when the handlers have answered, or when the assignment is lost. */
  get settled(): Promise<undefined> {
    return this.#settled.promise;
  }

  own(): void {
    if (this.#state === 'taking') this.#state = 'owned';
    this.#settled.resolve(undefined);
  }

  /** Left while kafkajs, for all that it knows, holds it. */
  get isLeft(): boolean {
    return this.#isLeft;
  }

  leave(): void {
    this.#isLeft = true;
    this.lose();
  }

  lose(): void {
    this.#state = 'lost';
    this.#lost.abort();
    this.#settled.resolve(undefined);
  }

  partition(at: TopicPartition): OwnedPartition | undefined {
    return this.partitions.get(keyOf(at));
  }
}

function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic}/${partition}`;
}
