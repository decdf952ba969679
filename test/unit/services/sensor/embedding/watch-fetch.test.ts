import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { createMcpHandler, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import {
  type FetchHandler,
  watchFetch,
  type WatchFetchOptions,
} from '../../../../../services/sensor/embedding/watch-fetch.ts';
import { createOffice } from '../../../../support/gateway/office-tools.ts';
import { observed, refusedByCommand } from '../observer/observed.ts';

const office = { log: undefined, secret: 'no-secret', other: 'other', page: 'A page.' };
const url = new URL('http://office.example/mcp');
const place = { server: 'office', listener: 'front' } as const;

type Fetch = (input: string | URL, init?: RequestInit) => Promise<Response>;

function watched(handler: FetchHandler, options: Partial<WatchFetchOptions> = {}) {
  const seen = observed();
  let asked = 0;
  const counting: FetchHandler = (request) => {
    asked += 1;
    return handler(request);
  };
  const handle = watchFetch(counting, seen.observer, { ...place, ...options });
  const fetch: Fetch = (input, init) => handle(new Request(input, init));
  return { seen, handle, fetch, asked: () => asked };
}

/** Sessions of the revisions up to 2025-11-25. */
function legacyHandler(isJson: boolean): FetchHandler {
  let transport: WebStandardStreamableHTTPServerTransport | undefined;
  return async (request) => {
    if (transport === undefined) {
      transport = new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: () => 'session-1',
        enableJsonResponse: isJson,
      });
      await createOffice(office).connect(transport);
    }
    return transport.handleRequest(request);
  };
}

async function legacyClient(fetch: Fetch, headers: Record<string, string> = {}) {
  const client = new Client({ name: 'client', version: '1.0.0' });
  const transport = new StreamableHTTPClientTransport(url, { fetch, requestInit: { headers } });
  await client.connect(transport);
  return { client, transport };
}

const page = { name: 'fetch_webpage', arguments: { url: 'http://a.example' } };

describe.each([true, false])('a handler with sessions, watched, that answers in JSON: %s', (isJson) => {
  it('works as before, and tells its calls in the session that it minted', async () => {
    const { seen, fetch } = watched(legacyHandler(isJson));
    const { client, transport } = await legacyClient(fetch);
    await client.listTools();
    for (const _ of [1, 2]) expect(await client.callTool(page)).toMatchObject({ content: [{ text: 'A page.' }] });
    expect(seen.requested().map(({ session }) => session.method)).toEqual(['legacy', 'legacy']);
    expect(new Set(seen.requested().map(({ session }) => session.key)).size).toBe(1);
    expect(seen.completed()).toMatchObject([{ outcome: 'answered' }, { outcome: 'answered' }]);
    expect(seen.requested()[0]?.principal.method).toBe('listener');
    await transport.terminateSession();
    await client.close();
    expect(seen.faults).toEqual([]);
  });

  it('is never reached by a refused call', async () => {
    const { seen, fetch, asked } = watched(legacyHandler(isJson));
    const { client } = await legacyClient(fetch);
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, refusal: 'Refused.' });
    const before = asked();
    expect(await client.callTool(page)).toMatchObject({ isError: true, content: [{ text: 'Refused.' }] });
    expect(asked()).toBe(before);
    await client.close();
  });
});

