/**
 * Up to when a topic was read: all that a partition held then is taken. It is told by where the partition ended when its
 * records were fetched, and by the own clock, so that no clock of a broker or a writer makes a late reader look like a good
 * one, or a good one late. What was fetched counts from when it is taken, as long as that may take.
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

interface PartitionRead {
  readonly upToMs: number;
  /** Those that are not reached, in order. */
  readonly ends: readonly End[];
}

/** Ends are noted this far apart. */
const endsApartMs = 250;
/** A reader that is further behind than these is told to be later than it is, until it has reached one. */
const endsMax = 1_024;

export class ReadUpTo {
  readonly #partitions = new Map<number, PartitionRead>();

  /** Takes the place of a record that is taken now. Returns up to when its partition is read with it. */
  take({ partition, offset, beyond }: ReadPlace, nowMs: number): number {
    const before = this.#partitions.get(partition) ?? { upToMs: nowMs, ends: [] };
    const isAll = beyond === undefined || beyond <= offset + 1n;
    const read = isAll
      ? { upToMs: nowMs, ends: [] }
      : withEnd(reached(before, offset), { offset: beyond, atMs: nowMs });
    this.#partitions.set(partition, read);
    // A clock that was set back has ends in its future.
    return Math.min(read.upToMs, nowMs);
  }
}

function reached({ upToMs, ends }: PartitionRead, offset: bigint): PartitionRead {
  const left = ends.findIndex((end) => end.offset > offset + 1n);
  const count = left < 0 ? ends.length : left;
  return { upToMs: ends[count - 1]?.atMs ?? upToMs, ends: count === 0 ? ends : ends.slice(count) };
}

function withEnd(read: PartitionRead, end: End): PartitionRead {
  const newest = read.ends.at(-1);
  if (newest === undefined) return { ...read, ends: [end] };
  // The topic was made anew: the ends are those of another.
  if (end.offset < newest.offset) return { ...read, ends: [end] };
  const isNews = end.offset > newest.offset && Math.abs(end.atMs - newest.atMs) >= endsApartMs;
  return isNews && read.ends.length < endsMax ? { ...read, ends: [...read.ends, end] } : read;
}
