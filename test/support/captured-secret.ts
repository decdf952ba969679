import type { Fingerprint } from '../../schemas/generated/types.ts';
import { fpOf, SessionEvents, type CallData } from './session-events.ts';

const fillers = 10_000;
const perResult = 200;
const roles = ['secret', 'payload', 'selector', 'destination'] as const;

/** Values of every role that is followed, and as many secrets as the secret that was captured. */
function filler(from: number): readonly Fingerprint[] {
  return Array.from({ length: perResult }, (_, at) => ({
    fp: fpOf(1_000_000 + from + at),
    role: roles[at % roles.length] ?? 'secret',
  }));
}

/** A secret is captured, 10,000 values are read that may push it out, and the last call sends it out. */
export function pushedSecret(): readonly CallData[] {
  const events = new SessionEvents();
  const can = ['read.untrusted', 'credential.read'] as const;
  const calls: CallData[] = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 20, can: ['credential.read'] }),
    events.completed(2, { atMs: 30, can: ['credential.read'], secrets: [7] }),
  ];
  let call = 3;
  for (let from = 0; from < fillers; from += perResult, call += 1) {
    const atMs = 1000 + call * 100;
    calls.push(events.requested(call, { atMs, can }));
    calls.push(events.completed(call, { atMs: atMs + 10, can, fingerprints: filler(from) }));
  }
  return [...calls, events.requested(call, { atMs: 60_000, can: ['egress.message'], carries: [7] })];
}
