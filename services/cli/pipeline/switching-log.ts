/**
 * The log of a gateway while the process that keeps it changes.
 *
 * Owns what its parts have read of which log. Invariants:
 * 1. A follower gives its handlers each record of a log once, though it follows it in one process after the other; of
 *    another log it gives every record.
 * 2. Where there is no log, it is waited for a moment: whoever asks tries again, and would do so later than need be.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { FollowHandlers, LogFollower, LogProducer, TopicAdmin } from '../../engine/ports/log.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { type PresentLog, SwitchingFollower } from './switching-follower.ts';

const patienceMs = 2000;

export class SwitchingLog {
  readonly #followers = new Set<SwitchingFollower>();
  readonly #timers: Timers;
  #present: PresentLog | undefined;
  #came = Promise.withResolvers<PresentLog>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Resolves when the parts have let go of the log before. */
  async switchTo(present: PresentLog | undefined): Promise<void> {
    this.#present = present;
    if (present !== undefined) {
      this.#came.resolve(present);
      this.#came = Promise.withResolvers();
    }
    await Promise.all([...this.#followers].map((follower) => follower.switchTo(present)));
  }

  producer(): LogProducer {
    let own: { readonly of: PresentLog; readonly producer: LogProducer } | undefined;
    return {
      produce: async (records) => {
        const present = await this.#require();
        if (own?.of !== present) own = { of: present, producer: present.log.producer() };
        return own.producer.produce(records);
      },
      close: async () => {
        await own?.producer.close();
      },
    };
  }

  follower(): LogFollower {
    const follower = new SwitchingFollower();
    this.#followers.add(follower);
    return {
      follow: (topic: string, handlers: FollowHandlers) => follower.follow({ topic, handlers }, this.#present),
      stop: async () => {
        this.#followers.delete(follower);
        await follower.stop();
      },
    };
  }

  admin(): TopicAdmin {
    return {
      ensure: async (specs) => (await this.#require()).log.admin().ensure(specs),
      check: async (topics) => (await this.#require()).log.admin().check(topics),
      close: () => Promise.resolve(),
    };
  }

  async #require(): Promise<PresentLog> {
    const over = new AbortController();
    const late = this.#timers.sleep(patienceMs, over.signal).then(() => undefined);
    const present = this.#present ?? (await Promise.race([this.#came.promise, late]));
    over.abort();
    if (present !== undefined) return present;
    throw new ShearpinError('E_LOG_UNAVAILABLE', 'No process keeps the log at the moment.', { retryable: true });
  }
}
