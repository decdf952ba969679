/** Rule 10 (duplicates and gaps): which events of each gateway boot have been seen: exact for the last 256 numbers, in bounded space. */

export interface SourceMark {
  readonly gateway: string;
  readonly boot: string;
  /** Highest number seen. */
  readonly high: number;
  /** Words of 32 bits: bit i of word w says that `high - 32w - i` was seen. */
  readonly seen: readonly number[];
  /** Numbers between the first and the highest that have not been seen. */
  readonly missing: number;
  readonly lastMs: number;
}

export interface SourceEvent {
  readonly id: string;
  readonly boot: string;
  readonly seq: number;
  readonly timeMs: number;
}

export interface Marked {
  readonly marks: readonly SourceMark[];
  readonly isDuplicate: boolean;
  /** Numbers that this event leapt over. */
  readonly leapt: number;
  /** This event fills a number that had been leapt over. */
  readonly isLate: boolean;
  /** Time of the event, where its gateway's clock went back that of the one before: events keep their gateway's order. */
  readonly timeMs: number;
}

export const marksMax = 16;
const wordBits = 32;
const words = 8;
const bitsKept = words * wordBits;
const firstSeen: readonly number[] = Object.freeze([1, 0, 0, 0, 0, 0, 0, 0]);

/** The map after `by` more numbers, of which the last was seen. */
function shift(seen: readonly number[], by: number): readonly number[] {
  if (by >= bitsKept) return firstSeen;
  const whole = by >>> 5;
  const bits = by & 31;
  const shifted: number[] = [];
  for (let word = 0; word < words; word += 1) {
    const low = seen[word - whole] ?? 0;
    const below = bits === 0 ? 0 : (seen[word - whole - 1] ?? 0) >>> (wordBits - bits);
    shifted.push((low << bits) | below);
  }
  shifted[0] = (shifted[0] ?? 0) | 1;
  return shifted;
}

function isSeen(seen: readonly number[], back: number): boolean {
  return ((seen[back >>> 5] ?? 0) & (1 << (back & 31))) !== 0;
}

function withSeen(seen: readonly number[], back: number): readonly number[] {
  const word = back >>> 5;
  return seen.with(word, (seen[word] ?? 0) | (1 << (back & 31)));
}

/** The boot heard of least recently makes room. */
function keepNewest(marks: readonly SourceMark[]): readonly SourceMark[] {
  if (marks.length <= marksMax) return marks;
  const oldestMs = Math.min(...marks.map(({ lastMs }) => lastMs));
  const at = marks.findIndex(({ lastMs }) => lastMs === oldestMs);
  return marks.toSpliced(at, 1);
}

function advance(mark: SourceMark, event: SourceEvent): SourceMark {
  const by = event.seq - mark.high;
  const lastMs = Math.max(mark.lastMs, event.timeMs);
  return { ...mark, high: event.seq, seen: shift(mark.seen, by), missing: mark.missing + by - 1, lastMs };
}

/**
 * Marks an event as seen. A number older than the map reaches counts as a duplicate: a gateway produces in order, so
 * that only a repetition can be that late.
 */
export function markSeen(marks: readonly SourceMark[], event: SourceEvent): Marked {
  const mark = marks.find(({ gateway, boot }) => gateway === event.id && boot === event.boot);
  if (mark === undefined) {
    const { id: gateway, boot, seq: high, timeMs: lastMs } = event;
    const added = keepNewest([...marks, { gateway, boot, high, seen: firstSeen, missing: 0, lastMs }]);
    return { marks: added, isDuplicate: false, leapt: 0, isLate: false, timeMs: event.timeMs };
  }
  const replace = (next: SourceMark): readonly SourceMark[] => marks.map((other) => (other === mark ? next : other));
  if (event.seq > mark.high) {
    const leapt = event.seq - mark.high - 1;
    const timeMs = Math.max(event.timeMs, mark.lastMs);
    return { marks: replace(advance(mark, event)), isDuplicate: false, leapt, isLate: false, timeMs };
  }
  const back = mark.high - event.seq;
  if (back >= bitsKept || isSeen(mark.seen, back)) {
    return { marks, isDuplicate: true, leapt: 0, isLate: false, timeMs: event.timeMs };
  }
  const filled = { ...mark, seen: withSeen(mark.seen, back), missing: mark.missing - 1 };
  return { marks: replace(filled), isDuplicate: false, leapt: 0, isLate: true, timeMs: event.timeMs };
}
