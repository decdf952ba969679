/**
 * Writes plain data as bytes: see `tokens.ts`.
 *
 * 1. What is read again is equal to what was written, the order of names in objects with it.
 * 2. Equal values have equal bytes.
 * 3. The bytes of a value are its own: nothing of another blob is needed to read it.
 * 4. The bytes of a piece are its own as well, and made once.
 */
import { readBase32, ulidFirstMax } from './alphabets.ts';
import { ByteSink } from './byte-sink.ts';
import { Piece, PieceList, type Place, Pieces, runsOf } from './pieces.ts';
import { ShapeTree } from './shape-tree.ts';
import { numbersFrom, timesFrom, timesTo, token, ulidLength, ulidTimeLength } from './tokens.ts';
import { words } from './words.ts';

const wordNumbers = new Map(words.map((word, number) => [word, number]));
const shortWords = token.shape - token.word;

export class BlobWriter {
  readonly #sink = new ByteSink();
  readonly #strings = new Map<string, number>();
  readonly #shapes = new ShapeTree();
  #time = 0;
  /** Writes pieces, which hold none. */
  #inner: BlobWriter | undefined;
  #before: Pieces | undefined;
  #places: Place[] = [];

  /** The bytes of the value behind those of the prefix; pieces that were written or read before are taken from there. */
  write(prefix: readonly number[], value: unknown, before?: Pieces): Pieces {
    this.#before = before;
    this.#places = [];
    this.#begin();
    for (const byte of prefix) this.#sink.byte(byte);
    this.#value(value);
    this.#before = undefined;
    return new Pieces(this.#sink.copy(), this.#places);
  }

  #begin(): void {
    this.#sink.clear();
    this.#time = 0;
    this.#shapes.begin();
    this.#strings.clear();
  }

