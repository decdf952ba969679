import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition, compileValue } from '../../../../../detectors/kit/form/compile.ts';
import type { Facts } from '../../../../../detectors/kit/form/facts.ts';
import type { Expression } from '../../../../../detectors/kit/form/form.ts';
import { isEventOnly, isRequestOnly, splitExpression } from '../../../../../detectors/kit/form/split.ts';
import { randomExpressions } from '../../../../support/random-expressions.ts';
import { captureSlots as slots, randomCall, randomCaptures } from '../../../../support/random-facts.ts';

const { condition } = randomExpressions({ numbers: ['number'], texts: ['text'], sets: ['set'] });
const sends: Expression = { op: 'can', capability: 'egress.*' };
const carries: Expression = {
  op: 'intersects',
  of: [
    { op: 'captured', name: 'value' },
    { op: 'fingerprints', side: 'arguments' },
  ],
};

describe('splitting an expression', () => {
  it('takes out the largest parts that read the event alone, each once', () => {
    const where: Expression = { op: 'all', of: [sends, carries, { op: 'any', of: [sends, carries] }] };
    expect(splitExpression(where, isEventOnly)).toEqual({
      probes: [sends, { op: 'fingerprints', side: 'arguments' }],
      rest: {
        op: 'all',
        of: [
          { op: 'probe', at: 0 },
          {
            op: 'intersects',
            of: [
              { op: 'captured', name: 'value' },
              { op: 'probe', at: 1 },
            ],
          },
          {
            op: 'any',
            of: [
              { op: 'probe', at: 0 },
              {
                op: 'intersects',
                of: [
                  { op: 'captured', name: 'value' },
                  { op: 'probe', at: 1 },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it('adds to the probes of another expression', () => {
    const other: Expression = { op: 'not', of: sends };
    expect(splitExpression(other, isEventOnly, [sends])).toEqual({
      probes: [sends, other],
      rest: { op: 'probe', at: 1 },
    });
    expect(splitExpression(sends, isEventOnly, [carries, sends])).toEqual({
      probes: [carries, sends],
      rest: { op: 'probe', at: 1 },
    });
  });

  it('takes out nothing that holds whatever the event is', () => {
    const constant: Expression = { op: 'literal', value: true };
    expect(splitExpression(constant, isEventOnly)).toEqual({ probes: [], rest: constant });
  });

  it('means the same as the whole, whenever captures are known', () => {
    fc.assert(
      fc.property(condition, randomCall, randomCaptures, (where, { request, end }, captures) => {
        const captured = slots.map((name) => captures[name]);
        const { probes, rest } = splitExpression(where, isEventOnly);
        for (const facts of [request(), end()]) {
          const values = probes.map((probe) => compileValue(probe)(facts));
          facts.captured = captured;
          const whole = compileCondition(where, { slots })(facts);
          facts.probes = JSON.parse(JSON.stringify(values)) as typeof values;
          expect(compileCondition(rest, { slots })(facts)).toBe(whole);
        }
      }),
    );
  });

  it('means at the end of a call what the whole means to one who knows both of its events', () => {
    fc.assert(
      fc.property(condition, randomCall, randomCaptures, (where, { request, end }, captures) => {
        const captured = slots.map((name) => captures[name]);
        const { probes, rest } = splitExpression(where, isRequestOnly);
        const asked = request();
        const values = probes.map((probe) => compileValue(probe)(asked));
        const facts = end();
        facts.probes = values;
        facts.captured = captured;
        expect(compileCondition(rest, { slots })(facts)).toBe(omniscient(where, { asked, facts, captured }));
      }),
    );
  });
});

interface Known {
  readonly asked: Facts;
  readonly facts: Facts;
  readonly captured: Facts['captured'];
}

/** The truth with every leaf put to the event that tells it. */
function omniscient(where: Expression, { asked, facts, captured }: Known): number {
  const leaves = splitExpression(where, (part) => isRequestOnly(part) && isLeaf(part));
  facts.probes = leaves.probes.map((leaf) => compileValue(leaf)(asked));
  facts.captured = captured;
  return compileCondition(leaves.rest, { slots })(facts);
}

function isLeaf({ op }: Expression): boolean {
  return ['field', 'fingerprints', 'argument', 'has'].includes(op);
}
