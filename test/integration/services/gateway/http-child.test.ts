import { describe, expect, it } from 'vitest';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { connectLegacy, connectModern, type TestClient } from '../../../support/gateway/mcp-clients.ts';

const listen = '127.0.0.1:0';
const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'raw', version: '1' } },
});

async function inFront(
  play: (scene: { readonly rig: Rig; readonly world: World }) => Promise<void>,
  given: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  using world = new World();
  await using rig = await startRig({ world, serverCommand: world.serverCommand, given: { listen, ...given } });
  await play({ rig, world });
}

const eras: readonly (readonly [string, (url: URL) => Promise<TestClient>])[] = [
  ['up to 2025-11-25', connectLegacy],
  ['of 2026-07-28', connectModern],
];

describe.each(eras)('clients %s of a stdio server over HTTP', (_era, connect) => {
  it('each get their own answers and progress, though their ids are the same', async () => {
    await inFront(async ({ rig }) => {
      const clients = await Promise.all([connect(rig.url), connect(rig.url), connect(rig.url)]);
      const told: string[] = [];
      const texts = await Promise.all(
        clients.flatMap((client, who) =>
          [1, 2, 3].map(async (turn) => {
            const name = `${who}.${turn}`;
            const onprogress = ({ message = '' }: { readonly message?: string | undefined }): void =>
              void told.push(`${name}=${message}`);
            return (await client.call('wait', { ms: 50, name }, { onprogress })).text;
          }),
        ),
      );
      const names = [0, 1, 2].flatMap((who) => [1, 2, 3].map((turn) => `${who}.${turn}`));
      expect(texts).toEqual(names.map((name) => `waited ${name}`));
      expect(told.toSorted()).toEqual(names.map((name) => `${name}=${name}`));
      await Promise.all(clients.map((client) => client.close()));
    });
  });

  it('reach the server with their cancellations', async () => {
    await inFront(async ({ rig, world }) => {
      const client = await connect(rig.url);
      const leaving = new AbortController();
      const onprogress = (): void => leaving.abort();
      const call = client.call('wait', { ms: 60_000, name: 'long' }, { signal: leaving.signal, onprogress });
      await expect(call).rejects.toThrow();
      await until(() => world.seen().some(({ cancelled }) => cancelled === 'long'));
      await client.close();
    });
  });

  it('are not kept waiting by a call that hangs', async () => {
    await inFront(async ({ rig }) => {
      const [slow, quick] = await Promise.all([connect(rig.url), connect(rig.url)]);
      const leaving = new AbortController();
      const hanging = slow.call('wait', { ms: 60_000, name: 'long' }, { signal: leaving.signal });
      expect((await quick.call('wait', { ms: 0, name: 'short' })).text).toBe('waited short');
      leaving.abort();
      await expect(hanging).rejects.toThrow();
      await Promise.all([slow.close(), quick.close()]);
    });
  });

  it('are told when the server crashes in a call, and can go on with a new one', async () => {
    await inFront(async ({ rig }) => {
      const client = await connect(rig.url);
      await expect(client.call('crash', {})).rejects.toThrow('has ended');
      const next = await connect(rig.url);
      expect((await next.call('wait', { ms: 0, name: 'again' })).text).toBe('waited again');
      await Promise.all([client.close().catch(() => undefined), next.close()]);
    });
  });
});

describe('sessions of a stdio server over HTTP', () => {
  const post = (url: URL, body: string, more: Record<string, string> = {}): Promise<Response> =>
    fetch(url, { method: 'POST', body, headers: { ...headers, ...more } });

  it('past the cap get 503 while the old ones live', async () => {
    await inFront(
      async ({ rig }) => {
        const client = await connectLegacy(rig.url);
        const refused = await post(rig.url, initialize);
        expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
        expect((await client.call('wait', { ms: 0, name: 'alive' })).text).toBe('waited alive');
        await client.close();
      },
      { sessionsMax: 1 },
    );
  });

  it('end by DELETE, and are known to nobody but their principal', async () => {
    await inFront(async ({ rig }) => {
      const opened = await post(rig.url, initialize);
      const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
      const ping = '{"jsonrpc":"2.0","id":2,"method":"ping"}';
      const stranger = await post(rig.url, ping, { ...session, authorization: 'Bearer other' });
      const own = await post(rig.url, ping, session);
      const ended = await fetch(rig.url, { method: 'DELETE', headers: session });
      const late = await post(rig.url, ping, session);
      expect([stranger.status, own.status, ended.status, late.status]).toEqual([404, 200, 200, 404]);
    });
  });

  it('answer in JSON to a client that takes nothing else', async () => {
    await inFront(async ({ rig }) => {
      const opened = await post(rig.url, initialize, { accept: 'application/json' });
      expect(opened.headers.get('content-type')).toBe('application/json');
      expect(await opened.json()).toMatchObject({ id: 1, result: { serverInfo: { name: 'tools' } } });
    });
  });

  it('ask for a session id where one is needed', async () => {
    await inFront(async ({ rig }) => {
      expect((await post(rig.url, '{"jsonrpc":"2.0","id":2,"method":"tools/list"}')).status).toBe(400);
    });
  });
});
