/**
 * The last events of one session's streams, for clients that lost their connection.
 * Owns the events. Invariant: no more of them, and no more bytes, than stated; the oldest go first.
 */

interface Entry<Stream> {
  readonly stream: Stream;
  readonly number: number;
  readonly event: Uint8Array;
}

export interface Found<Stream> {
  readonly stream: Stream;
  /** Of the event that the client saw last. */
  readonly number: number;
}

const entriesMax = 1000;
const bytesMax = 1024 * 1024;

export class EventJournal<Stream extends object> {
  readonly #entries: Entry<Stream>[] = [];
  #bytes = 0;
  #lastNumber = 0;

  /** Returns the event's id. One that is longer than the whole journal may be is not kept. */
  add(stream: Stream, event: Uint8Array): string {
    const number = (this.#lastNumber += 1);
    if (event.byteLength <= bytesMax) {
      this.#entries.push({ stream, number, event });
      this.#bytes += event.byteLength;
    }
    while (this.#entries.length > entriesMax || this.#bytes > bytesMax) {
      this.#bytes -= this.#entries.shift()?.event.byteLength ?? 0;
    }
    return String(number);
  }

  find(id: string): Found<Stream> | undefined {
    const entry = this.#entries.find(({ number }) => String(number) === id);
    return entry === undefined ? undefined : { stream: entry.stream, number: entry.number };
  }

  /** The next event of a stream behind the one with this number. */
  after(stream: Stream, number: number): (Entry<Stream> & { readonly id: string }) | undefined {
    const next = this.#entries.find((entry) => entry.stream === stream && entry.number > number);
    return next === undefined ? undefined : { ...next, id: String(next.number) };
  }
}
