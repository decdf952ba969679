/** Reads what `BlobWriter` wrote. Throws a RangeError on bytes that it did not write; no count is believed unseen. */
import { ulidOf } from './alphabets.ts';
import { type Place, Pieces } from './pieces.ts';
import { shapes } from './shapes.ts';
import { numbersFrom, token } from './tokens.ts';
import { words } from './words.ts';

/** Deeper than any state. */
const depthMax = 1_000;

/** What is known by its number: of the blob, or of the piece that is being read. */
class Tables {
  time = 0;
  readonly strings: string[] = [];
  readonly shapes: (readonly string[])[] = [];
}

export class BlobReader {
  readonly #bytes: Buffer;
  readonly #blob: Uint8Array;
  readonly #view: DataView;
  readonly #places: Place[] = [];
  #at: number;
  #end: number;
  #depth = 0;
  #isInPiece = false;
  #tables = new Tables();

  constructor(blob: Uint8Array, from: number) {
    this.#blob = blob;
    this.#bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#at = from;
    this.#end = this.#bytes.length;
  }

  /** What was read, so that it need not be written anew. */
  get pieces(): Pieces {
    return new Pieces(this.#blob, this.#places);
  }

  /** The one value of the blob. */
  read(): unknown {
    const value = this.#value();
    if (this.#at !== this.#end) throw new RangeError('More bytes than a value has.');
    return value;
  }

  #value(): unknown {
    const first = this.#byte();
    if (first < token.smallEnd) return first;
    if (first < token.shape) return this.#word(first - token.word);
    if (first < token.array) return this.#members(this.#shapeAt(first - token.shape));
    if (first < token.array + token.arrayShort) return this.#array(first - token.array);
    return this.#special(first);
  }

  #special(first: number): unknown {
    switch (first) {
      case token.null:
        return null;
      case token.false:
        return false;
      case token.true:
        return true;
      case token.undefined:
        return undefined;
      case token.double:
        return this.#view.getFloat64(this.#take(8));
      case token.positive:
        return this.#varint();
      case token.negative:
        return -this.#varint();
      case token.distance:
        return this.#distance();
      default:
        return this.#compound(first);
    }
  }

