import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventTypes } from '../../../../schemas/topics.ts';
import { type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { type Asked, serve, startUpstream } from '../../../support/gateway/http-upstream.ts';
import { connectLegacy } from '../../../support/gateway/mcp-clients.ts';

const listen = '127.0.0.1:0';
const jsonHeaders = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

/** Plays with a gateway in front of a server that answers as given. */
async function inFront(
  answer: (asked: Asked, response: ServerResponse) => unknown,
  play: (scene: { readonly rig: Rig; readonly asked: readonly Asked[] }) => Promise<void>,
  given: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  using world = new World();
  await using upstream = await startUpstream(answer);
  await using rig = await startRig({ world, given: { listen, upstream: `${upstream.url}/mcp?tenant=a`, ...given } });
  await play({ rig, asked: upstream.asked });
}

function post(rig: Rig, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(rig.url, { method: 'POST', body, headers: { ...jsonHeaders, ...headers } });
}

describe('a gateway before an MCP server over HTTP', () => {
  it('passes body, status and headers on as they came, to the server’s own path and host', async () => {
    const answered = '{"id":1,  "jsonrpc":"2.0","result":{"n":12345678901234567890}}';
    await inFront(
      (_asked, response) =>
        response.writeHead(202, { 'x-own': 'kept', 'content-type': 'application/json' }).end(answered),
      async ({ rig, asked }) => {
        const body = '{"jsonrpc":"2.0", "id":1.0, "method":"x","params":{"a":1,"a":2}}';
        const response = await post(rig, body, { 'x-mine': 'kept too', connection: 'x-hop', 'x-hop': 'dropped' });
        expect([response.status, response.headers.get('x-own'), await response.text()]).toEqual([
          202,
          'kept',
          answered,
        ]);
        expect(asked[0]).toMatchObject({ body, url: '/mcp?tenant=a', headers: { 'x-mine': 'kept too' } });
        expect(asked[0]?.headers['host']).not.toBe(rig.url.host);
      },
    );
  });

  it('flushes each event of a stream at once, with ids, comments and retries', async () => {
    let next = (): void => undefined;
    const events = [': hello\n\n', 'id: 1\r\nretry: 10\r\ndata: {"a":\r\ndata: 1}\r\n\r\n', 'data: \u2028\n\n'];
    await inFront(
      async (_asked, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of events) {
          response.write(event);
          await new Promise<void>((resolve) => (next = resolve));
        }
        response.end('data: rest');
      },
      async ({ rig }) => {
        const { body } = await post(rig, ping);
        let text = '';
        const seen: string[] = [];
        for await (const chunk of body ?? []) {
          text += Buffer.from(chunk as Uint8Array).toString('utf8');
          if (events.slice(0, seen.length + 1).join('') === text) seen.push(text);
          next();
        }
        expect(seen).toHaveLength(events.length);
        expect(text).toBe(`${events.join('')}data: rest`);
      },
    );
  });

  it('refuses hosts, origins, encodings and sizes that it does not take, and asks the server nothing', async () => {
    await inFront(
      (_asked, response) => response.end(),
      async ({ rig, asked }) => {
        const statuses = [
          (await post(rig, ping, { origin: 'https://evil.example' })).status,
          (await post(rig, ping, { 'content-encoding': 'gzip' })).status,
          (await post(rig, JSON.stringify({ a: 'x'.repeat(3000) }))).status,
        ];
        expect(statuses).toEqual([403, 415, 413]);
        expect(asked).toEqual([]);
      },
      { messageBytesMax: 2048 },
    );
  });

  it('answers 502 while the server is away, and goes on when it is back', async () => {
    let isAway = true;
    await inFront(
      (_asked, response) => (isAway ? response.destroy() : response.end('{}')),
      async ({ rig }) => {
        const away = await post(rig, ping);
        expect([away.status, await away.json()]).toMatchObject([502, { error: { code: -32000 } }]);
        isAway = false;
        expect((await post(rig, ping)).status).toBe(200);
      },
    );
  });

  it('does not lead clients past itself by a redirect', async () => {
    await inFront(
      (asked, response) => response.writeHead(307, { location: `http://${asked.headers['host'] ?? ''}/mcp/` }).end(),
      async ({ rig }) => {
        const response = await fetch(rig.url, { method: 'POST', body: ping, redirect: 'manual' });
        expect([response.status, response.headers.get('location')]).toEqual([502, null]);
      },
    );
  });

  it.each(['https://HOST/mcp', 'http://127.0.0.1:1/mcp'])('nor by one to %s', async (location) => {
    await inFront(
      (asked, response) =>
        response.writeHead(308, { location: location.replace('HOST', asked.headers['host'] ?? '') }).end(),
      async ({ rig }) => {
        const message = { method: 'POST', body: ping, headers: jsonHeaders };
        expect((await fetch(rig.url, { ...message, redirect: 'manual' })).status).toBe(502);
        const stream = { headers: { accept: 'text/event-stream' } };
        expect((await fetch(rig.url, { ...stream, redirect: 'manual' })).status).toBe(502);
      },
    );
  });

  it('takes a request that its client left away from the server too', async () => {
    let isLeft = false;
    await inFront(
      (_asked, response) => response.once('close', () => (isLeft = true)),
      async ({ rig, asked }) => {
        const leaving = new AbortController();
        const answer = fetch(rig.url, { method: 'POST', body: ping, headers: jsonHeaders, signal: leaving.signal });
        await until(() => asked.length === 1);
        leaving.abort();
        await expect(answer).rejects.toThrow('aborted');
        await until(() => isLeft);
      },
    );
  });
});

