import { pack } from 'msgpackr';
import { expect, it } from 'vitest';
import type { Fingerprint } from '../../../../schemas/generated/types.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { fpOf, SessionEvents } from '../../../support/session-events.ts';

const fillers = 10_000;
const perResult = 200;

/** Values of every role that is followed, and as many secrets as the secret that was captured. */
function filler(from: number): readonly Fingerprint[] {
  const roles = ['secret', 'payload', 'selector', 'destination'] as const;
  return Array.from({ length: perResult }, (_, at) => ({
    fp: fpOf(1_000_000 + from + at),
    role: roles[at % roles.length] ?? 'secret',
  }));
}

it('rule 6: a secret that was captured is found to leave after 10,000 values that were made to push it out', () => {
  const events = new SessionEvents();
  const calls = [
    events.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    events.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    events.requested(2, { atMs: 20, can: ['credential.read'] }),
    events.completed(2, { atMs: 30, can: ['credential.read'], secrets: [7] }),
  ];
  let call = 3;
  for (let from = 0; from < fillers; from += perResult, call += 1) {
    const atMs = 1000 + call * 100;
    const fingerprints = filler(from);
    calls.push(events.requested(call, { atMs, can: ['read.untrusted', 'credential.read'] }));
    calls.push(
      events.completed(call, {
        atMs: atMs + 10,
        can: ['read.untrusted', 'credential.read'],
        fingerprints: [...fingerprints],
      }),
    );
  }
  calls.push(events.requested(call, { atMs: 60_000, can: ['egress.message'], carries: [7] }));
  const { alerts, state, commands } = runEngine(engineOf(), calls);
  const own = alerts.filter(({ evidences }) => JSON.stringify(evidences).includes(calls.at(-1)?.call ?? 'none'));
  expect(own.map(({ finding_info: { analytic } }) => analytic.uid)).toContain('sequence.secret-to-egress');
  expect(commands.some(({ action, condition }) => action === 'arm' && condition?.carries?.includes(fpOf(7)))).toBe(
    true,
  );
  expect(pack(state).byteLength).toBeLessThan(1_500_000);
});
