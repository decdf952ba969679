import { topics } from '../../../schemas/topics.ts';
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

/** Of as many commands as a gateway has room for: workers publish all of a log again that they rebuild. */
const ackLimits: BufferLimits = { eventsMax: 20_000, bytesMax: 16 * 1024 * 1024 };
/** Of as many definitions as are known at once. */
const catalogLimits: BufferLimits = { eventsMax: 20_000, bytesMax: 16 * 1024 * 1024 };

/**
 * Events, acks and definitions on their way to the log.
 *
 * Invariants:
 * 1. It holds at most eventsMax events and bytesMax bytes; what does not fit is dropped and counted, newest first, so
 *    that what is told of a session stays without holes up to the drop.
 * 2. Order is kept: a batch leaves the buffer only when it was produced.
 * 3. Each topic has a place of its own: what waits for one never takes the room of another.
 */
export class EventBuffer {
  readonly acks = new RecordQueue(ackLimits);
  readonly catalog = new RecordQueue(catalogLimits);
  /** Of the calls topic. */
  readonly events: RecordQueue;
  readonly #tally = new RecordTally();

  constructor(limits: BufferLimits) {
    this.events = new RecordQueue(limits);
  }

  get length(): number {
    return this.acks.length + this.catalog.length + this.events.length;
  }

  /** False when the record was dropped. */
  push({ record, fits = true, session }: Buffered): boolean {
    const isTaken = fits && this.#queueOf(record).push(record);
    this.#tally.note({ isTaken, session });
    return isTaken;
  }

  takeTally(): Tally {
    return this.#tally.take();
  }

  #queueOf({ topic }: OutgoingRecord): RecordQueue {
    if (topic === topics.acks) return this.acks;
    return topic === topics.catalog ? this.catalog : this.events;
  }
}
