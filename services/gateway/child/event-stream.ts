/**
 * One stream of server-sent events to a client. With a journal its events have ids, and a client whose connection broke
 * takes up the stream where it lost it; without one a broken stream is over.
 * Owns the response that carries the stream now. States: open → away → open … → ended.
 */
import type { ServerResponse } from 'node:http';
import { repeat } from '../../adapters/clock/repeat.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { BodyRoom } from '../http/body-room.ts';
import { writeTo } from '../http/client-response.ts';
import type { EventJournal } from './event-journal.ts';

export interface EventStreamDeps {
  readonly timers: Timers;
  readonly room: BodyRoom;
  readonly journal?: EventJournal<EventStream> | undefined;
}

/** Servers of the SDKs do so as often: what stands between, and some clients, take a silent connection for a dead one. */
const aliveMs = 15_000;
const alive = ': keepalive\n\n';
const eventHead = Buffer.from('event: message\n');
const dataHead = Buffer.from('data: ');
const lineFeed = Buffer.from('\n');
const cr = 13;

export class EventStream {
  readonly #journal: EventJournal<EventStream> | undefined;
  readonly #timers: Timers;
  readonly #room: BodyRoom;
  #response: ServerResponse | undefined;
  #isEnded = false;

  /** Begins with the next thing that is written. */
  constructor(response: ServerResponse, { timers, room, journal }: EventStreamDeps) {
    this.#journal = journal;
    this.#timers = timers;
    this.#room = room;
    this.#carry(response);
    openEvents(response);
  }

  /** Somebody reads it now. */
  get isOpen(): boolean {
    return this.#response !== undefined;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Gives the client an id to come back with before there is anything to say. */
  async prime(): Promise<void> {
    const id = this.#journal?.add(this, Buffer.alloc(0));
    if (id !== undefined) await this.#write(Buffer.from(`id: ${id}\ndata: \n\n`));
  }

  async say(message: Uint8Array): Promise<void> {
    if (this.#isEnded) return;
    const event = eventOf(message);
    const id = this.#journal?.add(this, event);
    await this.#write(withId(event, id));
  }

  end(): void {
    this.#isEnded = true;
    this.#response?.end();
  }

  /** Goes on over another response, after the event with this number. What was there before is left. */
  async resume(response: ServerResponse, after: number): Promise<void> {
    this.#response?.end();
    this.#response = undefined;
    openEvents(response);
    let last = after;
    for (let next = this.#journal?.after(this, last); next !== undefined; next = this.#journal?.after(this, last)) {
      await writeTo(response, withId(next.event, next.id));
      last = next.number;
    }
    // Nothing waited since the last look: whatever is said from here on goes over the new response.
    if (this.#isEnded) response.end();
    else this.#carry(response);
  }

  #carry(response: ServerResponse): void {
    if (response.destroyed) return;
    this.#response = response;
    const closed = new AbortController();
    response.once('close', () => {
      closed.abort();
      if (this.#response === response) this.#response = undefined;
    });
    const stayAlive = (): void => {
      if (response.writable && response.writableLength === 0) response.write(alive);
    };
    void repeat(stayAlive, { everyMs: aliveMs, signal: closed.signal, timers: this.#timers });
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#response === undefined) return;
    const hold = this.#room.open();
    hold.force(bytes.byteLength);
    await writeTo(this.#response, bytes);
    hold.release();
  }
}

function openEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
  response.flushHeaders();
}

function withId(event: Uint8Array, id: string | undefined): Uint8Array {
  return id === undefined || event.byteLength === 0 ? event : Buffer.concat([Buffer.from(`id: ${id}\n`), event]);
}

/** A carriage return ends a line of an event, though it is white space to JSON. */
export function eventOf(message: Uint8Array): Buffer {
  const lines: Uint8Array[] = [eventHead];
  let from = 0;
  for (let at = message.indexOf(cr); at !== -1; at = message.indexOf(cr, from)) {
    lines.push(dataHead, message.subarray(from, at), lineFeed);
    from = at + 1;
  }
  return Buffer.concat([...lines, dataHead, message.subarray(from), lineFeed, lineFeed]);
}
