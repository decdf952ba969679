/**
 * A logger for what others can cause as often as they like: a line is written when it first comes, and after that once
 * a minute with how often it came again, so that nobody fills a disk.
 * Owns: the lines of the last minute. Invariants:
 * 1. At most linesMax different lines a minute are told apart; those beyond are told by their messages alone.
 * 2. Every line is written or counted in one that is written, also when the gateway ends.
 */
import type { Logger } from '../engine/ports/logger.ts';
import type { Timers } from '../engine/ports/timers.ts';

export interface RepeatedLinesDeps {
  readonly logger: Logger;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

interface Line {
  readonly level: keyof Logger;
  readonly fields: object;
  readonly message: string;
  again: number;
}

const spanMs = 60_000;
const linesMax = 256;

export class RepeatedLines implements Logger {
  readonly #deps: RepeatedLinesDeps;
  readonly #lines = new Map<string, Line>();

  constructor(deps: RepeatedLinesDeps) {
    this.#deps = deps;
  }

  debug(fields: object, message: string): void {
    this.#take('debug', fields, message);
  }

  info(fields: object, message: string): void {
    this.#take('info', fields, message);
  }

  warn(fields: object, message: string): void {
    this.#take('warn', fields, message);
  }

  error(fields: object, message: string): void {
    this.#take('error', fields, message);
  }

  #take(level: keyof Logger, fields: object, message: string): void {
    const key = JSON.stringify([message, fields]);
    if (this.#lines.size >= linesMax && !this.#lines.has(key)) this.#note(message, { level, fields: {}, message });
    else this.#note(key, { level, fields, message });
  }

  #note(key: string, line: Omit<Line, 'again'>): void {
    const known = this.#lines.get(key);
    if (known !== undefined) {
      known.again += 1;
      return;
    }
    this.#deps.logger[line.level](line.fields, line.message);
    const fresh = { ...line, again: 0 };
    this.#lines.set(key, fresh);
    void this.#watch(key, fresh);
  }

  async #watch(key: string, line: Line): Promise<void> {
    const { logger, timers, signal } = this.#deps;
    let isQuiet = false;
    while (!isQuiet && !signal.aborted) {
      await timers.sleep(spanMs, signal);
      isQuiet = line.again === 0;
      if (!isQuiet) logger[line.level]({ ...line.fields, again: line.again }, line.message);
      line.again = 0;
    }
    this.#lines.delete(key);
  }
}
