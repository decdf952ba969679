/**
 * Compiles expressions to closures, once, before any event is seen. Every closure is total: whatever event it is put
 * to, it yields a value and throws nothing.
 *
 * 1. A missing value, a wrong type, a division by zero or a number that is not finite makes a comparison *no*.
 * 2. *Perhaps* comes only from what was not inspected in full, or is not there yet: a result before the call's end.
 * 3. Looking for fingerprints takes the same work whether they are found or not.
 */
import { capabilityMask, labelMask, type Facts } from './facts.ts';
import type { Expression } from './form.ts';
import { compileComparison, compileEquals, compileIn, compileText } from './compile-tests.ts';
import { compileScalar, missing } from './compile-values.ts';
import { no, oppositeOf, perhaps, yes, type Truth } from './truth.ts';
import { isSet, lookupOf, unknownValue, type Value, type ValueSet } from './value.ts';

export type Condition = (facts: Facts) => Truth;
export type Valuation = (facts: Facts) => Value;

export interface CompileOptions {
  /** Names of captures, in the order of the slots in which they are handed over. */
  readonly slots?: readonly string[];
}

const always: Condition = () => yes;
const never: Condition = () => no;

/** The truth of an expression; one that is no truth, such as a text, is never so. */
export function compileCondition(expression: Expression, options: CompileOptions = {}): Condition {
  switch (expression.op) {
    case 'can':
      return compileCan(capabilityMask(expression.capability));
    case 'has':
      return compileHas(expression.side, labelMask(expression.label));
    case 'all':
      return compileAll(expression.of.map((part) => compileCondition(part, options)));
    case 'any':
      return compileAny(expression.of.map((part) => compileCondition(part, options)));
    case 'not': {
      const of = compileCondition(expression.of, options);
      return (facts) => oppositeOf(of(facts));
    }
    case 'certain': {
      const of = compileCondition(expression.of, options);
      return (facts) => (of(facts) === yes ? yes : no);
    }
    case 'compare': {
      const [left, right] = expression.of;
      if (expression.by === '==' && right.op === 'literal')
        return compileEquals(compileValue(left, options), right.value);
      return compileComparison(expression.by, [compileValue(left, options), compileValue(right, options)]);
    }
    case 'in':
      return compileIn(compileValue(expression.of, options), new Set(expression.values));
    case 'text':
      return compileText(expression, compileValue(expression.of, options));
    case 'intersects':
      return compileIntersects(compileValue(expression.of[0], options), compileValue(expression.of[1], options));
    default:
      return truthOf(expression, options);
  }
}

/** The value of an expression; of a condition the truth, or the unknown when it is only perhaps so. */
export function compileValue(expression: Expression, options: CompileOptions = {}): Valuation {
  switch (expression.op) {
    case 'arithmetic': {
      const [left, right] = expression.of;
      return compileScalar({ ...expression, of: [compileValue(left, options), compileValue(right, options)] });
    }
    case 'size':
    case 'number':
      return compileScalar({ ...expression, of: compileValue(expression.of, options) });
    case 'captured':
      return captured((options.slots ?? []).indexOf(expression.name));
    case 'literal':
    case 'field':
    case 'fingerprints':
    case 'argument':
    case 'probe':
      return compileScalar(expression);
    default: {
      const condition = compileCondition(expression, options);
      return (facts) => {
        const truth = condition(facts);
        return truth === perhaps ? unknownValue : truth === yes;
      };
    }
  }
}

function captured(slot: number): Valuation {
  return slot < 0 ? missing : (facts) => facts.captured[slot] ?? null;
}

function truthOf(expression: Expression, options: CompileOptions): Condition {
  if (expression.op === 'literal') return expression.value === true ? always : never;
  const value = compileValue(expression, options);
  return (facts) => {
    const found = value(facts);
    return found === true ? yes : isSet(found) && found.isOpen && found.values.length === 0 ? perhaps : no;
  };
}

function compileCan(asked: number): Condition {
  return (facts) => ((facts.capabilities & asked) === 0 ? no : yes);
}

function compileHas(side: 'arguments' | 'result', asked: number): Condition {
  if (asked === 0) return never;
  if (side === 'arguments')
    return (facts) => {
      if ((facts.argumentLabels & asked) !== 0) return yes;
      return facts.kind === 'completed' || facts.event.arguments?.truncated === true ? perhaps : no;
    };
  return (facts) => {
    if ((facts.resultLabels & asked) !== 0) return yes;
    return facts.kind === 'requested' || facts.event.result?.truncated === true ? perhaps : no;
  };
}

function compileAll(parts: readonly Condition[]): Condition {
  const [first = always, second, third, ...more] = parts;
  if (second === undefined) return first;
  if (third === undefined)
    return (facts) => {
      const one = first(facts);
      return one === no ? no : weaker(one, second(facts));
    };
  if (more.length === 0)
    return (facts) => {
      const one = first(facts);
      const two = one === no ? no : weaker(one, second(facts));
      return two === no ? no : weaker(two, third(facts));
    };
  return (facts) => {
    let truth: Truth = yes;
    for (const part of parts) {
      truth = weaker(truth, part(facts));
      if (truth === no) return no;
    }
    return truth;
  };
}

function compileAny(parts: readonly Condition[]): Condition {
  const [first = never, second, ...more] = parts;
  if (second === undefined) return first;
  if (more.length === 0)
    return (facts) => {
      const one = first(facts);
      return one === yes ? yes : stronger(one, second(facts));
    };
  return (facts) => {
    let truth: Truth = no;
    for (const part of parts) {
      truth = stronger(truth, part(facts));
      if (truth === yes) return yes;
    }
    return truth;
  };
}

function weaker(one: Truth, other: Truth): Truth {
  return one < other ? one : other;
}

function stronger(one: Truth, other: Truth): Truth {
  return one > other ? one : other;
}

function compileIntersects(one: Valuation, other: Valuation): Condition {
  return (facts) => {
    const wanted = one(facts);
    const found = other(facts);
    return isSet(wanted) && isSet(found) ? intersect(wanted, found) : no;
  };
}

/** Every value is looked up, found or not: the time taken tells a caller nothing about what matched. */
function intersect(wanted: ValueSet, found: ValueSet): Truth {
  const lookup = lookupOf(found);
  let hits = 0;
  for (const value of wanted.values) hits += lookup.has(value) ? 1 : 0;
  if (hits > 0) return yes;
  const isOpen = wanted.isOpen || found.isOpen;
  return isOpen && mayHoldAny(wanted) && mayHoldAny(found) ? perhaps : no;
}

function mayHoldAny({ values, isOpen }: ValueSet): boolean {
  return isOpen || values.length > 0;
}
