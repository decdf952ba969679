/** What is asked of an event, by when it can be: at a call's request, at its end, or beside what was captured. */
import type { EventType } from '../../../schemas/generated/fields.ts';
import { compileCondition, compileValue, type Condition } from '../form/compile.ts';
import type { Expression } from '../form/form.ts';
import { conjunctsOf } from '../form/parts.ts';
import { canFail, readsOf, typesOf } from '../form/reads.ts';
import { no } from '../form/truth.ts';
import { isSet, type Value } from '../form/value.ts';
import { probesIn, stageOf, type ProbeTable } from './staging.ts';

export interface PredicatePlan {
  readonly at: number;
  readonly bit: number;
  readonly where: Expression;
  /** Decided by the call's end: it reads the result, or captures from it. */
  readonly isEnd: boolean;
  /** Which kinds of events it can take; a predicate that names none takes calls. */
  readonly types: readonly EventType[];
  /** What the request alone decides, and what the end alone decides, of an event that it can take. */
  readonly begin: Condition;
  readonly end: Condition;
  /** What remains: it reads captures, or both events of a call. */
  readonly test?: Condition;
  /** What of it reads no capture: both events of a call decide it. */
  readonly whole?: Condition;
  readonly probes: readonly number[];
}

/** What is planned so far. */
export interface Predicates {
  readonly table: ProbeTable;
  readonly slots: readonly string[];
  readonly predicates: PredicatePlan[];
}

interface Predicated {
  readonly where: Expression;
  readonly isEnd: boolean;
  readonly also: readonly number[];
}

export function planPredicate(
  { predicates, table, slots }: Predicates,
  { where, isEnd, also }: Predicated,
): { readonly plan: PredicatePlan; readonly rest: readonly Expression[] } {
  const types = typesOf(where);
  const parts = conjunctsOf(where).filter((part) => canFail(part, types));
  const rest = parts.filter((part) => stageOf(part) === 'rest').map((part) => table.take(part));
  const whole = rest.filter((part) => readsOf(part).captures.size === 0);
  const at = predicates.length;
  const plan: PredicatePlan = {
    at,
    bit: 1 << at,
    where,
    isEnd,
    types,
    begin: compileAt('begin', parts),
    end: compileAt('end', parts),
    ...(rest.length === 0 ? {} : { test: compileCondition({ op: 'all', of: rest }, { slots }) }),
    ...(whole.length === 0 ? {} : { whole: compileCondition({ op: 'all', of: whole }, { slots }) }),
    probes: [...new Set([...rest.flatMap(probesIn), ...also])],
  };
  predicates.push(plan);
  return { plan, rest };
}

/** What one event of a call decides: also that it holds nothing in which a captured value could be found. */
function compileAt(stage: 'begin' | 'end', parts: readonly Expression[]): Condition {
  const decided = compileCondition({ op: 'all', of: parts.filter((part) => stageOf(part) === stage) });
  const sought = parts.flatMap(soughtIn).filter((side) => stageOf(side) === stage);
  if (sought.length === 0) return decided;
  const values = sought.map((side) => compileValue(side));
  return (facts) => (values.every((value) => mayHoldAny(value(facts))) ? decided(facts) : no);
}

/** In what of the event a condition looks for captured values. */
function soughtIn(part: Expression): readonly Expression[] {
  if (part.op !== 'intersects' || readsOf(part).captures.size === 0) return [];
  return part.of.filter((side) => readsOf(side).captures.size === 0);
}

function mayHoldAny(value: Value): boolean {
  return isSet(value) && (value.isOpen || value.values.length > 0);
}
