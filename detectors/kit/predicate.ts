import type { Predicate } from '../../schemas/generated/types.ts';

/** What a predicate knows of a call. A side that is undefined has not been seen; incomplete means not all of it was. */
export interface PredicateFacts {
  readonly capabilities: readonly string[];
  readonly argumentLabels?: readonly string[] | undefined;
  readonly argumentsIncomplete?: boolean;
  readonly resultLabels?: readonly string[] | undefined;
}

/** `perhaps`: what was inspected does not settle it. */
export type Truth = 'no' | 'perhaps' | 'yes';

const rank = { no: 0, perhaps: 1, yes: 2 } as const;
const opposite = { no: 'yes', perhaps: 'perhaps', yes: 'no' } as const;

/** Whether a name is the one asked for, or of the family asked for (`egress.*`; a bare `secret` means the same). */
export function isOfFamily(name: string, asked: string): boolean {
  const family = asked.endsWith('.*') ? asked.slice(0, -2) : asked;
  return name === family || name.startsWith(`${family}.`);
}

/** Whether the predicate can only be decided when the call has ended. */
export function readsResult(predicate: Predicate): boolean {
  switch (predicate.op) {
    case 'can':
      return false;
    case 'has':
      return predicate.side === 'result';
    case 'not':
      return readsResult(predicate.of);
    case 'all':
    case 'any':
      return predicate.of.some(readsResult);
    default:
      return false;
  }
}

function labelTruth(labels: readonly string[] | undefined, asked: string, isIncomplete: boolean): Truth {
  if (labels?.some((label) => isOfFamily(label, asked))) return 'yes';
  return isIncomplete || labels === undefined ? 'perhaps' : 'no';
}

/** Three-valued, total, linear in the predicate: every operand is looked at whatever the others say. */
export function evaluatePredicate(predicate: Predicate, facts: PredicateFacts): Truth {
  switch (predicate.op) {
    case 'can':
      return facts.capabilities.some((name) => isOfFamily(name, predicate.capability)) ? 'yes' : 'no';
    case 'has':
      return predicate.side === 'result'
        ? labelTruth(facts.resultLabels, predicate.label, false)
        : labelTruth(facts.argumentLabels, predicate.label, facts.argumentsIncomplete ?? false);
    case 'not':
      return opposite[evaluatePredicate(predicate.of, facts)];
    case 'all':
      return predicate.of.map((part) => evaluatePredicate(part, facts)).reduce(weaker, 'yes');
    case 'any':
      return predicate.of.map((part) => evaluatePredicate(part, facts)).reduce(stronger, 'no');
    default:
      return 'no';
  }
}

export function weaker(a: Truth, b: Truth): Truth {
  return rank[a] <= rank[b] ? a : b;
}

export function stronger(a: Truth, b: Truth): Truth {
  return rank[a] >= rank[b] ? a : b;
}