  #value(value: unknown): void {
    switch (typeof value) {
      case 'number':
        this.#number(value);
        return;
      case 'string':
        this.#string(value);
        return;
      case 'object':
        if (value === null) this.#byte(token.null);
        else this.#object(value);
        return;
      case 'boolean':
        this.#byte(value ? token.true : token.false);
        return;
      case 'undefined':
        this.#byte(token.undefined);
        return;
      default:
        throw new TypeError(`A ${typeof value} is no plain data.`);
    }
  }

  #number(value: number): void {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) this.#double(value);
    else if (value >= timesFrom && value < timesTo) this.#distance(value);
    else if (value >= 0 && value < token.smallEnd) this.#byte(value);
    else {
      this.#byte(value >= 0 ? token.positive : token.negative);
      this.#varint(Math.abs(value));
    }
  }

  #double(value: number): void {
    this.#byte(token.double);
    this.#sink.double(value);
  }

  #distance(value: number): void {
    this.#byte(token.distance);
    this.#signed(value - this.#time);
    this.#time = value;
  }

  #string(text: string): void {
    const word = wordNumbers.get(text);
    if (word !== undefined) {
      this.#word(word);
      return;
    }
    const before = this.#strings.get(text);
    if (before !== undefined) {
      this.#byte(token.again);
      this.#varint(before);
      return;
    }
    this.#strings.set(text, this.#strings.size);
    const isShort = this.#hex(text) || this.#ulid(text) || this.#decimal(text);
    if (!isShort) this.#text(text);
  }

  #word(word: number): void {
    if (word < shortWords) {
      this.#byte(token.word + word);
      return;
    }
    this.#byte(token.longWord);
    this.#varint(word);
  }

  #text(text: string): void {
    this.#byte(token.text);
    this.#sink.text(text);
  }

  /** Whether it is a hash as most are; then it is written. */
  #hex(text: string): boolean {
    const { length } = text;
    if (length !== 16 && length !== 32 && length !== 64) return false;
    const from = this.#sink.length;
    this.#byte(token.hex);
    this.#byte(length / 2);
    if (this.#sink.hex(text)) return true;
    this.#sink.cutTo(from);
    return false;
  }

  #ulid(text: string): boolean {
    if (text.length !== ulidLength || text.charCodeAt(0) > ulidFirstMax) return false;
    const timeMs = readBase32(text, 0, ulidTimeLength);
    const upper = readBase32(text, ulidTimeLength, 8);
    const lower = readBase32(text, ulidTimeLength + 8, 8);
    if (timeMs < 0 || upper < 0 || lower < 0) return false;
    this.#byte(token.ulid);
    this.#signed(timeMs - this.#time);
    this.#time = timeMs;
    this.#sink.uint(upper, 5);
    this.#sink.uint(lower, 5);
    return true;
  }

  #decimal(text: string): boolean {
    const first = text.charCodeAt(0);
    if (text.length > 15 || first < 48 || first > 57) return false;
    const number = Number(text);
    if (!Number.isSafeInteger(number) || String(number) !== text) return false;
    this.#byte(token.decimal);
    this.#varint(number);
    return true;
  }

  #object(value: object): void {
    if (Array.isArray(value)) this.#array(value);
    else if (value instanceof Uint8Array) this.#bytes(value);
    else if (value instanceof Piece) this.#single(value);
    else if (value instanceof PieceList) this.#pieceList(value);
    else if (hasStored(value)) this.#value(value.toJSON());
    else this.#members(value);
  }

  #array(values: readonly unknown[]): void {
    const { length } = values;
    if (length >= numbersFrom && typeof values[0] === 'number' && this.#numbers(values)) return;
    if (length < token.arrayShort) this.#byte(token.array + length);
    else {
      this.#byte(token.longArray);
      this.#varint(length);
    }
    for (let at = 0; at < length; at += 1) this.#value(values[at]);
  }

  /** Whether the array holds nothing but whole numbers of 32 bits; then it is written. */
  #numbers(values: readonly unknown[]): boolean {
    const size = sizeOf(values);
    if (size === 0) return false;
    const numbers = values as readonly number[];
    this.#byte(size === 1 ? token.octets : token.quads);
    this.#varint(numbers.length);
    this.#sink.uints(numbers, size);
    return true;
  }

  #single({ value }: Piece): void {
    this.#byte(token.piece);
    this.#piece(value);
  }

  #pieceList({ values }: PieceList): void {
    const runs = runsOf(values);
    this.#byte(token.pieces);
    this.#varint(runs.length);
    for (const run of runs) this.#piece(run);
  }

  #piece(value: object): void {
    const known = this.#before?.find(value);
    const blob = this.#before?.blob;
    const from =
      known === undefined || blob === undefined ? this.#anew(value) : this.#sink.part(blob, known.from, known.to);
    this.#places.push({ value, from, to: this.#sink.length });
  }

  #anew(value: object): number {
    this.#inner ??= new BlobWriter();
    const inner = this.#inner;
    inner.#begin();
    inner.#value(value);
    return this.#sink.sink(inner.#sink);
  }

  #members(value: object): void {
    const names = Object.keys(value);
    this.#shape(names);
    for (let at = 0; at < names.length; at += 1)
      this.#value((value as Readonly<Record<string, unknown>>)[names[at] ?? '']);
  }

  #shape(names: readonly string[]): void {
    const number = this.#shapes.numberOf(names);
    if (number < 0) this.#newShape(-number - 2, names);
    else if (number < token.shapesShort) this.#byte(token.shape + number);
    else {
      this.#byte(token.longShape);
      this.#varint(number);
    }
  }

  #newShape(known: number, names: readonly string[]): void {
    if (known >= 0) {
      this.#byte(token.knownShape);
      this.#varint(known);
      return;
    }
    this.#byte(token.newShape);
    this.#varint(names.length);
    for (const name of names) this.#string(name);
  }

  #bytes(bytes: Uint8Array): void {
    this.#byte(token.bytes);
    this.#sink.bytes(bytes);
  }

  #signed(value: number): void {
    this.#sink.signed(value);
  }

  #varint(value: number): void {
    this.#sink.varint(value);
  }

  #byte(value: number): void {
    this.#sink.byte(value);
  }
}

/** Bytes that each of the numbers takes; 0 where one of them is no whole number of 32 bits. */
function sizeOf(values: readonly unknown[]): 0 | 1 | 4 {
  let size: 1 | 4 = 1;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (typeof value !== 'number' || value >>> 0 !== value || Object.is(value, -0)) return 0;
    if (value > 255) size = 4;
  }
  return size;
}

/** Whether the object says itself, as JSON asks it, what is stored of it. */
function hasStored(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
