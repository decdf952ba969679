/** What a message carries outside its params, results and errors. */
import type { Envelope } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import { stringText } from '../messages/json-text.ts';
import { knownMethod } from '../messages/methods.ts';
import { valueOf } from '../messages/params.ts';

export interface StrayValues {
  readonly values: readonly unknown[];
  readonly bytes: number;
  readonly complete: boolean;
}

export const noStrays: StrayValues = { values: [], bytes: 0, complete: true };

/** A number up to here is a count, and no value of anybody's. */
const countDigitsMax = 6;

/** Members that the protocol does not know, and methods that nobody does; undefined when one is malformed. */
export function strayValues(bytes: Uint8Array, envelope: Envelope): StrayValues | undefined {
  const { others, methods } = envelope;
  const unknown = methods.filter((method) => knownMethod(method) === 'other');
  if (others.size === 0) return unknown.length === 0 ? noStrays : { ...noStrays, values: unknown };
  const read = [...others].map(([name, slices]) => [name, valueOf(bytes, slices)] as const);
  if (read.some(([, one]) => one === undefined)) return undefined;
  return {
    values: [Object.fromEntries(read.map(([name, one]) => [name, one?.value])), ...unknown],
    bytes: read.reduce((sum, [, one]) => sum + (one?.bytes ?? 0), 0),
    complete: read.every(([, one]) => one?.complete === true),
  };
}

/** The values of members of the protocol's own, counts left out; undefined when one is malformed. */
export function ownValues(bytes: Uint8Array, slices: readonly Slice[]): readonly unknown[] | undefined {
  const read = slices.filter((slice) => !isCount(bytes, slice)).map((slice) => valueOf(bytes, [slice]));
  return read.includes(undefined) ? undefined : read.map((one) => one?.value);
}

function isCount(bytes: Uint8Array, slice: Slice): boolean {
  return slice.end - slice.start <= countDigitsMax && stringText(bytes, slice) === undefined;
}
