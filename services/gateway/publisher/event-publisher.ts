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
  /** Sends one record to each of the given partitions of the calls topic, past the buffer's bounds. */
  emitTo(partitions: readonly number[], event: PublishedEvent): void;
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
      const isTaken = this.#buffer.push({ record: this.#recordOf(event), ...(session && { session }) });
      if (!isTaken) this.#deps.events.eventDropped();
      this.#wake();
    } catch (err) {
      this.#deps.events.sensorFault({ where: 'emit', err });
    }
  }

  emitTo(partitions: readonly number[], event: PublishedEvent): void {
    // Heartbeats that the log has not taken yet are out of date: the new ones replace them.
    this.#urgent.length = 0;
    const record = this.#recordOf(event);
    for (const partition of partitions) this.#urgent.push({ ...record, partition });
    this.#wake();
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
    const timeUp = this.#deps.sleep(deadlineMs, patience.signal);
    await Promise.race([this.#running ?? Promise.resolve(), timeUp]);
    this.#stopping.abort();
    patience.abort();
    await this.#running;
    if (this.#buffer.length > 0) this.#deps.events.eventsLeftBehind(this.#buffer.length);
    await this.#deps.producer.close();
  }

  #wake(): void {
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
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
