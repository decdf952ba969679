import fc from 'fast-check';
import type { Expression } from '../../detectors/kit/form/form.ts';
import { eventFields, roleNames } from '../../schemas/generated/fields.ts';

/** Random expressions whose parts have the types that the language asks for. */
interface Arbitraries {
  readonly condition: fc.Arbitrary<Expression>;
  readonly number: fc.Arbitrary<Expression>;
  readonly text: fc.Arbitrary<Expression>;
  readonly set: fc.Arbitrary<Expression>;
}

export interface RandomExpressions {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  readonly sets: readonly string[];
  /** How deep conditions are nested. */
  readonly depth?: number;
}

function fieldsOf(type: string): fc.Arbitrary<Expression> {
  const paths = Object.entries(eventFields).flatMap(([path, field]) => (field.type === type ? [path] : []));
  return fc.constantFrom(...paths).map((path) => ({ op: 'field', path }));
}

function capturesOf(names: readonly string[]): readonly fc.Arbitrary<Expression>[] {
  return names.length === 0 ? [] : [fc.constantFrom(...names).map((name) => ({ op: 'captured', name }))];
}

function literalOf(values: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Expression> {
  return values.map((value) => ({ op: 'literal', value }));
}

const numberLiterals = literalOf(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(0.5, 1e15)));
const texts = fc.constantFrom('mail', 'send', 'granted', 'answered', '', 'é');
const textLiterals = literalOf(texts);
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const side = fc.constantFrom('arguments' as const, 'result' as const);

/** Arbitraries of expressions that may read these captures, by what they yield. */
export function randomExpressions({ numbers, texts: textNames, sets, depth = 3 }: RandomExpressions): Arbitraries {
  const fingerprints: fc.Arbitrary<Expression> = fc.record({
    op: fc.constant('fingerprints' as const),
    side,
    role: fc.constantFrom(...roleNames),
  });
  const set = fc.oneof(
    fingerprints,
    side.map((of): Expression => ({ op: 'fingerprints', side: of })),
    fieldsOf('set'),
    ...capturesOf(sets),
  );
  const text = fc.oneof(textLiterals, fieldsOf('string'), ...capturesOf(textNames));
  const { number } = fc.letrec<{ number: Expression }>((tie) => ({
    number: fc.oneof(
      { maxDepth: 2 },
      numberLiterals,
      fieldsOf('number'),
      ...capturesOf(numbers),
      set.map((of): Expression => ({ op: 'size', of })),
      text.map((of): Expression => ({ op: 'number', of })),
      fc
        .tuple(fc.constantFrom('+', '-', '*', '/', '%'), tie('number'), tie('number'))
        .map(([by, left, right]): Expression => ({ op: 'arithmetic', by, of: [left, right] })),
    ),
  }));
  return { set, text, number, condition: conditions({ set, text, number }, depth) };
}

function conditions({ set, text, number }: Omit<Arbitraries, 'condition'>, depth: number): fc.Arbitrary<Expression> {
  const test = fc.constantFrom('starts-with', 'ends-with', 'contains', 'matches');
  const leaf: fc.Arbitrary<Expression> = fc.oneof(
    fc
      .constantFrom('egress.*', 'read.untrusted', 'pay', 'write')
      .map((capability): Expression => ({ op: 'can', capability })),
    fc
      .tuple(side, fc.constantFrom('secret.*', 'code', 'personal'))
      .map(([of, label]): Expression => ({ op: 'has', side: of, label })),
    fc.boolean().map((value): Expression => ({ op: 'literal', value })),
    fieldsOf('boolean'),
    fc
      .tuple(comparison, number, number)
      .map(([by, left, right]): Expression => ({ op: 'compare', by, of: [left, right] })),
    fc
      .tuple(fc.constantFrom('==', '!='), text, text)
      .map(([by, left, right]): Expression => ({ op: 'compare', by, of: [left, right] })),
    fc.tuple(text, fc.array(texts, { maxLength: 3 })).map(([of, values]): Expression => ({ op: 'in', of, values })),
    fc
      .tuple(number, fc.array(fc.integer({ max: 9 }), { maxLength: 3 }))
      .map(([of, values]): Expression => ({ op: 'in', of, values })),
    fc.tuple(test, text, texts).map(([by, of, pattern]): Expression => ({ op: 'text', by, of, pattern })),
    fc.tuple(set, set).map(([one, other]): Expression => ({ op: 'intersects', of: [one, other] })),
  );
  return fc.letrec<{ condition: Expression }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('all', 'any'), fc.array(tie('condition'), { minLength: 1, maxLength: 4 }))
        .map(([op, of]): Expression => ({ op, of })),
      fc.tuple(fc.constantFrom('not', 'certain'), tie('condition')).map(([op, of]): Expression => ({ op, of })),
    ),
  })).condition;
}
