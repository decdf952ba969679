import { eventFields, type EventField } from '../../../schemas/generated/fields.ts';
import type { Facts } from './facts.ts';
import type { ArithmeticOperator, Expression } from './form.ts';
import { isSet, unknownValue, type Value } from './value.ts';

type Valuation = (facts: Facts) => Value;

/** An expression whose parts have been compiled. */
export type ScalarNode =
  | Extract<Expression, { op: 'literal' | 'field' | 'fingerprints' | 'argument' | 'probe' }>
  | { readonly op: 'size' | 'number'; readonly of: Valuation }
  | { readonly op: 'arithmetic'; readonly by: ArithmeticOperator; readonly of: readonly [Valuation, Valuation] };

export const missing: Valuation = () => null;

export function compileScalar(node: ScalarNode): Valuation {
  switch (node.op) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'field': {
      const field = Object.hasOwn(eventFields, node.path) ? eventFields[node.path] : undefined;
      return field === undefined ? missing : compileField(field);
    }
    case 'fingerprints': {
      const { side, role } = node;
      return (facts) => facts.fingerprints(side, role);
    }
    case 'argument':
      return compileArgument(node.path);
    case 'probe': {
      const { at } = node;
      return (facts) => facts.probes[at] ?? null;
    }
    case 'size':
      return compileSize(node.of);
    case 'number':
      return compileNumber(node.of);
    case 'arithmetic':
      return compileArithmetic(node.by, node.of);
  }
}

function compileField({ type, phase, read, isOpen }: EventField): Valuation {
  // The other event of the call tells it: here it is not missing but unknown.
  const unknownAt = phase === 'request' ? 'completed' : phase === 'end' ? 'requested' : undefined;
  if (type === 'set')
    return (facts) => {
      if (facts.kind === unknownAt) return unknownValue;
      const values = read(facts.event, facts.type);
      return Array.isArray(values) ? { values, isOpen: isOpen?.(facts.event) ?? false } : null;
    };
  return (facts) => {
    if (facts.kind === unknownAt) return unknownValue;
    const value = read(facts.event, facts.type);
    return value === undefined || typeof value === 'object' ? null : value;
  };
}

function compileArgument(path: string): Valuation {
  return (facts) => {
    if (facts.kind === 'completed') return unknownValue;
    const { arguments: content } = facts.event;
    if (content === undefined) return null;
    const value = content.fields.find((field) => field.path === path)?.value;
    // Half of a character is another text once it was stored.
    if (typeof value === 'string' && !value.isWellFormed()) return unknownValue;
    return value ?? (content.truncated ? unknownValue : null);
  };
}

function compileSize(of: Valuation): Valuation {
  return (facts) => {
    const value = of(facts);
    if (!isSet(value)) return null;
    return value.isOpen ? unknownValue : value.values.length;
  };
}

const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

function compileNumber(of: Valuation): Valuation {
  return (facts) => {
    const value = of(facts);
    if (isSet(value)) return unknownValue;
    return typeof value === 'string' && decimal.test(value) ? Number(value) : null;
  };
}

function compileArithmetic(by: ArithmeticOperator, [left, right]: readonly [Valuation, Valuation]): Valuation {
  return (facts) => {
    const one = left(facts);
    const other = right(facts);
    if (one === null || other === null) return null;
    if (isSet(one) || isSet(other)) return unknownValue;
    return typeof one === 'number' && typeof other === 'number' ? calculate(by, one, other) : null;
  };
}

function calculate(by: ArithmeticOperator, one: number, other: number): number | null {
  const result = calculated(by, one, other);
  return Number.isFinite(result) ? result : null;
}

function calculated(by: ArithmeticOperator, one: number, other: number): number {
  switch (by) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
    case '%':
      return one % other;
  }
}
