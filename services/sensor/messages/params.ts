/** What a request's params say, every reading kept. */
import { byName, envelopeMembersMax } from './envelope.ts';
import { membersOf } from './json-scan.ts';
import type { Slice } from './json-scan.ts';
import { stringReadings } from './json-text.ts';
import { defaultLimits, readValue } from './json-value.ts';
import type { ReadValue } from './json-lenient.ts';

export interface ParamsReading {
  /** Values by folded member name. */
  readonly named: ReadonlyMap<string, readonly Slice[]>;
  /** Params that are no object: all of them count as values. */
  readonly loose: readonly Slice[];
}

export const noParams: ParamsReading = { named: new Map(), loose: [] };

/** Reads one occurrence of params; undefined when it is malformed. */
export function readParams(bytes: Uint8Array, params: Slice): ParamsReading | undefined {
  if (bytes[params.start] !== 0x7b) return { named: new Map(), loose: [params] };
  const members = membersOf(bytes, params, envelopeMembersMax);
  const named = members === undefined ? undefined : byName(bytes, members);
  return named === undefined ? undefined : { named, loose: [] };
}

/** Every text that some parser reads in a member. */
export function textsOf(bytes: Uint8Array, params: ParamsReading, name: string): readonly string[] {
  return [...new Set((params.named.get(name) ?? []).flatMap((slice) => stringReadings(bytes, slice)))];
}

/** The values of a member together: one as it is, several as a list; undefined when one is malformed. */
export function valueOf(bytes: Uint8Array, slices: readonly Slice[]): (ReadValue & { bytes: number }) | undefined {
  const values: unknown[] = [];
  let complete = true;
  let size = 0;
  for (const slice of slices) {
    const budget = defaultLimits.bytesMax - Math.min(size, defaultLimits.bytesMax - 1);
    const read = readValue(bytes, slice, { ...defaultLimits, bytesMax: budget });
    if (read === undefined) return undefined;
    values.push(read.value);
    complete = complete && read.complete;
    size += slice.end - slice.start;
  }
  return { value: values.length === 1 ? values[0] : values, complete, bytes: size };
}

/** All occurrences of params together; undefined when one is malformed. */
export function mergedParams(bytes: Uint8Array, slices: readonly Slice[]): ParamsReading | undefined {
  const named = new Map<string, Slice[]>();
  const loose: Slice[] = [];
  for (const slice of slices) {
    const params = readParams(bytes, slice);
    if (params === undefined) return undefined;
    loose.push(...params.loose);
    for (const [name, values] of params.named) named.set(name, [...(named.get(name) ?? []), ...values]);
  }
  return { named, loose };
}
