import { describe, expect, it } from 'vitest';
import { secretToEgress } from '../../../../detectors/catalog/sequences/secret-to-egress.ts';
import type { SequenceDefinition } from '../../../../detectors/kit/sequence/definition.ts';
import { defineSequence } from '../../../../detectors/kit/sequence/matcher.ts';
import { engineOf, runEngine } from '../../../support/engine-runs.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const { kind: _kind, windowMs: _windowMs, isArmed: _isArmed, respond: _respond, ...metadata } = secretToEgress.metadata;
const can = (capability: string) => ({ op: 'can' as const, capability });
const plain: SequenceDefinition = {
  ...metadata,
  id: 'sequence.plain',
  withinMs: 1_000,
  steps: [
    { id: 'read', where: can('read.private') },
    { id: 'destroy', where: can('destroy') },
  ],
  text: 'Something was destroyed after a private read.',
};

describe('a sequence given as data', () => {
  it.each<[string, Partial<SequenceDefinition>]>([
    ['fewer than two steps', { steps: plain.steps.slice(0, 1) }],
    ['no end in time', { withinMs: 0 }],
    ['two steps of one id', { steps: [...plain.steps, ...plain.steps] }],
    ['an armed step that is not the last', { arm: 'read' }],
    [
      'a step that carries what nothing captured',
      { steps: [...plain.steps, { id: 'c', where: can('pay'), carries: 'x' }] },
    ],
    [
      'an armed step that reads its result',
      { arm: 'end', steps: [...plain.steps, { id: 'end', where: { op: 'has', side: 'result', label: 'code' } }] },
    ],
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
    const steps = [...plain.steps, { id: 'code', where: { op: 'has', side: 'result', label: 'code' } } as const];
    const { alerts } = runEngine(engineOf([defineSequence({ ...plain, steps })]), [
      session.requested(1, { atMs: 0, can: ['read.private'] }),
      session.completed(1, { atMs: 10, can: ['read.private'] }),
      session.requested(2, { atMs: 20, can: ['destroy'] }),
      session.completed(2, { atMs: 30, can: ['destroy'] }),
      session.requested(3, { atMs: 40 }),
      session.completed(3, { atMs: 50, labels: ['code'] }),
    ]);
    expect(alerts.map((alert) => alert.unmapped.shearpin.steps.length)).toEqual([3]);
  });

  it('goes by what had ended at the request when it remembers no request', () => {
    const session = new SessionEvents();
    const steps = [...plain.steps, { id: 'pay', where: can('pay') }];
    const detector = defineSequence({ ...plain, steps });
    const events = (requestedAtMs: number) => [
      session.requested(1, { atMs: 0, can: ['read.private'] }),
      session.completed(1, { atMs: 10, can: ['read.private'] }),
      session.completed(2, { atMs: 30, can: ['destroy'], requestedAtMs }),
      session.requested(3, { atMs: 40, can: ['pay'] }),
    ];
    expect(runEngine(engineOf([detector]), events(20)).alerts).toHaveLength(1);
    expect(runEngine(engineOf([detector]), events(5)).alerts).toEqual([]);
  });

  it('lets a call take a step that any of its rounds makes possible', () => {
    const steps: SequenceDefinition['steps'] = [
      { id: 'secret', where: can('credential.read'), capture: { name: 'secret', role: 'secret' } },
      { id: 'trade', where: can('read.private'), carries: 'secret', capture: { name: 'token', role: 'secret' } },
      { id: 'destroy', where: can('destroy'), carries: 'token' },
    ];
    const run = (rounds: readonly (readonly number[])[]): number => {
      const session = new SessionEvents();
      const own = { can: ['credential.read', 'read.private'] } as const;
      return runEngine(engineOf([defineSequence({ ...plain, steps })]), [
        session.requested(1, { atMs: 0, can: ['credential.read'] }),
        ...rounds.slice(0, 1).map((carries) => session.requested(2, { atMs: 1, ...own, carries })),
        session.completed(1, { atMs: 2, can: ['credential.read'], secrets: [7] }),
        ...rounds.slice(1).map((carries, at) => session.requested(2, { atMs: 3 + at, ...own, carries, round: at + 2 })),
        session.completed(2, { atMs: 10, ...own, secrets: [8] }),
        session.requested(3, { atMs: 11, can: ['destroy'], carries: [8] }),
      ]).alerts.length;
    };
    expect(run([[7]])).toBe(0);
    expect(run([[], [7]])).toBe(1);
    expect(run([[], [7], []])).toBe(1);
    expect(run([[], []])).toBe(0);
  });
});