describe('a published client and server with a gateway between', () => {
  it('keep their session, and its calls are told as one', async () => {
    using world = new World();
    const sessions = new Map<string, StreamableHTTPServerTransport>();
    await using upstream = await serve((request, response) => {
      const named = sessions.get(String(request.headers['mcp-session-id']));
      const transport = named === undefined ? openSession(sessions) : Promise.resolve(named);
      void transport.then((own) => own.handleRequest(request, response));
    });
    await using rig = await startRig({ world, given: { listen, upstream: `${upstream.url}/mcp` } });
    const client = await connectLegacy(rig.url);
    expect(await client.tools()).toEqual(['get_document']);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => client.call('get_document', { id: String(index) })),
    );
    expect(answers.map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, index) => `document ${index}`));
    await client.close();
    await until(() => typesOf(rig).filter((type) => type === eventTypes.callCompleted).length === 50);
    const calls = rig.records.filter(({ headers }) => headers['ce_type'] === eventTypes.callRequested);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  it('are told to have ended when their client deletes them, and not when they are refused that', async () => {
    let status = 405;
    await inFront(
      (asked, response) => {
        const isDelete = asked.method === 'DELETE';
        response.writeHead(isDelete ? status : 200, { 'content-type': 'application/json', 'mcp-session-id': 's1' });
        response.end(isDelete ? '' : '{"jsonrpc":"2.0","id":1,"result":{"content":[]}}');
      },
      async ({ rig }) => {
        const named = { 'mcp-session-id': 's1' };
        await (await post(rig, '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a"}}', named)).text();
        const ends = (): number => typesOf(rig).filter((type) => type === eventTypes.sessionEnded).length;
        await fetch(rig.url, { method: 'DELETE', headers: named });
        await until(() => typesOf(rig).includes(eventTypes.callCompleted));
        expect(ends()).toBe(0);
        status = 204;
        await fetch(rig.url, { method: 'DELETE', headers: named });
        await until(() => ends() === 1);
      },
    );
  });
});

function typesOf({ records }: Rig): readonly (string | undefined)[] {
  return records.map(({ headers }) => headers['ce_type']);
}

async function openSession(sessions: Map<string, StreamableHTTPServerTransport>) {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  const server = new McpServer({ name: 'documents', version: '1.0.0' });
  server.registerTool(
    'get_document',
    { description: 'Get a document.', inputSchema: { id: z.string() } },
    ({ id }) => ({ content: [{ type: 'text', text: `document ${id}` }] }),
  );
  await server.connect(transport);
  return transport;
}
