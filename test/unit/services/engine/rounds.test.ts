import { describe, expect, it } from 'vitest';
import { createCapabilityCeiling } from '../../../../detectors/catalog/rates/capability-ceiling.ts';
import { secretToEgress } from '../../../support/catalog.ts';
import { createEgressBytes } from '../../../../detectors/catalog/volumes/egress-bytes.ts';
import type { Verdict } from '../../../../schemas/generated/types.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { fpOf, SessionEvents, ulidOf, type CallData } from '../../../support/session-events.ts';

const refused: Verdict = { decision: 'refused', reason: 'armed', command: 'c'.repeat(32) };
const sends = { can: ['egress.message'] } as const;

/** A call that sends is asked for; before its second round the agent reads a secret. */
function secretBetweenRounds(session: SessionEvents): CallData[] {
  return [
    session.requested(1, { atMs: 0, can: ['read.untrusted'] }),
    session.completed(1, { atMs: 1, can: ['read.untrusted'] }),
    session.requested(3, { atMs: 2, ...sends, carries: [1] }),
    session.requested(2, { atMs: 3 }),
    session.completed(2, { atMs: 4, secrets: [7] }),
  ];
}

describe('a later round of a call', () => {
  it('ends a chain when it carries what was read since the call was asked for', () => {
    const session = new SessionEvents();
    const { alerts, commands, state } = runEngine(engineOf([secretToEgress]), [
      ...secretBetweenRounds(session),
      session.requested(3, { atMs: 5, ...sends, carries: [7], round: 2 }),
    ]);
    expect(alerts).toMatchObject([{ action_id: 1, count: 1 }]);
    expect(alerts[0]?.unmapped.shearpin.steps.at(-1)?.call).toBe(ulidOf('C', 3));
    expect(commands.at(-1)).toMatchObject({ action: 'open' });
    const call = state?.graph.calls.find((node) => node.call === ulidOf('C', 3));
    expect(call?.edges).toContainEqual({
      from: ulidOf('C', 2),
      kind: 'data',
      overlap: 1,
      roles: ['secret'],
    });
    expect(state?.graph.calls.map(({ call }) => call)).toEqual([1, 3, 2].map((call) => ulidOf('C', call)));
  });

  it('that carries the same again is no other finding', () => {
    const session = new SessionEvents();
    const chain = secretBetweenRounds(session).filter(({ call }) => call !== ulidOf('C', 3));
    const again = (round: number): CallData =>
      session.requested(3, { atMs: 5 + round, ...sends, carries: [7], ...(round === 1 ? {} : { round }) });
    const { alerts, state } = runEngine(engineOf([secretToEgress]), [...chain, again(1), again(2), again(3)]);
    expect(alerts).toHaveLength(1);
    expect(state?.chains).toMatchObject([{ count: 1 }]);
  });

  it('that shows for certain what was a guess is told', () => {
    const session = new SessionEvents();
    const chain = secretBetweenRounds(session).filter(({ call }) => call !== ulidOf('C', 3));
    const { alerts, commands } = runEngine(engineOf([secretToEgress]), [
      ...chain,
      session.requested(3, { atMs: 6, ...sends, truncated: true }),
      session.requested(3, { atMs: 7, ...sends, carries: [7], round: 2 }),
    ]);
    expect(alerts.map(({ unmapped }) => unmapped.shearpin.certainty)).toEqual(['perhaps', 'yes']);
    expect(commands.at(-1)).toMatchObject({ action: 'open' });
  });

  it('that is refused is told, also when an earlier one passed', () => {
    const session = new SessionEvents();
    const chain = secretBetweenRounds(session).filter(({ call }) => call !== ulidOf('C', 3));
    const { alerts, state } = runEngine(engineOf([secretToEgress]), [
      ...chain,
      session.requested(3, { atMs: 6, ...sends, carries: [7] }),
      session.requested(3, { atMs: 7, ...sends, carries: [7], round: 2, verdict: refused }),
    ]);
    expect(alerts).toHaveLength(2);
    expect(new Set(alerts.map(({ finding_info }) => finding_info.uid)).size).toBe(1);
    expect(state?.chains).toMatchObject([{ count: 2, refused: 1 }]);
    expect(state?.graph.calls.at(-1)).toMatchObject({ verdict: 'refused', outcome: 'refused' });
  });

  it('lets a call that reads more take the step that its later values make possible', () => {
    const session = new SessionEvents();
    const { commands } = runEngine(engineOf([secretToEgress]), [
      session.requested(2, { atMs: 0 }),
      session.requested(1, { atMs: 1, can: ['read.untrusted'] }),
      session.completed(1, { atMs: 2, can: ['read.untrusted'] }),
      session.requested(2, { atMs: 3, round: 2 }),
      session.completed(2, { atMs: 4, secrets: [7] }),
    ]);
    expect(commands).toMatchObject([{ action: 'arm', condition: { carries: [fpOf(7)] } }]);
  });

  it('counts as no further call, and what it sends does', () => {
    const session = new SessionEvents();
    const ask = (round: number): CallData =>
      session.requested(1, {
        atMs: round,
        can: ['pay', 'egress.message'],
        bytes: 60,
        ...(round === 1 ? {} : { round }),
      });
    const rounds = [1, 2, 3].map(ask);
    expect(runEngine(engineOf([createCapabilityCeiling({ limit: 2 })]), rounds).alerts).toEqual([]);
    const { alerts } = runEngine(engineOf([createEgressBytes({ limitBytes: 170 })]), rounds);
    expect(alerts).toMatchObject([{ unmapped: { shearpin: { measure: { value: 180 } } } }]);
  });
});
