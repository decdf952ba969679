import { describe, expect, it } from 'vitest';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { chainForm } from '../../../support/sequence-run.ts';
import { SessionEvents, type CallData } from '../../../support/session-events.ts';

const detector = defineSequence(chainForm({ status: 'stable', withinMs: 900_000 }));

/** Calls that a chain may begin with, one after the other. */
function reads(session: SessionEvents, count: number, { fromMs, stepMs }: { fromMs: number; stepMs: number }) {
  return Array.from({ length: count }, (_, at): CallData[] => {
    const atMs = fromMs + at * stepMs;
    const number = 100 + at;
    const can = ['read.untrusted'] as const;
    return [session.requested(number, { atMs, can }), session.completed(number, { atMs: atMs + 1, can })];
  }).flat();
}

/** A credential that is asked for after the first read and before all others, and sent once it has come. */
function chainAround(between: (session: SessionEvents) => readonly CallData[], endsMs: number) {
  const session = new SessionEvents();
  const events = [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 10, can: ['read.untrusted'] }),
    session.requested(2, { atMs: 20, can: ['credential.read'] }),
    ...between(session),
    session.completed(2, { atMs: endsMs, can: ['credential.read'], secrets: [7] }),
    session.requested(3, { atMs: endsMs + 10, can: ['egress.network'], carries: [7] }),
  ];
  const { alerts } = runEngine(engineOf([detector]), events);
  return alerts.filter(
    (alert) => alert.unmapped.shearpin.detector === `${detector.metadata.id}@${detector.metadata.version}`,
  );
}

describe('a call whose request waits for its end', () => {
  it('follows what had happened when it was asked for, however long it takes', () => {
    const alerts = chainAround((session) => reads(session, 60, { fromMs: 1_000, stepMs: 5_000 }), 310_000);
    expect(alerts).toHaveLength(1);
  });

  it('follows it however much has happened since', () => {
    const alerts = chainAround((session) => reads(session, 700, { fromMs: 1_000, stepMs: 10 }), 10_000);
    expect(alerts).toHaveLength(1);
  });

  it('follows nothing that ended only after it was asked for', () => {
    const session = new SessionEvents();
    const { alerts } = runEngine(engineOf([detector]), [
      session.requested(2, { atMs: 20, can: ['credential.read'] }),
      ...reads(session, 60, { fromMs: 1_000, stepMs: 5_000 }),
      session.completed(2, { atMs: 310_000, can: ['credential.read'], secrets: [7] }),
      session.requested(3, { atMs: 310_010, can: ['egress.network'], carries: [7] }),
    ]);
    expect(alerts).toEqual([]);
  });

  it('follows it beside a later round of the same call', () => {
    const alerts = chainAround(
      (session) => [
        session.requested(2, { atMs: 30, can: ['credential.read'], round: 1 }),
        ...reads(session, 40, { fromMs: 1_000, stepMs: 5_000 }),
      ],
      250_000,
    );
    expect(alerts).toHaveLength(1);
  });
});
