import { describe, expect, it } from 'vitest';
import { evaluatePredicate, isOfFamily, readsResult } from '../../../../detectors/kit/predicate.ts';
import type { Predicate } from '../../../../schemas/generated/types.ts';

const canSend: Predicate = { op: 'can', capability: 'egress.*' };
const hasSecret: Predicate = { op: 'has', side: 'arguments', label: 'secret' };
const returnsSecret: Predicate = { op: 'has', side: 'result', label: 'secret.*' };
const facts = { capabilities: ['egress.share'], argumentLabels: ['secret.token'], resultLabels: [] };

describe('a name', () => {
  it('is of a family by whole parts only', () => {
    expect(isOfFamily('egress.share', 'egress.*')).toBe(true);
    expect(isOfFamily('secret.token', 'secret')).toBe(true);
    expect(isOfFamily('egressive', 'egress.*')).toBe(false);
    expect(isOfFamily('read.private', 'read.untrusted')).toBe(false);
  });
});

describe('a predicate', () => {
  it('asks for capabilities and labels', () => {
    expect(evaluatePredicate(canSend, facts)).toBe('yes');
    expect(evaluatePredicate(hasSecret, facts)).toBe('yes');
    expect(evaluatePredicate(returnsSecret, facts)).toBe('no');
  });

  it('says perhaps where a side has not been seen, or not been seen whole', () => {
    expect(evaluatePredicate(returnsSecret, { capabilities: [] })).toBe('perhaps');
    const partly = { capabilities: [], argumentLabels: [], argumentsIncomplete: true };
    expect(evaluatePredicate(hasSecret, partly)).toBe('perhaps');
  });

  it('combines three values', () => {
    const partly = { ...facts, argumentLabels: [], argumentsIncomplete: true };
    expect(evaluatePredicate({ op: 'all', of: [canSend, hasSecret] }, partly)).toBe('perhaps');
    expect(evaluatePredicate({ op: 'any', of: [canSend, hasSecret] }, partly)).toBe('yes');
    expect(evaluatePredicate({ op: 'all', of: [{ op: 'not', of: canSend }, hasSecret] }, partly)).toBe('no');
    expect(evaluatePredicate({ op: 'not', of: hasSecret }, partly)).toBe('perhaps');
  });

  it('knows whether it reads the result, however deep', () => {
    expect(readsResult({ op: 'all', of: [canSend, { op: 'not', of: returnsSecret }] })).toBe(true);
    expect(readsResult({ op: 'any', of: [canSend, hasSecret] })).toBe(false);
  });
});
