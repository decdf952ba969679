export interface SseEvent {
  /** The event's own bytes, with the blank line that ends it. */
  readonly bytes: Buffer;
  /** Its data lines, joined; undefined when it has none. */
  readonly data: Buffer | undefined;
}

const lf = 10;
const cr = 13;
const lineFeed = Buffer.from('\n');
const space = 32;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const dataField = Buffer.from('data:');
const eventField = Buffer.from('event:');

/**
 * Cuts a stream of server-sent events into events whose bytes are kept as they came. Lines end at LF, CR or CRLF and at
 * nothing else. Linear in the bytes of the stream; an event over the limit makes `push` throw RangeError.
 */
export class SseSplitter {
  readonly #eventBytesMax: number;
  /** Parts of the event that has not ended. */
  #parts: Buffer[] = [];
  #bytes = 0;
  #isLineEmpty = true;
  /** The last byte was a CR, which an LF may belong to. */
  #isAfterCr = false;
  /** The CR ended the event; an LF that follows still belongs to it. */
  #isEnding = false;
  #isFirst = true;

  constructor({ eventBytesMax }: { readonly eventBytesMax: number }) {
    this.#eventBytesMax = eventBytesMax;
  }

  /** Bytes of the event that has not ended. */
  get heldBytes(): number {
    return this.#bytes;
  }

  push(chunk: Buffer): readonly SseEvent[] {
    const events: SseEvent[] = [];
    const lineEnds = new LineEnds(chunk);
    let from = 0;
    for (let at = 0; at < chunk.byteLength; at += 1) {
      if (this.#isEnding) {
        const isPair = chunk[at] === lf;
        events.push(this.#take(chunk.subarray(from, isPair ? at + 1 : at)));
        from = isPair ? at + 1 : at;
        if (isPair) continue;
      }
      const end = lineEnds.from(at);
      if (end > at) this.#skipText();
      if (end === chunk.byteLength) break;
      at = end;
      this.#endLine(chunk[at]);
      if (this.#isEnding && chunk[at] === lf) {
        events.push(this.#take(chunk.subarray(from, at + 1)));
        from = at + 1;
      }
    }
    this.#keep(chunk.subarray(from));
    return events;
  }

  /** What stands after the last event. It is the server's, and some readers take it for an event. */
  rest(): SseEvent {
    return this.#take(Buffer.alloc(0));
  }

  #skipText(): void {
    this.#isLineEmpty = false;
    this.#isAfterCr = false;
  }

  #endLine(byte: number | undefined): void {
    const isPairEnd = byte === lf && this.#isAfterCr;
    this.#isAfterCr = byte === cr;
    if (isPairEnd) return;
    this.#isEnding = this.#isLineEmpty;
    this.#isLineEmpty = true;
  }

  #keep(part: Buffer): void {
    if (part.byteLength === 0) return;
    this.#bytes += part.byteLength;
    if (this.#bytes > this.#eventBytesMax) throw new RangeError('An event is longer than allowed.');
    this.#parts.push(part);
  }

  #take(last: Buffer): SseEvent {
    this.#keep(last);
    const [only] = this.#parts;
    const bytes = this.#parts.length === 1 && only !== undefined ? only : Buffer.concat(this.#parts, this.#bytes);
    this.#parts = [];
    this.#bytes = 0;
    this.#isLineEmpty = true;
    this.#isAfterCr = false;
    this.#isEnding = false;
    const event = eventOf(bytes, { isFirst: this.#isFirst });
    this.#isFirst = false;
    return event;
  }
}

/** Finds the line ends of a chunk from left to right, looking at each byte once. */
class LineEnds {
  readonly #chunk: Buffer;
  #lf = -1;
  #cr = -1;

  constructor(chunk: Buffer) {
    this.#chunk = chunk;
  }

  /** Offset of the first line end at or after the given one; the chunk's length when there is none. */
  from(at: number): number {
    if (this.#lf < at) this.#lf = this.#find(lf, at);
    if (this.#cr < at) this.#cr = this.#find(cr, at);
    return Math.min(this.#lf, this.#cr);
  }

  #find(byte: number, at: number): number {
    const found = this.#chunk.indexOf(byte, at);
    return found === -1 ? this.#chunk.byteLength : found;
  }
}

/** The last type that an event names, as readers take it; `message` when it names none. */
export function typeOf({ bytes }: SseEvent): string {
  return valuesOf(bytes, { field: eventField, from: 0 }).at(-1)?.toString('utf8') ?? 'message';
}

/** An event with other data; its further lines stay. */
export function withData({ bytes }: SseEvent, data: string): Buffer {
  // latin1 keeps every byte as it is.
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  const others = lines.filter((line) => line !== '' && !line.startsWith('data:'));
  return Buffer.from([...others, `data: ${data}`, '', ''].join('\n'), 'latin1');
}

/** A message of our own, as servers send theirs. */
export function eventWith(message: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from('event: message\ndata: '), message, Buffer.from('\n\n')]);
}

/** Every event with data is looked at, whatever its type: readers differ in which types they take. */
function eventOf(bytes: Buffer, { isFirst }: { readonly isFirst: boolean }): SseEvent {
  const from = isFirst && startsAt(bytes, byteOrderMark, 0) ? byteOrderMark.byteLength : 0;
  const data = valuesOf(bytes, { field: dataField, from });
  return { bytes, data: data.every((line) => line.byteLength === 0) ? undefined : joined(data) };
}

/** What the lines of a field say, none of it copied: an event may be as long as a message may be. */
function valuesOf(bytes: Buffer, { field, from }: { readonly field: Buffer; readonly from: number }): Buffer[] {
  const lineEnds = new LineEnds(bytes);
  const values: Buffer[] = [];
  for (let at = from; at < bytes.byteLength;) {
    const end = lineEnds.from(at);
    if (startsAt(bytes, field, at)) {
      const start = at + field.byteLength;
      values.push(bytes.subarray(bytes[start] === space ? start + 1 : start, end));
    }
    at = end + 1;
  }
  return values;
}

function startsAt(bytes: Buffer, wanted: Buffer, at: number): boolean {
  for (let index = 0; index < wanted.byteLength; index += 1) if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

function joined(lines: readonly Buffer[]): Buffer {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return only;
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [lineFeed, line])));
}
