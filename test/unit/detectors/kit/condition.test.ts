import { describe, expect, it } from 'vitest';
import { evaluateCondition, type CallFacts } from '../../../../detectors/kit/condition.ts';
import type { Condition } from '../../../../schemas/generated/types.ts';

const condition: Condition = {
  step: 'send',
  where: { op: 'can', capability: 'egress.*' },
  carries: ['0000000000000001', '0000000000000002'],
  startMs: 1_000,
  deadlineMs: 2_000,
};

function call(facts: Partial<CallFacts> = {}): CallFacts {
  return {
    timeMs: 1_500,
    capabilities: ['egress.message'],
    argumentLabels: [],
    carries: new Set(['0000000000000002']),
    incomplete: false,
    ...facts,
  };
}

describe('an armed condition', () => {
  it('holds for a call that carries one of its values', () => {
    expect(evaluateCondition(condition, call())).toBe('yes');
  });

  it('does not hold for a call that carries none, or that cannot do what it asks', () => {
    expect(evaluateCondition(condition, call({ carries: new Set() }))).toBe('no');
    expect(evaluateCondition(condition, call({ capabilities: ['write'] }))).toBe('no');
  });

  it('perhaps holds for a call that was not inspected whole', () => {
    expect(evaluateCondition(condition, call({ carries: new Set(), incomplete: true }))).toBe('perhaps');
  });

  it('does not hold for a call that was not inspected whole but cannot do what it asks', () => {
    expect(evaluateCondition(condition, call({ capabilities: ['write'], incomplete: true }))).toBe('no');
  });

  it('holds for any call of its predicate when it names no values', () => {
    const { carries: _carries, ...wide } = condition;
    expect(evaluateCondition(wide, call({ carries: new Set() }))).toBe('yes');
  });

  it('holds for none when the list of values is empty', () => {
    expect(evaluateCondition({ ...condition, carries: [] }, call())).toBe('no');
  });

  it('holds at exactly its deadline and not after', () => {
    expect(evaluateCondition(condition, call({ timeMs: 2_000 }))).toBe('yes');
    expect(evaluateCondition(condition, call({ timeMs: 2_001 }))).toBe('no');
  });

  it('holds for a clock that runs behind the start', () => {
    expect(evaluateCondition(condition, call({ timeMs: 0 }))).toBe('yes');
  });
});
