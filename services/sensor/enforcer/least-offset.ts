/**
 * How far the own clock is from the log's, as far as its records tell: each says when it was appended, and is read some time
 * after that. The least difference of the last minutes is that of the clocks; what one differs by more, it was late.
 */
export class LeastOffset {
  /** The least of each minute, the newest last. */
  #minutes: { readonly minute: number; leastMs: number }[] = [];

  /** Takes a record that is read now; returns by how much it is late. */
  take(offsetMs: number, nowMs: number): number {
    const minute = Math.floor(nowMs / minuteMs);
    const kept = this.#minutes.filter((one) => Math.abs(minute - one.minute) <= minutesMax);
    const own = kept.find((one) => one.minute === minute);
    if (own === undefined) kept.push({ minute, leastMs: offsetMs });
    else own.leastMs = Math.min(own.leastMs, offsetMs);
    this.#minutes = kept;
    return offsetMs - Math.min(...kept.map(({ leastMs }) => leastMs));
  }
}

const minuteMs = 60_000;
const minutesMax = 5;
