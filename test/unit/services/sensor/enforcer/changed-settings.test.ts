import { describe, expect, it } from 'vitest';
import type { ChangingSettings } from '../../../../../services/sensor/enforcer/enforcer-options.ts';
import {
  createFreshGateway,
  createWriter,
  makeCall,
  makeCommand,
  startMs,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();
const settings: ChangingSettings = {
  failurePolicy: {},
  staleAfterMs: 10_000,
  unwatchedAfterMs: 2_000,
  holdMs: 30_000,
};

describe('settings that change while the gateway runs', () => {
  it('hold for the next call that is held, and for what it is told', () => {
    const gateway = createFreshGateway(writer, [makeCommand({ mode: 'require_approval' })], settings);
    expect(gateway.enforcer.decide(makeCall()).holdUntilMs).toBe(startMs + 30_000);
    gateway.enforcer.change({ ...settings, holdMs: 77, appeal: 'Ask the desk.' });
    const { holdUntilMs, refusal } = gateway.enforcer.decide(makeCall());
    expect([holdUntilMs, refusal]).toEqual([startMs + 77, expect.stringContaining('Ask the desk.')]);
  });

  it('say from when on the feed is stale, and what is refused then', () => {
    const gateway = createFreshGateway(writer, [], settings);
    const decision = (): string => gateway.enforcer.decide(makeCall()).verdict.decision;
    gateway.clock.advance(5_000);
    gateway.enforcer.change({ ...settings, failurePolicy: { 'egress.message': 'closed' } });
    expect([gateway.enforcer.feed().state, decision()]).toEqual(['fresh', 'allowed']);
    gateway.enforcer.change({ ...settings, failurePolicy: { 'egress.message': 'closed' }, staleAfterMs: 4_999 });
    expect([gateway.enforcer.feed().state, decision()]).toEqual(['stale', 'refused']);
    gateway.enforcer.change({ ...settings, failurePolicy: { 'egress.message': 'open' }, staleAfterMs: 4_999 });
    expect(decision()).toBe('allowed');
  });
});
