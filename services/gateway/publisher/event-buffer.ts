import type { OutgoingRecord } from '../../engine/ports/log.ts';

export interface BufferLimits {
  readonly eventsMax: number;
  readonly bytesMax: number;
}

interface SessionTally {
  seq: number;
  dropped: number;
}

export interface BufferTally {
  readonly dropped: { readonly total: number; readonly sinceLast: number };
  readonly sessions: readonly { readonly key: string; readonly seq: number; readonly dropped: number }[];
}

export interface Buffered {
  readonly record: OutgoingRecord;
  /** False for a record that the log would not take. */
  readonly fits?: boolean;
  /** The session whose event this is, with the event's number in it. */
  readonly session?: { readonly key: string; readonly seq: number };
}

const talliedSessionsMax = 256;

/**
 * Events on their way to the log.
 *
 * Invariants:
 * 1. It holds at most eventsMax events and bytesMax bytes; what does not fit is dropped and counted, newest first, so
 *    that what is told of a session stays without holes up to the drop.
 * 2. Order is kept: a batch leaves the buffer only when it was produced.
 */
export class EventBuffer {
  readonly #limits: BufferLimits;
  #queue: OutgoingRecord[] = [];
  #bytes = 0;
  #droppedTotal = 0;
  #droppedSinceLast = 0;
  #sessions = new Map<string, SessionTally>();

  constructor(limits: BufferLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#queue.length;
  }

  /** False when the event was dropped. */
  push({ record, fits = true, session }: Buffered): boolean {
    const bytes = record.value?.byteLength ?? 0;
    const hasRoom = this.#queue.length < this.#limits.eventsMax && this.#bytes + bytes <= this.#limits.bytesMax;
    const isTaken = fits && hasRoom;
    if (session !== undefined) this.#tally(session, isTaken);
    if (!isTaken) {
      this.#droppedTotal += 1;
      this.#droppedSinceLast += 1;
      return false;
    }
    this.#queue.push(record);
    this.#bytes += bytes;
    return true;
  }

  head(recordsMax: number): readonly OutgoingRecord[] {
    return this.#queue.slice(0, recordsMax);
  }

  removeHead(count: number): void {
    for (const { value } of this.#queue.slice(0, count)) this.#bytes -= value?.byteLength ?? 0;
    this.#queue = this.#queue.slice(count);
  }

  /** What a heartbeat tells: drops so far, and the sessions that had traffic since the last heartbeat. */
  takeTally(): BufferTally {
    const sessions = [...this.#sessions].map(([key, { seq, dropped }]) => ({ key, seq, dropped }));
    const tally = { dropped: { total: this.#droppedTotal, sinceLast: this.#droppedSinceLast }, sessions };
    this.#droppedSinceLast = 0;
    this.#sessions.clear();
    return tally;
  }

  #tally({ key, seq }: { readonly key: string; readonly seq: number }, isTaken: boolean): void {
    const known = this.#sessions.get(key);
    if (known === undefined && this.#sessions.size >= talliedSessionsMax) return;
    const tally = known ?? { seq: 0, dropped: 0 };
    tally.seq = Math.max(tally.seq, seq);
    if (!isTaken) tally.dropped += 1;
    this.#sessions.set(key, tally);
  }
}
