/**
 * What time it is for commands: whether one is over, may be buried, need not be published any more. The log stamps what it
 * appends, and beacons come every few seconds, so a clock that is far ahead of the newest record that was read is wrong.
 * By such a clock every live command would be buried, and no new one published.
 */
export class LogTime {
  readonly #clock: { nowMs(): number };
  readonly #toleranceMs: number;
  #newestMs = -Infinity;

  constructor(clock: { nowMs(): number }, { toleranceMs }: { readonly toleranceMs: number }) {
    this.#clock = clock;
    this.#toleranceMs = toleranceMs;
  }

  /** When the log took the newest record that was heard of, in whatever partition; -Infinity before any. */
  get newestMs(): number {
    return this.#newestMs;
  }

  /** The log had this time when it appended a record. */
  heard(appendTimeMs: number): void {
    this.#newestMs = Math.max(this.#newestMs, appendTimeMs);
  }

  /** The clock's time, as far as the log bears it out. A clock that is behind only lets commands be kept for longer. */
  nowMs(): number {
    const nowMs = this.#clock.nowMs();
    return this.#newestMs === -Infinity ? nowMs : Math.min(nowMs, this.#newestMs + this.#toleranceMs);
  }

  /** For how long records have waited: a clock that is behind would hide it, and one that is ahead says too much, which is safe. */
  latestMs(): number {
    return Math.max(this.#clock.nowMs(), this.#newestMs);
  }
}
