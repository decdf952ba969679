export interface SseEvent {
  /** The event's own bytes, with the blank line that ends it. */
  readonly bytes: Buffer;
  /** Its data lines, joined; undefined when it has none, or is no message. */
  readonly data: Buffer | undefined;
}

const lf = 10;
const cr = 13;
const lineFeed = Buffer.from('\n');

/**
 * Cuts a stream of server-sent events into events whose bytes are kept as they came. Lines end at LF, CR or CRLF and at
 * nothing else. Linear in the bytes of the stream; an event over the limit makes `push` throw RangeError.
 */
export class SseSplitter {
  readonly #eventBytesMax: number;
  /** Bytes of the event that has not ended. */
  #pending: Buffer = Buffer.alloc(0);
  /** Where in #pending the search for line ends goes on, and where the current line began. */
  #scanned = 0;
  #lineStart = 0;

  constructor({ eventBytesMax }: { readonly eventBytesMax: number }) {
    this.#eventBytesMax = eventBytesMax;
  }

  push(chunk: Buffer): readonly SseEvent[] {
    this.#pending = this.#pending.byteLength === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const events: SseEvent[] = [];
    for (let end = this.#eventEnd(); end !== undefined; end = this.#eventEnd()) {
      events.push(eventOf(this.#pending.subarray(0, end)));
      this.#pending = this.#pending.subarray(end);
      this.#scanned = 0;
      this.#lineStart = 0;
    }
    if (this.#pending.byteLength > this.#eventBytesMax) throw new RangeError('An event is longer than allowed.');
    return events;
  }

  /** What stands after the last event; no reader may act on it, but it is the server's. */
  rest(): Buffer {
    return this.#pending;
  }

  /** Offset behind the blank line that ends the first event. */
  #eventEnd(): number | undefined {
    const bytes = this.#pending;
    for (let at = this.#scanned; at < bytes.byteLength; at += 1) {
      const byte = bytes[at];
      if (byte !== lf && byte !== cr) continue;
      // A CR at the very end may be half of a CRLF that a later chunk completes.
      if (byte === cr && at + 1 === bytes.byteLength) {
        this.#scanned = at;
        return undefined;
      }
      const isPair = byte === cr && bytes[at + 1] === lf;
      const isBlank = at === this.#lineStart;
      if (isPair) at += 1;
      this.#lineStart = at + 1;
      if (isBlank) return at + 1;
    }
    this.#scanned = bytes.byteLength;
    return undefined;
  }
}

function eventOf(bytes: Buffer): SseEvent {
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  const type = lines
    .findLast((line) => line.startsWith('event:'))
    ?.slice('event:'.length)
    .trim();
  if (type !== undefined && type !== 'message') return { bytes, data: undefined };
  const data = lines.filter((line) => line.startsWith('data:')).map(valueOf);
  if (data.length === 0 || data.every((line) => line.byteLength === 0)) return { bytes, data: undefined };
  return { bytes, data: joined(data) };
}

/** latin1 keeps every byte as it is. */
function valueOf(line: string): Buffer {
  const value = line.slice('data:'.length);
  return Buffer.from(value.startsWith(' ') ? value.slice(1) : value, 'latin1');
}

function joined(lines: readonly Buffer[]): Buffer {
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [lineFeed, line])));
}
