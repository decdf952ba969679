import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../schemas/generated/types.ts';
import type { EnforcedCall } from '../../../../../services/sensor/enforcer/judge-call.ts';
import {
  beaconOf,
  createFreshGateway,
  createGateway,
  createWriter,
  egressWithSecret,
  makeCall,
  makeCommand,
  otherSession,
  principal,
  recordOf,
  secret,
  session,
  startMs,
  stranger,
  strangerSession,
  type CommandParts,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();
const responder = createWriter({
  kid: 'responder.1',
  writer: 'responder',
  scopes: ['session', 'agent', 'principal', 'server', 'tool', 'tenant', 'global'],
  tenants: ['*'],
  initiators: ['policy', 'person'],
});

function verdictOf(commands: readonly Command[], call: Partial<EnforcedCall> = {}) {
  return createFreshGateway(writer, commands).enforcer.decide(makeCall(call)).verdict;
}

function manual(parts: CommandParts): Command {
  const byResponder = { writer: 'responder', detector: 'operator', reason: operator, who: 'analyst' } as const;
  return makeCommand({ ...byResponder, initiator: 'person', ...parts });
}
const operator = { code: 'operator', text: 'decided', detector: 'operator@1.0.0' } as const;

/** A gateway that holds commands of the worker and of the responder. */
function createMixedGateway(byWorker: readonly Command[], byResponder: readonly Command[]) {
  const gateway = createGateway([writer, responder]);
  for (const command of byWorker) gateway.enforcer.applyRecord(recordOf(writer, command));
  for (const command of byResponder) gateway.enforcer.applyRecord(recordOf(responder, command));
  gateway.enforcer.caughtUp();
  gateway.enforcer.applyRecord(beaconOf(writer, byWorker));
  gateway.enforcer.applyRecord(beaconOf(responder, byResponder));
  return gateway.enforcer;
}

describe('an armed condition', () => {
  const armed = makeCommand();

  it('refuses the call that completes the chain and names its command, detector and partial', () => {
    expect(verdictOf([armed])).toEqual({
      decision: 'refused',
      reason: 'armed',
      command: armed.id,
      detector: 'sequence.secret-to-egress',
      partial: 'c'.repeat(32),
    });
  });

  it('lets a call pass that carries none of the values', () => {
    expect(verdictOf([armed], { carries: new Set(['0123456789abcdef']) })).toEqual({
      decision: 'allowed',
      reason: 'clear',
    });
  });

  it('lets a call pass that cannot send', () => {
    expect(verdictOf([armed], { capabilities: ['read.private'] }).decision).toBe('allowed');
  });

  it('refuses an egress of which not everything was inspected', () => {
    expect(verdictOf([armed], { carries: new Set(), incomplete: true })).toMatchObject({
      decision: 'refused',
      reason: 'armed',
    });
  });

  it('follows the value into every other session of the same principal, and to nobody else', () => {
    expect(verdictOf([armed], { session: otherSession }).decision).toBe('refused');
    expect(verdictOf([armed], { session: strangerSession, principal: stranger }).decision).toBe('allowed');
  });

  it('concerns every session of the principal, and nobody else, when there were too many values to name', () => {
    const { carries: _, ...condition } = egressWithSecret;
    const widened = makeCommand({ condition: { ...condition, widened: true } });
    expect(verdictOf([widened], { carries: new Set() }).decision).toBe('refused');
    expect(verdictOf([widened], { session: otherSession, carries: new Set() })).toMatchObject({ command: widened.id });
    expect(verdictOf([widened], { session: otherSession, capabilities: ['read.private'] }).decision).toBe('allowed');
    expect(verdictOf([widened], { session: strangerSession, principal: stranger }).decision).toBe('allowed');
    const disarm = makeCommand({ action: 'disarm', order: { offset: '11' } });
    expect(verdictOf([widened, disarm], { session: otherSession }).decision).toBe('allowed');
  });

  it('concerns its own session only when its rule follows no values', () => {
    const { carries: _, ...condition } = egressWithSecret;
    const any = makeCommand({ condition });
    expect(verdictOf([any]).decision).toBe('refused');
    expect(verdictOf([any], { session: otherSession }).decision).toBe('allowed');
  });

  it('still refuses at the deadline of its chain and no longer after it', () => {
    const atDeadline = egressWithSecret.deadlineMs;
    expect(verdictOf([armed], { timeMs: atDeadline }).decision).toBe('refused');
    expect(verdictOf([armed], { timeMs: atDeadline + 1 }).decision).toBe('allowed');
  });

  it('holds the call where it asks for approval, until the hold or the command ends', () => {
    const held = makeCommand({ mode: 'require_approval' });
    const { enforcer } = createFreshGateway(writer, [held], { holdMs: 20_000 });
    expect(enforcer.decide(makeCall())).toMatchObject({
      verdict: { decision: 'held', reason: 'armed', command: held.id },
      commandId: held.id,
      holdUntilMs: startMs + 20_000,
    });
    const brief = makeCommand({ mode: 'require_approval', expiresAt: startMs + 7_000 });
    expect(createFreshGateway(writer, [brief]).enforcer.decide(makeCall()).holdUntilMs).toBe(startMs + 7_000);
  });

  it('ends with its command, the declared clock tolerance later', () => {
    const { enforcer, clock } = createFreshGateway(writer, [makeCommand({ expiresAt: startMs + 60_000 })], {
      clockToleranceMs: 5_000,
      staleAfterMs: 1_000_000,
    });
    clock.advance(64_999);
    expect(enforcer.decide(makeCall()).verdict.reason).toBe('armed');
    clock.advance(1);
    expect(enforcer.decide(makeCall()).verdict.reason).toBe('clear');
  });

  it('asks the sensor to look for its values in every call of the principal', () => {
    const { enforcer } = createFreshGateway(writer, [armed]);
    expect([...enforcer.watched({ session: otherSession, principal })]).toEqual([secret]);
    expect(enforcer.watched({ session: strangerSession, principal: stranger }).size).toBe(0);
    enforcer.applyRecord(recordOf(writer, makeCommand({ action: 'disarm', order: { offset: '11' } })));
    expect(enforcer.watched({ session, principal }).size).toBe(0);
  });
});

describe('an open breaker', () => {
  const plain = { carries: new Set<string>(), capabilities: ['read.private'] };

  it('refuses every judged call of its session and of no other', () => {
    const open = makeCommand({ action: 'open' });
    expect(verdictOf([open], plain)).toMatchObject({ decision: 'refused', reason: 'open', command: open.id });
    expect(verdictOf([open], { ...plain, session: otherSession }).decision).toBe('allowed');
  });

  it('refuses only what can send when its mode says so', () => {
    const open = makeCommand({ action: 'open', mode: 'deny_egress' });
    expect(verdictOf([open], plain).decision).toBe('allowed');
    expect(verdictOf([open], { ...plain, capabilities: ['egress.share'] }).decision).toBe('refused');
  });

  it('wins over an armed condition of the same call', () => {
    const open = makeCommand({ action: 'open' });
    expect(verdictOf([makeCommand(), open]).command).toBe(open.id);
  });

  it('lets the lowest command id speak when several are as strict, whatever came first', () => {
    const two = ['a', 'b'].map((name) => makeCommand({ action: 'open', detector: `rate.${name}` }));
    const lowest = two.map(({ id }) => id).sort()[0];
    expect(verdictOf(two).command).toBe(lowest);
    expect(verdictOf(two.toReversed()).command).toBe(lowest);
  });

  it('is closed by a higher order of its fold', () => {
    const open = makeCommand({ action: 'open' });
    const close = makeCommand({ action: 'close', order: { offset: '11' } });
    expect(verdictOf([open, close], plain).decision).toBe('allowed');
  });

  it.each(['principal', 'agent', 'server', 'tool', 'tenant', 'global'] as const)('reaches by %s', (kind) => {
    const ids = { principal, agent: 'agent-1', server: 'mail', tool: 'mail/post', tenant: 'acme', global: '*' };
    const scope = { kind, tenant: kind === 'global' ? '*' : 'acme', id: ids[kind] };
    const enforcer = createMixedGateway([], [manual({ action: 'force_open', scope })]);
    expect(enforcer.decide(makeCall(plain)).verdict.reason).toBe('open');
  });
});

describe('what a person decided', () => {
  it('wins over policy at the same scope, also where it is milder', () => {
    const open = makeCommand({ action: 'open' });
    const enforcer = createMixedGateway([open, makeCommand()], [manual({ action: 'close' })]);
    expect(enforcer.decide(makeCall()).verdict.decision).toBe('allowed');
  });

  it('leaves what is armed when it only opens in a milder mode', () => {
    const armed = makeCommand();
    const mild = manual({ action: 'open', mode: 'require_approval' });
    const enforcer = createMixedGateway([makeCommand({ action: 'open' }), armed], [mild]);
    expect(enforcer.decide(makeCall()).verdict.command).toBe(armed.id);
    expect(enforcer.decide(makeCall({ carries: new Set() })).verdict.decision).toBe('held');
  });

  it('ends with its own expiry', () => {
    const lifted = manual({ action: 'close', issuedAt: startMs - 60_000, expiresAt: startMs - 30_000 });
    const enforcer = createMixedGateway([makeCommand({ action: 'open' })], [lifted]);
    expect(enforcer.decide(makeCall()).verdict.reason).toBe('open');
  });
});

describe('an agent that tries values', () => {
  it('loses every egress of its session after three refusals by one condition, and nothing else', () => {
    const armed = makeCommand();
    const { enforcer } = createFreshGateway(writer, [armed]);
    const harmless = makeCall({ carries: new Set() });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(enforcer.decide(harmless).verdict.decision).toBe('allowed');
      expect(enforcer.decide(makeCall()).verdict.reason).toBe('armed');
    }
    expect(enforcer.decide(harmless).verdict).toMatchObject({ reason: 'probing', command: armed.id });
    expect(enforcer.decide(makeCall({ carries: new Set(), capabilities: ['write'] })).verdict.decision).toBe('allowed');
  });

  it('loses it in each session from which it tried, and an honest session of the same principal keeps it', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()]);
    const honest = `${principal}.trace.4444444444444444`;
    for (let attempt = 0; attempt < 3; attempt += 1) enforcer.decide(makeCall({ session: otherSession }));
    const harmless = { carries: new Set<string>() };
    expect(enforcer.decide(makeCall({ ...harmless, session: otherSession })).verdict.reason).toBe('probing');
    expect(enforcer.decide(makeCall({ ...harmless, session })).verdict.reason).toBe('probing');
    expect(enforcer.decide(makeCall({ ...harmless, session: honest })).verdict.reason).toBe('clear');
  });

  it('loses it in every session when it tries each value from another one', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()]);
    const sessions = ['5', '6', '7', '8'].map((digit) => `${principal}.trace.${digit.repeat(16)}`);
    const reasons = sessions.map((session, attempt) => {
      const carries = attempt < 3 ? new Set([secret]) : new Set<string>();
      return enforcer.decide(makeCall({ session, carries })).verdict.reason;
    });
    expect(reasons).toEqual(['armed', 'armed', 'armed', 'probing']);
    expect(enforcer.decide(makeCall({ session: strangerSession, principal: stranger })).verdict.reason).toBe('clear');
  });

  it('gains nothing when the values that it tries join its sessions to the one that holds them', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()]);
    const aliases = ['5', '6', '7', '8'].map((digit) => `${principal}.legacy.${digit.repeat(16)}`);
    for (const alias of aliases.slice(0, 3)) {
      const harmless = makeCall({ session: alias, carries: new Set() });
      expect(enforcer.decide(harmless).verdict.reason).toBe('clear');
      expect(enforcer.decide(makeCall({ alias })).verdict.reason).toBe('armed');
    }
    const [, , , fourth = ''] = aliases;
    expect(enforcer.decide(makeCall({ session: fourth, carries: new Set() })).verdict.reason).toBe('probing');
  });

  it('has it back when the condition has ended', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()]);
    for (let attempt = 0; attempt < 3; attempt += 1) enforcer.decide(makeCall());
    enforcer.applyRecord(recordOf(writer, makeCommand({ action: 'disarm', order: { offset: '11' } })));
    expect(enforcer.decide(makeCall()).verdict.decision).toBe('allowed');
  });
});