describe('a handler of the era without sessions, watched', () => {
  it('works as before, and a refused call never reaches it', async () => {
    const handler = createMcpHandler(() => createOffice(office), { legacy: 'reject' });
    const { seen, fetch, asked } = watched((request) => handler.fetch(request));
    const mode = { pin: '2026-07-28' };
    const client = new ModernClient({ name: 'client', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(new ModernHttp(url, { fetch }));
    expect(await client.callTool(page)).toMatchObject({ content: [{ text: 'A page.' }] });
    seen.enforcer.decision = () => ({ verdict: refusedByCommand, refusal: 'Refused.' });
    const before = asked();
    expect(await client.callTool(page)).toMatchObject({ isError: true });
    expect(asked()).toBe(before);
    expect(seen.requested().map(({ session, protocol }) => [session.method, protocol])).toEqual([
      ['principal', '2026-07-28'],
      ['principal', '2026-07-28'],
    ]);
    await client.close();
  });
});

const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: page };
const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request(url, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
const answer =
  (value: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }): FetchHandler =>
  () =>
    new Response(typeof value === 'string' ? value : JSON.stringify(value), { headers });

describe('what a watched handler answers', () => {
  it('is the same status, headers and bytes', async () => {
    const bytes = '{"id":1,  "result":{}, "jsonrpc":"2.0"}';
    const { handle } = watched(
      () => new Response(bytes, { status: 418, headers: { 'x-own': 'v', 'content-type': 'application/json' } }),
    );
    const response = await handle(post(call));
    expect([response.status, response.headers.get('x-own'), await response.text()]).toEqual([418, 'v', bytes]);
  });

  it('is inspected event by event, each before it goes on', async () => {
    const { seen, handle } = watched(() => {
      const events = [
        ': hello\n\n',
        'id: 7\ndata: {"jsonrpc":"2.0","method":"notifications/progress","params":{}}\n\n',
        `data: ${JSON.stringify({ jsonrpc: '2.0', id: 1, result: { content: [] } })}\r\n\r\n`,
      ];
      return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
    });
    const text = await (await handle(post(call))).text();
    expect(text).toMatch(/^: hello\n\nid: 7\n.*\n\ndata: .*\r\n\r\n$/s);
    expect(seen.notifications()).toHaveLength(1);
    expect(seen.completed()).toMatchObject([{ outcome: 'answered' }]);
  });

  it('ends the call when its reader goes away, in the era without sessions', async () => {
    const { seen, handle } = watched(
      () => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }),
    );
    const response = await handle(post(call));
    await response.body?.cancel();
    expect(seen.completed()).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('is refused when it is too long, or in an encoding that cannot be read', async () => {
    const long = await watched(answer('x'.repeat(200)), { bytesMax: 100 }).handle(new Request(url));
    expect(long.status).toBe(502);
    const packed = await watched(answer('x', { 'content-encoding': 'br' })).handle(new Request(url));
    expect(packed.status).toBe(502);
  });

  it('is lost when it throws, and the fault goes on', async () => {
    const { seen, handle } = watched(() => Promise.reject(new Error('broken')));
    await expect(handle(post(call))).rejects.toThrow('broken');
    expect(seen.completed()).toMatchObject([{ outcome: 'lost' }]);
  });
});

describe('a request to a watched handler', () => {
  it('keeps its bytes, headers and what is given beside it', async () => {
    const seen = observed();
    const got: unknown[] = [];
    const handle = watchFetch(
      async (request: Request, beside: { readonly user: string }) => {
        got.push(await request.text(), request.headers.get('x-own'), request.url, beside.user);
        return new Response(null, { status: 202 });
      },
      seen.observer,
      place,
    );
    const text = '{ "jsonrpc":"2.0", "method":"notifications/initialized" }';
    expect((await handle(post(text, { 'x-own': 'v' }), { user: 'me' })).status).toBe(202);
    expect(got).toEqual([text, 'v', url.href, 'me']);
  });

  it('is not taken when it is too long', async () => {
    const { handle, asked } = watched(answer({}), { bytesMax: 10 });
    expect((await handle(post(call))).status).toBe(413);
    expect(asked()).toBe(0);
  });

  it('goes on without the refused part of a batch, whose answer comes beside the others', async () => {
    const { seen, handle } = watched(async (request) => {
      const [only] = (await request.json()) as { readonly id: number }[];
      return answer([{ jsonrpc: '2.0', id: only?.id, result: { content: [] } }])(request);
    });
    seen.enforcer.decision = ({ carries }) =>
      seen.enforcer.asked.length === 1 && carries.size >= 0
        ? { verdict: refusedByCommand }
        : { verdict: { decision: 'allowed', reason: 'clear' } };
    const response = await handle(post([call, { ...call, id: 2 }]));
    const answers = (await response.json()) as {
      readonly id: number;
      readonly result: { readonly isError?: boolean };
    }[];
    expect(answers.map(({ id, result }) => [id, result.isError === true])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('is on behalf of the token that it brings, as soon as the handler took that', async () => {
    const claims = Buffer.from(JSON.stringify({ iss: 'https://i.example', sub: 'user' })).toString('base64url');
    const headers = { authorization: `Bearer e30.${claims}.c2ln` };
    const { seen, handle } = watched(answer({ jsonrpc: '2.0', id: 1, result: { content: [] } }));
    await handle(post(call, headers));
    await handle(post(call, headers));
    await handle(post(call));
    expect(seen.requested().map(({ principal }) => principal.method)).toEqual(['token', 'jwt-accepted', 'listener']);
  });
});
