import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { GatewayEvents } from '../events.ts';
import type { Tally } from '../../sensor/health/record-tally.ts';
import { EventBuffer } from './event-buffer.ts';
import {
  type PublishedEvent,
  type RecordDeps,
  recordOfEvent,
  sessionOfEvent,
} from '../../adapters/crypto/record-of-event.ts';
import type { ToldSessions } from '../waits/told-sessions.ts';
import type { BufferLimits } from './record-queue.ts';

export interface EventPublisher {
  /** Takes an event without waiting and without ever throwing; drops and counts what does not fit. */
  emit(event: PublishedEvent): void;
  /** Sends one record to each of the given partitions of the calls topic, past the buffer. */
  emitTo(partitions: readonly number[], event: PublishedEvent): void;
  /** The log has not taken what `emitTo` was last given. */
  isTelling(): boolean;
  tally(): Tally;
  buffered(): number;
  /** Waits until everything was produced or the deadline came, then closes the producer. */
  stop(deadlineMs: number): Promise<void>;
}

export interface PublisherDeps extends RecordDeps {
  readonly producer: LogProducer;
  readonly events: GatewayEvents;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** What was told of each session; absent where no call waits for that to be judged. */
  readonly told?: Telling | undefined;
}

export interface Telling {
  readonly sessions: Pick<ToldSessions, 'sent' | 'dropped' | 'placed'>;
  /** How many words of the workers' progress were taken. */
  readonly wordsTaken: () => number;
}

const batchRecordsMax = 500;
/** The log takes no larger record, and would refuse it again and again. */
const recordBytesMax = 1_000_000;
/** How long a log that does not answer may keep the gateway from ending. */
const closeMs = 1000;
const firstDelayMs = 50;
const delayMsMax = 2000;
/** How long the next batch gathers what comes. A batch costs a call that runs beside it as much as judging it does. */
const gatherMs = 3;

/**
 * Carries events to the log behind the traffic's back: one batch in flight, tried again until the log takes it. Acks go
 * first and apart, so that neither can hold the other up. Events are written down when the turn in which they came is
 * over and its messages have gone on. What comes after a silence is sent at once, and what comes after a batch gathers for
 * a moment, unless it is an ack: a worker waits for those.
 */
export function createEventPublisher(deps: PublisherDeps, limits: BufferLimits): EventPublisher {
  return new BufferedPublisher(deps, limits);
}

class BufferedPublisher implements EventPublisher {
  readonly #deps: PublisherDeps;
  readonly #buffer: EventBuffer;
  readonly #urgent: OutgoingRecord[] = [];
  readonly #stopping = new AbortController();
  /** Events that are not written down yet. */
  #fresh: PublishedEvent[] = [];
  /** Ends the moment in which the next batch gathers. */
  #gathering: AbortController | undefined;
  #running: Promise<void> | undefined;

  constructor(deps: PublisherDeps, limits: BufferLimits) {
    this.#deps = deps;
    this.#buffer = new EventBuffer(limits);
  }

