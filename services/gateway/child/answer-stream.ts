/**
 * The answer to one POST: JSON when the first thing to say is the last one, server-sent events from the moment that
 * something else is to be said, or that the server takes its time.
 * Owns the response. States: undecided → events | ended.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, writeTo } from '../http/client-response.ts';
import type { Timers } from '../../engine/ports/timers.ts';

export interface AnswerStreamOptions {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly timers: Timers;
  /** How many answers there will be. */
  readonly expected: number;
  readonly isBatch: boolean;
  /** HTTP status of an answer that goes out alone. */
  readonly statusOf?: (answer: Uint8Array) => number;
}

/** Long enough for most calls, and short of every client's patience for a response that does not begin. */
const undecidedMs = 1000;
const eventHead = Buffer.from('event: message\n');
const dataHead = Buffer.from('data: ');
const lineFeed = Buffer.from('\n');
const cr = 13;

export class AnswerStream {
  readonly #options: AnswerStreamOptions;
  readonly #takesEvents: boolean;
  readonly #kept: Uint8Array[] = [];
  readonly #decided = new AbortController();
  #state: 'undecided' | 'events' | 'ended' = 'undecided';
  #left: number;

  constructor(options: AnswerStreamOptions) {
    this.#options = options;
    this.#left = options.expected;
    this.#takesEvents = acceptsEvents(options.request);
    options.response.once('close', () => {
      this.#state = 'ended';
      this.#decided.abort();
    });
    if (this.#takesEvents) void this.#grow();
  }

  /** Whether something that is no answer can be said here. */
  get takesEvents(): boolean {
    return this.#takesEvents && this.#state !== 'ended';
  }

  /** Bytes that the client has not taken. */
  get waitingBytes(): number {
    return this.#options.response.writableLength;
  }

  async event(message: Uint8Array): Promise<void> {
    if (!this.takesEvents) return;
    this.#open();
    await writeTo(this.#options.response, eventOf(message));
  }

  /** Says answers; after the last one the stream ends. */
  async answer(message: Uint8Array, count = 1): Promise<void> {
    this.#left -= count;
    if (this.#state === 'ended') return;
    const isLast = this.#left <= 0;
    if (this.#state === 'events') {
      await writeTo(this.#options.response, eventOf(message));
      if (isLast) this.end();
    } else if (isLast) this.#endAsJson([...this.#kept, message]);
    else if (this.#takesEvents) await this.event(message);
    else this.#kept.push(message);
  }

  end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#decided.abort();
    this.#options.response.end();
  }

  /** Goes away from a client that does not read. */
  drop(): void {
    this.#options.response.destroy();
  }

  #endAsJson(messages: readonly Uint8Array[]): void {
    this.#state = 'ended';
    this.#decided.abort();
    const { response, isBatch, statusOf = () => 200 } = this.#options;
    const [only] = messages;
    if (!isBatch && only !== undefined) answerJson(response, statusOf(only), only);
    else answerJson(response, 200, batchOf(messages));
  }

  async #grow(): Promise<void> {
    await this.#options.timers.sleep(undecidedMs, this.#decided.signal);
    if (this.#state === 'undecided') this.#open();
  }

  #open(): void {
    if (this.#state !== 'undecided') return;
    this.#state = 'events';
    this.#decided.abort();
    openEvents(this.#options.response);
  }
}

export function openEvents(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
  response.flushHeaders();
}

export function acceptsEvents({ headers: { accept = '' } }: IncomingMessage): boolean {
  return accept.toLowerCase().includes('text/event-stream');
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

/** Messages as one batch; a message may be a batch itself. */
function batchOf(messages: readonly Uint8Array[]): Buffer {
  const inner = messages.map((message) => {
    const text = Buffer.from(message).toString('latin1').trim();
    return text.startsWith('[') ? text.slice(1, -1) : text;
  });
  return Buffer.from(`[${inner.filter((text) => text.trim() !== '').join(',')}]`, 'latin1');
}
