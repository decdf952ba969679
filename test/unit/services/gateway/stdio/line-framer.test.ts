import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFramer } from '../../../../../services/gateway/stdio/line-framer.ts';

describe('a line framer', () => {
  it('gives the same lines however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (texts, chunkBytes) => {
        const bytes = Buffer.from(texts.map((text) => `${text.replaceAll('\n', '')}\n`).join(''));
        const framer = new LineFramer({ lineBytesMax: 1000 });
        const lines: Buffer[] = [];
        for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
          lines.push(...framer.push(bytes.subarray(at, at + chunkBytes)).lines);
        }
        expect(Buffer.concat(lines).equals(bytes)).toBe(true);
        expect(lines).toHaveLength(texts.length);
      }),
    );
  });

  it('drops a line that is too long, counts it, and keeps its neighbours', () => {
    const framer = new LineFramer({ lineBytesMax: 4 });
    const framed = framer.push(Buffer.from('abc\nabcdef\nxyz\n'));
    expect([framed.lines.map(String), framed.oversized]).toEqual([['abc\n', 'xyz\n'], 1]);
  });

  it('gives what stands behind the last line feed at the end', () => {
    const framer = new LineFramer({ lineBytesMax: 10 });
    framer.push(Buffer.from('a\nbc'));
    expect(framer.end()?.toString()).toBe('bc');
    expect(framer.end()).toBeUndefined();
  });
});
