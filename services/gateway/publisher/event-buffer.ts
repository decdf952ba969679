import type { OutgoingRecord } from '../../engine/ports/log.ts';
import { LruTable } from '../../sensor/sessions/lru-table.ts';
import { type BufferLimits, RecordQueue } from './record-queue.ts';

export interface BufferTally {
  readonly dropped: { readonly total: number; readonly sinceLast: number };
  readonly sessions: readonly { readonly key: string; readonly seq: number; readonly dropped: number }[];
}

export interface Buffered {
  readonly record: OutgoingRecord;
  /** False for a record that the log would not take. */
  readonly fits?: boolean;
  /** The session whose event this is, with the event's number in it. */
  readonly session?: NumberedSession;
}

interface NumberedSession {
  readonly key: string;
  readonly seq: number;
}

const talliedSessionsMax = 256;
const sessionsWithDropsMax = 10_000;
/** Acks are few and small: this is more than come while a log that carries the commands is away. */
const ackLimits: BufferLimits = { eventsMax: 1000, bytesMax: 8 * 1024 * 1024 };

/**
 * Events and acks on their way to the log.
 *
 * Invariants:
 * 1. It holds at most eventsMax events and bytesMax bytes; what does not fit is dropped and counted, newest first, so
 *    that what is told of a session stays without holes up to the drop.
 * 2. Order is kept: a batch leaves the buffer only when it was produced.
 * 3. Acks have a place of their own: events never take their room.
 */
export class EventBuffer {
  readonly acks = new RecordQueue(ackLimits);
  readonly events: RecordQueue;
  #droppedTotal = 0;
  #droppedSinceLast = 0;
  /** Last number given, by session, since the last heartbeat. */
  readonly #sessions = new Map<string, number>();
  /** Since the start. */
  readonly #droppedOf = new LruTable<string, number>(sessionsWithDropsMax);

  constructor(limits: BufferLimits) {
    this.events = new RecordQueue(limits);
  }

  get length(): number {
    return this.acks.length + this.events.length;
  }

  /** False when the event was dropped. */
  push({ record, fits = true, session }: Buffered): boolean {
    return this.#count(fits && this.events.push(record), session);
  }

  /** False when the ack was dropped. */
  pushAck(record: OutgoingRecord): boolean {
    return this.#count(this.acks.push(record));
  }

  /** What a heartbeat tells: drops so far, and the sessions that had traffic since the last heartbeat. */
  takeTally(): BufferTally {
    const sessions = [...this.#sessions].map(([key, seq]) => ({ key, seq, dropped: this.#droppedOf.get(key) ?? 0 }));
    const tally = { dropped: { total: this.#droppedTotal, sinceLast: this.#droppedSinceLast }, sessions };
    this.#droppedSinceLast = 0;
    this.#sessions.clear();
    return tally;
  }

  #count(isTaken: boolean, session?: NumberedSession): boolean {
    if (session !== undefined) this.#tally(session, isTaken);
    if (!isTaken) {
      this.#droppedTotal += 1;
      this.#droppedSinceLast += 1;
    }
    return isTaken;
  }

  #tally({ key, seq }: NumberedSession, isTaken: boolean): void {
    if (!isTaken) this.#droppedOf.set(key, (this.#droppedOf.get(key) ?? 0) + 1);
    const known = this.#sessions.get(key);
    if (known === undefined && !this.#hasRoomFor({ isTaken })) return;
    this.#sessions.set(key, Math.max(known ?? 0, seq));
  }

  /** A session with drops takes the place of one without. */
  #hasRoomFor({ isTaken }: { readonly isTaken: boolean }): boolean {
    if (this.#sessions.size < talliedSessionsMax) return true;
    if (isTaken) return false;
    const whole = [...this.#sessions.keys()].find((key) => this.#droppedOf.get(key) === undefined);
    return whole !== undefined && this.#sessions.delete(whole);
  }
}
