import { eventTypes } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { GatewayEvents } from '../events.ts';
import type { Tally } from '../../sensor/health/record-tally.ts';
import { EventBuffer } from './event-buffer.ts';
import { type Lane, LogLanes } from './log-lanes.ts';
import {
  type PublishedEvent,
  type RecordDeps,
  recordOfEvent,
  sessionOfEvent,
} from '../../adapters/crypto/record-of-event.ts';
import type { ToldSessions } from '../waits/told-sessions.ts';
import type { BufferLimits, RecordQueue } from './record-queue.ts';

export interface EventPublisher {
  /** Takes an event without waiting and without ever throwing; drops and counts what does not fit. */
  emit(event: PublishedEvent): void;
  /** Sends one record to each of the given partitions of the calls topic, past the buffer and after what it holds. */
  emitTo(partitions: readonly number[], event: PublishedEvent): void;
  /** The calls topic has no more partitions: what waits for others is dropped, since no log will ever take it. */
  narrowTo(partitions: number): void;
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
/** How long the next batch of events gathers what comes. A batch costs a call that runs beside it as much as judging it does. */
const gatherMs = 3;

/**
 * Carries events to the log behind the traffic's back: one batch in flight, tried again until the log takes it. Each
 * topic's records go apart, so that none can hold another's up; acks go last, since no call waits for them. Events are
 * written down when the turn in which they came is over and its messages have gone on. What comes after a silence is sent
 * at once, and what comes after a batch of events gathers for a moment.
 */
export function createEventPublisher(deps: PublisherDeps, limits: BufferLimits): EventPublisher {
  return new BufferedPublisher(deps, limits);
}

class BufferedPublisher implements EventPublisher {
  readonly #deps: PublisherDeps;
  readonly #buffer: EventBuffer;
  #urgent: readonly OutgoingRecord[] = [];
  readonly #lanes: LogLanes;
  /** Events that are not written down yet. */
  #fresh: PublishedEvent[] = [];
  /** Events were in the last round of batches. */
  #isFollowing = false;
  readonly #never = new AbortController();

  constructor(deps: PublisherDeps, limits: BufferLimits) {
    this.#deps = deps;
    this.#buffer = new EventBuffer(limits);
    const { sleep, events } = deps;
    this.#lanes = new LogLanes({
      lanes: this.#lanesOf(this.#buffer),
      sleep,
      gather: () => this.#gather(),
      onFailed: (err) => events.produceFailed({ err, buffered: this.#buffer.length }),
    });
  }

  emit(event: PublishedEvent): void {
    if (isOfCalls(event)) this.#deps.told?.sessions.sent(event.key);
    this.#fresh.push(event);
    if (this.#fresh.length === 1) setImmediate(() => this.#writeDown());
  }

  emitTo(partitions: readonly number[], event: PublishedEvent): void {
    const record = recordOfEvent(event, this.#deps);
    this.#urgent = [...this.#urgent, ...partitions.map((partition) => ({ ...record, partition }))];
    this.#lanes.wake();
  }

  narrowTo(partitions: number): void {
    this.#urgent = this.#urgent.filter(({ partition = 0 }) => partition < partitions);
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
    await Promise.race([this.#lanes.idle(), sleep(deadlineMs, patience.signal)]);
    this.#lanes.stop();
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
    this.#lanes.wake();
  }

  #take(event: PublishedEvent): void {
    try {
      const record = recordOfEvent(event, this.#deps);
      if (this.#push(record, event)) return;
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

  #push(record: OutgoingRecord, { data }: PublishedEvent): boolean {
    const session = sessionOfEvent(data);
    const fits = (record.value?.byteLength ?? 0) <= recordBytesMax;
    return this.#buffer.push({ record, fits, ...(session && { session }) });
  }

  /** A heartbeat counts the events before it, so it does not overtake them when they were not taken. */
  #lanesOf({ acks, events, catalog }: EventBuffer): readonly Lane[] {
    const calls = laneOf(events, () => this.#sendEvents());
    const beats: Lane = { length: () => this.#urgent.length, send: () => this.#sendUrgent(), after: calls };
    // Definitions before the calls that they are for.
    return [laneOf(catalog, () => this.#sendHead(catalog)), calls, beats, laneOf(acks, () => this.#sendHead(acks))];
  }

  async #gather(): Promise<void> {
    if (!this.#isFollowing) return;
    this.#isFollowing = false;
    await this.#deps.sleep(gatherMs, this.#never.signal);
  }

  async #sendHead(queue: RecordQueue): Promise<void> {
    const batch = queue.head(batchRecordsMax);
    await this.#deps.producer.produce(batch);
    queue.removeHead(batch.length);
    this.#deps.events.eventsProduced(batch.length);
  }

  async #sendEvents(): Promise<void> {
    const { events } = this.#buffer;
    const batch = events.head(batchRecordsMax);
    this.#isFollowing = true;
    const { producer, told } = this.#deps;
    const sinceWord = told?.wordsTaken() ?? 0;
    const places = await producer.produce(batch);
    told?.sessions.placed(
      batch.map(({ key }, at) => ({ key, place: places[at] })),
      sinceWord,
    );
    events.removeHead(batch.length);
    this.#deps.events.eventsProduced(batch.length);
  }

  async #sendUrgent(): Promise<void> {
    const sent = this.#urgent;
    await this.#deps.producer.produce(sent);
    this.#urgent = this.#urgent.filter((record) => !sent.includes(record));
  }
}

function laneOf(queue: RecordQueue, send: () => Promise<void>): Lane {
  return { length: () => queue.length, send };
}

/** Everything else goes to a topic of its own. */
function isOfCalls({ type }: PublishedEvent): boolean {
  return type !== eventTypes.ack && type !== eventTypes.catalogObserved;
}
