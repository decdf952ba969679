import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../../../detectors/kit/form/pattern.ts';

function testOf(source: string): (text: string) => boolean {
  const pattern = patternOf(source);
  if (!pattern.ok) throw new Error(pattern.why);
  return pattern.test;
}

describe('regular expressions', () => {
  it.each([['^(a+)+$'], ['^(a|aa)+$'], ['(.*)(.*)(.*)(.*)x'], ['^([a-zA-Z]+)*$']])(
    'answers %s on a text that hangs a backtracking engine',
    (source) => {
      const test = testOf(source);
      const text = `${'a'.repeat(100_000)}!`;
      expect([test(text), test(`${text}x`), test('aax')]).toEqual([
        false,
        source.endsWith('x'),
        !source.startsWith('^(a'),
      ]);
    },
  );

  it('finds the pattern anywhere unless it is anchored', () => {
    expect(testOf('b')('abc')).toBe(true);
    expect(testOf('^b')('abc')).toBe(false);
  });

  it.each([
    ['(', 'missing closing'],
    ['(a)\\1', 'invalid escape sequence'],
    ['(?=a)', 'invalid'],
    ['(x{1000}){1000}', 'invalid repeat count'],
    ['((a{10}){10}){10}', 'it becomes too large when its repetitions are written out'],
    ['a'.repeat(257), 'it is longer than 256 characters'],
    ['('.repeat(200) + ')'.repeat(200), 'repetitions'],
  ])('refuses %s with the reason', (source, why) => {
    const pattern = patternOf(source);
    expect(pattern).toMatchObject({ ok: false });
    if (source.length < 300) expect(pattern.ok ? '' : pattern.why).toContain(why);
  });

  it('gives the same answer from its cache', () => {
    expect(patternOf('^x')).toBe(patternOf('^x'));
    for (let at = 0; at < 1100; at += 1) patternOf(`^y${String(at)}`);
    expect(testOf('^x')('xy')).toBe(true);
  });
});
