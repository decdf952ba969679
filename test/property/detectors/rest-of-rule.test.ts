import fc from 'fast-check';
import { expect, it } from 'vitest';
import { secretToEgress } from '../../support/catalog.ts';
import type { DetectorEvent, SessionView } from '../../../detectors/contract.ts';
import { all, can, carries, fingerprints, has, step } from '../../../detectors/kit/form/authoring.ts';
import { Facts } from '../../../detectors/kit/form/facts.ts';
import type { Absence, SequenceForm } from '../../../detectors/kit/form/form.ts';
import { compileRemainder, type Seen, type SeenEvent, type SeenTurn } from '../../../detectors/kit/remainder.ts';
import { defineSequence } from '../../../detectors/kit/sequence/matcher.ts';
import type { Condition } from '../../../schemas/generated/types.ts';
import { sessionKey, SessionEvents } from '../../support/session-events.ts';

/** The matcher up to any cut and a gateway after it say the same of a call as the matcher over everything. */

const { kind: _kind, windowMs: _windowMs, isArmed: _isArmed, ...metadata } = secretToEgress.metadata;

interface Rule {
  readonly spacing: { readonly isStrict: boolean; readonly afterMs?: number; readonly withinMs?: number };
  readonly absences: readonly Absence[];
}

function formOf({ spacing, absences }: Rule): SequenceForm {
  const send = step('send', all(can('egress.*'), carries('value')));
  return {
    ...metadata,
    by: ['tenant', 'session'],
    withinMs: 900,
    match: { kind: 'exists' },
    items: [
      step('read', can('read.private')),
      step('secret', has('result', 'secret.*'), { value: fingerprints('result', 'secret') }),
      { ...send, ...spacing },
    ],
    absences,
    arm: 'send',
    text: 'It leaves.',
  };
}

const rule: fc.Arbitrary<Rule> = fc.record({
  spacing: fc.oneof(
    fc.constant({ isStrict: false }),
    fc.constant({ isStrict: true }),
    fc.constant({ isStrict: false, afterMs: 40 }),
    fc.constant({ isStrict: false, withinMs: 60 }),
  ),
  absences: fc.subarray<Absence>([
    { kind: 'middle', after: 'secret', before: 'send', where: can('discover') },
    { kind: 'middle', after: 'secret', before: 'send', where: all(can('write'), carries('value')) },
    { kind: 'middle', after: 'read', before: 'send', where: can('pay') },
    { kind: 'leading', before: 'send', forMs: 50, where: can('schedule') },
  ]),
});

const capability = fc.constantFrom(
  'read.private',
  'credential.read',
  'credential.read',
  'discover',
  'write',
  'schedule',
  'pay',
  'egress.message',
  'egress.message',
);
const call = fc.record({
  can: capability,
  carries: fc.subarray([7, 8]),
  secrets: fc.subarray([7, 8]),
  gapMs: fc.integer({ min: 1, max: 30 }),
  /** How many events later its end comes. */
  lasts: fc.integer({ min: 1, max: 3 }),
});

type Trace = readonly (DetectorEvent & { readonly kind: 'requested' | 'completed' })[];

type Call = Omit<typeof call extends fc.Arbitrary<infer T> ? T : never, 'carries' | 'secrets'> & {
  readonly carries: readonly number[];
  readonly secrets: readonly number[];
};

function traceOf(calls: readonly Call[]): Trace {
  const session = new SessionEvents();
  const plan = calls.flatMap((one, at) => [
    { at: at * 2, number: at + 1, one, isEnd: false },
    { at: at * 2 + one.lasts * 2 - 1, number: at + 1, one, isEnd: true },
  ]);
  let atMs = 0;
  return plan
    .toSorted((a, b) => a.at - b.at || a.number - b.number)
    .map(({ number, one, isEnd }) => {
      atMs += one.gapMs;
      const shared = { atMs, can: [one.can] as const };
      if (!isEnd) {
        const data = session.requested(number, { ...shared, carries: one.carries });
        return { kind: 'requested', timeMs: data.timeMs, data };
      }
      const secrets = one.can === 'credential.read' ? one.secrets : [];
      const data = session.completed(number, { ...shared, secrets });
      return { kind: 'completed', timeMs: data.timeMs, data, isRequestKnown: true };
    });
}

/** Most traces shall get as far as the arm. */
const begun = [
  { can: 'read.private', carries: [], secrets: [], gapMs: 1, lasts: 1 },
  { can: 'credential.read', carries: [], secrets: [7], gapMs: 1, lasts: 1 },
] as const;

function seenOf(trace: Trace): Seen {
  const turns = new Map<string, SeenTurn>();
  const events = trace.map((event): SeenEvent => {
    const { kind, data, timeMs } = event;
    const place = { timeMs, seq: data.gateway.seq, event: data.id };
    if (kind === 'requested') turns.set(data.agent.id, { call: data.call, place });
    return { kind, place, data };
  });
  return { events, turnOf: (agent) => turns.get(agent) };
}

function isRefused(held: ReadonlyMap<string, Condition>, last: Trace[number], seen: Seen): boolean {
  return [...held.values()].some((condition) => {
    const facts = Facts.of('requested', last.data);
    const truth = compileRemainder(condition)?.({ timeMs: last.timeMs, agent: last.data.agent.id, facts }, seen);
    return truth !== undefined && truth > 0;
  });
}

function viewAt(timeMs: number): SessionView {
  return { tenant: 'acme', session: sessionKey, clockMs: timeMs, skewMs: 0, calls: [] };
}

it('a gateway that was told of a chain refuses what the matcher finds, whenever it was told, and nothing else', () => {
  let found = 0;
  let freed = 0;
  fc.assert(
    fc.property(rule, fc.array(call, { minLength: 2, maxLength: 9 }), (asked, calls) => {
      const trace = traceOf([...begun, ...calls]);
      const detector = defineSequence(formOf(asked));
      let state: ReturnType<typeof detector.react>['state'] | undefined;
      const held = new Map<string, Condition>();
      const cuts: ReadonlyMap<string, Condition>[] = [new Map()];
      for (const [at, event] of trace.entries()) {
        const reaction = detector.react(state, event, viewAt(event.timeMs));
        const isFound = reaction.findings.length > 0;
        if (event.kind === 'requested') {
          const seen = seenOf(trace.slice(0, at));
          expect(isRefused(held, event, seen)).toBe(isFound);
          for (const cut of cuts) if (isRefused(cut, event, seen)) expect(isFound).toBe(true);
          found += isFound ? 1 : 0;
          freed += !isFound && cuts.some((cut) => cut.size > 0) ? 1 : 0;
        }
        for (const arming of reaction.arms) {
          if (arming.action === 'arm') held.set(arming.partial, arming.condition);
          else held.delete(arming.partial);
        }
        cuts.push(new Map(held));
        state = reaction.state;
      }
    }),
    { numRuns: 400 },
  );
  expect(Math.min(found, freed)).toBeGreaterThan(50);
});
