/** The JSON-RPC envelope of a message, read from its bytes so that every occurrence of a duplicate member is seen. */
import { createHash } from 'node:crypto';
import { elementsOf, membersOf, openBracket, skipSpace, wholeValue } from './json-scan.ts';
import type { Member, Slice } from './json-scan.ts';
import { foldName, stringReadings, stringText } from './json-text.ts';

export interface Envelope {
  readonly kind: 'envelope';
  readonly at: Slice;
  readonly ids: readonly Slice[];
  /** Every text that some parser reads as the method. */
  readonly methods: readonly string[];
  readonly params: readonly Slice[];
  readonly results: readonly Slice[];
  readonly errors: readonly Slice[];
  /** Every other member, by folded name: the protocol knows none, and a server is sent them all the same. */
  readonly others: ReadonlyMap<string, readonly Slice[]>;
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly at: Slice;
}

export type ReadMessage =
  | { readonly kind: 'blank' }
  | { readonly kind: 'single'; readonly part: Envelope | Unreadable }
  | { readonly kind: 'batch'; readonly parts: readonly (Envelope | Unreadable)[] };

const ownMembers: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'method', 'params', 'result', 'error']);
export const envelopeMembersMax = 256;
export const batchElementsMax = 1000;

/** Reads a message or a batch. Nothing is thrown, whatever the bytes are. */
export function readMessage(bytes: Uint8Array): ReadMessage {
  if (skipSpace(bytes, 0) === bytes.length) return { kind: 'blank' };
  const everything: Slice = { start: 0, end: bytes.length };
  const whole = wholeValue(bytes);
  if (whole === undefined) return { kind: 'single', part: { kind: 'unreadable', at: everything } };
  if (bytes[whole.start] !== openBracket) return { kind: 'single', part: readEnvelope(bytes, whole) };
  const elements = elementsOf(bytes, whole, batchElementsMax);
  if (elements === undefined) return { kind: 'single', part: { kind: 'unreadable', at: everything } };
  return { kind: 'batch', parts: elements.map((element) => readEnvelope(bytes, element)) };
}

function readEnvelope(bytes: Uint8Array, at: Slice): Envelope | Unreadable {
  const members = membersOf(bytes, at, envelopeMembersMax);
  const named = members === undefined ? undefined : byName(bytes, members);
  if (named === undefined) return { kind: 'unreadable', at };
  const slices = (name: string): readonly Slice[] => named.get(name) ?? [];
  return {
    kind: 'envelope',
    at,
    ids: slices('id'),
    methods: [...new Set(slices('method').flatMap((slice) => stringReadings(bytes, slice)))],
    params: slices('params'),
    results: slices('result'),
    errors: slices('error'),
    others: othersOf(bytes, named),
  };
}

/** A version that is none is a text like any other. */
function othersOf(bytes: Uint8Array, named: ReadonlyMap<string, readonly Slice[]>): Envelope['others'] {
  const others = [...named].filter(([name]) => !ownMembers.has(name));
  const versions = (named.get('jsonrpc') ?? []).filter((slice) => stringText(bytes, slice) !== '2.0');
  return new Map(versions.length === 0 ? others : [...others, ['jsonrpc', versions]]);
}

/** Values by folded name, in their order; undefined when a name is malformed. */
export function byName(bytes: Uint8Array, members: readonly Member[]): Map<string, Slice[]> | undefined {
  const named = new Map<string, Slice[]>();
  for (const member of members) {
    const text = stringText(bytes, member.key);
    if (text === undefined) return undefined;
    const name = foldName(text);
    const slices = named.get(name);
    if (slices === undefined) named.set(name, [member.value]);
    else slices.push(member.value);
  }
  return named;
}

/** Longer ids are known by their hashes: a peer that chooses them must not fill the tables that they stand in. */
const keyLengthMax = 256;

/** A key under which a request and its answer meet: the id's text, whichever way it was escaped. */
export function idKey(bytes: Uint8Array, id: Slice): string {
  const text = stringText(bytes, id);
  if (text !== undefined) return bounded(`"${text}`);
  const literal = Buffer.from(bytes.buffer, bytes.byteOffset + id.start, id.end - id.start).toString('latin1');
  const number = Number(literal);
  return Number.isSafeInteger(number) ? String(number) : bounded(literal);
}

function bounded(key: string): string {
  return key.length <= keyLengthMax ? key : `#${createHash('sha256').update(key).digest('base64')}`;
}
