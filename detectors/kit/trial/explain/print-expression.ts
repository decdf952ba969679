/** An expression of the intermediate form in the words of the language. */
import type { Expression } from '../../form/form.ts';

const functions = { 'starts-with': 'startsWith', 'ends-with': 'endsWith', contains: 'contains', matches: 'matches' };

export function printExpression(expression: Expression): string {
  switch (expression.op) {
    case 'can':
      return `call.can(${quoted(expression.capability)})`;
    case 'has':
      return `${expression.side}.has(${quoted(expression.label)})`;
    case 'all':
      return expression.of.map((part) => within(part, 'all')).join(' && ');
    case 'any':
      return expression.of.map((part) => within(part, 'any')).join(' || ');
    case 'not':
      return `!${within(expression.of, 'not')}`;
    case 'literal':
      return typeof expression.value === 'string' ? quoted(expression.value) : String(expression.value);
    case 'field':
      return expression.path;
    case 'captured':
      return `$${expression.name}`;
    case 'fingerprints':
      return `${expression.side}.fingerprints(${expression.role === undefined ? '' : quoted(expression.role)})`;
    default:
      return printOperation(expression);
  }
}

type Leaf = 'can' | 'has' | 'all' | 'any' | 'not' | 'literal' | 'field' | 'captured' | 'fingerprints';

function printOperation(expression: Exclude<Expression, { readonly op: Leaf }>): string {
  switch (expression.op) {
    case 'compare':
    case 'arithmetic':
      return `${within(expression.of[0], expression.op)} ${expression.by} ${within(expression.of[1], expression.op)}`;
    case 'in':
      return `${within(expression.of, 'in')} in [${expression.values.map((value) => JSON.stringify(value)).join(', ')}]`;
    case 'text':
      return `${functions[expression.by]}(${printExpression(expression.of)}, ${quoted(expression.pattern)})`;
    case 'intersects':
      return `intersects(${expression.of.map(printExpression).join(', ')})`;
    case 'certain':
    case 'size':
    case 'number':
      return `${expression.op}(${printExpression(expression.of)})`;
    case 'argument':
      return `arguments.value(${quoted(expression.path)})`;
    case 'probe':
      return `part ${String(expression.at)}`;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** How tight an operator binds; what has none binds tightest. */
const binding: Readonly<Partial<Record<Expression['op'], number>>> = {
  any: 1,
  all: 2,
  compare: 3,
  in: 3,
  arithmetic: 4,
  not: 5,
};

/** A part that does not bind tighter than what it stands in has brackets. */
function within(part: Expression, op: Expression['op']): string {
  const text = printExpression(part);
  return (binding[part.op] ?? Infinity) <= (binding[op] ?? 0) ? `(${text})` : text;
}
