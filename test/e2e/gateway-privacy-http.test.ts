import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../schemas/topics.ts';
import { issuedBy, newAuthority, pemFolder } from '../support/gateway/certificates.ts';
import { type Rig, startRig, until, World } from '../support/gateway/gateway-rig.ts';
import { serve, startUpstream, type TestUpstream } from '../support/gateway/http-upstream.ts';
import { askHttps } from '../support/gateway/https-client.ts';
import { Marks } from '../support/gateway/marks.ts';
import { serversHeader, startTalkative } from '../support/gateway/talkative-upstream.ts';
import { allTold } from '../support/gateway/told.ts';
import { bearerOf } from '../support/tokens.ts';

const listen = '127.0.0.1:0';

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Got {
  readonly isOwn: boolean;
  readonly text: string;
}

/** Sends the body byte by byte, each a chunk of its own, and a trailer after it; resolves to what came, however it ended. */
function send(url: URL, marks: Marks, { method = 'POST', path = '', headers = {}, body }: Sent): Promise<Got> {
  const target = `${path === '' ? url.pathname : path}?${marks.at('query')}=${marks.at('query value')}`;
  const { promise, resolve } = Promise.withResolvers<Got>();
  const coding = body === undefined ? {} : { 'transfer-encoding': 'chunked' };
  const sent = { ...headers, ...coding };
  const options = { host: url.hostname, port: url.port, method, path: target, agent: false, headers: sent };
  const request = httpRequest(options, (response) => {
    let text = `${String(response.statusCode)} ${response.rawHeaders.join(' ')} `;
    const end = (): void => resolve({ isOwn: response.headers[serversHeader] === undefined, text });
    response.setEncoding('latin1').on('data', (part: string) => (text += part));
    response.on('end', end).on('error', end);
  });
  request.on('error', (fault) => resolve({ isOwn: true, text: fault.message }));
  if (body !== undefined) {
    for (const byte of Buffer.from(JSON.stringify(body))) request.write(Uint8Array.of(byte));
    request.addTrailers({ [`x-${marks.at('name of a trailer')}`]: marks.at('trailer') });
  }
  request.end();
  return promise;
}

function markedToken(marks: Marks): string {
  const at = (claim: string): string => marks.at(`claim ${claim}`);
  const url = (claim: string): string => `https://${at(`${claim} host`)}.example/${at(claim)}`;
  const claims = {
    iss: url('iss'),
    sub: at('sub'),
    aud: [url('aud'), at('second aud')],
    scope: `${at('scope')} files:${at('second scope')}`,
    scp: [at('scp')],
    azp: at('azp'),
    client_id: at('client_id'),
    act: { sub: at('act'), iss: url('act iss'), act: { client_id: at('inner act'), [at('act key')]: at('act value') } },
    may_act: marks.anyAt('claim may_act'),
    cnf: { jkt: at('jkt') },
    jti: at('jti'),
    exp: 4_000_000_000,
    [at('key')]: marks.anyAt('claim value'),
  };
  return bearerOf(claims, { alg: 'RS256', kid: at('kid'), jku: url('jku'), [at('header key')]: at('header value') });
}

function markedHeaders(marks: Marks): Record<string, string> {
  const at = (name: string): string => marks.at(`header ${name}`);
  return {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: markedToken(marks),
    dpop: at('dpop'),
    cookie: `${at('cookie name')}=${at('cookie')}`,
    'last-event-id': at('last-event-id'),
    'mcp-session-id': at('mcp-session-id'),
    traceparent: at('traceparent'),
    tracestate: at('tracestate'),
    baggage: `session.id=${at('baggage')}`,
    forwarded: `for=${at('forwarded')}`,
    'x-forwarded-for': at('x-forwarded-for'),
    referer: `https://${at('referer')}.example/`,
    [`x-${marks.at('name of a header')}`]: at('other'),
  };
}

function callOf(marks: Marks, place: string): Readonly<Record<string, unknown>> {
  const name = marks.at(`tool ${place}`);
  const params = { name, arguments: marks.anyAt(`arguments ${place}`), _meta: marks.anyAt(`meta ${place}`) };
  return { jsonrpc: '2.0', id: marks.at(`id ${place}`), method: 'tools/call', params };
}

function completed(rig: Rig): number {
  return rig.records.filter(({ headers }) => headers['ce_type'] === eventTypes.callCompleted).length;
}

