/** Which events of each gateway boot have been seen: exact for the last 256 numbers, in bounded space. */

export interface SourceMark {
  readonly gateway: string;
  readonly boot: string;
  /** Highest number seen. */
  readonly high: number;
  /** 64 hex digits: bit i says that `high - i` was seen. */
  readonly seen: string;
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
const bitsKept = 256;
const mask = (1n << BigInt(bitsKept)) - 1n;

function toHex(bits: bigint): string {
  return bits.toString(16).padStart(bitsKept / 4, '0');
}

function toBits(seen: string): bigint {
  return BigInt(`0x${seen}`);
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
  const shifted = by >= bitsKept ? 0n : (toBits(mark.seen) << BigInt(by)) & mask;
  const missing = mark.missing + by - 1;
  return { ...mark, high: event.seq, seen: toHex(shifted | 1n), missing, lastMs: Math.max(mark.lastMs, event.timeMs) };
}

/**
 * Marks an event as seen. A number older than the map reaches counts as a duplicate: a gateway produces in order, so
 * that only a repetition can be that late.
 */
export function markSeen(marks: readonly SourceMark[], event: SourceEvent): Marked {
  const mark = marks.find(({ gateway, boot }) => gateway === event.id && boot === event.boot);
  if (mark === undefined) {
    const { id: gateway, boot, seq: high, timeMs: lastMs } = event;
    const added = keepNewest([...marks, { gateway, boot, high, seen: toHex(1n), missing: 0, lastMs }]);
    return { marks: added, isDuplicate: false, leapt: 0, isLate: false, timeMs: event.timeMs };
  }
  const replace = (next: SourceMark): readonly SourceMark[] => marks.map((other) => (other === mark ? next : other));
  if (event.seq > mark.high) {
    const leapt = event.seq - mark.high - 1;
    const timeMs = Math.max(event.timeMs, mark.lastMs);
    return { marks: replace(advance(mark, event)), isDuplicate: false, leapt, isLate: false, timeMs };
  }
  const back = mark.high - event.seq;
  const bit = 1n << BigInt(Math.min(back, bitsKept));
  if (back >= bitsKept || (toBits(mark.seen) & bit) !== 0n) {
    return { marks, isDuplicate: true, leapt: 0, isLate: false, timeMs: event.timeMs };
  }
  const filled = { ...mark, seen: toHex(toBits(mark.seen) | bit), missing: mark.missing - 1 };
  return { marks: replace(filled), isDuplicate: false, leapt: 0, isLate: true, timeMs: event.timeMs };
}
