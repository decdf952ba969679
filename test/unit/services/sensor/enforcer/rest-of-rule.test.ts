import { describe, expect, it } from 'vitest';
import type { Command, Condition, Predicate } from '../../../../../schemas/generated/types.ts';
import { eventTypes } from '../../../../../schemas/topics.ts';
import type { EnforcedCall } from '../../../../../services/sensor/enforcer/judge-call.ts';
import { SeenEvents, type ToldEvent } from '../../../../../services/sensor/enforcer/seen-events.ts';
import { SessionEvents, ulidOf } from '../../../../support/session-events.ts';
import {
  createFreshGateway,
  createWriter,
  egressWithSecret,
  makeCall,
  makeCommand,
  recordOf,
  session,
  startMs,
} from '../../../../support/signed-commands.ts';

const writer = createWriter();
const agent = 'agent-1';

function armed(condition: Partial<Condition>, order = '10'): Command {
  return makeCommand({ condition: { ...egressWithSecret, ...condition }, order: { offset: order } });
}

function approval(atMs: number, { seq = 1, decision = 'granted' as const } = {}): ToldEvent {
  const data = {
    id: ulidOf('E', seq),
    timeMs: startMs + atMs,
    tenant: 'acme',
    gateway: { id: 'edge', boot: ulidOf('B', 1), seq },
    session: { key: session, method: 'process', confidence: 1 },
    call: ulidOf('C', 1),
    command: 'd'.repeat(32),
    decision,
  };
  return { type: eventTypes.approval, data };
}

/** A call that the gateway told; its events are those of the session, a while after the chain began. */
function request(call: number, atMs: number, by = agent): ToldEvent {
  const data = new SessionEvents({ session }).requested(call, { atMs: 0 });
  const gateway = { ...data.gateway, seq: call };
  return {
    type: eventTypes.callRequested,
    data: { ...data, id: ulidOf('E', call), gateway, timeMs: startMs + atMs, agent: { id: by } },
  };
}

function verdict(command: Command, seen: readonly ToldEvent[] = [], call: Partial<EnforcedCall> = {}) {
  const { enforcer } = createFreshGateway(writer, [command]);
  for (const event of seen) enforcer.see(event);
  return enforcer.decide(makeCall({ timeMs: startMs + 10_000, ...call })).verdict.decision;
}

const granted: Predicate = {
  op: 'all',
  of: [
    {
      op: 'compare',
      by: '==',
      of: [
        { op: 'field', path: 'event.type' },
        { op: 'literal', value: 'approval' },
      ],
    },
    {
      op: 'compare',
      by: '==',
      of: [
        { op: 'field', path: 'approval.decision' },
        { op: 'literal', value: 'granted' },
      ],
    },
  ],
};

describe('an armed condition with an absence', () => {
  const unlessApproved = armed({ unless: [{ where: granted, after: { timeMs: startMs + 1000, seq: 5 } }] });

  it('refuses as long as what would end the chain was not seen', () => {
    expect(verdict(unlessApproved)).toBe('refused');
    expect(verdict(unlessApproved, [request(6, 2000)])).toBe('refused');
  });

  it('lets the call pass once it was seen, also when the arm comes later than the approval', () => {
    expect(verdict(unlessApproved, [approval(2000, { seq: 6 })])).toBe('allowed');
    const gateway = createFreshGateway(writer, []);
    gateway.enforcer.see(approval(2000, { seq: 6 }));
    gateway.enforcer.applyRecord(recordOf(writer, unlessApproved));
    expect(gateway.enforcer.decide(makeCall({ timeMs: startMs + 10_000 })).verdict.reason).not.toBe('armed');
  });

  it('takes nothing that stands before its place, which the number of the gateway decides at one time', () => {
    expect(verdict(unlessApproved, [approval(999, { seq: 6 })])).toBe('refused');
    expect(verdict(unlessApproved, [approval(1000, { seq: 5 })])).toBe('refused');
    expect(verdict(unlessApproved, [approval(1000, { seq: 6 })])).toBe('allowed');
  });

  it('asks for what comes before the call within a time', () => {
    const notLately = armed({ unless: [{ where: granted, withinMs: 5000 }] });
    expect(verdict(notLately, [approval(4999)])).toBe('refused');
    expect(verdict(notLately, [approval(5000)])).toBe('allowed');
  });
});