/** What is asked of a server that says all it can. */
function requestsOf(marks: Marks, answers: number): readonly Sent[] {
  const headers = markedHeaders(marks);
  const { 'mcp-session-id': _session, ...fresh } = headers;
  const calls = Array.from({ length: answers }, (_, index) => callOf(marks, String(index)));
  const wellKnown = ['oauth-protected-resource', 'oauth-authorization-server', 'openid-configuration'];
  return [
    ...calls.map((body, index) => ({ headers: index % 2 === 0 ? headers : fresh, body })),
    { headers, body: [callOf(marks, 'in a batch'), callOf(marks, 'second in a batch'), marks.at('no message')] },
    { headers, body: marks.at('body') },
    { method: 'GET', headers },
    { method: 'GET', headers: fresh, path: `/mcp/${marks.at('path')}` },
    { method: 'DELETE', headers },
    { method: marks.at('method').slice(0, 13), headers },
    ...wellKnown.flatMap((name) => [
      { method: 'GET', headers, path: `/.well-known/${name}` },
      { method: 'GET', headers, path: `/.well-known/${name}/${marks.at('well-known path')}` },
      { method: 'GET', headers, path: `/mcp/.well-known/${name}` },
    ]),
    { method: 'OPTIONS', headers: { ...headers, origin: `https://${marks.at('origin')}.example` } },
    { headers: { ...headers, host: `${marks.at('host')}.example` }, body: callOf(marks, 'to another host') },
    {
      headers: { ...headers, 'mcp-method': marks.at('header mcp-method'), 'mcp-name': marks.at('header mcp-name') },
      body: callOf(marks, 'with other headers'),
    },
    { headers: { ...headers, expect: marks.at('expectation') }, body: callOf(marks, 'that expects') },
    { headers, path: `//${marks.at('double path')}/../${marks.at('dots')}` },
  ];
}

