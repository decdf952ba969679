import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startRig, World } from '../../../support/gateway/gateway-rig.ts';

/** A server that answers every request with the same bytes. */
async function serveBytes(text: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => socket.end(Buffer.from(text, 'latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const rest = 'Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';

describe('a server over HTTP that closes its half in the middle of an answer', () => {
  it.each([
    ['a body of a stated length', 'Content-Length: 100\r\n\r\n{"half":'],
    ['chunks', 'Transfer-Encoding: chunked\r\n\r\n8\r\n{"half":\r\n'],
  ])('breaks the answer off at the client too: %s', async (_what, text) => {
    using world = new World();
    await using server = await serveBytes(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${text}`);
    await using rig = await startRig({ world, given: { listen: '127.0.0.1:0', upstream: server.url } });
    await expect(fetch(rig.url, { method: 'POST', body: '{}' }).then((response) => response.text())).rejects.toThrow();
  });

  it('ends an answer whose end is that of the connection', async () => {
    using world = new World();
    await using server = await serveBytes('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"whole":1}');
    await using rig = await startRig({ world, given: { listen: '127.0.0.1:0', upstream: server.url } });
    expect(await (await fetch(rig.url, { method: 'POST', body: '{}' })).text()).toBe('{"whole":1}');
  });
});

describe('a server over HTTP whose answer cannot be passed on', () => {
  it.each([
    ['a status below 100', `HTTP/1.1 042 Odd\r\n${rest}`],
    ['a status of 0', `HTTP/1.1 000 None\r\n${rest}`],
    ['a control character in its reason', `HTTP/1.1 200 O\x01K\r\n${rest}`],
    ['DEL in its reason', `HTTP/1.1 200 O\x7fK\r\n${rest}`],
    ['a NUL in its reason', `HTTP/1.1 200 O\0K\r\n${rest}`],
    ['a control character in a header', `HTTP/1.1 200 OK\r\nX-A: a\x01b\r\n${rest}`],
    ['a line feed alone in a header', `HTTP/1.1 200 OK\r\nX-A: a\nSet-Cookie: b=c\r\n${rest}`],
    ['both a length and chunks', `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n${rest}`],
    ['two lengths', `HTTP/1.1 200 OK\r\nContent-Length: 3\r\n${rest}`],
    ['no HTTP', 'SSH-2.0-x\r\n'],
    ['a switch to another protocol', `HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n`],
    ['a switch to no other protocol', `HTTP/1.1 101 Switching\r\n\r\n`],
    ['hints and then nothing', 'HTTP/1.1 103 Hints\r\n\r\n'],
    ['an end in the middle of its headers', 'HTTP/1.1 200 OK\r\nContent-Ty'],
    ['nothing', ''],
  ])('is answered for with 502 when it has %s, and no byte of it reaches the client', async (_what, text) => {
    using world = new World();
    await using server = await serveBytes(text);
    await using rig = await startRig({ world, given: { listen: '127.0.0.1:0', upstream: server.url } });
    const body = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
    const response = await fetch(rig.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect([response.status, await response.json()]).toMatchObject([502, { error: { code: -32000 } }]);
    expect([...response.headers.keys()]).not.toContain('set-cookie');
    expect(rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
  });

  it.each(['HTTP/1.1 200 caf\xe9 \t!', 'HTTP/1.1 999 Own', 'HTTP/1.1 200', 'HTTP/1.1 200 '])(
    'is passed on when it begins with %s',
    async (line) => {
      using world = new World();
      await using server = await serveBytes(`${line}\r\n${rest}`);
      await using rig = await startRig({ world, given: { listen: '127.0.0.1:0', upstream: server.url } });
      const response = await fetch(rig.url, { method: 'POST', body: '{}' });
      expect([response.status, await response.text()]).toEqual([Number(line.slice(9, 12)), '{}']);
    },
  );
});
