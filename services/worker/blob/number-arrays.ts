/** Arrays of whole numbers, in as few bytes as one kind of them takes. */
import type { ByteSink } from './byte-sink.ts';
import { token } from './tokens.ts';

const quadEnd = 2 ** 32;

/** Whether all of them are whole numbers from 0; then they are written. */
export function writeNumbers(sink: ByteSink, values: readonly unknown[]): boolean {
  let bytes = 0;
  let most = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (typeof value !== 'number' || !(value >= 0) || !Number.isSafeInteger(value) || Object.is(value, -0))
      return false;
    if (value > most) most = value;
    bytes += value < 0x80 ? 1 : value < 0x4000 ? 2 : lengthOf(value);
  }
  const numbers = values as readonly number[];
  if (most > 255 && (most >= quadEnd || bytes < 4 * numbers.length)) writeVarints(sink, numbers);
  else {
    const size = most > 255 ? 4 : 1;
    sink.byte(size === 1 ? token.octets : token.quads);
    sink.varint(numbers.length);
    sink.uints(numbers, size);
  }
  return true;
}

function writeVarints(sink: ByteSink, numbers: readonly number[]): void {
  sink.byte(token.varints);
  sink.varint(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) sink.varint(numbers[at] ?? 0);
}

function lengthOf(value: number): number {
  let bytes = 1;
  for (let unit = 128; unit <= value; unit *= 128) bytes += 1;
  return bytes;
}