describe('a conversation over HTTP with marks in all that is not a message', () => {
  it('leaves none of them in what is told, nor in the gateway’s own answers', async () => {
    using world = new World();
    const marks = new Marks();
    await using upstream = await startTalkative(marks);
    const given = { listen, accessLog: true, upstream: `${upstream.url}/mcp` };
    await using rig = await startRig({ world, hasWorker: true, given });
    const own: string[] = [];
    for (const sent of requestsOf(marks, upstream.answers)) {
      const got = await send(rig.url, marks, sent);
      if (got.isOwn) own.push(got.text);
    }
    const before = completed(rig);
    await send(rig.url, marks, { headers: markedHeaders(marks), body: callOf(marks, 'last') });
    await until(() => completed(rig) > before);
    expect(upstream.asked.filter(({ method }) => method === 'POST').length).toBeGreaterThan(upstream.answers);
    expect(own.length).toBeGreaterThan(5);
    const told = await allTold(rig);
    expect(told).toContain(eventTypes.discovery);
    expect(told).toContain('"bytesIn"');
    expect(marks.foundIn(told)).toEqual([]);
    // An answer repeats the id of its request, and nothing else of it.
    expect(marks.foundIn(own.join('\n')).filter((place) => !place.startsWith('id '))).toEqual([]);
  });

  it('leaves none of an endpoint that a server of 2024-11-05 names', async () => {
    using world = new World();
    const marks = new Marks();
    await using upstream = await serve((request, response) => {
      if (request.method === 'POST') {
        response.writeHead(202).end(marks.at('answer to a post'));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const endpoint = `event: endpoint\ndata: /${marks.at('endpoint')}?${marks.at('key')}=${marks.at('session')}\n\n`;
      for (const byte of Buffer.from(endpoint)) response.write(Uint8Array.of(byte));
    });
    const given = { listen, accessLog: true, upstream: `${upstream.url}/sse` };
    await using rig = await startRig({ world, hasWorker: true, given });
    const leaving = new AbortController();
    const stream = await fetch(rig.url, { headers: { accept: 'text/event-stream' }, signal: leaving.signal });
    const endpoint = await endpointIn(stream);
    expect(marks.foundIn(endpoint)).toEqual([]);
    const body = JSON.stringify(callOf(marks, 'over two connections'));
    const headers = { 'content-type': 'application/json' };
    await fetch(new URL(endpoint, rig.url), { method: 'POST', headers, body }).then((answer) => answer.text());
    leaving.abort();
    await until(() => completed(rig) > 0 && rig.logged.filter((line) => line.includes('"bytesIn"')).length > 1);
    const told = await allTold(rig);
    // Whoever knows the token of a stream may post for it.
    const token = new URL(endpoint, rig.url).searchParams.get('shearpin-stream') ?? '';
    expect(token.length).toBeGreaterThan(8);
    expect(told).not.toContain(token);
    expect(marks.foundIn(told)).toEqual([]);
  });

  it('leaves none of what an issuer of tokens, its keys and the server’s metadata say', async () => {
    using world = new World();
    const marks = new Marks();
    await using upstream = await startTalkative(marks);
    await using issuer = await startMarkedIssuer(marks);
    const oauth = { publicUrl: 'https://gateway.example/mcp', tokenIssuer: issuer.url };
    const given = { listen, accessLog: true, upstream: `${upstream.url}/mcp`, ...oauth };
    await using rig = await startRig({ world, hasWorker: true, given });
    const own: string[] = [];
    for (const sent of [...requestsOf(marks, upstream.answers), ...tokensOf(marks, issuer.url)]) {
      const got = await send(rig.url, marks, sent);
      if (got.isOwn) own.push(got.text);
    }
    await until(() => completed(rig) > upstream.answers);
    expect(issuer.asked.some(({ url }) => url.includes('.well-known'))).toBe(true);
    expect(issuer.asked.some(({ url }) => url.includes(marks.at('path of the keys')))).toBe(true);
    await until(() => rig.logged.some((line) => line.includes('the keys of tokens cannot be read')));
    const told = await allTold(rig);
    expect(told).toContain(eventTypes.discovery);
    expect(marks.foundIn(told)).toEqual([]);
    // The server's metadata is its own to tell; of an error of the gateway's nothing of the token may be.
    const isOfToken = (place: string): boolean => place.startsWith('claim ') || place.startsWith('header ');
    expect(marks.foundIn(own.join('\n')).filter(isOfToken)).toEqual([]);
  });
});

/** An issuer whose metadata leads to keys that nobody can read. */
async function startMarkedIssuer(marks: Marks): Promise<TestUpstream> {
  const issuer = await startUpstream(({ url }, response) => {
    response.writeHead(200, marks.at('status message of an issuer'), { 'content-type': 'application/json' });
    const metadata = { issuer: issuer.url, jwks_uri: `${issuer.url}/${marks.at('path of the keys')}` };
    if (url.includes('.well-known')) response.end(JSON.stringify({ ...metadata, ...marks.anyAt('issuer') }));
    else response.end(`{"keys":"${marks.at('no keys')}`);
  });
  return issuer;
}

/** Calls with tokens that the issuer is said to have made. */
function tokensOf(marks: Marks, iss: string): readonly Sent[] {
  const algorithms = ['RS256', 'none', marks.at('algorithm')];
  return algorithms.map((alg, index) => ({
    headers: {
      ...markedHeaders(marks),
      authorization: bearerOf(
        { iss, sub: marks.at('claim sub'), exp: 4_000_000_000 },
        { alg, kid: marks.at('claim kid') },
      ),
    },
    body: callOf(marks, `with token ${String(index)}`),
  }));
}

/** The address that the first event of a stream tells. */
async function endpointIn({ body }: Response): Promise<string> {
  let text = '';
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '';
  return /^data: (.*)$/m.exec(text)?.[1] ?? '';
}

describe('a client over TLS', () => {
  it('leaves nothing of its certificate and of the name that it asks for', async () => {
    using world = new World();
    const marks = new Marks();
    const authority = await newAuthority('our authority');
    const server = await issuedBy(authority, 'server');
    const ours = await issuedBy(authority, marks.at('common name'));
    const stranger = await issuedBy(await newAuthority(marks.at('other authority')), marks.at('other common name'));
    using folder = pemFolder({ cert: server.cert, key: server.key, ca: authority.cert });
    await using upstream = await startTalkative(marks);
    const files = { listenCertFile: folder.path('cert'), listenKeyFile: folder.path('key') };
    const given = { listen, upstream: upstream.url, ...files, listenClientCaFile: folder.path('ca') };
    await using rig = await startRig({ world, hasWorker: true, given });
    const url = `https://127.0.0.1:${rig.url.port}/mcp`;
    const named = { ca: authority.cert, servername: `${marks.at('server name')}.example` };
    const checkServerIdentity = (): undefined => undefined;
    const options = { ...named, checkServerIdentity, headers: { 'content-type': 'application/json' } };
    const body = JSON.stringify(callOf(marks, 'over TLS'));
    expect((await askHttps(url, { ...options, ...ours }, body)).status).toBe(200);
    await expect(askHttps(url, { ...options, ...stranger }, body)).rejects.toThrow();
    await until(() => completed(rig) > 0 && rig.logged.some((line) => line.includes('"reason":"tls"')));
    const told = await allTold(rig);
    expect(marks.foundIn(told)).toEqual([]);
  });
});
