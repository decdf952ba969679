import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BodyRoom } from '../../../../services/gateway/http/body-room.ts';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

interface Scene {
  readonly rig: Rig;
  /** What the server says is up to the test: its open answers by the method that was asked. */
  readonly answers: Map<string, ServerResponse>;
}

async function inFront(play: (scene: Scene) => Promise<void>): Promise<void> {
  using world = new World();
  const answers = new Map<string, ServerResponse>();
  await using upstream = await startUpstream(({ body }, response) => {
    const { method } = JSON.parse(body) as { readonly method: string };
    response.setHeader('content-type', 'application/json');
    if (method === 'answer') response.end('{}');
    else answers.set(method, response);
  });
  const given = { listen: '127.0.0.1:0', upstream: upstream.url, heldBytesMax: megabyte };
  await using rig = await startRig({ world, given });
  await play({ rig, answers });
}

function post(rig: Rig, method: string, { bytes = 0, signal }: { bytes?: number; signal?: AbortSignal } = {}) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { text: 'x'.repeat(bytes) } });
  const headers = { 'content-type': 'application/json' };
  return fetch(rig.url, { method: 'POST', headers, body, ...(signal === undefined ? {} : { signal }) });
}

/** How much the gateway holds from now on: what a server has written, the gateway may not have read. */
function watchHeld(): () => number {
  const counted = vi.spyOn(BodyRoom.prototype, 'count');
  return () => counted.mock.calls.reduce((sum, [bytes]) => sum + bytes, 0);
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('bodies that a gateway holds', () => {
  it('are bounded over all clients: a request beyond gets 503 and may come again, a small one passes', async () => {
    await inFront(async ({ rig, answers }) => {
      const leaving = new AbortController();
      const running = post(rig, 'run', { bytes: 900 * kilobyte, signal: leaving.signal });
      await until(() => answers.has('run'));
      const refused = await post(rig, 'answer', { bytes: 300 * kilobyte });
      expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toMatchObject([
        503,
        '1',
        { error: { code: -32000 } },
      ]);
      expect(await rig.metrics()).toMatch(/shearpin_gateway_rejected_total\{.*reason="bodies-max".*\} 1$/m);
      expect((await post(rig, 'answer', { bytes: 10 * kilobyte })).status).toBe(200);
      leaving.abort();
      await expect(running).rejects.toThrow('aborted');
      await until(async () => (await post(rig, 'answer', { bytes: 300 * kilobyte })).status === 200);
    });
  });

  it('have an answer wait that does not fit, with its server, until another has gone', async () => {
    await inFront(async ({ rig, answers }) => {
      const ended: string[] = [];
      const ask = async (method: string): Promise<number> => {
        const { length } = await (await post(rig, method)).text();
        ended.push(method);
        return length;
      };
      const asked = ['first', 'second', 'third'].map(ask);
      await until(() => answers.size === 3);
      const part = 'x'.repeat(900 * kilobyte);
      const held = watchHeld();
      // The first fills the room, the second is the one that may go beyond it.
      for (const [at, name] of ['first', 'second'].entries()) {
        answers.get(name)?.write(part);
        await until(() => held() >= (at + 1) * part.length);
      }
      const third = answers.get('third') ?? expect.fail();
      third.end('x'.repeat(20 * megabyte));
      let waiting = 0;
      let quiet = 0;
      await until(() => {
        quiet = third.writableLength === waiting ? quiet + 1 : 0;
        waiting = third.writableLength;
        return quiet > 20;
      });
      expect(waiting).toBeGreaterThan(10 * megabyte);
      answers.get('second')?.end();
      expect(await asked[2]).toBe(20 * megabyte);
      expect(ended).toEqual(['second', 'third']);
      answers.get('first')?.end();
      expect(await Promise.all(asked)).toEqual([part.length, part.length, 20 * megabyte]);
    });
  });

  it('let an answer go whose client left while it waited', async () => {
    await inFront(async ({ rig, answers }) => {
      const leaving = new AbortController();
      const [first, second] = [post(rig, 'first'), post(rig, 'second')];
      const third = post(rig, 'third', { signal: leaving.signal });
      await until(() => answers.size === 3);
      for (const name of ['first', 'second']) {
        answers.get(name)?.write('x'.repeat(900 * kilobyte));
        await until(() => answers.get(name)?.writableLength === 0);
      }
      const waiting = answers.get('third') ?? expect.fail();
      waiting.end('x'.repeat(20 * megabyte));
      leaving.abort();
      await expect(third).rejects.toThrow('aborted');
      await until(() => waiting.destroyed);
      for (const name of ['first', 'second']) answers.get(name)?.end();
      expect([(await first).status, (await second).status]).toEqual([200, 200]);
    });
  });
});
