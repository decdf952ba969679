/**
 * The answer to one POST: JSON when the first thing to say is the last one, server-sent events from the moment that
 * something else is to be said, or that the server takes its time.
 * Owns the response until it is decided. States: undecided → events | ended.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BodyRoom, countWritten } from '../http/body-room.ts';
import { answerJson } from '../http/client-response.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { EventJournal } from './event-journal.ts';
import { EventStream } from './event-stream.ts';

export interface AnswerStreamOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly timers: Timers;
  readonly room: BodyRoom;
  /** How many answers there will be. */
  readonly expected: number;
  readonly isBatch: boolean;
  /** HTTP status of an answer that goes out alone. */
  readonly statusOf?: (answer: Uint8Array) => number;
  /** Keeps the events, so that a client may come back for them. */
  readonly journal?: EventJournal<EventStream>;
  /** The client takes an event that holds nothing but an id. */
  readonly isPrimed?: boolean;
}

/** Long enough for most calls, and short of every client's patience for a response that does not begin. */
export const undecidedMs = 1000;

export class AnswerStream {
  readonly #options: AnswerStreamOptions;
  readonly #takesEvents: boolean;
  readonly #kept: Uint8Array[] = [];
  readonly #decided = new AbortController();
  #state: 'undecided' | 'ended' | EventStream = 'undecided';
  #left: number;

  constructor(options: AnswerStreamOptions) {
    this.#options = options;
    this.#left = options.expected;
    this.#takesEvents = acceptsEvents(options.request);
    options.response.once('close', () => {
      // Events that are kept can be asked for again.
      if (options.journal === undefined || this.#state === 'undecided') this.#state = 'ended';
      this.#decided.abort();
    });
    if (this.#takesEvents) void this.#grow();
  }

  /** Whether something that is no answer can be said here. */
  get takesEvents(): boolean {
    return this.#takesEvents && (this.#state instanceof EventStream ? this.#state.isOpen : this.#state !== 'ended');
  }

  /** Bytes that the client has not taken. */
  get waitingBytes(): number {
    return this.#options.response.writableLength;
  }

  async event(message: Uint8Array): Promise<void> {
    if (this.#takesEvents) await (await this.#open())?.say(message);
  }

  /** Says answers; after the last one the stream ends. */
  async answer(message: Uint8Array, count = 1): Promise<void> {
    this.#left -= count;
    if (this.#state === 'ended') return;
    const isLast = this.#left <= 0;
    if (this.#state instanceof EventStream) {
      await this.#state.say(message);
      if (isLast) this.end();
    } else if (isLast) this.#endAsJson([...this.#kept, message]);
    else if (this.#takesEvents) await this.event(message);
    else this.#kept.push(message);
  }

  end(): void {
    if (this.#state === 'ended') return;
    const stream = this.#state;
    this.#state = 'ended';
    this.#decided.abort();
    if (stream instanceof EventStream) stream.end();
    else this.#options.response.end();
  }

  /** Goes away from a client that does not read. */
  drop(): void {
    this.#options.response.destroy();
  }

  #endAsJson(messages: readonly Uint8Array[]): void {
    this.#state = 'ended';
    this.#decided.abort();
    const { response, isBatch, room, statusOf = () => 200 } = this.#options;
    const [only] = messages;
    countWritten(room, response, lengthOf(messages));
    if (!isBatch && only !== undefined) answerJson(response, statusOf(only), only);
    else answerJson(response, 200, batchOf(messages));
  }

  async #grow(): Promise<void> {
    await this.#options.timers.sleep(undecidedMs, this.#decided.signal);
    if (this.#state === 'undecided') await this.#open();
  }

  async #open(): Promise<EventStream | undefined> {
    if (this.#state === 'ended') return undefined;
    if (this.#state instanceof EventStream) return this.#state;
    const { response, isPrimed = false } = this.#options;
    const stream = new EventStream(response, this.#options);
    this.#state = stream;
    this.#decided.abort();
    if (isPrimed) await stream.prime();
    return stream;
  }
}

export function acceptsEvents({ headers: { accept = '' } }: IncomingMessage): boolean {
  return accept.toLowerCase().includes('text/event-stream');
}

function lengthOf(messages: readonly Uint8Array[]): number {
  return messages.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
}

/** Messages as one batch; a message may be a batch itself. */
function batchOf(messages: readonly Uint8Array[]): Buffer {
  const inner = messages.map((message) => {
    const text = Buffer.from(message).toString('latin1').trim();
    return text.startsWith('[') ? text.slice(1, -1) : text;
  });
  return Buffer.from(`[${inner.filter((text) => text.trim() !== '').join(',')}]`, 'latin1');
}
