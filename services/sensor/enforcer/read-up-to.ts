/**
 * Up to when a topic was read: all that a partition held then was fetched. It is told by where the partition ended when its
 * records were fetched, and by the own clock, so that no clock of a broker or a writer makes a late reader look like a good
 * one, or a good one late.
 */

/** Where a record stands. */
export interface ReadPlace {
  readonly partition: number;
  readonly offset: bigint;
  /** Where the partition ended when the record was fetched, if it held more than was fetched with it. */
  readonly beyond?: bigint | undefined;
}

/** Where the partition ended at a time. */
interface End {
  readonly offset: bigint;
  readonly atMs: number;
}

interface Reading {
  readonly upToMs: number;
  /** Those that are not reached, the oldest first. */
  readonly ends: readonly End[];
}

/** Ends are noted this far apart. A reader that is further behind than all of them is not noted to be any further. */
const endsApartMs = 1_000;
const endsMax = 256;

export class ReadUpTo {
  readonly #readings = new Map<number, Reading>();

  /** Takes the place of a record that is read now. Returns up to when its partition is read with it. */
  take({ partition, offset, beyond }: ReadPlace, nowMs: number): number {
    if (beyond === undefined || beyond <= offset + 1n) {
      this.#readings.delete(partition);
      return nowMs;
    }
    const { upToMs, ends } = this.#readings.get(partition) ?? { upToMs: nowMs, ends: [] };
    const left = ends.filter((end) => end.offset > offset + 1n);
    const reached = ends[ends.length - left.length - 1];
    const isNews = left.length < endsMax && isApart(left.at(-1), nowMs);
    const reading = {
      upToMs: reached?.atMs ?? upToMs,
      ends: isNews ? [...left, { offset: beyond, atMs: nowMs }] : left,
    };
    this.#readings.set(partition, reading);
    return reading.upToMs;
  }
}

/** A clock that was set back must not keep ends from being noted. */
function isApart(newest: End | undefined, nowMs: number): boolean {
  return newest === undefined || Math.abs(nowMs - newest.atMs) >= endsApartMs;
}
