/**
 * What the protocol itself puts into messages that call nothing: such a member carries nothing that an agent chose. It is
 * looked at only while something is watched for, as what clients say of themselves is.
 */
import type { ParamsReading } from './params.ts';
import type { Slice } from './json-scan.ts';

const byMethod: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['initialize', new Set(['protocolversion', 'capabilities', 'clientinfo'])],
  ['notifications/cancelled', new Set(['requestid'])],
  ['notifications/progress', new Set(['progresstoken', 'progress', 'total'])],
]);

export interface SplitParams {
  /** Without the protocol's own members. */
  readonly params: ParamsReading;
  readonly own: readonly Slice[];
}

/** `isOwn` says which other members hold only what the server is known to have given. */
export function splitParams(
  params: ParamsReading,
  { methods, isOwn }: { readonly methods: readonly string[]; readonly isOwn: (member: string) => boolean },
): SplitParams {
  const [method = '', ...otherMethods] = methods;
  const known = otherMethods.length === 0 ? byMethod.get(method) : undefined;
  const own: Slice[] = [];
  const named = new Map<string, readonly Slice[]>();
  for (const [name, slices] of params.named) {
    if (known?.has(name) === true || isOwn(name)) own.push(...slices);
    else named.set(name, slices);
  }
  return { params: { named, loose: params.loose }, own };
}
