/**
 * Sends what waits in several queues, one batch of one queue at a time, and tries again until the log takes it.
 * Owns the turn of the queues. Invariants:
 * 1. A queue whose batch was not taken rests, longer each time, and holds up none of the others meanwhile.
 * 2. A queue that goes after another rests with it.
 */
export interface Lane {
  readonly length: () => number;
  /** Sends what stands first, and lets go of what the log took. */
  readonly send: () => Promise<void>;
  readonly after?: Lane;
}

export interface LogLanesOptions {
  /** In the order in which they go. */
  readonly lanes: readonly Lane[];
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Waits after each round for what the next one takes along. */
  readonly gather: () => Promise<void>;
  readonly onFailed: (fault: unknown) => void;
}

const firstDelayMs = 50;
const delayMsMax = 2000;

export class LogLanes {
  readonly #options: LogLanesOptions;
  readonly #stopping = new AbortController();
  readonly #resting = new Map<Lane, Promise<void>>();
  readonly #delaysMs = new Map<Lane, number>();
  #news = Promise.withResolvers<undefined>();
  #running: Promise<void> | undefined;

  constructor(options: LogLanesOptions) {
    this.#options = options;
  }

  /** Something waits that did not before. */
  wake(): void {
    this.#news.resolve(undefined);
    if (this.#stopping.signal.aborted) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // What came between the last look and now.
      if (this.#hasMore()) this.wake();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  stop(): void {
    this.#stopping.abort();
    this.#news.resolve(undefined);
  }

  async #run(): Promise<void> {
    while (this.#hasMore() && !this.#stopping.signal.aborted) {
      this.#news = Promise.withResolvers();
      if (await this.#round()) await this.#options.gather();
      else await Promise.race([this.#news.promise, ...this.#resting.values()]);
    }
  }

  /** False when all that waits rests. */
  async #round(): Promise<boolean> {
    let isSent = false;
    for (const lane of this.#options.lanes) {
      if (lane.length() === 0 || this.#isResting(lane)) continue;
      isSent = true;
      await this.#send(lane);
    }
    return isSent;
  }

  async #send(lane: Lane): Promise<void> {
    try {
      await lane.send();
      this.#delaysMs.delete(lane);
    } catch (fault) {
      this.#options.onFailed(fault);
      this.#rest(lane);
    }
  }

  #rest(lane: Lane): void {
    const delayMs = this.#delaysMs.get(lane) ?? firstDelayMs;
    this.#delaysMs.set(lane, Math.min(delayMs * 2, delayMsMax));
    const rest = this.#options.sleep(delayMs, this.#stopping.signal).then(() => {
      this.#resting.delete(lane);
    });
    this.#resting.set(lane, rest);
  }

  #isResting(lane: Lane): boolean {
    const { after } = lane;
    return this.#resting.has(lane) || (after !== undefined && this.#resting.has(after));
  }

  #hasMore(): boolean {
    return this.#options.lanes.some(({ length }) => length() > 0);
  }
}
