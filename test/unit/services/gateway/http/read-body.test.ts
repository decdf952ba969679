import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../../services/gateway/http/read-body.ts';

const chunkBytes = 64 * 1024;
/** Chunks as the parser of HTTP gives them: each holds memory of its own. */
const chunkOf = (byte: number): Buffer => Buffer.from(new Uint8Array(chunkBytes).fill(byte).buffer);

describe('a body', () => {
  it.each([
    ['nothing', []],
    ['one chunk', [Buffer.from('{}')]],
    ['several chunks', [Buffer.from('{"a"'), Buffer.from(':1'), Buffer.from('}')]],
  ])('of %s is what was sent', async (_, chunks) => {
    const read = await readBody(Readable.from(chunks, { objectMode: false }), { bytesMax: 100 });
    expect(read).toEqual({ kind: 'whole', bytes: Buffer.concat(chunks) });
  });

  it('whose length was said is read into its place, and its chunks hold nothing any more', async () => {
    const chunks = [1, 2, 3, 4].map(chunkOf);
    const whole = Buffer.concat(chunks);
    const options = { bytesMax: 1_000_000, lengthBytes: whole.byteLength };
    const read = await readBody(Readable.from(chunks), options);
    expect(read).toEqual({ kind: 'whole', bytes: whole });
    expect(chunks.slice(0, 3).map(({ byteLength }) => byteLength)).toEqual([0, 0, 0]);
  });

  it('leaves memory alone that its chunks share with something else', async () => {
    const shared = Buffer.concat([1, 2, 3].map(chunkOf));
    const before = Buffer.from(shared);
    const chunks = [0, 1, 2].map((at) => shared.subarray(at * chunkBytes, (at + 1) * chunkBytes));
    const read = await readBody(Readable.from(chunks), { bytesMax: 1_000_000, lengthBytes: shared.byteLength });
    expect(read).toEqual({ kind: 'whole', bytes: before });
    expect(shared).toEqual(before);
  });

  it('that ends before its said length is what came', async () => {
    const read = await readBody(Readable.from([chunkOf(1)]), { bytesMax: 1_000_000, lengthBytes: 2 * chunkBytes });
    expect(read).toEqual({ kind: 'whole', bytes: Buffer.alloc(chunkBytes, 1) });
  });

  it.each([
    ['the limit', { bytesMax: 3 }],
    ['its said length', { bytesMax: 1_000_000, lengthBytes: chunkBytes }],
  ])('over %s is not read on, and its stream stays open', async (_, options) => {
    const stream = new PassThrough();
    stream.write(Buffer.alloc(chunkBytes));
    stream.write('more');
    expect(await readBody(stream, options)).toEqual({ kind: 'oversized' });
    expect(stream.destroyed).toBe(false);
    expect(stream.isPaused()).toBe(true);
    expect(stream.listenerCount('data')).toBe(0);
  });

  it.each([new Error('reset'), undefined])('whose sender goes away is broken (%o)', async (fault) => {
    const stream = new PassThrough();
    const read = readBody(stream, { bytesMax: 100 });
    stream.write('{');
    stream.destroy(fault);
    expect(await read).toEqual({ kind: 'broken' });
    expect(await readBody(stream, { bytesMax: 100 })).toEqual({ kind: 'broken' });
  });
});
