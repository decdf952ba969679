/** Identifiers and fingerprints that stand for the names of a trace: the same name always gives the same one. */
import { identify } from '../../identity.ts';

/** Begin of every trace, so that its events have plausible times and stay the same. */
export const traceBaseMs = 1_760_000_000_000;

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function hashOf(kind: string, name: string): string {
  return identify(['trace', kind, name]).slice(0, 16);
}

/** Fingerprint of a named value. A name of 16 hexadecimal digits is the fingerprint itself. */
export function fingerprintOf(name: string): string {
  return /^[0-9a-f]{16}$/.test(name) ? name : hashOf('value', name);
}

export function principalOf(name: string): string {
  return hashOf('principal', name);
}

export function sessionOf({ principal, session }: { readonly principal: string; readonly session: string }): string {
  return `${principalOf(principal)}.host.${hashOf('session', session)}`;
}

/** A ULID of the trace's time whose random part counts. */
export function ulidOf(kind: 'call' | 'event' | 'boot', number: number): string {
  const lead = { call: 1, event: 2, boot: 3 }[kind];
  return `${digits(traceBaseMs, 10)}${String(lead)}${digits(number, 15)}`;
}

function digits(value: number, length: number): string {
  let rest = value;
  let text = '';
  for (let at = 0; at < length; at += 1) {
    text = (crockford[rest % 32] ?? '') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** The number that `ulidOf` made an id of a call from; 0 for any other id. */
export function numberOf(call: string): number {
  if (!call.startsWith(`${digits(traceBaseMs, 10)}1`)) return 0;
  return Array.from(call.slice(11)).reduce((value, digit) => value * 32 + crockford.indexOf(digit), 0);
}
