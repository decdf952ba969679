import type { Condition } from '../../schemas/generated/types.ts';
import { evaluatePredicate, weaker, type Truth } from './predicate.ts';

/** What is known of a requested call when a condition is put to it. */
export interface CallFacts {
  readonly timeMs: number;
  readonly capabilities: readonly string[];
  readonly argumentLabels: readonly string[];
  /** Fingerprints of everything found in the arguments. */
  readonly carries: ReadonlySet<string>;
  /** Not all of the arguments was inspected. */
  readonly incomplete: boolean;
}

/** Whether the call carries one of the values. */
export function carriesOne(wanted: readonly string[], call: Pick<CallFacts, 'carries' | 'incomplete'>): Truth {
  // Every fingerprint is looked up, found or not: the time taken tells a caller nothing about what matched.
  let hits = 0;
  for (const fingerprint of wanted) hits += call.carries.has(fingerprint) ? 1 : 0;
  if (hits > 0) return 'yes';
  return call.incomplete ? 'perhaps' : 'no';
}

/**
 * Whether this requested call completes the chain that the condition is the rest of: the worker's matcher and the
 * gateway's enforcer ask with the same code. There is no lower bound in time: a clock that runs behind frees no call.
 */
export function evaluateCondition(condition: Condition, call: CallFacts): Truth {
  const isInTime = call.timeMs <= condition.deadlineMs;
  const where = evaluatePredicate(condition.where, {
    capabilities: call.capabilities,
    argumentLabels: call.argumentLabels,
    argumentsIncomplete: call.incomplete,
    resultLabels: [],
  });
  const carries = condition.carries === undefined ? 'yes' : carriesOne(condition.carries, call);
  return isInTime ? weaker(where, carries) : 'no';
}
