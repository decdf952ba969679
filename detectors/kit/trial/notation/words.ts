/** The words of a line: `name:value`, or a bare `name`. */
import { capabilityNames, labelNames, roleNames } from '../../../../schemas/generated/fields.ts';
import type { Capability, CapabilityName, Fingerprint } from '../../../../schemas/generated/types.ts';
import { type CallDraft, type Fault, isFault, type Reader, type Words } from './draft.ts';
import type { TraceArguments, TraceResult } from './trace.ts';
import { readBytes, readCount, readList, readName, readOne, readTime, readValues, isList } from './values.ts';
import { kinds, methods, sources } from './vocabulary.ts';

/** Calls of a trace; a longer story is a file of events for `replay`. */
export const callsMax = 10_000;

type Side = 'arguments' | 'result';
type Content = Partial<TraceArguments> & Partial<TraceResult>;

/** Names of who and where, which every line may carry. */
type Named = 'tenant' | 'gateway' | 'session' | 'principal' | 'agent' | 'server';

export function naming<Draft>(field: Named): Reader<Draft> {
  return (value, draft) => {
    const name = readName(value);
    return typeof name === 'string' ? { ...draft, [field]: name } : name;
  };
}

export function counting<Draft>(field: string, read: (text: string) => number | Fault): Reader<Draft> {
  return (value, draft) => {
    const count = read(value);
    return typeof count === 'number' ? { ...draft, [field]: count } : count;
  };
}

export function choosing<Draft>(field: string, words: readonly string[]): Reader<Draft> {
  return (value, draft) => {
    const word = readOne(value, words);
    return typeof word === 'string' ? { ...draft, [field]: word } : word;
  };
}

/** A word that takes no value. */
export function bare<Draft>(set: (draft: Draft) => Draft): Reader<Draft> {
  return (value, draft) => (value === '' ? set(draft) : { fault: 'takes no value' });
}

/** Which words stand alone: all others need a value. */
export const bareWords: ReadonlySet<string> = new Set([
  'truncated',
  'twice',
  'held',
  'error',
  'refused',
  'cancelled',
  'lost',
]);

function onSide(side: Side, change: (content: Content, value: string) => Content | Fault): Reader<CallDraft> {
  return (value, draft) => {
    const changed = change(draft[side], value);
    return isFault(changed) ? changed : { ...draft, [side]: changed };
  };
}

function sideWords(side: Side): Words<CallDraft> {
  const ofRole = (role: Fingerprint['role']): Reader<CallDraft> =>
    onSide(side, (content, value) => {
      const read = readValues(value, role);
      return isList(read) ? { ...content, values: [...(content.values ?? []), ...read] } : read;
    });
  return {
    has: onSide(side, (content, value) => {
      const read = readList(value, labelNames);
      return isList(read) ? { ...content, labels: [...(content.labels ?? []), ...read] } : read;
    }),
    ...Object.fromEntries(roleNames.map((role) => [role, ofRole(role)])),
    bytes: onSide(side, (content, value) => withNumber(content, 'bytes', readBytes(value))),
    overflow: onSide(side, (content, value) => withNumber(content, 'overflow', readCount(value))),
    truncated: onSide(side, (content, value) =>
      value === '' ? { ...content, isTruncated: true } : { fault: 'takes no value' },
    ),
  };
}

function withNumber(content: Content, name: 'bytes' | 'overflow' | 'items', read: number | Fault): Content | Fault {
  return typeof read === 'number' ? { ...content, [name]: read } : read;
}

/** What the tool can do; an operator stated it unless `source:` says otherwise. */
const can: Reader<CallDraft> = (value, draft) => {
  const names = readList<CapabilityName>(value, capabilityNames);
  if (!isList(names)) return names;
  const added = names.map((name): Capability => ({ name, source: 'operator' }));
  return { ...draft, capabilities: [...draft.capabilities, ...added] };
};

const source: Reader<CallDraft> = (value, draft) => {
  const read = readOne(value, sources);
  if (typeof read !== 'string') return read;
  return { ...draft, capabilities: draft.capabilities.map(({ name }) => ({ name, source: read })) };
};

const kind: Reader<CallDraft> = (value, draft) => {
  const read = readOne(value, kinds);
  if (typeof read !== 'string') return read;
  return { ...draft, target: { ...draft.target, kind: read }, method: methods[read] };
};

const method: Reader<CallDraft> = (value, draft) => ({ ...draft, method: value });

/** `field:PATH` or `field:PATH=VALUE`: an argument, and its value if the operator allow-lists it. */
const field = onSide('arguments', (content, text) => {
  const [path = '', ...value] = text.split('=');
  const told = value.length === 0 ? undefined : value.join('=');
  return { ...content, fields: [...(content.fields ?? []), { path, value: told }] };
});

/** What every line of an event may say. */
export function commonWords<Draft extends object>(): Words<Draft> {
  const names: readonly Named[] = ['tenant', 'gateway', 'session', 'principal', 'server'];
  return {
    ...Object.fromEntries(names.map((name) => [name, naming<Draft>(name)])),
    late: counting<Draft>('arrivesAfter', (text) => readCount(text, 1)),
    twice: bare<Draft>((draft) => ({ ...draft, isTwice: true })),
  };
}

/** Before the arrow: who asks for what. */
export const requestWords: Words<CallDraft> = {
  ...commonWords<CallDraft>(),
  agent: naming<CallDraft>('agent'),
  can,
  source,
  ...sideWords('arguments'),
  field,
  kind,
  method,
  held: bare<CallDraft>((draft) => ({ ...draft, verdict: { decision: 'held', reason: 'armed' } })),
  repeat: counting<CallDraft>('repeat', (text) => readCount(text, 1, callsMax)),
  every: counting<CallDraft>('everyMs', readTime),
};

const refused: Reader<CallDraft> = (value, draft) => {
  const reason = readOne(value === '' ? 'open' : value, ['armed', 'open', 'feed-stale', 'hold-expired', 'probing']);
  if (typeof reason !== 'string') return reason;
  return { ...draft, verdict: { decision: 'refused', reason }, outcome: 'refused' };
};

/** Behind the arrow: how it ended. */
export const endWords: Words<CallDraft> = {
  ...sideWords('result'),
  items: onSide('result', (content, value) => withNumber(content, 'items', readCount(value))),
  error: onSide('result', (content, value) =>
    value === '' ? { ...content, isError: true } : { fault: 'takes no value' },
  ),
  refused,
  cancelled: bare<CallDraft>((draft) => ({ ...draft, outcome: 'cancelled' })),
  lost: bare<CallDraft>((draft) => ({ ...draft, outcome: 'lost' })),
  late: counting<CallDraft>('endArrivesAfter', (text) => readCount(text, 1)),
};
