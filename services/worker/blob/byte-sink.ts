import { hexDigit } from './alphabets.ts';

/** Bytes that grow at their end. */
export class ByteSink {
  #buffer = Buffer.allocUnsafe(16_384);
  #at = 0;

  clear(): void {
    this.#at = 0;
  }

  get length(): number {
    return this.#at;
  }

  /** Forgets what was added behind so many bytes. */
  cutTo(length: number): void {
    this.#at = length;
  }

  /** A copy of all of them. */
  copy(): Uint8Array {
    return new Uint8Array(this.#buffer.subarray(0, this.#at));
  }

  byte(value: number): void {
    if (this.#at === this.#buffer.length) this.#reserve(1);
    this.#buffer[this.#at++] = value;
  }

  /** Seven bits a byte, the least first. */
  varint(value: number): void {
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

  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  double(value: number): void {
    this.#reserve(8);
    this.#at = this.#buffer.writeDoubleBE(value, this.#at);
  }

  /** Big-endian. */
  uint(value: number, bytes: 4 | 5): void {
    this.#reserve(bytes);
    this.#at = this.#buffer.writeUIntBE(value, this.#at, bytes);
  }

  /** Each in so many bytes, big-endian. */
  uints(values: readonly number[], bytes: 1 | 4): void {
    this.#reserve(bytes * values.length);
    const buffer = this.#buffer;
    let at = this.#at;
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] ?? 0;
      if (bytes === 4) {
        buffer[at] = value >>> 24;
        buffer[at + 1] = value >>> 16;
        buffer[at + 2] = value >>> 8;
        at += 3;
      }
      buffer[at] = value;
      at += 1;
    }
    this.#at = at;
  }

  /** A hash of lower-case hex digits as bytes; nothing is added where it is none. */
  hex(text: string): boolean {
    const { length } = text;
    this.#reserve(length / 2);
    let at = this.#at;
    for (let from = 0; from < length; from += 2) {
      const byte = (hexDigit(text, from) << 4) | hexDigit(text, from + 1);
      if (byte < 0) return false;
      this.#buffer[at] = byte;
      at += 1;
    }
    this.#at = at;
    return true;
  }

  /** The length, then the text. */
  text(text: string): void {
    const bytes = Buffer.byteLength(text, 'utf8');
    this.varint(bytes);
    this.#reserve(bytes);
    this.#at += this.#buffer.write(text, this.#at, 'utf8');
  }

  /** The length, then the bytes; returns where these begin. */
  bytes(bytes: Uint8Array): number {
    return this.part(bytes, 0, bytes.byteLength);
  }

  /** The same of a part of the bytes. */
  part(bytes: Uint8Array, from: number, to: number): number {
    this.varint(to - from);
    this.#reserve(to - from);
    this.#buffer.set(from === 0 && to === bytes.byteLength ? bytes : bytes.subarray(from, to), this.#at);
    this.#at += to - from;
    return this.#at - to + from;
  }

  /** The length of what another sink holds, then that; returns where it begins. */
  sink(other: ByteSink): number {
    return this.part(other.#buffer, 0, other.#at);
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#at + bytes));
    this.#buffer.copy(grown, 0, 0, this.#at);
    this.#buffer = grown;
  }
}
