/** Reads what `BlobWriter` wrote. Throws a RangeError on bytes that it did not write; no count is believed unseen. */
import { ByteSource } from './byte-source.ts';
import { type Place, Pieces } from './pieces.ts';
import { shapes } from './shapes.ts';
import { references, runFrom, token } from './tokens.ts';
import { words } from './words.ts';

/** Deeper than any state. */
const depthMax = 1_000;

/** What is known by its number: of the blob, or of the piece that is being read. */
interface Tables {
  timeMs: number;
  readonly strings: string[];
  /** Of the strings of a piece, those that were used. */
  used: number;
  readonly shapes: (readonly string[])[];
}

export class BlobReader {
  readonly #blob: Uint8Array;
  readonly #source: ByteSource;
  readonly #places: Place[] = [];
  #depth = 0;
  #isInPiece = false;
  #tables = newTables([]);

  constructor(blob: Uint8Array, from: number) {
    this.#blob = blob;
    this.#source = new ByteSource(blob, from);
  }

  /** What was read, so that it need not be written anew. */
  get pieces(): Pieces {
    return new Pieces(this.#blob, this.#places);
  }

  /** The one value of the blob. */
  read(): unknown {
    const value = this.#value();
    if (!this.#source.isAtEnd) throw new RangeError('More bytes than a value has.');
    return value;
  }

  #value(): unknown {
    const first = this.#source.byte();
    if (first < token.smallEnd) return first;
    if (first < token.shape) return known(words[first - token.word]);
    if (first < token.array) return this.#members(known(this.#tables.shapes[first - token.shape]));
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
        return this.#source.double();
      case token.positive:
        return this.#source.varint();
      case token.negative:
        return -this.#source.varint();
      case token.distance:
        return this.#distance();
      default:
        return this.#compound(first);
    }
  }

  #compound(first: number): unknown {
    const source = this.#source;
    switch (first) {
      case token.newShape:
        return this.#members(this.#newShape());
      case token.knownShape:
        return this.#members(this.#heardShape(known(shapes[source.varint()])));
      case token.longShape:
        return this.#members(known(this.#tables.shapes[source.varint()]));
      case token.longArray:
        return this.#array(source.count(1));
      case token.bytes:
        return source.slice(source.count(1));
      case token.octets:
        return this.#numbers(1);
      case token.quads:
        return this.#numbers(4);
      case token.varints:
        return source.varints(source.count(1));
      case token.nexts:
        return this.#nexts(source.varint());
      default:
        return this.#part(first);
    }
  }

  #part(first: number): unknown {
    switch (first) {
      case token.piece:
        return this.#piece(true);
      case token.pieces:
        return this.#pieces();
      case token.closedPiece:
        return this.#piece(false);
      default:
        return this.#string(first);
    }
  }

  #string(first: number): string {
    switch (first) {
      case token.longWord:
        return known(words[this.#source.varint()]);
      case token.again:
        return known(this.#tables.strings[this.#source.varint()]);
      case token.next:
        return this.#next();
      default:
        return this.#heard(this.#spelt(first));
    }
  }

  #spelt(first: number): string {
    const source = this.#source;
    switch (first) {
      case token.fingerprint:
        return source.hex(8);
      case token.ulid:
        return source.ulid(this.#distance());
      case token.text:
        return source.text(source.count(1));
      case token.hex:
        return source.hex(source.byte());
      case token.decimal:
        return String(source.varint());
      default:
        throw new RangeError('No such token.');
    }
  }

  #next(): string {
    const { strings, used } = this.#tables;
    if (!this.#isInPiece) throw new RangeError('Outside of pieces strings have no order.');
    this.#tables.used += 1;
    return known(strings[used]);
  }

  #nexts(length: number): readonly string[] {
    const made: string[] = [];
    for (let left = length; left > 0; left -= 1) made.push(this.#next());
    return made;
  }

  #heard(text: string): string {
    this.#tables.strings.push(text);
    return text;
  }

  #newShape(): readonly string[] {
    const names: string[] = [];
    for (let left = this.#source.count(1); left > 0; left -= 1) names.push(this.#name());
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
    const length = this.#source.count(size);
    if (length < runFrom) throw new RangeError('So few numbers stand by themselves.');
    return this.#source.uints(length, size);
  }

  #piece(isOpen: boolean): unknown {
    const { value, place } = this.#alone(isOpen);
    if (!isObject(value)) throw new RangeError('A piece is no object.');
    this.#places.push({ value, ...place });
    return value;
  }

  #pieces(): unknown {
    const made: object[] = [];
    for (let left = this.#source.count(1); left > 0; left -= 1) {
      const { value: values, place } = this.#alone(true);
      if (!Array.isArray(values) || !values.every(isObject)) throw new RangeError('Pieces of a list are no lists.');
      this.#places.push({ value: values, ...place });
      for (const value of values) made.push(value);
    }
    return made;
  }

  #alone(isOpen: boolean): { readonly value: unknown; readonly place: Omit<Place, 'value'> } {
    if (this.#isInPiece) throw new RangeError('A piece in a piece.');
    const source = this.#source;
    const strings = isOpen ? this.#strings() : undefined;
    source.limit(source.count(1));
    const from = source.at;
    const outer = this.#tables;
    this.#tables = newTables(strings ?? []);
    this.#isInPiece = true;
    const value = this.#value();
    if (!source.isAtEnd) throw new RangeError('More bytes than a piece has.');
    this.#tables = outer;
    this.#isInPiece = false;
    const to = source.at;
    source.limit(undefined);
    return { value, place: { strings, from, to } };
  }

  /** Those of the piece that follows. */
  #strings(): string[] {
    const strings: string[] = [];
    for (let left = this.#source.count(1); left > 0; left -= 1) {
      const first = this.#source.byte();
      if (first === token.longWord) strings.push(this.#heard(this.#string(first)));
      else if (first >= token.null) strings.push(this.#string(first));
      else strings.push(known(this.#tables.strings[this.#reference(first)]));
    }
    return strings;
  }

  #reference(first: number): number {
    const { oneByte } = references;
    return first < oneByte ? first : oneByte + (first - oneByte) * 0x100 + this.#source.byte();
  }

  #distance(): number {
    this.#tables.timeMs += this.#source.signed();
    return this.#tables.timeMs;
  }

  #enter(): void {
    this.#depth += 1;
    if (this.#depth > depthMax) throw new RangeError('Too deep.');
  }
}

function newTables(strings: string[]): Tables {
  return { timeMs: 0, strings, used: 0, shapes: [] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new RangeError('What is referred to does not exist.');
  return found;
}