describe('an armed condition that asks for contiguity', () => {
  const strict = armed({ strict: { agent, call: ulidOf('C', 3), after: { timeMs: startMs + 1000, seq: 3 } } });

  it('refuses the agent’s very next call, and no later one', () => {
    expect(verdict(strict, [request(3, 1000)])).toBe('refused');
    expect(verdict(strict, [request(3, 1000), request(4, 2000)])).toBe('allowed');
    expect(verdict(strict, [request(3, 1000), request(4, 2000, 'agent-2')])).toBe('refused');
  });

  it('lets the call of another agent pass', () => {
    expect(verdict(strict, [request(3, 1000)], { agent: 'agent-2' })).toBe('allowed');
  });

  it('refuses when it does not know which call was last: it saw nothing, or only what came before', () => {
    expect(verdict(strict)).toBe('refused');
    expect(verdict(strict, [request(2, 500)])).toBe('refused');
  });
});

describe('an armed condition', () => {
  it('asks for the gap that its rule wants', () => {
    expect(verdict(armed({ notBeforeMs: startMs + 10_001 }))).toBe('allowed');
    expect(verdict(armed({ notBeforeMs: startMs + 10_000 }))).toBe('refused');
  });

  it('compares with what earlier steps captured, and with what the event of the call tells', () => {
    const sameTool = armed({
      where: {
        op: 'compare',
        by: '==',
        of: [
          { op: 'field', path: 'target.name' },
          { op: 'captured', name: 'tool' },
        ],
      },
      captures: { tool: 'send_mail' },
    });
    const event = { target: { kind: 'tool', name: 'send_mail' } } as const;
    expect(verdict(sameTool, [], { event })).toBe('refused');
    expect(verdict(sameTool, [], { event: { target: { ...event.target, name: 'other' } } })).toBe('allowed');
  });

  it('lets the gateway look for the values of captured sets', () => {
    const { enforcer } = createFreshGateway(writer, [
      armed({ captures: { other: { values: ['f'.repeat(16)], isOpen: false } } }),
    ]);
    expect(enforcer.watched(makeCall()).has('f'.repeat(16))).toBe(true);
  });

  it.each<[string, Partial<Condition>]>([
    ['a field', { where: { op: 'size', of: { op: 'field', path: 'arguments.colour' } } }],
    ['a capability', { where: { op: 'can', capability: 'egress.fax' } }],
    ['a pattern', { where: { op: 'text', by: 'matches', of: { op: 'field', path: 'target.name' }, pattern: '(' } }],
    ['an absence', { unless: [{ where: { op: 'has', side: 'result', label: 'unheard-of' } }] }],
  ])('is unsupported when it has %s that this version does not know', (_, condition) => {
    const gateway = createFreshGateway(writer, []);
    const outcome = gateway.enforcer.applyRecord(recordOf(writer, armed(condition)));
    expect(outcome.kind === 'ack' && outcome.entry).toMatchObject({ status: 'unsupported', reason: 'not-understood' });
  });

  it('is unsupported when it has an operation that this version does not know', () => {
    const where = { op: 'guess', of: [] } as unknown as Predicate;
    const outcome = createFreshGateway(writer, []).enforcer.applyRecord(recordOf(writer, armed({ where })));
    expect(outcome.kind === 'ack' && outcome.entry).toMatchObject({ status: 'unsupported' });
  });

  it('is unsupported when it is nested deeper than a detector can be', () => {
    let where: Predicate = { op: 'can', capability: 'egress.*' };
    for (let depth = 0; depth < 80; depth += 1) where = { op: 'not', of: where };
    const outcome = createFreshGateway(writer, []).enforcer.applyRecord(recordOf(writer, armed({ where })));
    expect(outcome.kind === 'ack' && outcome.entry.status).toBe('unsupported');
  });
});

describe('what a gateway remembers of sessions', () => {
  it('stays within its bytes and its sessions, and counts what it forgot', () => {
    let forgotten = 0;
    const seen = new SeenEvents({ sessionsMax: 3, bytesMax: 20_000 }, (count) => (forgotten += count));
    for (let number = 0; number < 100; number += 1) {
      const data = new SessionEvents({ session: `s${String(number % 7)}` }).requested(number, { atMs: number });
      seen.note({ type: eventTypes.callRequested, data });
    }
    expect(seen.bytes).toBeLessThanOrEqual(20_000);
    const kept = [0, 1, 2, 3, 4, 5, 6].map((number) => seen.of(`s${String(number)}`).events.length);
    expect(kept.filter((count) => count > 0)).toHaveLength(3);
    expect(forgotten).toBe(100 - kept.reduce((sum, count) => sum + count, 0));
  });

  it('keeps an approval though the server floods the session with notifications', () => {
    const { data } = approval(0);
    const seen = new SeenEvents({ sessionsMax: 3, bytesMax: 10_000_000 }, () => undefined);
    seen.note(approval(0));
    for (let count = 0; count < 1000; count += 1) seen.note({ type: eventTypes.notification, data });
    expect(seen.of(session).events.filter(({ kind }) => kind === 'approval')).toHaveLength(1);
  });
});
