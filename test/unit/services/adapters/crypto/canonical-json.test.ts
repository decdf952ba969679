import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../../services/adapters/crypto/canonical-json.ts';

const someName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '0', '10', '9a', '__proto__', 'toJSON', '\u20ac', '\ud83d\ude00', '\ufb33', 'a', 'B'),
);
const someJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme' }),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(someName, tie('value'), { noNullPrototype: true }),
  ),
})).value;

describe('the canonical text of a JSON value', () => {
  it('is that of RFC 8785, whatever the value', () => {
    fc.assert(
      fc.property(someJson, (value) => {
        fc.pre(value !== undefined);
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('orders names by their UTF-16 units, as the example of the RFC does', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map(([, number]) => number)).toEqual([
      '2',
      '4',
      '6',
      '7',
      '1',
      '5',
      '3',
    ]);
  });

  it.each([
    ['no number', Number.NaN],
    ['without end', [{ amount: Infinity }]],
    ['half a character', { text: '\ud800' }],
    ['half a character in a name', { '\udc00': 1 }],
    ['nothing', undefined],
    ['a big integer', { amount: 1n }],
  ])('is refused for what JSON cannot say: %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'E_INVARIANT' }));
  });

  it('is refused for what holds itself', () => {
    const value: { self?: unknown } = {};
    value.self = { value };
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'E_INVARIANT' }));
  });
});