  emit(event: PublishedEvent): void {
    if (isOfCalls(event)) this.#deps.told?.sessions.sent(event.key);
    this.#fresh.push(event);
    if (this.#fresh.length === 1) setImmediate(() => this.#writeDown());
  }

  emitTo(partitions: readonly number[], event: PublishedEvent): void {
    const record = recordOfEvent(event, this.#deps);
    for (const partition of partitions) this.#urgent.push({ ...record, partition });
    this.#wake();
  }

  isTelling(): boolean {
    return this.#urgent.length > 0;
  }

  tally(): Tally {
    this.#writeDown();
    return this.#buffer.takeTally();
  }

  buffered(): number {
    this.#writeDown();
    return this.#buffer.length;
  }

  async stop(deadlineMs: number): Promise<void> {
    this.#writeDown();
    const patience = new AbortController();
    const { sleep, events, producer } = this.#deps;
    await Promise.race([this.#running ?? Promise.resolve(), sleep(deadlineMs, patience.signal)]);
    this.#stopping.abort();
    if (this.#buffer.length > 0) events.eventsLeftBehind(this.#buffer.length);
    const closed = producer.close().catch((err: unknown) => {
      events.produceFailed({ err, buffered: this.#buffer.length });
    });
    await Promise.race([closed, sleep(closeMs, patience.signal)]);
    patience.abort();
  }

  #writeDown(): void {
    if (this.#fresh.length === 0) return;
    const fresh = this.#fresh;
    this.#fresh = [];
    for (const event of fresh) this.#take(event);
    if (fresh.some(({ type }) => type === eventTypes.ack)) this.#gathering?.abort();
    this.#wake();
  }

  #take(event: PublishedEvent): void {
    try {
      const record = recordOfEvent(event, this.#deps);
      const isTaken = event.type === eventTypes.ack ? this.#buffer.pushAck(record) : this.#push(record, event);
      if (isTaken) return;
      this.#deps.events.eventDropped();
      this.#noteDropped(event);
    } catch (err) {
      this.#noteDropped(event);
      this.#deps.events.sensorFault({ where: 'emit', err });
    }
  }

  #noteDropped(event: PublishedEvent): void {
    if (isOfCalls(event)) this.#deps.told?.sessions.dropped(event.key);
  }

  #wake(): void {
    if (this.#stopping.signal.aborted) return;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      // What came between the last look at the buffer and now.
      if (this.#buffer.length + this.#urgent.length > 0) this.#wake();
    });
  }

  #push(record: OutgoingRecord, { data }: PublishedEvent): boolean {
    const session = sessionOfEvent(data);
    const fits = (record.value?.byteLength ?? 0) <= recordBytesMax;
    return this.#buffer.push({ record, fits, ...(session && { session }) });
  }

  async #drain(): Promise<void> {
    let delayMs = firstDelayMs;
    while (this.#buffer.length + this.#urgent.length > 0 && !this.#stopping.signal.aborted) {
      const areAcksTaken = await this.#isTaken(() => this.#sendAcks());
      const areEventsTaken = await this.#isTaken(() => this.#sendEvents());
      if (areAcksTaken && areEventsTaken) {
        delayMs = firstDelayMs;
        await this.#gather();
      } else {
        await this.#deps.sleep(delayMs, this.#stopping.signal);
        delayMs = Math.min(delayMs * 2, delayMsMax);
      }
    }
  }

  async #gather(): Promise<void> {
    if (this.#buffer.acks.length > 0) return;
    this.#gathering = new AbortController();
    await this.#deps.sleep(gatherMs, this.#gathering.signal);
    this.#gathering = undefined;
  }

  async #isTaken(send: () => Promise<void>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (err) {
      this.#deps.events.produceFailed({ err, buffered: this.#buffer.length });
      return false;
    }
  }

  async #sendAcks(): Promise<void> {
    const acks = this.#buffer.acks.head(batchRecordsMax);
    if (acks.length === 0) return;
    await this.#deps.producer.produce(acks);
    this.#buffer.acks.removeHead(acks.length);
    this.#deps.events.eventsProduced(acks.length);
  }

  async #sendEvents(): Promise<void> {
    const urgent = this.#urgent.slice();
    const batch = this.#buffer.events.head(batchRecordsMax);
    if (batch.length + urgent.length === 0) return;
    const { producer, told } = this.#deps;
    const sinceWord = told?.wordsTaken() ?? 0;
    const places = await producer.produce([...batch, ...urgent]);
    told?.sessions.placed(
      batch.flatMap(({ topic, key }, at) => (topic === topics.calls ? [{ key, place: places[at] }] : [])),
      sinceWord,
    );
    this.#buffer.events.removeHead(batch.length);
    this.#dropUrgent(urgent);
    this.#deps.events.eventsProduced(batch.length);
  }

  #dropUrgent(sent: readonly OutgoingRecord[]): void {
    const waiting = this.#urgent.filter((record) => !sent.includes(record));
    this.#urgent.splice(0, this.#urgent.length, ...waiting);
  }
}

/** Everything else goes to a topic of its own. */
function isOfCalls({ type }: PublishedEvent): boolean {
  return type !== eventTypes.ack && type !== eventTypes.catalogObserved;
}
