import { createHash, randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { issuedBy, newAuthority, pemFolder } from '../../../support/gateway/certificates.ts';
import { startRig, World } from '../../../support/gateway/gateway-rig.ts';

const authority = await newAuthority('our authority');
const identity = await issuedBy(authority, 'server');

async function serve(
  scheme: 'http' | 'https',
  listener: RequestListener,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = scheme === 'http' ? createServer(listener) : createTlsServer(identity, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const answers = [1_200_000, 5_000_000].map((bytes) => {
  const text = randomBytes(bytes).toString('base64');
  return Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: 1, result: { content: [{ type: 'text', text }] } }));
});

it.each(['http', 'https'] as const)('long answers of a said length arrive byte for byte over %s', async (scheme) => {
  using world = new World();
  using folder = pemFolder({ ca: authority.cert });
  await using server = await serve(scheme, (request, response) => {
    const answer = answers[Number(request.headers['x-answer'])] ?? Buffer.alloc(0);
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.byteLength });
      // In parts that end where no read does.
      for (let at = 0; at < answer.byteLength; at += 70_001) response.write(answer.subarray(at, at + 70_001));
      response.end();
    });
  });
  await using rig = await startRig({
    world,
    given: {
      listen: '127.0.0.1:0',
      upstream: server.url,
      ...(scheme === 'https' ? { upstreamCaFile: folder.path('ca') } : {}),
    },
  });
  const ask = async (at: number): Promise<string> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'fill' } });
    const headers = { 'content-type': 'application/json', 'x-answer': String(at) };
    const response = await fetch(rig.url, { method: 'POST', body, headers });
    return hashOf(new Uint8Array(await response.arrayBuffer()));
  };
  const all = answers.map(hashOf);
  const inTurn: string[] = [];
  for (const at of answers.keys()) inTurn.push(await ask(at));
  expect(inTurn).toEqual(all);
  expect(await Promise.all([...answers.keys(), ...answers.keys()].map(ask))).toEqual([...all, ...all]);
});
