import type { Clock } from '../../engine/ports/clock.ts';
import type { CommandIo } from '../command.ts';

const everyMs = 2_000;
/** The clock is looked at once in so many events. */
const everyEvents = 1_024;

/** Says on standard error how far a long run is; on a terminal in one line. */
export class Progress {
  readonly #io: Pick<CommandIo, 'stderr'>;
  readonly #clock: Clock;
  readonly #startMs: number;
  #saidMs: number;
  #events = 0;
  #hasSaid = false;

  constructor(io: Pick<CommandIo, 'stderr'>, clock: Clock) {
    this.#io = io;
    this.#clock = clock;
    this.#startMs = clock.nowMs();
    this.#saidMs = this.#startMs;
  }

  get events(): number {
    return this.#events;
  }

  get elapsedMs(): number {
    return this.#clock.nowMs() - this.#startMs;
  }

  /** One more event, that happened at that time. */
  count(timeMs: number): void {
    this.#events += 1;
    if (this.#events % everyEvents !== 0) return;
    const nowMs = this.#clock.nowMs();
    if (nowMs - this.#saidMs < everyMs) return;
    this.#saidMs = nowMs;
    this.#say(`${grouped(this.#events)} events, at ${new Date(timeMs).toISOString()}`);
  }

  /** Clears the line that a terminal shows. */
  end(): void {
    if (this.#hasSaid && this.#io.stderr.isTTY === true) this.#io.stderr.write('\r\u001b[K');
  }

  #say(text: string): void {
    this.#hasSaid = true;
    const isTerminal = this.#io.stderr.isTTY === true;
    this.#io.stderr.write(isTerminal ? `\r\u001b[K${text} …` : `shearpin replay: ${text}\n`);
  }
}

export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
