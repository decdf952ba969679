import { cloudEventHeaders } from '../../../schemas/events/cloud-event.ts';
import { type EventType, eventTypes, gatewayHeader, macHeader, topics } from '../../../schemas/topics.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Mac } from '../../engine/ports/signing.ts';
import type { GatewayEvents } from '../events.ts';
import { type BufferLimits, type BufferTally, EventBuffer } from './event-buffer.ts';

export interface PublishedEvent {
  readonly type: EventType;
  readonly key: string;
  readonly data: object;
}

export interface EventPublisher {
  /** Takes an event without waiting and without ever throwing; drops and counts what does not fit. */
  emit(event: PublishedEvent): void;
  /** Sends one record to each of the given partitions of the calls topic, past the buffer. */
  emitTo(partitions: readonly number[], event: PublishedEvent): void;
  /** The log has not taken what `emitTo` was last given. */
  isTelling(): boolean;
  tally(): BufferTally;
  buffered(): number;
  /** Since when the log has refused what waits; undefined while it takes everything. */
  stuckSinceMs(): number | undefined;
  /** Waits until everything was produced or the deadline came, then closes the producer. */
  stop(deadlineMs: number): Promise<void>;
}

export interface PublisherDeps {
  readonly producer: LogProducer;
  readonly mac: Mac;
  readonly clock: Clock;
  readonly events: GatewayEvents;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly newId: () => string;
}

const batchRecordsMax = 500;
/** The log takes no larger record, and would refuse it again and again. */
const recordBytesMax = 1_000_000;
/** How long a log that does not answer may keep the gateway from ending. */
const closeMs = 1000;
const firstDelayMs = 50;
const delayMsMax = 2000;

/** Carries events to the log behind the traffic's back: one batch in flight, tried again until the log takes it. */
export function createEventPublisher(deps: PublisherDeps, limits: BufferLimits): EventPublisher {
  return new BufferedPublisher(deps, limits);
}

class BufferedPublisher implements EventPublisher {
  readonly #deps: PublisherDeps;
  readonly #buffer: EventBuffer;
  readonly #urgent: OutgoingRecord[] = [];
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  #stuckSinceMs: number | undefined;

  constructor(deps: PublisherDeps, limits: BufferLimits) {
    this.#deps = deps;
    this.#buffer = new EventBuffer(limits);
  }

  emit(event: PublishedEvent): void {
    try {
      const session = sessionOf(event.data);
      const record = this.#recordOf(event);
      const fits = (record.value?.byteLength ?? 0) <= recordBytesMax;
      const isTaken = this.#buffer.push({ record, fits, ...(session && { session }) });
      if (!isTaken) this.#deps.events.eventDropped();
      this.#wake();
    } catch (err) {
      this.#deps.events.sensorFault({ where: 'emit', err });
    }
  }

  emitTo(partitions: readonly number[], event: PublishedEvent): void {
    const record = this.#recordOf(event);
    for (const partition of partitions) this.#urgent.push({ ...record, partition });
    this.#wake();
  }

  isTelling(): boolean {
    return this.#urgent.length > 0;
  }

  tally(): BufferTally {
    return this.#buffer.takeTally();
  }

  buffered(): number {
    return this.#buffer.length;
  }

  stuckSinceMs(): number | undefined {
    return this.#stuckSinceMs;
  }

  async stop(deadlineMs: number): Promise<void> {
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

  #wake(): void {
    if (this.#stopping.signal.aborted) return;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
      // What came between the last look at the buffer and now.
      if (this.#buffer.length + this.#urgent.length > 0) this.#wake();
    });
  }

  /** Starts a turn later, so that what one message causes goes out together. */
  async #drain(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    let delayMs = firstDelayMs;
    while (this.#buffer.length + this.#urgent.length > 0 && !this.#stopping.signal.aborted) {
      const urgent = this.#urgent.slice();
      const batch = this.#buffer.head(batchRecordsMax);
      try {
        await this.#deps.producer.produce([...batch, ...urgent]);
        this.#buffer.removeHead(batch.length);
        this.#dropUrgent(urgent);
        this.#deps.events.eventsProduced(batch.length);
        this.#stuckSinceMs = undefined;
        delayMs = firstDelayMs;
      } catch (err) {
        this.#stuckSinceMs ??= this.#deps.clock.nowMs();
        this.#deps.events.produceFailed({ err, buffered: this.#buffer.length });
        await this.#deps.sleep(delayMs, this.#stopping.signal);
        delayMs = Math.min(delayMs * 2, delayMsMax);
      }
    }
  }

  #dropUrgent(sent: readonly OutgoingRecord[]): void {
    const waiting = this.#urgent.filter((record) => !sent.includes(record));
    this.#urgent.splice(0, this.#urgent.length, ...waiting);
  }

  #recordOf({ type, key, data }: PublishedEvent): OutgoingRecord {
    const { mac, clock, newId } = this.#deps;
    const value = Buffer.from(JSON.stringify(data), 'utf8');
    const { id = newId(), timeMs = clock.nowMs() } = data as { readonly id?: string; readonly timeMs?: number };
    const source = `shearpin/gateway/${mac.gateway}`;
    const headers = {
      ...cloudEventHeaders({ id, source, type, timeMs, key }),
      [gatewayHeader]: mac.gateway,
      [macHeader]: mac.mac({ type, key, value }),
    };
    return { topic: topicOf(type), key, value, headers };
  }
}

function topicOf(type: EventType): string {
  if (type === eventTypes.catalogObserved) return topics.catalog;
  return type === eventTypes.ack ? topics.acks : topics.calls;
}

interface Numbered {
  readonly session?: { readonly key: string };
  readonly gateway?: { readonly seq?: number };
}

function sessionOf(data: Numbered): { readonly key: string; readonly seq: number } | undefined {
  if (data.session === undefined || data.gateway?.seq === undefined) return undefined;
  return { key: data.session.key, seq: data.gateway.seq };
}
