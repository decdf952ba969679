import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../services/sensor/messages/envelope.ts';
import { wholeValue } from '../../../../services/sensor/messages/json-scan.ts';
import { readLenient } from '../../../../services/sensor/messages/json-lenient.ts';
import { readValue } from '../../../../services/sensor/messages/json-value.ts';

/** The parser keeps the text of numbers that a double would change. */
const longNumbersAsText = (_key: string, value: unknown, context?: { readonly source?: string }): unknown => {
  const source = context?.source ?? '';
  return typeof value === 'number' && source.length >= 16 && String(value) !== source ? source : value;
};

const limits = { bytesMax: 1024 * 1024, depthMax: 256 };

describe('the decision parser', () => {
  it('agrees with JSON.parse on every JSON value, by the fast path and by the slow one', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), (text) => {
        const bytes = Buffer.from(text);
        const slice = wholeValue(bytes) ?? { start: 0, end: 0 };
        const expected: unknown = JSON.parse(text, longNumbersAsText);
        expect(readLenient(bytes, slice, limits)).toEqual({ value: expected, complete: true });
        expect(readValue(bytes, slice)).toEqual({ value: expected, complete: true });
      }),
    );
  });

  it('reads any bytes without a throw', () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '"method"',
      '"a"',
      '1',
      'NaN',
      ' ',
      '\xff',
      'u00',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.array(fragments).map((parts) => Buffer.from(parts.join(''), 'latin1')),
        ),
        (bytes) => {
          readMessage(bytes);
          readLenient(bytes, { start: 0, end: bytes.length }, { bytesMax: 16, depthMax: 2 });
        },
      ),
    );
  });

  it('sees the last of two equal members as JSON.parse does, and the first one too', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), fc.jsonValue(), (name, first, last) => {
        const bytes = Buffer.from(
          `{${JSON.stringify(name)}:${JSON.stringify(first)},${JSON.stringify(name)}:${JSON.stringify(last)}}`,
        );
        const read = readValue(bytes, { start: 0, end: bytes.length })?.value as Record<string, unknown>;
        const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value), longNumbersAsText);
        expect(Object.getOwnPropertyDescriptor(read, name)?.value).toEqual([plain(first), plain(last)]);
      }),
    );
  });
});
