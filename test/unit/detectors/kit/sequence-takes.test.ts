import { describe, expect, it } from 'vitest';
import type { DetectorEvent, SessionView } from '../../../../detectors/contract.ts';
import { all, can, carries, fingerprints, has, step } from '../../../../detectors/kit/form/authoring.ts';
import type { SequenceForm } from '../../../../detectors/kit/form/form.ts';
import { takesOf } from '../../../../detectors/kit/sequence/chunk.ts';
import type { SequenceState } from '../../../../detectors/kit/sequence/logs.ts';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import { chainForm, isGranted, runSequence, send } from '../../../support/sequence-run.ts';
import { sessionKey, SessionEvents, ulidOf, type CallData } from '../../../support/session-events.ts';

const view: SessionView = { tenant: 'acme', session: sessionKey, clockMs: 0, skewMs: 0, calls: [] };

function eventOf(data: CallData): DetectorEvent {
  const { timeMs } = data;
  if ('arguments' in data) return { kind: 'requested', timeMs, data };
  return { kind: 'completed', timeMs, data, isRequestKnown: true };
}

function anchorsOf(form: SequenceForm, events: readonly CallData[]): readonly string[] {
  const detector = defineSequence(form);
  let state: SequenceState | undefined;
  return events.flatMap((data) => {
    const reaction = detector.react(state, eventOf(data), view);
    ({ state } = reaction);
    return reaction.findings.map(({ anchor }) => anchor);
  });
}

/** How many events the state holds after these. */
function takesAfter(form: SequenceForm, events: readonly CallData[]): number {
  const detector = defineSequence(form);
  let state: SequenceState | undefined;
  for (const data of events) ({ state } = detector.react(state, eventOf(data), view));
  const logs = state?.keys.map(({ log }) => log) ?? [];
  return logs.flatMap(({ past, tail }) => [...past.full, tail].flatMap(takesOf)).length;
}

describe('what a sequence keeps of the events that come in time', () => {
  const either = { op: 'any' as const, of: [has('arguments', 'code'), has('result', 'code')] };
  const form = chainForm({ items: [step('read', can('read.untrusted')), step('code', all(can('write'), either))] });

  it.each([
    ['no call that neither of its events makes a step', [] as const, 0],
    ['a call that one of its events makes a step', ['code'] as const, 2],
  ])('holds %s', (_what, labels, takes) => {
    const session = new SessionEvents();
    const asked = session.requested(1, { atMs: 0, can: ['write'] });
    const ended = session.completed(1, { atMs: 10, can: ['write'], labels });
    expect(takesAfter(form, [asked, ended])).toBe(takes);
  });

  it.each([
    ['no call in which no captured value can be', [], 0],
    ['a call in which one can be', [1], 2],
  ])('holds %s', (_what, carries, takes) => {
    const session = new SessionEvents();
    const sending = chainForm({ items: [...chainForm().items.slice(0, -1), send] });
    const secretless = session.requested(1, { atMs: 0, can: ['egress.network'], carries });
    const ended = session.completed(1, { atMs: 10, can: ['egress.network'] });
    expect(takesAfter(sending, [secretless, ended])).toBe(takes);
  });

  it('moves no time with such a call: what comes late, and happened before it, ends what had begun', () => {
    const session = new SessionEvents();
    const quick = chainForm({
      withinMs: 5_000,
      items: [step('secret', has('result', 'secret')), step('send', can('egress.network'))],
    });
    const events = [
      session.requested(1, { atMs: 0 }),
      session.completed(1, { atMs: 1_000, labels: ['secret.token'] }),
      session.requested(2, { atMs: 9_000 }),
      session.completed(2, { atMs: 9_500 }),
      session.requested(3, { atMs: 5_500, can: ['egress.network'] }),
    ];
    expect(anchorsOf(quick, events)).toEqual([ulidOf('C', 3)]);
  });

  it('ends what waits for time to pass before a call that only its end decides, which may begin the next', () => {
    const session = new SessionEvents();
    const unanswered = chainForm({
      match: { kind: 'consume' },
      items: [step('leak', has('result', 'secret'))],
      absences: [{ kind: 'trailing', after: 'leak', forMs: 1_000, where: isGranted }],
    });
    const leak = (call: number, atMs: number) => [
      session.requested(call, { atMs }),
      session.completed(call, { atMs: atMs + 100, labels: ['secret.token'] }),
    ];
    const events = [...leak(1, 0), ...leak(2, 5_000)];
    expect(runSequence(unanswered, events, { watermarkMs: 10_000 }).findings).toHaveLength(2);
  });
});

describe('the end of a call whose request is not known, when it comes late', () => {
  const form = chainForm({ items: [step('secret', has('result', 'secret')), step('code', has('result', 'code'))] });
  const session = new SessionEvents();
  const endOf = (call: number, atMs: number, label: Parameters<typeof has>[1]): DetectorEvent => {
    const data = session.completed(call, { atMs, labels: label === 'secret' ? ['secret.token'] : ['code'] });
    return { kind: 'completed', timeMs: data.timeMs, data, isRequestKnown: false };
  };
  const first = endOf(1, 0, 'secret');
  const others = [endOf(2, 2_000, 'code'), endOf(3, 4_000, 'code')];

  function run(events: readonly DetectorEvent[]) {
    const detector = defineSequence(form);
    let state: SequenceState | undefined;
    const reactions = events.map((event) => {
      const reaction = detector.react(state, event, view);
      ({ state } = reaction);
      return reaction;
    });
    return { found: reactions.flatMap(({ findings }) => findings.map(({ anchor }) => anchor)), last: reactions.at(-1) };
  }

  it('finds what it would have found in time', () => {
    const inTime = run([first, ...others]).found;
    expect(inTime).toEqual([ulidOf('C', 2), ulidOf('C', 3)]);
    expect(run([...others, first]).found).toEqual(inTime);
  });

  it('runs what follows again once, for the request that is made up and the end', () => {
    const { last } = run([...others, first]);
    expect(last).toMatchObject({ steps: 6, late: { placed: 2 } });
  });
});

describe('a request that is told to a sequence over several sessions for another detector', () => {
  const form = chainForm({
    by: ['tenant', 'principal'],
    items: [
      step('secret', has('result', 'secret'), { value: fingerprints('result', 'secret') }),
      step('send', all(can('egress.network'), carries('value'))),
    ],
  });
  const session = new SessionEvents();
  const request = session.requested(1, { atMs: 0, can: ['pay'] });
  const end = session.completed(1, {
    atMs: 100,
    can: ['pay'],
    labels: ['secret.token'],
    secrets: [1],
    requestedAtMs: 0,
  });
  const sending = session.requested(2, { atMs: 200, can: ['egress.network'], carries: [1] });

  it('is not remembered, however many come', () => {
    const requests = Array.from({ length: 70 }, (_, call) =>
      session.requested(call + 10, { atMs: call, can: ['pay'] }),
    );
    expect(takesAfter(form, requests)).toBe(0);
  });

  it.each([
    ['before its call ends', [request, end, sending]],
    ['after its call ended', [end, request, sending]],
    ['not at all', [end, sending]],
  ])('hides nothing that its call returns, where it comes %s', (_when, events) => {
    expect(anchorsOf(form, events)).toEqual([ulidOf('C', 2)]);
  });
});
