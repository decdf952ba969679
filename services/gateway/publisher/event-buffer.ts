import type { OutgoingRecord } from '../../engine/ports/log.ts';
import { type NumberedSession, RecordTally, type Tally } from '../../sensor/health/record-tally.ts';
import { type BufferLimits, RecordQueue } from './record-queue.ts';

export interface Buffered {
  readonly record: OutgoingRecord;
  /** False for a record that the log would not take. */
  readonly fits?: boolean;
  /** The session whose event this is, with the event's number in it. */
  readonly session?: NumberedSession;
}

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
  readonly #tally = new RecordTally();

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

  takeTally(): Tally {
    return this.#tally.take();
  }

  #count(isTaken: boolean, session?: NumberedSession): boolean {
    this.#tally.note({ isTaken, session });
    return isTaken;
  }
}
