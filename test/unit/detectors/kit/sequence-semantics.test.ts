import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DetectorEvent } from '../../../../detectors/contract.ts';
import type { Item } from '../../../../detectors/kit/form/form.ts';
import { all, can, carries, fingerprints, has, step } from '../../../../detectors/kit/form/authoring.ts';
import {
  approval,
  chainForm,
  isGranted,
  read,
  runSequence,
  secret,
  send,
  times,
} from '../../../support/sequence-run.ts';
import { Calls, callOf as call, ends } from '../../../support/sequence-calls.ts';
import type { CallData } from '../../../support/session-events.ts';

type Event = CallData | DetectorEvent;

const point1 = 'Semantics 1: How often it is told';
const point2 = 'Semantics 2: Which partial matches are kept';
const point3 = 'Semantics 3: What a step takes';
const point4 = 'Semantics 4: Time and late events';
const point5 = 'Semantics 5: What must not happen';
const point6 = 'Semantics 6: Steps that take several calls';
const point7 = 'Semantics 7: What is captured';
const points = [point1, point2, point3, point4, point5, point6, point7];

type Case = readonly [point: string, title: string, check: (calls: Calls) => void];

const cases: readonly Case[] = [
  [
    point2,
    'a decoy between the steps',
    (calls) => {
      const events = [...calls.read(1, 0), ...calls.learn(2, 100), ...calls.read(4, 200), ...calls.learn(5, 300, 9)];
      expect(ends(runSequence(chainForm(), [...events, calls.send(3, 400)]))).toEqual([call(3)]);
    },
  ],
  [
    point1,
    'another call after the last step',
    (calls) => {
      const events = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200), calls.send(4, 300)];
      expect(ends(runSequence(chainForm(), [...events, ...calls.read(5, 400)]))).toEqual([call(3), call(4)]);
    },
  ],
  [
    point1,
    'another last step when a match clears its key',
    (calls) => {
      const events = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200), calls.send(4, 300)];
      expect(ends(runSequence(chainForm({ match: { kind: 'consume' } }), events))).toEqual([call(3)]);
    },
  ],
  [
    point2,
    'two first steps, one of them too early',
    (calls) => {
      const events = [...calls.read(1, 0), ...calls.read(4, 5_000), ...calls.learn(2, 6_000), calls.send(3, 15_000)];
      const { findings } = runSequence(chainForm(), events);
      expect(findings.map(({ steps }) => steps[0]?.call)).toEqual([call(4)]);
    },
  ],
  [
    point3,
    'a match at exactly `within`',
    (calls) => {
      const begun = [...calls.read(1, 0), ...calls.learn(2, 100)];
      const { findings } = runSequence(chainForm(), [...begun, calls.send(3, 10_000), calls.send(4, 10_001)]);
      expect(findings.map(({ anchor }) => anchor)).toEqual([call(3)]);
    },
  ],
  [
    point3,
    'calls that overlap',
    (calls) => {
      const asked = calls.session.requested(1, { atMs: 0, can: ['read.untrusted'] });
      const learnt = calls.session.requested(2, { atMs: 5, can: ['credential.read'] });
      const ended = calls.session.completed(1, { atMs: 10, can: ['read.untrusted'] });
      const got = calls.session.completed(2, { atMs: 20, can: ['credential.read'], secrets: [7] });
      expect(runSequence(chainForm(), [asked, learnt, ended, got, calls.send(3, 30)]).findings).toEqual([]);
    },
  ],
  [
    point4,
    'equal timestamps',
    (calls) => {
      const events = [
        ...calls.read(1, 5, 5),
        ...calls.pair(2, { atMs: 5, endMs: 5, can: ['credential.read'], secrets: [7] }),
      ];
      expect(ends(runSequence(chainForm(), [...events, calls.send(3, 5)]))).toEqual([call(3)]);
    },
  ],
  [
    point3,
    'one call that is two steps',
    (calls) => {
      const both = calls.pair(1, { atMs: 0, endMs: 10, can: ['read.untrusted'], secrets: [7] });
      expect(runSequence(chainForm(), [...both, calls.send(3, 20)]).findings).toEqual([]);
    },
  ],
  [
    point3,
    'a refused call in the middle, and at the end',
    (calls) => {
      const verdict = { decision: 'refused', reason: 'open' } as const;
      const middle = [
        ...calls.read(1, 0),
        calls.session.requested(2, { atMs: 100, can: ['credential.read'], verdict }),
        calls.session.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7], outcome: 'refused' }),
      ];
      const end = [
        ...calls.learn(4, 200),
        calls.session.requested(5, { atMs: 300, can: ['egress.message'], carries: [7], verdict }),
      ];
      expect(ends(runSequence(chainForm(), [...middle, calls.send(3, 150), ...end]))).toEqual([call(5)]);
    },
  ],
  [
    point3,
    'an answer that says it is an error',
    (calls) => {
      const failed = calls.session.requested(2, { atMs: 100, can: ['credential.read'] });
      const answer = calls.session.completed(2, { atMs: 110, can: ['credential.read'], secrets: [7], isError: true });
      expect(ends(runSequence(chainForm(), [...calls.read(1, 0), failed, answer, calls.send(3, 200)]))).toEqual([
        call(3),
      ]);
    },
  ],
  [
    point4,
    'a request that never came',
    (calls) => {
      const [, ended] = calls.read(1, 0);
      const known = [...calls.learn(2, 100), calls.send(3, 200)];
      expect(ends(runSequence(chainForm(), ended === undefined ? known : [ended, ...known]))).toEqual([call(3)]);
    },
  ],
  [
    point4,
    'a late event that completes a chain',
    (calls) => {
      const late = calls.read(1, 0);
      const events = [...calls.learn(2, 100), calls.send(3, 200)];
      expect(runSequence(chainForm(), [...events, ...late]).findings).toMatchObject([
        { anchor: call(3), isLate: true },
      ]);
    },
  ],
  [
    point4,
    'a late event that undoes a finding',
    (calls) => {
      const form = chainForm({ absences: [{ kind: 'middle', after: 'secret', before: 'send', where: isGranted }] });
      const events: Event[] = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200), approval(1, 150)];
      const { findings, withdrawn } = runSequence(form, events);
      expect([findings, withdrawn.map(({ anchor }) => anchor)]).toEqual([[], [call(3)]]);
    },
  ],
  [
    point4,
    'an event that comes too late',
    (calls) => {
      const late = [...calls.read(1, 0), ...calls.learn(2, 100)];
      const others = Array.from({ length: 40 }, (_, at) => calls.read(10 + at, 100_000 + at * 5_000)).flat();
      const { findings, missed } = runSequence(chainForm({ withinMs: 400_000 }), [
        ...others,
        ...late,
        calls.send(3, 300_100),
      ]);
      expect([findings, missed > 0]).toEqual([[], true]);
    },
  ],
  [
    point4,
    'the same event twice',
    (calls) => {
      const events = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200)];
      expect(
        ends(
          runSequence(
            chainForm(),
            events.flatMap((event) => [event, event]),
          ),
        ),
      ).toEqual([call(3)]);
    },
  ],
  [
    point1,
    'a value that is only perhaps sent',
    (calls) => {
      const cut = calls.session.requested(3, { atMs: 200, can: ['egress.message'], truncated: true });
      const { findings } = runSequence(chainForm(), [...calls.read(1, 0), ...calls.learn(2, 100), cut]);
      expect(findings).toMatchObject([{ certainty: 'perhaps' }]);
    },
  ],
  [
    point5,
    'what is forbidden by the call itself',
    (calls) => {
      const where = can('egress.*');
      const form = chainForm({ absences: [{ kind: 'middle', after: 'secret', before: 'send', where }] });
      const events = [...calls.read(1, 0), ...calls.learn(2, 100), calls.send(3, 200), calls.send(4, 300)];
      expect(ends(runSequence(form, events))).toEqual([call(3)]);
    },
  ],
  [
    point5,
    'an absence that ends at exactly its time',
    (calls) => {
      const form = chainForm({
        items: [step('send', can('egress.*'))],
        absences: [{ kind: 'trailing', after: 'send', forMs: 1_000, where: isGranted }],
      });
      const run = (atMs: number) => runSequence(form, [calls.send(3, 0), approval(1, atMs)], { watermarkMs: 2_000 });
      expect([run(1_000).findings.length, run(1_001).findings.length]).toEqual([0, 1]);
    },
  ],
  [
    point5,
    'an absence whose time is not over',
    (calls) => {
      const form = chainForm({
        items: [step('send', can('egress.*'))],
        absences: [{ kind: 'trailing', after: 'send', forMs: 1_000, where: isGranted }],
      });
      const events = [calls.send(3, 0), calls.send(4, 5_000)];
      const run = (watermarkMs: number) => runSequence(form, events, { watermarkMs });
      expect([run(500).findings.length, run(1_000).findings.length, run(1_001).findings.length]).toEqual([0, 0, 1]);
    },
  ],
  [
    point5,
    'what happened before, at exactly its time',
    (calls) => {
      const form = chainForm({
        items: [step('send', can('egress.*')), step('again', can('egress.*'))],
        absences: [{ kind: 'leading', before: 'send', forMs: 1_000, where: isGranted }],
      });
      const sent = calls.pair(3, { atMs: 1_000, endMs: 1_010, can: ['egress.message'] });
      const run = (atMs: number) => runSequence(form, [approval(1, atMs), ...sent, calls.send(4, 2_500)]);
      expect([run(0).findings.length, run(-1).findings.length]).toEqual([0, 1]);
    },
  ],
  [
    point3,
    'contiguity beside another agent',
    (calls) => {
      const strict: Item = { ...send, isStrict: true };
      const form = chainForm({ items: [read, secret, strict] });
      const other = calls.session.requested(9, { atMs: 150, can: ['discover'] });
      const elsewhere = { ...other, agent: { id: 'agent-2' } };
      const begun = [...calls.read(1, 0), ...calls.learn(2, 100)];
      const run = (between: CallData) => runSequence(form, [...begun, between, calls.send(3, 200)]).findings.length;
      expect([run(elsewhere), run(other)]).toEqual([1, 0]);
    },
  ],
  [
    point6,
    'members of a group that overlap',
    (calls) => {
      const steps = [read, step('list', can('discover'))].flatMap((item) => ('step' in item ? [item.step] : []));
      const group: Item = { kind: 'any-order', id: 'both', steps, isStrict: false };
      const form = chainForm({ items: [group, step('send', can('egress.*'))] });
      const asked = calls.session.requested(1, { atMs: 0, can: ['read.untrusted'] });
      const list = calls.pair(2, { atMs: 5, endMs: 8, can: ['discover'] });
      const ended = calls.session.completed(1, { atMs: 10, can: ['read.untrusted'] });
      expect(ends(runSequence(form, [asked, ...list, ended, calls.send(3, 20)]))).toEqual([call(3)]);
    },
  ],
  [
    point6,
    'a repetition whose calls overlap',
    (calls) => {
      const form = chainForm({ items: [times(read, 2), step('send', can('egress.*'))] });
      const first = calls.session.requested(1, { atMs: 0, can: ['read.untrusted'] });
      const second = calls.session.requested(2, { atMs: 5, can: ['read.untrusted'] });
      const over = [1, 2].map((one) => calls.session.completed(one, { atMs: 10, can: ['read.untrusted'] }));
      const third = calls.read(4, 20);
      const run = (events: CallData[]) => runSequence(form, [...events, calls.send(3, 40)]).findings.length;
      expect([run([first, second, ...over]), run([first, second, ...over, ...third])]).toEqual([0, 1]);
    },
  ],
  [
    point6,
    'a step that may be left out',
    (calls) => {
      const form = chainForm({
        items: [read, times(step('list', can('discover')), 0, 1), step('send', can('egress.*'))],
      });
      const list = calls.pair(2, { atMs: 50, endMs: 60, can: ['discover'] });
      const run = (events: CallData[]) =>
        runSequence(form, [...calls.read(1, 0), ...events, calls.send(3, 100)]).findings.length;
      expect([run([]), run(list)]).toEqual([1, 1]);
    },
  ],
  [
    point6,
    'a count over a window that slides',
    (calls) => {
      const form = chainForm({
        withinMs: 1_000,
        items: [
          { kind: 'aggregate', step: stepOf('burst', can('pay')), measure: 'count', atLeast: 3, isStrict: false },
        ],
      });
      const pay = (one: number, atMs: number) => calls.session.requested(one, { atMs, can: ['pay'] });
      const events = [pay(1, 0), pay(2, 600), pay(3, 1_100), pay(4, 1_600), pay(5, 1_601)];
      const { findings } = runSequence(form, events);
      expect(findings.map(({ anchor, startMs }) => [anchor, startMs % 10_000])).toEqual([
        [call(4), 600],
        [call(5), 1_100],
      ]);
    },
  ],
  [
    point1,
    'the first matches of all',
    (calls) => {
      const form = chainForm({ match: { kind: 'all', max: 3 }, items: [read, step('send', can('egress.*'))] });
      const events = [...calls.read(1, 0), ...calls.read(2, 100), calls.send(3, 200), calls.send(4, 300)];
      const { findings } = runSequence(form, events);
      expect(findings.map(({ steps }) => steps.map((taken) => taken.call))).toEqual([
        [call(1), call(3)],
        [call(2), call(3)],
        [call(1), call(4)],
      ]);
    },
  ],
  [
    point2,
    'more chains than are kept apart',
    (calls) => {
      const floods = Array.from({ length: 80 }, (_, at) => calls.learn(10 + at, 100 + at * 20, 100 + at)).flat();
      const run = runSequence(chainForm(), [...calls.read(1, 0), ...floods, calls.send(3, 5_000, 100)]);
      expect([run.findings[0]?.isApproximate, run.overflow > 0]).toEqual([true, true]);
    },
  ],
  [
    point7,
    'two values of which one is sent',
    (calls) => {
      const two: Item = step('two', has('result', 'secret.*'), { other: fingerprints('result', 'secret') });
      const form = chainForm({
        items: [secret, two, step('send', all(can('egress.*'), carries('value'), carries('other')))],
      });
      const events = [...calls.learn(1, 0, 7), ...calls.learn(2, 100, 8)];
      const sent = calls.session.requested(3, { atMs: 200, can: ['egress.message'], carries: [7, 8] });
      const half = calls.session.requested(4, { atMs: 300, can: ['egress.message'], carries: [7] });
      expect(ends(runSequence(form, [...events, sent, half]))).toEqual([call(3)]);
    },
  ],
];

function stepOf(id: string, where: Parameters<typeof step>[1]) {
  const item = step(id, where);
  if (item.kind !== 'step') throw new Error('It is a step.');
  return item.step;
}

describe.each(points)('%s', (point) => {
  it.each(cases.filter(([of]) => of === point).map(([, title, check]) => [title, check] as const))(
    '%s',
    (_title, check) => {
      check(new Calls());
    },
  );
});

it('the cases that surprise are the rows of the table in the docs', () => {
  const page = readFileSync(new URL('../../../../docs/explanation/sequence-semantics.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## Cases that surprise'));
  const rows = [...table.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, title]) => title).slice(2);
  expect(rows).toEqual(cases.map(([, title]) => title));
});
