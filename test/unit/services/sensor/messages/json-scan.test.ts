import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skipString } from '../../../../../services/sensor/messages/json-scan.ts';
import { readValue } from '../../../../../services/sensor/messages/json-value.ts';

const pieces = fc.constantFrom('"', '\\', '\\"', 'x', '\n', 'words '.repeat(9), '\\\\'.repeat(20));

/** The end of a string, by looking at each byte. */
function endOf(bytes: Uint8Array, end: number): number {
  for (let at = 1; at < end; at += bytes[at] === 0x5c ? 2 : 1) if (bytes[at] === 0x22) return at + 1;
  return -1;
}

describe('the end of a string', () => {
  it('is its first quote that no escape takes, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.nat(20), (parts, cut) => {
        const bytes = Buffer.from(`"${parts.join('')}`);
        const end = Math.max(1, bytes.byteLength - cut);
        expect(skipString(bytes, 0, end)).toBe(endOf(bytes, end));
      }),
    );
  });
});

describe('digits in a row', () => {
  const runs = fc
    .tuple(fc.nat(20), fc.constantFrom(' ', 'x', '.', '  ,'))
    .map(([length, by]) => '7'.repeat(length) + by);

  it('are kept as text from the sixteenth on, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(runs, { maxLength: 20 }), fc.integer({ min: 1, max: 24 }), (parts, digits) => {
        const number = `9${'8'.repeat(digits - 1)}`;
        const bytes = Buffer.from(`[${JSON.stringify(parts.join(''))},${number}]`);
        const value = readValue(bytes, { start: 0, end: bytes.byteLength })?.value;
        const isLong = digits >= 16 && String(Number(number)) !== number;
        expect(value).toEqual([parts.join(''), isLong ? number : Number(number)]);
      }),
    );
  });
});
