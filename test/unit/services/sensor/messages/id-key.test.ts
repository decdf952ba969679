import { describe, expect, it } from 'vitest';
import { idKey } from '../../../../../services/sensor/messages/envelope.ts';

function keyOf(text: string): string {
  const bytes = Buffer.from(text);
  return idKey(bytes, { start: 0, end: bytes.byteLength });
}

describe('the key of an id', () => {
  it.each([
    ['"a"', '"\\u0061"'],
    ['1', '1.0'],
    ['1', `1.${'0'.repeat(2000)}`],
    [`"${'a'.repeat(2000)}"`, `"${'\\u0061'.repeat(2000)}"`],
  ])('is the same however it is written', (id, same) => {
    expect(keyOf(same)).toBe(keyOf(id));
  });

  it.each([
    ['1', '"1"'],
    [`"${'a'.repeat(2000)}"`, `"${'a'.repeat(2001)}"`],
    ['1'.repeat(2000), `"${'1'.repeat(2000)}"`],
    [`[${'1'.repeat(2000)}]`, `[${'1'.repeat(1999)}2]`],
  ])('is another for another id', (id, other) => {
    expect(keyOf(other)).not.toBe(keyOf(id));
  });

  it('is short for an id of a megabyte', () => {
    expect(keyOf(`"${'x'.repeat(1_000_000)}"`).length).toBeLessThan(100);
  });
});
