import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../schemas/generated/types.ts';
import {
  beaconOf,
  createFreshGateway,
  createGateway,
  createWriter,
  makeCall,
  makeCommand,
  recordOf,
  startMs,
  stranger,
  strangerSession,
  type TestGateway,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();

function beat({ enforcer, clock }: TestGateway, commands: readonly Command[], parts = {}): void {
  enforcer.applyRecord(beaconOf(writer, commands, { timeMs: clock.nowMs(), ...parts }));
}

function stateOf({ enforcer }: TestGateway): [string, string | undefined] {
  const { state, reason } = enforcer.feed();
  return [state, reason];
}

describe('the command feed', () => {
  it('is booting until the topic was read to its end', () => {
    const gateway = createGateway([writer]);
    beat(gateway, []);
    expect(stateOf(gateway)).toEqual(['booting', undefined]);
    gateway.enforcer.caughtUp();
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is booting until every partition has a beacon, and stale when one does not come in time', () => {
    const gateway = createGateway([writer], { staleAfterMs: 10_000 });
    beat(gateway, [], { partition: 0, partitions: 2 });
    gateway.enforcer.caughtUp();
    expect(stateOf(gateway)).toEqual(['booting', 'no-beacon']);
    gateway.clock.advance(10_001);
    expect(stateOf(gateway)).toEqual(['stale', 'no-beacon']);
    for (const partition of [0, 1]) beat(gateway, [], { partition, partitions: 2 });
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is fresh by a beacon with which a later version says more', () => {
    const gateway = createGateway([writer]);
    const through = { incarnation: 0, offset: '4', added: true };
    beat(gateway, [], { through, ...{ added: { more: [1] } } });
    gateway.enforcer.caughtUp();
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is stale at once when the topic holds no beacon at all', () => {
    const gateway = createGateway([writer]);
    gateway.enforcer.caughtUp();
    expect(stateOf(gateway)).toEqual(['stale', 'no-beacon']);
  });

  it('does not take a beacon that was left in the topic for a fresh one', () => {
    const gateway = createGateway([writer]);
    beat(gateway, [], { timeMs: startMs - 60_000 });
    gateway.enforcer.caughtUp();
    expect(stateOf(gateway)).toEqual(['booting', 'no-beacon']);
  });

  it('is fresh until exactly the limit after the last beacon', () => {
    const gateway = createFreshGateway(writer, [], { staleAfterMs: 10_000 });
    gateway.clock.advance(10_000);
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
    gateway.clock.advance(1);
    expect(stateOf(gateway)).toEqual(['stale', 'no-beacon']);
    gateway.enforcer.setReachable(false);
    expect(stateOf(gateway)).toEqual(['stale', 'unreachable']);
    gateway.enforcer.setReachable(true);
    beat(gateway, []);
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is stale when a command that the writer counts never came, and fresh when it comes', () => {
    const gateway = createFreshGateway(writer, [], { staleAfterMs: 10_000 });
    const missed = makeCommand();
    for (let second = 0; second < 12; second += 1) {
      gateway.clock.advance(1_000);
      beat(gateway, [missed]);
    }
    expect(stateOf(gateway)).toEqual(['stale', 'beacon-mismatch']);
    gateway.enforcer.applyRecord(recordOf(writer, missed));
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('is stale while beacons are read later than the limit after they came, and fresh once all is read', () => {
    const gateway = createFreshGateway(writer, [], { staleAfterMs: 10_000 });
    const { clock, enforcer } = gateway;
    // A beacon comes each second, and each is read twenty seconds after it came.
    for (let offset = 0n; offset < 40n; offset += 1n) {
      clock.advance(1_000);
      const at = { partition: 0, offset, beyond: offset + 20n };
      enforcer.applyRecord({ ...beaconOf(writer, [], { timeMs: clock.nowMs() }), at });
    }
    expect(stateOf(gateway)).toEqual(['stale', 'no-beacon']);
    enforcer.applyRecord({ ...beaconOf(writer, [], { timeMs: clock.nowMs() + 1 }), at: { partition: 0, offset: 60n } });
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('matches a beacon that counts only to where its writer was, whatever came since', () => {
    const early = makeCommand({ order: { offset: '10' } });
    const late = makeCommand({ partial: 'e'.repeat(32), order: { offset: '11' } });
    const gateway = createGateway([writer]);
    for (const command of [early, late]) gateway.enforcer.applyRecord(recordOf(writer, command));
    gateway.enforcer.caughtUp();
    beat(gateway, [early], { through: { incarnation: 0, offset: '10' } });
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
  });

  it('counts superseded and foreign commands too, so that arrival and tenant change nothing', () => {
    const wide = createWriter({ tenants: ['*'] });
    const old = makeCommand({ order: { offset: '1' } });
    const ruling = makeCommand({ order: { offset: '2' } });
    const foreign = makeCommand({ scope: { kind: 'session', tenant: 'b', id: strangerSession } });
    const gateway = createGateway([wide]);
    for (const command of [ruling, old, foreign]) gateway.enforcer.applyRecord(recordOf(wide, command));
    gateway.enforcer.caughtUp();
    gateway.enforcer.applyRecord(beaconOf(wide, [old, ruling, foreign]));
    expect(stateOf(gateway)).toEqual(['fresh', undefined]);
    expect(gateway.enforcer.feed().live).toBe(1);
  });

  it('takes no beacon that is unsigned, another writer’s, or older than the last', () => {
    const gateway = createFreshGateway(writer, []);
    const { enforcer, counts } = gateway;
    const good = beaconOf(writer, [], { timeMs: startMs + 1 });
    expect(enforcer.applyRecord({ key: good.key, value: Buffer.from('{}') }).kind).toBe('ignored');
    expect(enforcer.applyRecord({ key: 'beacon/worker/7', value: good.value }).kind).toBe('ignored');
    expect(enforcer.applyRecord(beaconOf(writer, [], { timeMs: startMs - 1 }))).toEqual({
      kind: 'beacon',
      outcome: 'older',
    });
    expect(counts.slice(-3)).toEqual([
      { of: 'beacon', status: 'rejected', reason: 'unsigned' },
      { of: 'beacon', status: 'rejected', reason: 'wrong-key' },
      { of: 'beacon', status: 'rejected', reason: 'older' },
    ]);
  });

  it('says that the clock is off, and keeps breakers that a clock running ahead would drop', () => {
    const armed = makeCommand({ expiresAt: startMs + 60_000 });
    const gateway = createFreshGateway(writer, [armed]);
    gateway.clock.advance(3_600_000);
    beat(gateway, [armed], { timeMs: startMs + 3_000 });
    expect(stateOf(gateway)).toEqual(['stale', 'clock']);
    expect(gateway.enforcer.feed().clockOffsetMs).toBe(3_597_000);
    expect(gateway.enforcer.decide(makeCall()).verdict.reason).toBe('armed');
  });

  it("keeps the deadline of a condition by the writer's time when the own clock runs ahead", () => {
    const armed = makeCommand();
    const gateway = createFreshGateway(writer, [armed], { failurePolicy: { 'egress.message': 'open' } });
    gateway.clock.advance(3_600_000);
    beat(gateway, [armed], { timeMs: startMs + 3_000 });
    const call = makeCall({ timeMs: gateway.clock.nowMs() });
    expect(gateway.enforcer.decide(call).verdict).toMatchObject({ decision: 'refused', reason: 'armed' });
  });

  it('lets a command begin when its writer says so, though the own clock lags', () => {
    const gateway = createFreshGateway(writer, []);
    beat(gateway, [], { timeMs: startMs + 8_000 });
    const armed = makeCommand({ issuedAt: startMs + 8_000, notBefore: startMs + 8_000 });
    const outcome = gateway.enforcer.applyRecord(recordOf(writer, armed));
    expect(outcome).toMatchObject({ entry: { status: 'applied' } });
    expect(gateway.enforcer.decide(makeCall()).verdict.reason).toBe('armed');
  });
});

describe('while the feed is stale', () => {
  const plain = { carries: new Set<string>() };
  const nobody = { ...plain, session: strangerSession, principal: stranger };

  function staleGateway(settings = {}): TestGateway {
    const gateway = createFreshGateway(writer, [makeCommand()], settings);
    gateway.clock.advance(60_000);
    return gateway;
  }

  it.each(['egress.message', 'egress.network', 'egress.share', 'pay', 'destroy', 'execute', 'account.change'])(
    'refuses %s to a caller for whom anything was armed, and says why without a command',
    (capability) => {
      const { enforcer } = staleGateway();
      const { verdict, refusal } = enforcer.decide(makeCall({ ...plain, capabilities: ['write', capability] }));
      expect(verdict).toEqual({ decision: 'refused', reason: 'feed-stale' });
      expect(refusal).toContain('command feed unavailable');
    },
  );

  it('lets everyone else and everything else pass, and says that it judged blindly', () => {
    const { enforcer } = staleGateway();
    const open = { decision: 'allowed', reason: 'feed-stale' };
    expect(enforcer.decide(makeCall(nobody)).verdict).toEqual(open);
    expect(enforcer.decide(makeCall({ ...plain, capabilities: ['read.private'] })).verdict).toEqual(open);
  });

  it('still refuses what is armed, by its command', () => {
    expect(staleGateway().enforcer.decide(makeCall()).verdict.reason).toBe('armed');
  });

  it('refuses what it would have held, by the command for which it would have', () => {
    const command = makeCommand({ mode: 'require_approval' });
    const gateway = createFreshGateway(writer, [command]);
    expect(gateway.enforcer.decide(makeCall()).verdict.decision).toBe('held');
    gateway.clock.advance(60_000);
    const { id, detector, partial } = command;
    const { verdict, holdUntilMs } = gateway.enforcer.decide(makeCall());
    expect(verdict).toEqual({ decision: 'refused', reason: 'armed', command: id, detector, partial });
    expect(holdUntilMs).toBeUndefined();
  });

  it('remembers a caller whose arm is over', () => {
    const disarm = makeCommand({ action: 'disarm', order: { offset: '11' } });
    const gateway = createFreshGateway(writer, [makeCommand(), disarm]);
    gateway.clock.advance(60_000);
    expect(gateway.enforcer.decide(makeCall(plain)).verdict.reason).toBe('feed-stale');
    expect(gateway.enforcer.isQuiet(makeCall(plain))).toBe(false);
  });

  it('does as the operator set it for each capability', () => {
    const { enforcer } = staleGateway({ failurePolicy: { 'egress.message': 'open', 'read.private': 'closed' } });
    expect(enforcer.decide(makeCall(plain)).verdict.decision).toBe('allowed');
    expect(enforcer.decide(makeCall({ ...nobody, capabilities: ['read.private'] })).verdict.decision).toBe('refused');
  });

  it('fails closed for everyone when it can remember no more callers', () => {
    const { enforcer } = staleGateway({ callersMax: 0 });
    expect(enforcer.decide(makeCall(nobody)).verdict.decision).toBe('refused');
  });
});
