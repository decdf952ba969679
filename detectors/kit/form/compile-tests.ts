import type { Facts } from './facts.ts';
import type { ComparisonOperator, Expression } from './form.ts';
import { patternOf } from './pattern.ts';
import { no, perhaps, yes, type Truth } from './truth.ts';
import { isSet, type Value } from './value.ts';

type Condition = (facts: Facts) => Truth;
type Valuation = (facts: Facts) => Value;
type Scalar = string | number | boolean;

/** A comparison of two values; what is missing or of another type than the other is never as asked. */
export function compileComparison(by: ComparisonOperator, [left, right]: readonly [Valuation, Valuation]): Condition {
  return (facts) => {
    const one = left(facts);
    const other = right(facts);
    if (one === null || other === null) return no;
    if (isSet(one) || isSet(other)) return perhaps;
    return typeof one === typeof other && compares(by, one, other) ? yes : no;
  };
}

/** The same with a value that is known beforehand, which most comparisons ask for. */
export function compileEquals(of: Valuation, wanted: Scalar): Condition {
  return (facts) => {
    const value = of(facts);
    if (value === wanted) return yes;
    return value !== null && isSet(value) ? perhaps : no;
  };
}

function compares(by: ComparisonOperator, one: Scalar, other: Scalar): boolean {
  switch (by) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}

/** Whether the value stands in the list; of a set, whether one of its values does. */
export function compileIn(of: Valuation, values: ReadonlySet<Value>): Condition {
  return (facts) => {
    const value = of(facts);
    if (value === null) return no;
    if (!isSet(value)) return values.has(value) ? yes : no;
    return value.values.some((one) => values.has(one)) ? yes : value.isOpen ? perhaps : no;
  };
}

/** A pattern that cannot be compiled settles nothing; the compiler of detectors refuses it before. */
export function compileText({ by, pattern }: Extract<Expression, { op: 'text' }>, of: Valuation): Condition {
  const test = textTest(by, pattern);
  if (test === undefined) return () => perhaps;
  return (facts) => {
    const value = of(facts);
    if (isSet(value)) return perhaps;
    return typeof value === 'string' && test(value) ? yes : no;
  };
}

function textTest(
  by: Extract<Expression, { op: 'text' }>['by'],
  pattern: string,
): ((text: string) => boolean) | undefined {
  switch (by) {
    case 'starts-with':
      return (text) => text.startsWith(pattern);
    case 'ends-with':
      return (text) => text.endsWith(pattern);
    case 'contains':
      return (text) => text.includes(pattern);
    case 'matches': {
      const compiled = patternOf(pattern);
      return compiled.ok ? compiled.test : undefined;
    }
  }
}
