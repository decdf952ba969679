/** Takes bytes one after the other, and throws a RangeError where they end. No count is believed unseen. */
import { ulidOf } from './alphabets.ts';

export class ByteSource {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  #at: number;
  #end: number;

  constructor(blob: Uint8Array, from: number) {
    this.#bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    this.#at = from;
    this.#end = this.#bytes.length;
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#end;
  }

  /** From here on nothing goes beyond so many bytes; undefined: beyond the last one of all. */
  limit(bytes: number | undefined): void {
    this.#end = bytes === undefined ? this.#bytes.length : this.#at + bytes;
  }

  byte(): number {
    if (this.#at === this.#end) throw tooShort();
    return this.#bytes[this.#at++] ?? 0;
  }

  varint(): number {
    const first = this.byte();
    if (first < 128) return first;
    let value = first & 127;
    for (let unit = 128; unit <= 2 ** 49; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new RangeError('A number is too long.');
  }

  signed(): number {
    const coded = this.varint();
    return coded % 2 === 0 ? coded / 2 : -(coded + 1) / 2;
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8));
  }

  /** How many of at least so many bytes each follow: no more than there are. */
  count(size: number): number {
    const count = this.varint();
    if (count * size > this.#end - this.#at) throw new RangeError('More is told than there is.');
    return count;
  }

  text(bytes: number): string {
    const from = this.#take(bytes);
    return this.#bytes.toString('utf8', from, this.#at);
  }

  hex(bytes: number): string {
    const from = this.#take(bytes);
    return this.#bytes.toString('hex', from, this.#at);
  }

  /** The ULID of a time and of the ten bytes that follow. */
  ulid(timeMs: number): string {
    return ulidOf(timeMs, this.#bytes, this.#take(10));
  }

  slice(bytes: number): Uint8Array {
    const from = this.#take(bytes);
    return new Uint8Array(this.#bytes.subarray(from, this.#at));
  }

  uints(count: number, size: 1 | 4): readonly number[] {
    const made: number[] = [];
    for (let at = this.#take(size * count); at < this.#at; at += size)
      made.push(size === 1 ? (this.#bytes[at] ?? 0) : this.#view.getUint32(at));
    return made;
  }

  varints(count: number): readonly number[] {
    const made: number[] = [];
    for (let left = count; left > 0; left -= 1) made.push(this.varint());
    return made;
  }

  /** Where the next bytes stand, which are passed. */
  #take(bytes: number): number {
    const from = this.#at;
    if (from + bytes > this.#end) throw tooShort();
    this.#at = from + bytes;
    return from;
  }
}

function tooShort(): RangeError {
  return new RangeError('The bytes end too early.');
}
