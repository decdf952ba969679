import type { KafkaLogger } from './kafka-options.ts';

const toldEveryMs = 10_000;

/** Batches of a member that are worked on or wait to be, of whatever assignment. */
export class RunningBatches {
  readonly #works = new Set<Promise<void>>();
  readonly #logger: KafkaLogger;

  constructor(logger: KafkaLogger) {
    this.#logger = logger;
  }

  add(work: Promise<void>): void {
    this.#works.add(work);
    const ended = (): unknown => this.#works.delete(work);
    void work.then(ended, ended);
  }

  /** They end by themselves, since their beats are refused; one that does not keeps all partitions of the member waiting. */
  async ended(): Promise<void> {
    const tell = (): void => {
      this.#logger.error({ batches: this.#works.size }, 'a batch of an assignment that is over does not end');
    };
    const telling = setInterval(tell, toldEveryMs);
    await Promise.allSettled(this.#works);
    clearInterval(telling);
  }
}
