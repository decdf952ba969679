import type { Capability, Fingerprint, Label } from '../../schemas/generated/types.ts';
import { baseMs, type CallData, fpOf, SessionEvents } from './session-events.ts';

/** As many of each as a record may have. */
const valuesMax = 512;
const fieldsMax = 64;
/** Calls of a session that is to hold as much as it can. */
const partialCalls = 70;
const fieldCalls = 12;

/** What hostile clients can make a worker hold: sessions, names, partial matches, and records as large as may be. */
export const floodEvents = {
  sessions: (number) => [session(number).requested(1, at())],
  names: (number) => {
    const call = session(number).requested(1, { ...at(), can: ['pay'], tool: `refund-${String(number)}` });
    const server = { ...call.server, id: `server-${String(number)}` };
    return [{ ...call, agent: { id: `agent-${String(number)}` }, server }];
  },
  partials: partialsOf,
  fields: fieldsOf,
} as const satisfies Readonly<Record<string, (number: number) => readonly CallData[]>>;

/** Everything in turn that a sequence of the catalogue begins with, each time with other values. */
function partialsOf(number: number): readonly CallData[] {
  const events = session(number);
  const kinds: readonly (readonly Capability['name'][])[] = [
    ['read.untrusted'],
    ['credential.read'],
    ['read.sensitive', 'read.private'],
    ['read.untrusted', 'read.private', 'credential.read'],
  ];
  return Array.from({ length: partialCalls }, (_, call) => {
    const can = kinds[call % kinds.length] ?? [];
    const values = Array.from({ length: 4 }, (_none, value) => (number * partialCalls + call) * 4 + value);
    const labels: readonly Label[] = ['secret.token', 'instruction', 'personal.email'];
    return [
      events.requested(call + 1, { ...at(), can }),
      events.completed(call + 1, { ...at(), can, secrets: values, labels }),
    ];
  }).flat();
}

/** Records that are as large as the form of events lets them be. */
function fieldsOf(number: number): readonly CallData[] {
  const events = session(number);
  return Array.from({ length: fieldCalls }, (_, call) => {
    const from = (number * fieldCalls + call) * 2 * valuesMax;
    const request = events.requested(call + 1, { ...at(), can: everything, fingerprints: values(from, 'payload') });
    const end = events.completed(call + 1, {
      ...at(),
      can: everything,
      fingerprints: values(from + valuesMax, 'secret'),
    });
    const fields = Array.from({ length: fieldsMax }, (_none, field) => {
      return {
        path: `${'f'.repeat(100)}${String(field)}`,
        type: 'string' as const,
        bytes: 256,
        value: 'v'.repeat(256),
      };
    });
    return [{ ...request, arguments: { ...request.arguments, fields } }, end];
  }).flat();
}

const everything: readonly Capability['name'][] = [
  ...(['read.public', 'read.private', 'read.sensitive', 'read.untrusted'] as const),
  ...(['credential.read', 'egress.network'] as const),
];

function values(from: number, role: Fingerprint['role']): readonly Fingerprint[] {
  return Array.from({ length: valuesMax }, (_, value) => ({ fp: fpOf(from + value), role }));
}

function session(number: number): SessionEvents {
  const principal = (number % 4).toString(16).padStart(16, 'a');
  const key = `${principal}.host.${number.toString(16).padStart(16, '0')}`;
  return new SessionEvents({ session: key, boot: number, who: { principal, agent: 'agent-1' } });
}

function at(): { readonly atMs: number } {
  return { atMs: Date.now() - baseMs };
}
