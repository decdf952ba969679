/** The values of a client's answer to a request of the server. */
import type { Envelope } from '../messages/envelope.ts';
import type { Slice } from '../messages/json-scan.ts';
import { valueOf } from '../messages/params.ts';
import type { ReadRequest } from './call-judge.ts';
import { bytesAt } from './refusal.ts';
import { ownValues, strayValues } from './stray-values.ts';

export interface ReadResponse extends Pick<ReadRequest, 'values' | 'own'> {
  readonly isEmpty: boolean;
}

/** Undefined when a part is malformed. The id of a request that the server made is the server's. */
export function readResponse(bytes: Uint8Array, envelope: Envelope, wasAsked: boolean): ReadResponse | undefined {
  const all = [...envelope.results, ...envelope.errors, ...(envelope.methods.length === 0 ? envelope.params : [])];
  const slices = all.filter((slice) => !isEmptyObject(bytes, slice));
  const value = valueOf(bytes, slices);
  const stray = strayValues(bytes, envelope);
  const own = ownValues(bytes, wasAsked ? [] : envelope.ids);
  if (value === undefined || stray === undefined || own === undefined) return undefined;
  const said = [...(slices.length === 0 ? [] : [value.value]), ...stray.values];
  const values = {
    args: undefined,
    extras: said.length > 1 ? said : said[0],
    bytes: value.bytes + stray.bytes,
    complete: value.complete && stray.complete,
  };
  return { values, own, isEmpty: said.length === 0 };
}

function isEmptyObject(bytes: Uint8Array, slice: Slice): boolean {
  return /^\{\s*\}$/.test(Buffer.from(bytesAt(bytes, slice).subarray(0, 64)).toString('latin1'));
}
