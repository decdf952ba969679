import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../../../detectors/kit/form/compile.ts';
import { Facts, typeOfKind, type EventKind } from '../../../../../detectors/kit/form/facts.ts';
import type { Expression } from '../../../../../detectors/kit/form/form.ts';
import { decidedAt, readsOf, typesOf } from '../../../../../detectors/kit/form/reads.ts';
import { no } from '../../../../../detectors/kit/form/truth.ts';
import { randomExpressions } from '../../../../support/random-expressions.ts';

const sends: Expression = { op: 'can', capability: 'egress.*' };
const returnsSecret: Expression = { op: 'has', side: 'result', label: 'secret' };
const wasAnswered: Expression = isText('outcome', 'answered');

function isText(path: string, value: string): Expression {
  return {
    op: 'compare',
    by: '==',
    of: [
      { op: 'field', path },
      { op: 'literal', value },
    ],
  };
}

describe('when a step is decided', () => {
  it('is at the request when it reads nothing that only the end tells', () => {
    expect(decidedAt({ where: sends, captures: [] })).toBe('request');
    expect(decidedAt({ where: isText('verdict.decision', 'refused'), captures: [] })).toBe('request');
  });

  it('is at the end when its condition or a capture reads the result', () => {
    expect(decidedAt({ where: { op: 'all', of: [sends, { op: 'not', of: returnsSecret }] }, captures: [] })).toBe(
      'end',
    );
    expect(decidedAt({ where: wasAnswered, captures: [] })).toBe('end');
    const value: Expression = { op: 'fingerprints', side: 'result' };
    expect(decidedAt({ where: sends, captures: [{ name: 'value', type: 'set', value }] })).toBe('end');
  });

  it('tells which captures are read', () => {
    const both: Expression = { op: 'any', of: [returnsSecret, { op: 'captured', name: 'value' }] };
    expect(readsOf(both, sends)).toEqual({ request: false, end: true, event: true, captures: new Set(['value']) });
    expect(readsOf({ op: 'captured', name: 'value' })).toMatchObject({ event: false });
  });
});

describe('the types of events that a condition is about', () => {
  const isApproval = isText('event.type', 'approval');

  it('are calls when it does not ask', () => {
    expect(typesOf(sends)).toEqual(['call']);
    expect(typesOf({ op: 'not', of: sends })).toEqual(['call']);
    expect(typesOf(isText('approval.decision', 'granted'))).toEqual(['call']);
  });

  it('are those that it asks for', () => {
    expect(typesOf({ op: 'all', of: [isApproval, isText('approval.decision', 'granted')] })).toEqual(['approval']);
    expect(typesOf({ op: 'any', of: [isApproval, isText('event.type', 'discovery')] })).toEqual([
      'approval',
      'discovery',
    ]);
    expect(typesOf({ op: 'not', of: isApproval })).toEqual(['call', 'notification', 'discovery']);
    expect(typesOf({ op: 'in', of: { op: 'field', path: 'event.type' }, values: ['call', 'notification'] })).toEqual([
      'call',
      'notification',
    ]);
  });

  it('are none when it asks for what that type does not tell', () => {
    expect(typesOf({ op: 'all', of: [isApproval, sends] })).toEqual([]);
    expect(typesOf({ op: 'all', of: [isApproval, isText('notification.method', 'x')] })).toEqual([]);
  });

  it('leave out no type of which an event can meet the condition', () => {
    const kinds: readonly EventKind[] = ['requested', 'completed', 'approval', 'notification', 'discovery'];
    const { condition } = randomExpressions({ numbers: [], texts: [], sets: [] });
    const asking = condition.map((one): Expression => ({ op: 'any', of: [isText('event.type', 'none'), one] }));
    fc.assert(
      fc.property(asking, (where) => {
        const types = typesOf(where);
        const test = compileCondition(where);
        for (const kind of kinds) if (test(Facts.of(kind, {})) !== no) expect(types).toContain(typeOfKind(kind));
      }),
    );
  });
});
