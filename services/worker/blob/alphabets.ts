/** Hashes and ULIDs as numbers, and back. */
import { ulidLength } from './tokens.ts';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const crockfordValues = valuesOf(crockford);
const hexValues = valuesOf('0123456789abcdef');
/** The first character of a ULID is at most a 7. */
const ulidFirstMax = '7'.charCodeAt(0);

/** By character code; -1 for those that are not in the alphabet. */
function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value;
  return values;
}

function valueAt(values: Int8Array, text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? -1;
}

function isOf(values: Int8Array, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (valueAt(values, text, at) < 0) return false;
  return true;
}

export function isHex(text: string): boolean {
  return isOf(hexValues, text);
}

export function isUlid(text: string): boolean {
  return text.length === ulidLength && text.charCodeAt(0) <= ulidFirstMax && isOf(crockfordValues, text);
}

export function readHexByte(text: string, at: number): number {
  return (valueAt(hexValues, text, at) << 4) | valueAt(hexValues, text, at + 1);
}

export function readBase32(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at += 1) value = value * 32 + valueAt(crockfordValues, text, at);
  return value;
}

export function writeBase32(value: number, length: number): string {
  let text = '';
  for (let at = 0, left = value; at < length; at += 1) {
    text = (crockford[left % 32] ?? '') + text;
    left = Math.floor(left / 32);
  }
  return text;
}
