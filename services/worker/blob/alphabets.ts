/** Hashes and ULIDs as numbers, and back. */
import { ulidLength, ulidTimeLength } from './tokens.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const crockfordValues = valuesOf(crockford);
const hexValues = valuesOf('0123456789abcdef');
/** The first character of a ULID is at most a 7. */
export const ulidFirstMax = '7'.charCodeAt(0);

/** By character code; -1 for those that are not in the alphabet. */
function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;
  return values;
}

function valueAt(values: Int8Array, text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1;
}

/** Below 0 for what is no lower-case digit. */
export function hexDigit(text: string, at: number): number {
  return valueAt(hexValues, text, at);
}

/** The number that so many characters stand for, at most ten; below 0 for what is not in the alphabet. */
export function readBase32(text: string, from: number, length: number): number {
  const middle = from + length - 5;
  const high = readBits(text, from, middle);
  const low = readBits(text, middle, from + length);
  return high < 0 || low < 0 ? -1 : high * 2 ** 25 + low;
}

/** Up to five characters, which fit into what a processor reckons with. */
function readBits(text: string, from: number, to: number): number {
  let bits = 0;
  let all = 0;
  for (let at = from; at < to; at += 1) {
    const value = valueAt(crockfordValues, text, at);
    all |= value;
    bits = (bits << 5) | value;
  }
  return all < 0 ? -1 : bits;
}

const crockfordCodes = Uint8Array.from(crockford, (digit) => digit.charCodeAt(0));
const ulidText = Buffer.alloc(ulidLength);

/** A ULID of its time and of the ten bytes that follow it. */
export function ulidOf(timeMs: number, random: Buffer, from: number): string {
  writeBase32(timeMs, 0, ulidTimeLength);
  writeBase32(random.readUIntBE(from, 5), ulidTimeLength, 8);
  writeBase32(random.readUIntBE(from + 5, 5), ulidTimeLength + 8, 8);
  return ulidText.toString('latin1');
}

function writeBase32(value: number, from: number, length: number): void {
  let left = value;
  for (let at = from + length - 1; at >= from; at -= 1) {
    const rest = Math.floor(left / 32);
    ulidText[at] = crockfordCodes[left - 32 * rest] ?? 0;
    left = rest;
  }
}
