import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../support/catalog.ts';
import { can, carries, has, step } from '../../../../detectors/kit/form/authoring.ts';
import type { Item, SequenceForm } from '../../../../detectors/kit/form/form.ts';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const { kind: _kind, windowMs: _windowMs, isArmed: _isArmed, respond: _respond, ...metadata } = secretToEgress.metadata;
const code = has('result', 'code');

const plain: SequenceForm = {
  ...metadata,
  id: 'sequence.plain',
  by: ['tenant', 'session'],
  withinMs: 1_000,
  match: { kind: 'exists' },
  items: [step('read', can('read.private')), step('destroy', can('destroy'))],
  absences: [],
  text: 'Something was destroyed after a private read.',
};

describe('a sequence given as data', () => {
  it.each<[string, Partial<SequenceForm>]>([
    ['no step', { items: [] }],
    ['no end in time', { withinMs: 0 }],
    ['two steps of one id', { items: [...plain.items, ...plain.items] }],
    ['an armed step that is not the last', { arm: 'read' }],
    ['a step that carries what nothing captured', { items: [...plain.items, step('c', carries('x'))] }],
    ['an armed step that reads its result', { arm: 'end', items: [...plain.items, step('end', code)] }],
    ['a first step that may be left out', { items: [{ ...step('may', can('pay')), min: 0 } as Item, ...plain.items] }],
    [
      'an absence that names no step',
      { absences: [{ kind: 'middle', after: 'read', before: 'nothing', where: can('pay') }] },
    ],
    ['a first step that is strict', { items: [{ ...step('at-once', can('pay')), isStrict: true }, ...plain.items] }],
  ])('is refused with %s', (_why, fault) => {
    expect(() => defineSequence({ ...plain, ...fault })).toThrow(/Sequence sequence\.plain/);
  });

  it('runs without captures and without an arm', () => {
    const session = new SessionEvents();
    const { alerts, commands } = runEngine(engineOf([defineSequence(plain)]), [
      session.requested(1, { atMs: 0, can: ['read.private'] }),
      session.completed(1, { atMs: 10, can: ['read.private'] }),
      session.requested(2, { atMs: 20, can: ['destroy'] }),
    ]);
    expect(alerts).toHaveLength(1);
    expect(commands).toEqual([]);
  });

  it('decides a last step that reads the result when its call has ended', () => {
    const session = new SessionEvents();
    const { alerts } = runEngine(
      engineOf([defineSequence({ ...plain, items: [...plain.items, step('code', code)] })]),
      [
        session.requested(1, { atMs: 0, can: ['read.private'] }),
        session.completed(1, { atMs: 10, can: ['read.private'] }),
        session.requested(2, { atMs: 20, can: ['destroy'] }),
        session.completed(2, { atMs: 30, can: ['destroy'] }),
        session.requested(3, { atMs: 40 }),
        session.completed(3, { atMs: 50, labels: ['code'] }),
      ],
    );
    expect(alerts.map((alert) => alert.unmapped.shearpin.steps.length)).toEqual([3]);
  });

  it('goes by what had ended at the request when it remembers no request', () => {
    const session = new SessionEvents();
    const detector = defineSequence({ ...plain, items: [...plain.items, step('pay', can('pay'))] });
    const events = (requestedAtMs: number) => [
      session.requested(1, { atMs: 0, can: ['read.private'] }),
      session.completed(1, { atMs: 10, can: ['read.private'] }),
      session.completed(2, { atMs: 30, can: ['destroy'], requestedAtMs }),
      session.requested(3, { atMs: 40, can: ['pay'] }),
    ];
    expect(runEngine(engineOf([detector]), events(20)).alerts).toHaveLength(1);
    expect(runEngine(engineOf([detector]), events(5)).alerts).toEqual([]);
  });
});
