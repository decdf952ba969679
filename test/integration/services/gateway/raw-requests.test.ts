import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream, type TestUpstream } from '../../../support/gateway/http-upstream.ts';
import { openRaw, rawRequest, readRaw, sendRaw } from '../../../support/gateway/raw-http.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const listen = '127.0.0.1:0';
const post = 'POST /mcp HTTP/1.1';
const world = new World();
let upstream: TestUpstream;
let rig: Rig;

beforeAll(async () => {
  upstream = await startUpstream((_asked, response) => response.end('{}'));
  rig = await startRig({ world, given: { listen, upstream: upstream.url } });
});

afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  await upstream[Symbol.asyncDispose]();
  world[Symbol.dispose]();
});

async function rejections(of: Rig, reason: string): Promise<number> {
  const line = new RegExp(`^shearpin_gateway_rejected_total\\{.*reason="${reason}".*\\} (\\d+)$`, 'm');
  return Number(line.exec(await of.metrics())?.[1] ?? 0);
}

/** What two readers could understand differently, or what no client of a gateway has to say. */
const refused: readonly (readonly [what: string, status: number, reason: string, text: string])[] = [
  ['both a length and chunks', 400, 'malformed', requestWith('Content-Length: 5\r\nTransfer-Encoding: chunked')],
  ['two lengths', 400, 'malformed', requestWith('Content-Length: 1\r\nContent-Length: 5')],
  ['one length twice', 400, 'malformed', requestWith('Content-Length: 5\r\nContent-Length: 5')],
  ['a list of lengths', 400, 'malformed', requestWith('Content-Length: 5, 5')],
  ['a signed length', 400, 'malformed', requestWith('Content-Length: +5')],
  ['a length beyond all numbers', 400, 'malformed', requestWith(`Content-Length: ${'9'.repeat(30)}`)],
  ['chunks by another name', 501, 'headers', requestWith('Transfer-Encoding: xchunked')],
  ['chunks that are not the last encoding', 400, 'malformed', requestWith('Transfer-Encoding: chunked, identity')],
  ['chunks under another encoding', 501, 'headers', requestWith('Transfer-Encoding: gzip, chunked')],
  ['chunks before a space', 400, 'malformed', requestWith('Transfer-Encoding : chunked')],
  ['chunks after a vertical tab', 400, 'malformed', requestWith('Transfer-Encoding: \x0bchunked')],
  ['chunks on a folded line', 400, 'malformed', requestWith('Transfer-Encoding:\r\n chunked')],
  ['a folded line', 400, 'malformed', requestWith('X-A: a\r\n b: c')],
  ['a signed chunk', 400, 'malformed', chunked('-1\r\nx\r\n')],
  ['a chunk of no hexadecimal size', 400, 'malformed', chunked('0x1\r\nx\r\n')],
  ['a chunk beyond all numbers', 400, 'malformed', chunked(`${'F'.repeat(17)}\r\nx\r\n`)],
  ['a chunk that ends with a bare line feed', 400, 'malformed', chunked('1\nx\n')],
  ['lines that end with a bare line feed', 400, 'malformed', `${post}\nHost: localhost\nContent-Length: 0\n\n`],
  ['a bare carriage return', 400, 'malformed', requestWith('X: a\rContent-Length: 5')],
  ['a NUL', 400, 'malformed', requestWith('X: a\0b')],
  ['a control character', 400, 'malformed', requestWith('X: a\x01b')],
  ['a space before the first header', 400, 'malformed', `${post}\r\n X: y\r\nHost: localhost\r\n\r\n`],
  ['the preface of HTTP/2', 400, 'malformed', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['no HTTP', 400, 'malformed', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['HTTP/1.0', 505, 'version', rawRequest('POST /mcp HTTP/1.0', { headers: 'Content-Length: 0\r\n' })],
  ['HTTP/0.9', 505, 'version', 'GET /mcp\r\n\r\n'],
  ['TRACE', 405, 'method', rawRequest('TRACE /mcp HTTP/1.1')],
  ['CONNECT', 405, 'method', rawRequest('CONNECT internal.example:80 HTTP/1.1')],
  ['a whole URL', 400, 'target', rawRequest('GET http://internal.example/mcp HTTP/1.1')],
  ['no path', 400, 'target', rawRequest('OPTIONS * HTTP/1.1')],
  ['a path that begins with two slashes', 400, 'target', rawRequest('GET //internal.example/mcp HTTP/1.1')],
  ['a way up', 400, 'target', rawRequest('GET /a/../../admin HTTP/1.1')],
  ['a hidden way up', 400, 'target', rawRequest('GET /a/%2e%2E/admin HTTP/1.1')],
  ['a way up behind a hidden slash', 400, 'target', rawRequest('GET /a%2f..%2Fadmin HTTP/1.1')],
  ['a backslash', 400, 'target', rawRequest('GET /a\\..\\admin HTTP/1.1')],
  ['two hosts', 400, 'headers', requestWith('Host: localhost')],
  ['two tokens', 400, 'headers', requestWith('Authorization: Bearer a\r\nAuthorization: Bearer b')],
  ['two sessions', 400, 'headers', requestWith('Mcp-Session-Id: a\r\nmcp-session-id: b')],
  ['another expectation', 417, 'expectation', requestWith('Expect: nonsense')],
  ['headers that never end', 431, 'headers-size', `${post}\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}`],
];

function requestWith(headers: string): string {
  return rawRequest(post, { headers: `${headers}\r\n`, body: '0\r\n\r\n' });
}

function chunked(body: string): string {
  return rawRequest(post, { headers: 'Transfer-Encoding: chunked\r\n', body: `${body}0\r\n\r\n` });
}

describe('a gateway before a server over HTTP', () => {
  it.each(refused)('refuses %s, counts it, and asks the server nothing', async (...[_what, status, reason, text]) => {
    const [asked, counted] = [upstream.asked.length, await rejections(rig, reason)];
    const { statuses } = await sendRaw(rig.url, text);
    expect(statuses).toEqual([status]);
    expect(upstream.asked).toHaveLength(asked);
    expect(await rejections(rig, reason)).toBe(counted + 1);
  });

  it.each([
    ['attacker.example', 421],
    ['localhost.attacker.example', 421],
    ['127.0.0.1.attacker.example:80', 421],
    ['user@localhost', 421],
    ['localhost:1', 200],
    ['LocalHost', 200],
    ['[::1]:7777', 200],
  ])('answers a request for the host %s with %i', async (host, status) => {
    const { statuses } = await sendRaw(rig.url, `GET /mcp HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(statuses).toEqual([status]);
  });

  it.each([
    ['https://attacker.example', 403],
    ['null', 403],
    ['http://localhost.attacker.example', 403],
    ['http://localhost, https://attacker.example', 403],
    ['http://localhost:5173', 200],
  ])('answers a page of the origin %s with %i', async (origin, status) => {
    const { statuses } = await sendRaw(rig.url, rawRequest('GET /mcp HTTP/1.1', { headers: `Origin: ${origin}\r\n` }));
    expect(statuses).toEqual([status]);
  });

  it('writes one line for a flood of refusals, and counts each', async () => {
    using here = new World();
    // The minute after which it is told again does not pass.
    const { timers } = steppedTimers();
    await using flooded = await startRig({
      world: here,
      given: { listen, upstream: upstream.url },
      overrides: { timers },
    });
    const flood = Array.from({ length: 100 }, () => sendRaw(flooded.url, requestWith('Expect: nonsense')));
    expect((await Promise.all(flood)).every(({ statuses }) => statuses[0] === 417)).toBe(true);
    expect(await rejections(flooded, 'expectation')).toBe(100);
    expect(flooded.logged.filter((line) => line.includes('"reason":"expectation"'))).toHaveLength(1);
  });

  it('takes a request that wants to become something else for what it is', async () => {
    const headers = 'Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\nContent-Length: 2\r\n';
    const { statuses } = await sendRaw(rig.url, rawRequest(post, { headers, body: '{}' }));
    expect(statuses).toEqual([200]);
    expect(upstream.asked.at(-1)?.headers).not.toHaveProperty('upgrade');
  });

  it('answers one request after another over a connection', async () => {
    const one = `${post}\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`;
    const socket = openRaw(rig.url);
    let told = '';
    const read = readRaw(socket.on('data', (part) => (told += String(part))));
    for (const [at, text] of [one, one, requestWith('Content-Length: 5')].entries()) {
      socket.write(text);
      await until(() => told.split('{}').length > at + 1);
    }
    expect((await read).statuses).toEqual([200, 200, 200]);
  });

  it.each([
    ['one with a body', `${post}\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`],
    ['one that waits for a word', rawRequest(post, { headers: 'Expect: 100-continue\r\nContent-Length: 2\r\n' })],
    ['another expectation', requestWith('Expect: nonsense')],
    ['a tunnel', rawRequest('CONNECT internal.example:80 HTTP/1.1')],
    ['many', 'GET /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(100)],
  ])('closes a connection over which %s comes behind a call that runs, and lets the call end', async (_what, next) => {
    using here = new World();
    let left = 0;
    await using hanging = await startUpstream((_asked, response) => response.once('close', () => (left += 1)));
    await using before = await startRig({ world: here, given: { listen, upstream: hanging.url } });
    const socket = openRaw(before.url);
    const read = readRaw(socket);
    socket.write(`${post}\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`);
    await until(() => hanging.asked.length === 1);
    socket.write(next);
    expect((await read).statuses).toEqual([]);
    await until(() => left === 1);
    expect([hanging.asked.length, await rejections(before, 'pipelined')]).toEqual([1, 1]);
  });

  it('lets a body hide no request from its server', async () => {
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const from = upstream.asked.length;
    const headers = `Content-Length: ${hidden.length}\r\n`;
    const { statuses } = await sendRaw(rig.url, rawRequest('GET /mcp HTTP/1.1', { headers, body: hidden }));
    expect(statuses).toEqual([200]);
    expect(upstream.asked.slice(from).map(({ url, body }) => [url, body])).toEqual([['/mcp', hidden]]);
  });

  it('says to go on only to a client that may ask, and then takes its body', async () => {
    const socket = openRaw(rig.url);
    socket.write(rawRequest(post, { headers: 'Expect: 100-continue\r\nContent-Length: 2\r\n' }));
    socket.once('data', () => socket.write('{}'));
    expect((await readRaw(socket)).statuses).toEqual([100, 200]);
    const headers = 'Origin: https://attacker.example\r\nExpect: 100-continue\r\nContent-Length: 2\r\n';
    expect((await sendRaw(rig.url, rawRequest(post, { headers }))).statuses).toEqual([403]);
  });

  it('takes a client that closes its own half in a call for one that has left, at the server too', async () => {
    using here = new World();
    let isLeft = false;
    await using hanging = await startUpstream((_asked, response) => response.once('close', () => (isLeft = true)));
    await using before = await startRig({ world: here, given: { listen, upstream: hanging.url } });
    const socket = openRaw(before.url);
    socket.write(rawRequest(post, { headers: 'Content-Length: 2\r\n', body: '{}' }));
    await until(() => hanging.asked.length === 1);
    socket.end();
    expect((await readRaw(socket)).statuses).toEqual([]);
    await until(() => isLeft);
  });

  it('outlives a client that asks for a tunnel and is gone before the answer', async () => {
    const counted = await rejections(rig, 'method');
    const socket = openRaw(rig.url);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(rawRequest('CONNECT internal.example:80 HTTP/1.1'));
    socket.resetAndDestroy();
    await until(async () => (await rejections(rig, 'method')) === counted + 1);
    expect((await fetch(rig.url)).status).toBe(200);
  });

  it('is not kept by a client that leaves in the middle of its request', async () => {
    const from = upstream.asked.length;
    for (const part of ['POST /mcp HT', requestWith('Content-Length: 100'), chunked('5\r\nab')]) {
      const socket = openRaw(rig.url);
      socket.end(part.replace('0\r\n\r\n', ''));
      await readRaw(socket);
    }
    expect(upstream.asked).toHaveLength(from);
    expect((await fetch(rig.url)).status).toBe(200);
  });
});

describe('the limits of a gateway over HTTP', () => {
  async function inFront(given: Readonly<Record<string, unknown>>, play: (rig: Rig) => Promise<void>): Promise<void> {
    using here = new World();
    await using limited = await startRig({ world: here, given: { listen, upstream: upstream.url, ...given } });
    await play(limited);
  }

  it('send a client away that does not end its headers', async () => {
    await inFront({ headersTimeoutMs: 100 }, async (limited) => {
      const { statuses } = await sendRaw(limited.url, 'POST /mcp HTTP/1.1\r\nHost: local');
      expect(statuses).toEqual([408]);
      expect(await rejections(limited, 'headers-time')).toBe(1);
    });
  });

  it('send a client away whose body does not grow', async () => {
    await inFront({ bodyProgressMs: 100 }, async (limited) => {
      for (const body of ['{"id":', '']) {
        const headers = 'Content-Length: 400\r\n';
        expect((await sendRaw(limited.url, rawRequest(post, { headers, body }))).statuses).toEqual([408]);
      }
      const headers = 'Transfer-Encoding: chunked\r\n';
      expect((await sendRaw(limited.url, rawRequest(post, { headers, body: '5\r\nab' }))).statuses).toEqual([408]);
      expect(await rejections(limited, 'slow-body')).toBe(3);
    });
  });

  it('end a body that has no end at the longest that is taken, and ask the server nothing', async () => {
    await inFront({ messageBytesMax: 4096 }, async (limited) => {
      const from = upstream.asked.length;
      const body = `400\r\n${'x'.repeat(0x400)}\r\n`.repeat(5);
      const { statuses } = await sendRaw(
        limited.url,
        rawRequest(post, { headers: 'Transfer-Encoding: chunked\r\n', body }),
      );
      expect(statuses).toEqual([413]);
      expect(await rejections(limited, 'oversized-body')).toBe(1);
      expect(upstream.asked).toHaveLength(from);
    });
  });

  it('take no connection beyond the most, and one again when another has ended', async () => {
    await inFront({ connectionsMax: 1 }, async (limited) => {
      const first = openRaw(limited.url);
      await new Promise((resolve) => first.once('connect', resolve));
      first.write(`GET /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      await new Promise((resolve) => first.once('data', resolve));
      expect((await sendRaw(limited.url, rawRequest('GET /mcp HTTP/1.1'))).statuses).toEqual([]);
      expect(await rejections(limited, 'connections-max')).toBe(1);
      first.destroy();
      await until(async () => (await sendRaw(limited.url, rawRequest('GET /mcp HTTP/1.1'))).statuses[0] === 200);
    });
  });

  it('are those of answers too: a server whose headers are longer is not passed on', async () => {
    using here = new World();
    const said = { '/long': 'x'.repeat(3000), '/short': 'x'.repeat(500) };
    await using server = await startUpstream(({ url }, response) => {
      response.writeHead(200, { 'x-long': said[url as keyof typeof said] }).end('{}');
    });
    await using limited = await startRig({
      world: here,
      given: { listen, upstream: server.url, headerBytesMax: 2048 },
    });
    const statuses = ['/long', '/short'].map(async (path) => (await fetch(new URL(path, limited.url))).status);
    expect(await Promise.all(statuses)).toEqual([502, 200]);
  });
});
