import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type ReadBody, readBody } from '../../../../../services/gateway/http/read-body.ts';

const readBytes = 64 * 1024;
const reads = 20;
const options = { bytesMax: 10_000_000, lengthBytes: reads * readBytes };

/** A read of a connection, with memory of its own. */
const readOf = (byte: number): Buffer => Buffer.from(new Uint8Array(readBytes).fill(byte).buffer);
const whole = Buffer.concat(Array.from({ length: reads }, (_, at) => readOf(at)));

function isWhole(read: ReadBody): boolean {
  return read.kind === 'whole' && read.bytes.equals(whole);
}

/** A connection whose parser gives the body what it makes of each read. */
function connection(parse: (read: Buffer) => Buffer) {
  const socket = new EventEmitter();
  const body = new PassThrough({ highWaterMark: options.lengthBytes });
  const made: Buffer[] = [];
  socket.on('data', (read: Buffer) => body.push(parse(read)));
  const receive = (at: number): void => {
    const read = readOf(at);
    made.push(read);
    socket.emit('data', read);
  };
  return { socket, body, made, receive };
}

describe('what a connection read of a long body', () => {
  it('is freed on the way where its parser copies', async () => {
    const { socket, body, made, receive } = connection((read) => Buffer.from(new Uint8Array(read).buffer));
    const read = readBody(body, { ...options, socket });
    for (let at = 0; at < reads; at += 1) {
      receive(at);
      await new Promise((resolve) => setImmediate(resolve));
    }
    body.push(null);
    expect(isWhole(await read)).toBe(true);
    expect(made.filter(({ byteLength }) => byteLength > 0).length).toBeLessThanOrEqual(4);
    expect(socket.listenerCount('data')).toBe(1);
  });

  it.each([0, 5, reads])(
    'is kept where its parser hands it on, also when the body waits from part %d on',
    async (from) => {
      const { socket, body, receive } = connection((read) => read);
      const read = readBody(body, { ...options, socket });
      for (let at = 0; at < reads; at += 1) {
        if (at === from) body.pause();
        receive(at);
        await new Promise((resolve) => setImmediate(resolve));
      }
      body.push(null);
      body.resume();
      expect(isWhole(await read)).toBe(true);
    },
  );
});
