import type { Expression } from './form.ts';

/** The expressions that this one is directly made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'all':
    case 'any':
    case 'compare':
    case 'arithmetic':
    case 'intersects':
      return expression.of;
    case 'not':
    case 'certain':
    case 'in':
    case 'text':
    case 'size':
    case 'number':
      return [expression.of];
    default:
      return [];
  }
}

/** The same expression with each of its direct parts replaced. */
export function mapParts(expression: Expression, map: (part: Expression) => Expression): Expression {
  switch (expression.op) {
    case 'all':
    case 'any':
      return { ...expression, of: expression.of.map(map) };
    case 'compare':
    case 'arithmetic':
    case 'intersects':
      return { ...expression, of: [map(expression.of[0]), map(expression.of[1])] };
    case 'not':
    case 'certain':
    case 'in':
    case 'text':
    case 'size':
    case 'number':
      return { ...expression, of: map(expression.of) };
    default:
      return expression;
  }
}

/** What must hold, each by itself, for the expression to hold. */
export function conjunctsOf(expression: Expression): readonly Expression[] {
  return expression.op === 'all' ? expression.of.flatMap(conjunctsOf) : [expression];
}

/** One expression that holds when all hold. */
export function allOf(conjuncts: readonly Expression[]): Expression {
  const [only] = conjuncts;
  return conjuncts.length === 1 && only !== undefined ? only : { op: 'all', of: conjuncts };
}
