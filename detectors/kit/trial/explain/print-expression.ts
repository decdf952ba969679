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
      return expression.of.map(inBrackets).join(' && ');
    case 'any':
      return expression.of.map(inBrackets).join(' || ');
    case 'not':
      return `!${inBrackets(expression.of)}`;
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
      return `${inBrackets(expression.of[0])} ${expression.by} ${inBrackets(expression.of[1])}`;
    case 'in':
      return `${inBrackets(expression.of)} in [${expression.values.map((value) => JSON.stringify(value)).join(', ')}]`;
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

/** What is joined by operators stands in brackets within another. */
function inBrackets(expression: Expression): string {
  const isJoined = ['all', 'any', 'compare', 'arithmetic', 'in'].includes(expression.op);
  return isJoined ? `(${printExpression(expression)})` : printExpression(expression);
}
