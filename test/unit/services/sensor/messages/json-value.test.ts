import { describe, expect, it } from 'vitest';
import { wholeValue } from '../../../../../services/sensor/messages/json-scan.ts';
import { readValue } from '../../../../../services/sensor/messages/json-value.ts';
import type { ValueLimits } from '../../../../../services/sensor/messages/json-lenient.ts';

function read(text: string | Buffer, limits?: ValueLimits) {
  const bytes = Buffer.from(text as string);
  const slice = wholeValue(bytes);
  return slice === undefined ? undefined : readValue(bytes, slice, limits);
}

function valueIn(text: string | Buffer): unknown {
  return read(text)?.value;
}

describe('reading a value', () => {
  it.each(['{"a":[1,true,null,"x\\n\\u00e9"],"b":{}}', '[]', '"x"', '-1.5e3', 'null'])(
    'takes %s as JSON.parse does',
    (text) => {
      expect(valueIn(text)).toEqual(JSON.parse(text));
    },
  );

  it('keeps every occurrence of a duplicate member', () => {
    expect(valueIn('{"a":1,"a":[2],"a":{"b":3,"b":4}}')).toEqual({ a: [1, [2], { b: [3, 4] }] });
    expect(valueIn('{"a":1,"\\u0061":2}')).toEqual({ a: [1, 2] });
  });

  it('takes NaN, Infinity, a byte order mark and raw control characters', () => {
    expect(valueIn('[NaN,Infinity,-Infinity]')).toEqual(['NaN', 'Infinity', '-Infinity']);
    expect(valueIn('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(valueIn('"a\nb"')).toBe('a\nb');
  });

  it('leaves out bytes that are not UTF-8, so that nothing hides behind them', () => {
    expect(valueIn(Buffer.from('{"a":"se\xffcret"}', 'latin1'))).toEqual({ a: 'secret' });
  });

  it('keeps digits that a double would lose', () => {
    expect(valueIn('{"a":12345678901234567890}')).toEqual({ a: '12345678901234567890' });
  });

  it('reads __proto__ as a name like any other', () => {
    for (const text of ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1},"b":1,"b":2}']) {
      const value = valueIn(text) as object;
      expect(Object.hasOwn(value, '__proto__')).toBe(true);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    }
  });

  it.each([
    '{"a":1,}',
    '[1,]',
    '[1 2]',
    '{"a" 1}',
    '{a:1}',
    '[01]',
    '[.5]',
    '[tru]',
    '["\\x"]',
    '[1}',
    '{"a":}',
    '["\\u12"]',
  ])('finds none in %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('reads a value beyond the bounds up to them, and says so', () => {
    const limits = { bytesMax: 20, depthMax: 3 };
    expect(read('{"a":"0123456789012345","b":1}', limits)).toEqual({ value: { a: '01234567890123' }, complete: false });
    expect(read('{"a":1,"bcdefghijklmnopq":1}', limits)).toEqual({ value: { a: 1 }, complete: false });
    expect(read('[[1],[2],[3],[4],[5],[6]]', limits)?.complete).toBe(false);
    expect(read('[[[[1]]],2]', limits)).toEqual({ value: [[[[]]], 2], complete: false });
    expect(read('["abcdefghijklmnopq\\u0041"]', limits)).toEqual({ value: ['abcdefghijklmnopq'], complete: false });
  });

  it('reads a million brackets without recursion', () => {
    expect(read(`${'['.repeat(1e6)}${']'.repeat(1e6)}`)?.complete).toBe(false);
    expect(read('['.repeat(1e6))).toBeUndefined();
  });
});
