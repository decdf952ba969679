import type { FollowHandlers, Log, LogFollower } from '../../engine/ports/log.ts';

export interface PresentLog {
  readonly log: Pick<Log, 'producer' | 'follower' | 'admin'>;
  /** Stays the same for as long as offsets do. */
  readonly id: string;
}

export interface Following {
  readonly topic: string;
  readonly handlers: FollowHandlers;
}

interface Reading {
  readonly inner: LogFollower;
  /** By partition, in the log that is being read. */
  readonly nextOffsets: Map<number, bigint>;
}

const logsMax = 8;

/** Follows a topic in one log after the other. One switch at a time. */
export class SwitchingFollower {
  #following: Following | undefined;
  #inner: LogFollower | undefined;
  #switching: Promise<void> = Promise.resolve();
  #isStopped = false;
  #hasCaughtUp = false;
  /** Of each log that was read lately, by its id. */
  readonly #read = new Map<string, Map<number, bigint>>();

  /** Resolves when the log that is present, if any, is being read. */
  follow(following: Following, present: PresentLog | undefined): Promise<void> {
    this.#following = following;
    return this.switchTo(present);
  }

  switchTo(present: PresentLog | undefined): Promise<void> {
    this.#switching = this.#switching.then(() => this.#switch(present));
    return this.#switching;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#inner?.stop();
    await this.#switching;
  }

  async #switch(present: PresentLog | undefined): Promise<void> {
    const following = this.#following;
    if (this.#isStopped || following === undefined) return;
    const before = this.#inner;
    this.#inner = undefined;
    if (before !== undefined) following.handlers.onHealth?.(false);
    await before?.stop();
    if (present === undefined || this.#hasStopped()) return;
    const inner = present.log.follower();
    this.#inner = inner;
    // A log that ends while it begins to be read is followed by a switch to the next.
    void inner
      .follow(
        following.topic,
        this.#handlersIn({ inner, nextOffsets: this.#offsetsOf(present.id) }, following.handlers),
      )
      .catch(() => undefined);
  }

  #handlersIn({ inner, nextOffsets }: Reading, handlers: FollowHandlers): FollowHandlers {
    return {
      onRecord: async (record, beyond) => {
        const { partition, offset } = record;
        if (this.#inner !== inner || offset < (nextOffsets.get(partition) ?? 0n)) return;
        await handlers.onRecord(record, beyond);
        nextOffsets.set(partition, offset + 1n);
      },
      onCaughtUp: () => {
        if (this.#inner !== inner) return;
        handlers.onHealth?.(true);
        if (!this.#hasCaughtUp) handlers.onCaughtUp();
        this.#hasCaughtUp = true;
      },
      onHealth: (isHealthy) => {
        if (this.#inner === inner) handlers.onHealth?.(isHealthy);
      },
    };
  }

  /** A call, since the compiler believes that a property does not change while one waits. */
  #hasStopped(): boolean {
    return this.#isStopped;
  }

  #offsetsOf(logId: string): Map<number, bigint> {
    const known = this.#read.get(logId) ?? new Map<number, bigint>();
    this.#read.delete(logId);
    this.#read.set(logId, known);
    const [oldest] = this.#read.keys();
    if (this.#read.size > logsMax && oldest !== undefined) this.#read.delete(oldest);
    return known;
  }
}
