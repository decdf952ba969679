import { readLenient } from './json-lenient.ts';
import type { ReadValue, ValueLimits } from './json-lenient.ts';
import { shapeOf } from './json-scan.ts';
import type { Slice } from './json-scan.ts';
import { decodeBytes } from './json-text.ts';

export const defaultLimits: ValueLimits = { bytesMax: 1024 * 1024, depthMax: 256 };

/** The value at a slice, every occurrence of a duplicate member included; undefined when it is malformed. */
export function readValue(bytes: Uint8Array, slice: Slice, limits: ValueLimits = defaultLimits): ReadValue | undefined {
  return readPlain(bytes, slice, limits) ?? readLenient(bytes, slice, limits);
}

/** The fast path: bytes that every parser reads as JSON.parse does. */
function readPlain(bytes: Uint8Array, slice: Slice, limits: ValueLimits): ReadValue | undefined {
  if (slice.end - slice.start > limits.bytesMax) return undefined;
  const decoded = decodeBytes(bytes.subarray(slice.start, slice.end));
  if (decoded.damaged || hasLongNumber(bytes, slice)) return undefined;
  const shape = shapeOf(bytes, slice);
  if (shape.depth > limits.depthMax) return undefined;
  const value = parse(decoded.text);
  return value === undefined || countMembers(value) !== shape.members ? undefined : { value, complete: true };
}

/** Digits in a row that a double may not hold. */
const digitsMax = 15;

/** So many digits in a row cannot lie between two of the bytes that are looked at. */
function hasLongNumber(bytes: Uint8Array, { start, end }: Slice): boolean {
  for (let at = start + digitsMax; at < end; at += digitsMax + 1) {
    if (!isDigit(bytes[at])) continue;
    let first = at;
    while (first > start && isDigit(bytes[first - 1])) first -= 1;
    let after = at + 1;
    while (after < end && after - first <= digitsMax && isDigit(bytes[after])) after += 1;
    if (after - first > digitsMax) return true;
  }
  return false;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON.parse keeps one of several members of one name: then there are fewer members than colons. */
function countMembers(root: unknown): number {
  let members = 0;
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (!Array.isArray(value)) members += children.length;
    for (const child of children) if (typeof child === 'object' && child !== null) open.push(child);
  }
  return members;
}
