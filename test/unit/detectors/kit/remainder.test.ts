import { describe, expect, it } from 'vitest';
import { Facts } from '../../../../detectors/kit/form/facts.ts';
import { nameOfTruth } from '../../../../detectors/kit/form/truth.ts';
import { compileRemainder, nothingSeen } from '../../../../detectors/kit/remainder.ts';
import type { Condition } from '../../../../schemas/generated/types.ts';
import { fpOf, SessionEvents, type RequestOptions } from '../../../support/session-events.ts';

const condition: Condition = {
  step: 'send',
  where: { op: 'can', capability: 'egress.*' },
  carries: [fpOf(1), fpOf(2)],
  startMs: 1_000,
  deadlineMs: 2_000,
};

const sending: Omit<RequestOptions, 'atMs'> = { can: ['egress.message'], carries: [2] };

function truth(asked: Condition, call: Partial<RequestOptions> = {}, timeMs = 1_500) {
  const data = new SessionEvents().requested(1, { ...sending, ...call, atMs: 0 });
  const remainder = compileRemainder(asked);
  if (remainder === undefined) return 'not understood';
  return nameOfTruth(remainder({ timeMs, agent: data.agent.id, facts: Facts.of('requested', data) }, nothingSeen));
}

describe('an armed condition', () => {
  it('holds for a call that carries one of its values', () => {
    expect(truth(condition)).toBe('yes');
  });

  it('does not hold for a call that carries none, or that cannot do what it asks', () => {
    expect(truth(condition, { carries: [] })).toBe('no');
    expect(truth(condition, { can: ['write'] })).toBe('no');
  });

  it('perhaps holds for a call that was not inspected whole', () => {
    expect(truth(condition, { carries: [], truncated: true })).toBe('perhaps');
  });

  it('does not hold for a call that was not inspected whole but cannot do what it asks', () => {
    expect(truth(condition, { can: ['write'], truncated: true })).toBe('no');
  });

  it('holds for any call of its predicate when it names no values', () => {
    const { carries: _carries, ...wide } = condition;
    expect(truth(wide, { carries: [] })).toBe('yes');
  });

  it('holds for none when the list of values is empty', () => {
    expect(truth({ ...condition, carries: [] })).toBe('no');
  });

  it('holds at exactly its deadline and not after', () => {
    expect(truth(condition, {}, 2_000)).toBe('yes');
    expect(truth(condition, {}, 2_001)).toBe('no');
  });

  it('holds for a clock that runs behind the start', () => {
    expect(truth(condition, {}, 0)).toBe('yes');
  });
});
