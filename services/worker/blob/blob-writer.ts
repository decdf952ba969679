/**
 * Writes plain data as bytes: see `tokens.ts`.
 *
 * 1. What is read again is equal to what was written, the order of names in objects with it.
 * 2. Equal values have equal bytes.
 * 3. The bytes of a value are its own: nothing of another blob is needed to read it.
 */
import { isHex, isUlid, readBase32, readHexByte } from './alphabets.ts';
import { numbersFrom, timesFrom, timesTo, token, ulidLength, ulidTimeLength } from './tokens.ts';
import { words } from './words.ts';

const wordNumbers = new Map(words.map((word, number) => [word, number]));
const shortWords = token.shape - token.word;

/** Names of objects, by the order in which they stand. */
interface ShapeNode {
  readonly next: Map<string, ShapeNode>;
  /** The blob in which the shape was last written, and its number there. */
  round: number;
  number: number;
}

/** More shapes than any state has: what another version wrote must not fill the memory. */
const shapeNodesMax = 4_096;

export class BlobWriter {
  #buffer = Buffer.allocUnsafe(16_384);
  #at = 0;
  #time = 0;
  #round = 0;
  #shapes = newShape();
  #shapeNodes = 0;
  #shapeCount = 0;
  readonly #strings = new Map<string, number>();

  /** The bytes of the value behind those of the prefix. */
  write(prefix: readonly number[], value: unknown): Uint8Array {
    this.#begin();
    for (const byte of prefix) this.#byte(byte);
    this.#value(value);
    return new Uint8Array(this.#buffer.subarray(0, this.#at));
  }

  #begin(): void {
    this.#at = 0;
    this.#time = 0;
    this.#round += 1;
    this.#shapeCount = 0;
    this.#strings.clear();
    if (this.#shapeNodes <= shapeNodesMax) return;
    this.#shapes = newShape();
    this.#shapeNodes = 0;
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
    this.#reserve(8);
    this.#at = this.#buffer.writeDoubleBE(value, this.#at);
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
    const bytes = Buffer.byteLength(text, 'utf8');
    this.#byte(token.text);
    this.#varint(bytes);
    this.#reserve(bytes);
    this.#at += this.#buffer.write(text, this.#at, 'utf8');
  }

  /** Whether it is a hash as most are; then it is written. */
  #hex(text: string): boolean {
    const { length } = text;
    if (length !== 16 && length !== 32 && length !== 64) return false;
    if (!isHex(text)) return false;
    this.#byte(token.hex);
    this.#byte(length / 2);
    this.#reserve(length / 2);
    for (let at = 0; at < length; at += 2) this.#buffer[this.#at++] = readHexByte(text, at);
    return true;
  }

  #ulid(text: string): boolean {
    if (!isUlid(text)) return false;
    this.#byte(token.ulid);
    const timeMs = readBase32(text, 0, ulidTimeLength);
    this.#signed(timeMs - this.#time);
    this.#time = timeMs;
    this.#reserve(10);
    for (let at = ulidTimeLength; at < ulidLength; at += 8)
      this.#at = this.#buffer.writeUIntBE(readBase32(text, at, 8), this.#at, 5);
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
    if (value instanceof Uint8Array) {
      this.#bytes(value);
      return;
    }
    if (Array.isArray(value)) this.#array(value);
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
    for (const value of values) this.#value(value);
  }

  /** Whether the array holds nothing but whole numbers of 32 bits; then it is written. */
  #numbers(values: readonly unknown[]): boolean {
    let most = 0;
    for (const value of values) {
      if (typeof value !== 'number' || value >>> 0 !== value || Object.is(value, -0)) return false;
      if (value > most) most = value;
    }
    const numbers = values as readonly number[];
    const size = most < 256 ? 1 : 4;
    this.#byte(size === 1 ? token.octets : token.quads);
    this.#varint(numbers.length);
    this.#reserve(size * numbers.length);
    for (const value of numbers) {
      if (size === 1) this.#buffer[this.#at++] = value;
      else this.#at = this.#buffer.writeUInt32BE(value, this.#at);
    }
    return true;
  }

  #members(value: object): void {
    const names = Object.keys(value);
    this.#shape(names);
    for (const name of names) this.#value((value as Readonly<Record<string, unknown>>)[name]);
  }

  #shape(names: readonly string[]): void {
    let shape = this.#shapes;
    for (const name of names) shape = shape.next.get(name) ?? this.#grow(shape, name);
    if (shape.round !== this.#round) {
      shape.round = this.#round;
      shape.number = this.#shapeCount;
      this.#shapeCount += 1;
      this.#byte(token.newShape);
      this.#varint(names.length);
      for (const name of names) this.#string(name);
    } else if (shape.number < token.shapesShort) this.#byte(token.shape + shape.number);
    else {
      this.#byte(token.longShape);
      this.#varint(shape.number);
    }
  }

  #grow({ next }: ShapeNode, name: string): ShapeNode {
    const grown = newShape();
    next.set(name, grown);
    this.#shapeNodes += 1;
    return grown;
  }

  #bytes(bytes: Uint8Array): void {
    this.#byte(token.bytes);
    this.#varint(bytes.byteLength);
    this.#reserve(bytes.byteLength);
    this.#buffer.set(bytes, this.#at);
    this.#at += bytes.byteLength;
  }

  #signed(value: number): void {
    this.#varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Seven bits a byte, the least first. */
  #varint(value: number): void {
    this.#reserve(8);
    let left = value;
    while (left >= 2 ** 31) {
      this.#buffer[this.#at++] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    while (left > 127) {
      this.#buffer[this.#at++] = (left & 127) | 128;
      left >>>= 7;
    }
    this.#buffer[this.#at++] = left;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#at++] = value;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#at + bytes));
    this.#buffer.copy(grown, 0, 0, this.#at);
    this.#buffer = grown;
  }
}

function newShape(): ShapeNode {
  return { next: new Map(), round: 0, number: 0 };
}

/** Whether the object says itself, as JSON asks it, what is stored of it. */
function hasStored(value: object): value is { toJSON(): unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
