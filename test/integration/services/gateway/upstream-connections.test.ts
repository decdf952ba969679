import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';

interface Scene {
  readonly rig: Rig;
  /** Connections that the server was ever asked for, and those that are open. */
  readonly made: Socket[];
  readonly open: Set<Socket>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function inFront(answer: Answer, play: (scene: Scene) => Promise<void>): Promise<void> {
  using world = new World();
  const made: Socket[] = [];
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    request.resume().once('end', () => answer(request, response));
  }).on('connection', (socket) => {
    made.push(socket);
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/mcp`;
  try {
    await using rig = await startRig({ world, given: { listen: '127.0.0.1:0', upstream } });
    await play({ rig, made, open });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function call({ rig }: Scene, id: number): Promise<string> {
  const body = JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'x' } });
  const response = await fetch(rig.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return `${String(response.status)} ${await response.text()}`;
}

const json: Answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
const events: Answer = (_, response) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {}\n\n');

describe('connections to a server over HTTP', () => {
  it.each([
    ['JSON', json, '200 {}'],
    ['events', events, '200 data: {}\n\n'],
    ['nothing', (_, response) => response.writeHead(202).end(), '202 '],
    ['a refusal', (_, response) => response.writeHead(401).end(), '401 '],
  ])('serve fifty calls one after another over one, answered with %s', async (_what, answer, answered) => {
    await inFront(answer, async (scene) => {
      for (let id = 0; id < 50; id += 1) expect(await call(scene, id)).toBe(answered);
      expect(scene.made).toHaveLength(1);
    });
  });

  it('are as many as calls run at once, and are used again', async () => {
    const waiting: ServerResponse[] = [];
    const answer: Answer = (request, response) => {
      waiting.push(response);
      if (waiting.length === 10) for (const one of waiting.splice(0)) json(request, one);
    };
    await inFront(answer, async (scene) => {
      for (const round of [0, 10, 20]) {
        const calls = Array.from({ length: 10 }, (_, id) => call(scene, round + id));
        expect(new Set(await Promise.all(calls))).toEqual(new Set(['200 {}']));
      }
      expect(scene.made).toHaveLength(10);
    });
  });

  it('are left when the server closes its half, and the next call has another', async () => {
    await inFront(json, async (scene) => {
      expect(await call(scene, 1)).toBe('200 {}');
      scene.made[0]?.end();
      await until(() => scene.open.size === 0);
      expect(await call(scene, 2)).toBe('200 {}');
      expect(scene.made).toHaveLength(2);
    });
  });

  it('are left with what a client did not wait for, so that the next call gets its own answer', async () => {
    const waiting: ServerResponse[] = [];
    await inFront(
      (request, response) => (waiting.length === 0 ? waiting.push(response) : json(request, response)),
      async (scene) => {
        const leaving = new AbortController();
        const body = '{"jsonrpc":"2.0","id":1,"method":"x"}';
        const left = fetch(scene.rig.url, { method: 'POST', body, signal: leaving.signal });
        await until(() => waiting.length === 1);
        leaving.abort();
        await expect(left).rejects.toThrow('aborted');
        await until(() => scene.open.size === 0);
        expect(await call(scene, 2)).toBe('200 {}');
        expect(scene.made).toHaveLength(2);
      },
    );
  });
});
