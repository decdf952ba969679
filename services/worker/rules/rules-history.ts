/**
 * Rule 4 (determinism): which rules held from which offset of a partition on. It stands in the commit metadata, before
 * anything is saved that was judged by them, so that a replay judges each record as it was judged.
 */

export interface RulesSince {
  /** Offset of the first record that they judge, as decimal text. */
  readonly from: string;
  /** Name of the rules. */
  readonly rules: string;
}

export type RulesHistory = readonly RulesSince[];

/** More than this many changes back, records are judged by the oldest that is known. */
const changesMax = 16;

export function rulesAt(history: RulesHistory, offset: bigint): string | undefined {
  const since = history.findLast(({ from }) => BigInt(from) <= offset);
  return (since ?? history[0])?.rules;
}

/** Up to which offset the rules that judged the records from this one on are forgotten; undefined when all are known. */
export function forgottenTo([oldest]: RulesHistory, offset: bigint): bigint | undefined {
  return oldest === undefined || BigInt(oldest.from) <= offset ? undefined : BigInt(oldest.from);
}

/** Offset of the next record that other rules judge. */
export function nextChange(history: RulesHistory, offset: bigint): bigint | undefined {
  const next = history.find(({ from }) => BigInt(from) > offset);
  return next === undefined ? undefined : BigInt(next.from);
}

/** From the offset on, these rules hold. */
export function withRules(history: RulesHistory, { from, rules }: { from: bigint; rules: string }): RulesHistory {
  const before = history.filter((since) => BigInt(since.from) < from);
  if (before.at(-1)?.rules === rules) return before;
  return [...before, { from: String(from), rules }].slice(-changesMax);
}
