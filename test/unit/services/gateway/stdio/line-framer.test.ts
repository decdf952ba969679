import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineFramer } from '../../../../../services/gateway/stdio/line-framer.ts';

describe('a line framer', () => {
  it('gives the same lines however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (texts, chunkBytes) => {
        const bytes = Buffer.from(texts.map((text) => `${text.replaceAll(/[\n\r]/g, '')}\n`).join(''));
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

  it('leaves a reader that ends lines at a carriage return, too, no message of its own', () => {
    const framer = new LineFramer({ lineBytesMax: 100 });
    const hidden = '{"id":1,\r{"id":2}\r}';
    const { lines } = framer.push(Buffer.from(`${hidden}\r\n${hidden}\r\r\n\r\n${hidden}\r`));
    const shown = '{"id":1, {"id":2} }';
    expect([...lines, framer.end()].map(String)).toEqual([`${shown}\r\n`, `${shown} \r\n`, '\r\n', `${shown} `]);
  });

  it('drops a line that is too long, counts it, and keeps its neighbours', () => {
    const framer = new LineFramer({ lineBytesMax: 4 });
    const framed = framer.push(Buffer.from('abc\nabcdef\nxyz\n'));
    expect([framed.lines.map(String), framed.oversized.length]).toEqual([['abc\n', 'xyz\n'], 1]);
  });

  it.each([
    [
      'an answer whose id comes last',
      '{"result":{"id":7,"t":"\\\\\\"id\\":9"},"jsonrpc":"2.0", "id" : 5}',
      '5',
      'answer',
    ],
    ['an answer whose id comes first', '{"id":"a\\"b", "result":[{"id":1},[2]]}', '"a\\"b"', 'answer'],
    ['an answer with an escaped name', '{"\\u0069d":1.0,"error":{"code":1}}', '1.0', 'answer'],
    ['a request', '{"id":3,"params":{},"method":"tools/call"}', '3', 'request'],
    ['a notification', '{"params":{"id":3},"method":"notifications/message"}', undefined, 'neither'],
    ['a batch', '[{"id":3,"result":{}}]', undefined, 'neither'],
    ['an id that is none', '{"id":{"id":3},"result":{}}', undefined, 'neither'],
    ['no JSON', '}}]"id":3,{"id":4', undefined, 'neither'],
  ])('reads the id of a line that is too long: %s', (...[, line, id, kind]) => {
    const bytes = Buffer.from(`${line}\n`);
    for (let chunkBytes = 1; chunkBytes <= bytes.byteLength; chunkBytes += 1) {
      const framer = new LineFramer({ lineBytesMax: 4 });
      const oversized = [];
      for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
        oversized.push(...framer.push(bytes.subarray(at, at + chunkBytes)).oversized);
      }
      const read = oversized.map((one) => [one.id?.toString(), one.isAnswer, one.isRequest]);
      expect(read).toEqual([[id, kind === 'answer', kind === 'request']]);
    }
  });

  it('gives what stands behind the last line feed at the end', () => {
    const framer = new LineFramer({ lineBytesMax: 10 });
    framer.push(Buffer.from('a\nbc'));
    expect(framer.end()?.toString()).toBe('bc');
    expect(framer.end()).toBeUndefined();
  });
});