  #compound(first: number): unknown {
    switch (first) {
      case token.newShape:
        return this.#members(this.#newShape());
      case token.knownShape:
        return this.#members(this.#heardShape(known(shapes[this.#varint()])));
      case token.longShape:
        return this.#members(this.#shapeAt(this.#varint()));
      case token.longArray:
        return this.#array(this.#count(1));
      case token.bytes:
        return this.#slice(this.#count(1));
      case token.octets:
        return this.#numbers(1);
      case token.quads:
        return this.#numbers(4);
      case token.piece:
        return this.#piece();
      case token.pieces:
        return this.#pieces();
      default:
        return this.#string(first);
    }
  }

  #string(first: number): string {
    switch (first) {
      case token.longWord:
        return this.#word(this.#varint());
      case token.again:
        return known(this.#tables.strings[this.#varint()]);
      case token.text:
        return this.#heard(this.#text(this.#count(1)));
      case token.hex:
        return this.#heard(this.#bytes.toString('hex', this.#take(this.#bytes[this.#at] ?? 0, 1), this.#at));
      case token.ulid:
        return this.#heard(this.#ulid());
      case token.decimal:
        return this.#heard(String(this.#varint()));
      default:
        throw new RangeError('No such token.');
    }
  }

  #heard(text: string): string {
    this.#tables.strings.push(text);
    return text;
  }

  #text(bytes: number): string {
    const from = this.#take(bytes);
    return this.#bytes.toString('utf8', from, this.#at);
  }

  #ulid(): string {
    const timeMs = this.#distance();
    return ulidOf(timeMs, this.#bytes, this.#take(10));
  }

  #word(number: number): string {
    return known(words[number]);
  }

  #newShape(): readonly string[] {
    const names: string[] = [];
    for (let left = this.#count(1); left > 0; left -= 1) names.push(this.#name());
    return this.#heardShape(names);
  }

  #heardShape(names: readonly string[]): readonly string[] {
    this.#tables.shapes.push(names);
    return names;
  }

  #name(): string {
    const name = this.#value();
    if (typeof name === 'string') return name;
    throw new RangeError('A name is no text.');
  }

  #shapeAt(number: number): readonly string[] {
    return known(this.#tables.shapes[number]);
  }

  #members(names: readonly string[]): unknown {
    const made: Record<string, unknown> = {};
    this.#enter();
    for (const name of names) {
      const value = this.#value();
      if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true });
      else made[name] = value;
    }
    this.#depth -= 1;
    return made;
  }

  #array(length: number): unknown {
    const made: unknown[] = [];
    this.#enter();
    for (let left = length; left > 0; left -= 1) made.push(this.#value());
    this.#depth -= 1;
    return made;
  }

  #numbers(size: 1 | 4): readonly number[] {
    const length = this.#count(size);
    if (length < numbersFrom) throw new RangeError('So few numbers stand by themselves.');
    const made: number[] = [];
    for (let at = this.#take(size * length); at < this.#at; at += size)
      made.push(size === 1 ? (this.#bytes[at] ?? 0) : this.#view.getUint32(at));
    return made;
  }

  #slice(bytes: number): Uint8Array {
    const from = this.#take(bytes);
    return new Uint8Array(this.#bytes.subarray(from, this.#at));
  }

  #piece(): unknown {
    const from = this.#pieceAt();
    const value = this.#alone();
    if (!isObject(value)) throw new RangeError('A piece is no object.');
    this.#places.push({ value, from, to: this.#at });
    return value;
  }

  #pieces(): unknown {
    const made: object[] = [];
    for (let left = this.#count(1); left > 0; left -= 1) {
      const from = this.#pieceAt();
      const values = this.#alone();
      if (!Array.isArray(values) || !values.every(isObject)) throw new RangeError('Pieces of a list are no lists.');
      this.#places.push({ value: values, from, to: this.#at });
      for (const value of values) made.push(value);
    }
    return made;
  }

  /** Where the piece begins that stands here; until it is read nothing goes beyond its end. */
  #pieceAt(): number {
    if (this.#isInPiece) throw new RangeError('A piece in a piece.');
    const bytes = this.#count(1);
    this.#end = this.#at + bytes;
    return this.#at;
  }

  #alone(): unknown {
    const outer = this.#tables;
    this.#tables = new Tables();
    this.#isInPiece = true;
    const value = this.#value();
    if (this.#at !== this.#end) throw new RangeError('More bytes than a piece has.');
    this.#tables = outer;
    this.#isInPiece = false;
    this.#end = this.#bytes.length;
    return value;
  }

  #distance(): number {
    const coded = this.#varint();
    this.#tables.time += coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
    return this.#tables.time;
  }

  #varint(): number {
    const first = this.#byte();
    if (first < 128) return first;
    let value = first & 127;
    for (let unit = 128; unit <= 2 ** 49; unit *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new RangeError('A number is too long.');
  }

  /** How many of at least so many bytes each follow: no more than there are. */
  #count(size: number): number {
    const count = this.#varint();
    if (count * size > this.#end - this.#at) throw new RangeError('More is told than there is.');
    return count;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new RangeError('Too deep.');
  }

  #byte(): number {
    if (this.#at === this.#end) throw new RangeError('The bytes end too early.');
    return this.#bytes[this.#at++] ?? 0;
  }

  /** Where the next bytes stand, those after a few that are left out. */
  #take(bytes: number, skipped = 0): number {
    const from = this.#at + skipped;
    if (from + bytes > this.#end) throw new RangeError('The bytes end too early.');
    this.#at = from + bytes;
    return from;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('What is referred to does not exist.');
  return found;
}