describe('the text of a refusal', () => {
  it('is the same for every rule, value and call but for the command id', () => {
    const commands = [
      makeCommand(),
      makeCommand({ condition: { ...egressWithSecret, step: 'other', carries: [secret, 'f'.repeat(16)] } }),
      makeCommand({ action: 'open', detector: 'rate.capability-ceiling' }),
    ];
    const texts = commands.map((command) => {
      const { refusal = '' } = createFreshGateway(writer, [command]).enforcer.decide(makeCall());
      expect(refusal).toContain(command.id);
      return refusal.replace(command.id, 'ID');
    });
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toMatch(/secret|egress|sequence|rate|mail|post|5ec5/);
  });

  it('ends with how to appeal, in the words of the operator', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()], { appeal: 'Ring the desk.' });
    expect(enforcer.decide(makeCall()).refusal).toMatch(/Ring the desk\.$/);
  });
});

describe('a message that cannot be read in one way only', () => {
  it('passes while nothing is armed or open for its caller', () => {
    const { enforcer } = createFreshGateway(writer, [makeCommand()]);
    const call = makeCall({ session: strangerSession, principal: stranger, readable: false });
    expect(enforcer.isQuiet(call)).toBe(true);
    expect(enforcer.decide(call).verdict.decision).toBe('allowed');
  });

  it('is refused while anything is, though nothing matches', () => {
    const armed = makeCommand();
    const { enforcer } = createFreshGateway(writer, [armed]);
    const call = makeCall({ readable: false, capabilities: ['read.public'], carries: new Set() });
    expect(enforcer.isQuiet(call)).toBe(false);
    expect(enforcer.decide(call).verdict).toMatchObject({ reason: 'unreadable', command: armed.id });
  });

  it('passes again after the disarm', () => {
    const disarm = makeCommand({ action: 'disarm', order: { offset: '11' } });
    const { enforcer } = createFreshGateway(writer, [makeCommand(), disarm]);
    expect(enforcer.isQuiet({ session, principal })).toBe(true);
  });
});
