import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';
import { dataOf, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { openRaw, rawRequest, readRaw, sendRaw } from '../../../support/gateway/raw-http.ts';

const post = 'POST /mcp HTTP/1.1';
const call = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'send_mail' } });
const asJson = { method: 'POST', headers: { 'content-type': 'application/json' } };

interface Scene {
  readonly rig: Rig;
  /** Takes another configuration; returns what needs a restart. */
  readonly reload: (changed: Readonly<Record<string, unknown>>) => readonly string[];
}

/** A server that answers nothing to a body that hangs, and names a long header when it is asked for one. */
async function inFront(given: Readonly<Record<string, unknown>>, play: (scene: Scene) => Promise<void>): Promise<void> {
  using world = new World();
  await using upstream = await startUpstream(({ body, url }, response) => {
    if (body.includes('"hang"')) return;
    response.writeHead(200, url === '/long' ? { 'x-long': 'x'.repeat(3000) } : {}).end('{}');
  });
  const base = { listen: '127.0.0.1:0', upstream: upstream.url };
  await using rig = await startRig({ world, given: { ...base, ...given } });
  const reload: Scene['reload'] = (changed) =>
    rig.gateway.reload(readGatewayConfig({ env: process.env, given: { ...base, ...changed }, serverCommand: [] }));
  await play({ rig, reload });
}

async function hasOneOpen(rig: Rig): Promise<boolean> {
  return /^shearpin_gateway_requests_open\{.*\} 1$/m.test(await rig.metrics());
}

describe('limits that change while the gateway runs', () => {
  it('hold for the headers of new connections, and of answers', async () => {
    await inFront({}, async ({ rig, reload }) => {
      const long = rawRequest('GET /mcp HTTP/1.1', { headers: `X-Long: ${'x'.repeat(3000)}\r\n` });
      const statuses = async (): Promise<readonly number[]> => [
        ...(await sendRaw(rig.url, long)).statuses,
        (await fetch(new URL('/long', rig.url))).status,
      ];
      expect(await statuses()).toEqual([200, 200]);
      expect(reload({ headerBytesMax: 2048 })).toEqual([]);
      expect(await statuses()).toEqual([431, 502]);
      expect(reload({})).toEqual([]);
      expect(await statuses()).toEqual([200, 200]);
    });
  });

  it('send a client away that does not end its headers in the new time', async () => {
    await inFront({}, async ({ rig, reload }) => {
      expect(reload({ headersTimeoutMs: 100 })).toEqual([]);
      expect((await sendRaw(rig.url, 'POST /mcp HTTP/1.1\r\nHost: local')).statuses).toEqual([408]);
    });
  });

  it('send a client away whose body does not grow in the new span, also one that had begun before', async () => {
    await inFront({}, async ({ rig, reload }) => {
      const socket = openRaw(rig.url);
      socket.write(rawRequest(post, { headers: 'Content-Length: 400\r\n', body: '{"id":' }));
      await until(() => hasOneOpen(rig));
      expect(reload({ bodyProgressMs: 100 })).toEqual([]);
      expect((await readRaw(socket)).statuses).toEqual([408]);
    });
  });

  it('end the time of a call that runs when the gateway is told to end', async () => {
    await inFront({ drainMs: 3_600_000 }, async ({ rig, reload }) => {
      const hanging = fetch(rig.url, { ...asJson, body: call.replace('send_mail', 'hang') });
      await until(() => hasOneOpen(rig));
      expect(reload({ drainMs: 0 })).toEqual([]);
      await rig.gateway.drain();
      void rig.gateway.stop();
      expect((await hanging).status).toBe(503);
    });
  });
});

describe('what is refused while nothing is heard of the worker', () => {
  it('changes with the configuration', async () => {
    await inFront(
      { failurePolicy: { 'read.*': 'open', 'egress.*': 'open', write: 'open' } },
      async ({ rig, reload }) => {
        const decision = async (): Promise<unknown> => {
          const seen = rig.records.length;
          await fetch(rig.url, { ...asJson, body: call });
          const judged = () => rig.records.slice(seen).find((record) => 'verdict' in dataOf(record));
          await until(() => judged() !== undefined);
          const { verdict } = dataOf(judged() ?? expect.fail());
          return (verdict as { readonly decision: string }).decision;
        };
        expect(await decision()).toBe('allowed');
        expect(reload({ failClosed: ['egress.*'] })).toEqual([]);
        expect(await decision()).toBe('refused');
      },
    );
  });
});
