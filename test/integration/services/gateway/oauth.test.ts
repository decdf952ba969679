import { request, type ServerResponse } from 'node:http';
import { discoverOAuthServerInfo } from '@modelcontextprotocol/sdk/client/auth.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRequested, Discovery } from '../../../../schemas/generated/types.ts';
import { eventTypes } from '../../../../schemas/topics.ts';
import { type AuthorizationServer, startAuthorizationServer } from '../../../support/gateway/authorization-server.ts';
import { dataOf, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { SignedIn, signInLegacy, signInModern } from '../../../support/gateway/oauth-clients.ts';
import { type ResourceServer, startResourceServer } from '../../../support/gateway/resource-server.ts';
import { freePort } from '../../../support/servers/free-port.ts';

const eras = [
  ['of the revisions up to 2025-11-25', signInLegacy],
  ['of 2026-07-28', signInModern],
] as const;

let world: World;
let issuer: AuthorizationServer;
let office: ResourceServer;
let listen: string;

beforeEach(async () => {
  world = new World();
  issuer = await startAuthorizationServer();
  office = await startResourceServer(issuer.issuer, world.office);
  listen = `127.0.0.1:${await freePort()}`;
});

afterEach(async () => {
  await office[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
  world[Symbol.dispose]();
});

function inFront(given: Readonly<Record<string, unknown>> = {}): Promise<Rig> {
  return startRig({ world, given: { listen, upstream: office.url, publicUrl: `http://${listen}/mcp`, ...given } });
}

function eventsOf({ records }: Rig, type: string): readonly unknown[] {
  return records.filter(({ headers }) => headers['ce_type'] === type).map(dataOf);
}

async function firstCall(rig: Rig): Promise<CallRequested> {
  await until(() => eventsOf(rig, eventTypes.callRequested).length > 0);
  const [event] = eventsOf(rig, eventTypes.callRequested) as readonly CallRequested[];
  if (event === undefined) throw new Error('No call was told.');
  return event;
}

async function jsonAt(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

describe.each(eras)('a published client %s', (_era, signIn) => {
  it('signs in and calls a server that stands alone', async () => {
    const provider = new SignedIn(issuer);
    const client = await signIn(new URL(office.url), provider);
    expect(await client.call('fetch_webpage', { url: 'https://example.com' })).toContain(world.entry);
    await client.close();
    expect(office.asked.at(-1)?.claims?.aud).toBe(office.url);
  });

  it('signs in and calls through the gateway, with a token for the gateway that reaches the server unchanged', async () => {
    office.audiences.push(`http://${listen}/mcp`);
    await using rig = await inFront();
    const provider = new SignedIn(issuer);
    const client = await signIn(rig.url, provider);
    expect(await client.call('fetch_webpage', { url: 'https://example.com' })).toContain(world.entry);
    await client.close();
    const call = office.asked.findLast(({ claims }) => claims !== undefined);
    expect(call?.authorization).toBe(`Bearer ${provider.token ?? ''}`);
    expect(call?.claims).toMatchObject({ aud: `http://${listen}/mcp`, scope: 'tickets:read' });
  });

  it('is sent away again by a server that does not take the public URL as audience', async () => {
    await using rig = await inFront();
    const provider = new SignedIn(issuer);
    await expect(signIn(rig.url, provider)).rejects.toThrow('Unauthorized');
    expect(provider.token).toBeDefined();
    expect(office.asked.filter(({ claims }) => claims !== undefined)).toEqual([]);
    expect(rig.logged.filter((line) => line.includes('make it an audience of the server'))).toHaveLength(1);
  });
});

describe('the metadata of a server behind the gateway', () => {
  it('is the server’s own but for its resource, at both well-known places', async () => {
    await using rig = await inFront();
    const own = await jsonAt(`${new URL(office.url).origin}/.well-known/oauth-protected-resource/mcp`);
    const { signed_metadata: _, ...kept } = own;
    const expected = { ...kept, resource: `http://${listen}/mcp` };
    for (const path of ['/mcp', '']) {
      expect(await jsonAt(`${rig.url.origin}/.well-known/oauth-protected-resource${path}`)).toEqual(expected);
    }
  });

  it('is what its challenge points to, and nothing else in the challenge is changed', async () => {
    await using rig = await inFront();
    const challengeOf = async (url: URL | string) =>
      (await fetch(url, { method: 'POST' })).headers.get('www-authenticate');
    const [direct, through] = [await challengeOf(office.url), await challengeOf(rig.url)];
    const pointed = `http://${listen}/.well-known/oauth-protected-resource/mcp`;
    expect(through).toBe(direct?.replace(/resource_metadata="[^"]*"/, `resource_metadata="${pointed}"`));
    expect(through).toContain(pointed);
  });

  it('is passed on as it is without a public URL, and an operator is told once', async () => {
    await using rig = await inFront({ publicUrl: undefined });
    const path = '/.well-known/oauth-protected-resource/mcp';
    expect(await jsonAt(`${rig.url.origin}${path}`)).toEqual(await jsonAt(`${new URL(office.url).origin}${path}`));
    for (let count = 0; count < 2; count += 1) {
      const challenge = (await fetch(rig.url, { method: 'POST' })).headers.get('www-authenticate');
      expect(challenge).toContain(new URL(office.url).origin);
    }
    expect(rig.logged.filter((line) => line.includes('set publicUrl'))).toHaveLength(1);
  });
});

describe('hostile metadata', () => {
  const path = '/.well-known/oauth-protected-resource/mcp';
  const far = { status: 302, headers: { location: 'http://127.0.0.1:9/metadata' } };

  const ask = (rig: Rig): Promise<Response> =>
    fetch(rig.url.origin + path, { redirect: 'manual', headers: { authorization: 'Bearer of-mine' } });

  it.each([
    ['leads elsewhere', (response: ServerResponse) => response.writeHead(far.status, far.headers).end(), 302],
    ['is no metadata', (response: ServerResponse) => response.end('<html>'), 200],
  ])('that %s goes to the client as it would without the gateway, and no further', async (_what, answer, status) => {
    await using hostile = await startUpstream((_asked, response) => answer(response));
    await using rig = await inFront({ upstream: `${hostile.url}/mcp` });
    const response = await ask(rig);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain(`http://${listen}`);
    const withToken = hostile.asked.filter(({ headers }) => headers.authorization !== undefined);
    // What the gateway asks for itself goes without the token; what it passes on goes to the token's own server.
    expect(withToken).toHaveLength(1);
  });

  it.each([
    ['is longer than is read', (response: ServerResponse) => response.end(`{"resource":"${'x'.repeat(100_000)}"}`)],
    ['breaks off', (response: ServerResponse) => response.writeHead(200, { 'content-length': 9 }).destroy()],
  ])('that %s is not passed on, since it would name another resource', async (_what, answer) => {
    await using hostile = await startUpstream((_asked, response) => answer(response));
    await using rig = await inFront({ upstream: `${hostile.url}/mcp` });
    const response = await ask(rig);
    expect([response.status, await response.json()]).toMatchObject([502, { error: { code: -32000 } }]);
    expect(hostile.asked.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });
});

describe('a server of 2025-03-26, which is its own authorization server', () => {
  const metadata = `{ "issuer": "https://mcp.example",  "response_types_supported": ["code"],
    "authorization_endpoint": "https://mcp.example/authorize", "token_endpoint": "https://mcp.example/token" }`;

  it('is asked for its metadata at the root, and nothing of the answer is changed', async () => {
    const isMetadata = (url: string): boolean => url === '/.well-known/oauth-authorization-server';
    await using old = await startUpstream(({ url }, response) =>
      isMetadata(url) ? response.end(metadata) : response.writeHead(404).end(),
    );
    await using rig = await inFront({ upstream: `${old.url}/mcp` });
    const found = await discoverOAuthServerInfo(rig.url);
    expect(found.authorizationServerMetadata?.token_endpoint).toBe('https://mcp.example/token');
    const response = await fetch(`${rig.url.origin}/.well-known/oauth-authorization-server`);
    expect(await response.text()).toBe(metadata);
    expect((await fetch(`${rig.url.origin}/.well-known/oauth-protected-resource`)).status).toBe(404);
  });

  it('runs no message that is sent to a path of metadata unjudged', async () => {
    await using old = await startUpstream((_asked, response) => response.end('{}'));
    await using rig = await inFront({ upstream: old.url });
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"send_mail"}}';
    await fetch(`${rig.url.origin}/.well-known/openid-configuration`, { method: 'POST', body });
    expect((await firstCall(rig)).method).toBe('tools/call');
  });
});

describe('several servers behind one gateway', () => {
  it('are resources of their own, and no token of one goes to another', async () => {
    await using other = await startResourceServer(issuer.issuer, world.office, { path: '/other' });
    office.audiences.push(`http://${listen}/office`);
    other.audiences.push(`http://${listen}/other`);
    const upstreams = { office: { url: office.url }, other: { url: other.url }, local: { command: process.execPath } };
    await using rig = await inFront({ upstream: undefined, upstreams, publicUrl: `http://${listen}` });
    const provider = new SignedIn(issuer);
    const client = await signInLegacy(new URL(`http://${listen}/office`), provider);
    await client.call('fetch_webpage', { url: 'https://example.com' });
    await client.close();
    expect(office.asked.findLast(({ claims }) => claims !== undefined)?.claims?.aud).toBe(`http://${listen}/office`);
    expect(other.asked).toEqual([]);
    const authorization = `Bearer ${provider.token ?? ''}`;
    expect((await fetch(`http://${listen}/other`, { method: 'POST', headers: { authorization } })).status).toBe(401);
    const wellKnown = `${rig.url.origin}/.well-known/oauth-protected-resource`;
    expect(await jsonAt(`${wellKnown}/other`)).toMatchObject({ resource: `http://${listen}/other` });
    const statuses = ['', '/none', '/local', '/office/deeper'].map(
      async (path) => (await fetch(wellKnown + path)).status,
    );
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 404]);
  });
});

describe('what is told of a call with a token', () => {
  it('is whose it is by what the server took, and no byte of the token', async () => {
    office.audiences.push(`http://${listen}/mcp`);
    await using rig = await inFront();
    const provider = new SignedIn(issuer);
    const client = await signInLegacy(rig.url, provider);
    await client.call('fetch_webpage', { url: 'https://example.com' });
    await client.close();
    const { principal, agent, token } = await firstCall(rig);
    expect([principal.method, agent.id]).toEqual(['jwt-accepted', `#${principal.id}`]);
    expect(token).toMatchObject({ kind: 'jwt', truncated: false });
    expect(token?.scopes).toEqual([expect.stringMatching(/^#[0-9a-f]{16}$/)]);
    const told = [
      ...rig.records.map(({ value }) => Buffer.from(value ?? []).toString()),
      ...rig.logged,
      await rig.metrics(),
    ];
    const parts = (provider.token ?? '').split('.');
    for (const part of parts) expect(told.filter((text) => text.includes(part))).toEqual([]);
  });

  it('is whose it is by the issuer’s keys from the first call on, where the issuer is named', async () => {
    office.audiences.push(`http://${listen}/mcp`);
    await using rig = await inFront({ tokenIssuer: issuer.issuer });
    const client = await signInModern(rig.url, new SignedIn(issuer));
    await client.call('fetch_webpage', { url: 'https://example.com' });
    await client.close();
    const { principal, agent, token } = await firstCall(rig);
    expect(principal.method).toBe('jwt-verified');
    expect(agent.id).not.toBe(`#${principal.id}`);
    expect(token?.scopes).toEqual(['tickets:read']);
    expect(await rig.metrics()).toMatch(/shearpin_gateway_token_checks_total\{.*result="verified".*\} 1/);
  });

  it('is nobody’s where the issuer’s keys refute the token', async () => {
    await using rig = await inFront({ tokenIssuer: issuer.issuer });
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = part({ iss: issuer.issuer, sub: 'clerk@example.org' });
    const authorization = `Bearer ${part({ alg: 'none' })}.${claims}.x`;
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch_webpage"}}';
    const response = await fetch(rig.url, { method: 'POST', headers: { authorization }, body });
    expect(response.status).toBe(401);
    expect((await firstCall(rig)).principal.method).toBe('token');
  });

  it('leaves a token in the URL alone, which names nobody and is told nowhere', async () => {
    await using rig = await inFront();
    const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch_webpage"}}';
    await fetch(`${rig.url.href}?access_token=Qz7markedX9K`, { method: 'POST', body });
    expect((await firstCall(rig)).principal.method).toBe('listener');
    const told = [
      ...rig.records.map(({ value }) => Buffer.from(value ?? []).toString()),
      ...rig.logged,
      await rig.metrics(),
    ];
    expect(told.filter((text) => text.includes('markedX9K'))).toEqual([]);
    expect(office.asked.at(-1)?.path).toContain('access_token=Qz7markedX9K');
  });

  it('is refused when two tokens come at once, of which servers may believe different ones', async () => {
    await using rig = await inFront();
    const headers = ['authorization', 'Bearer a', 'authorization', 'Bearer b', 'host', rig.url.host];
    const status = await new Promise((resolve, reject) => {
      const asked = request(rig.url, { method: 'POST', headers }, ({ statusCode }) => resolve(statusCode));
      asked.on('error', reject).end();
    });
    expect([status, office.asked]).toEqual([400, []]);
  });
});

describe('discovery of authorization metadata', () => {
  it('is told as it is seen: the challenge, the request, and where the document leads', async () => {
    await using rig = await inFront();
    await fetch(rig.url, { method: 'POST' });
    await fetch(`${rig.url.origin}/.well-known/oauth-protected-resource/mcp`);
    await fetch(`${rig.url.origin}/.well-known/oauth-authorization-server`);
    await until(() => eventsOf(rig, eventTypes.discovery).length >= 4);
    const seen = eventsOf(rig, eventTypes.discovery) as readonly Discovery[];
    expect(seen.map((one) => `${one.seen} ${one.document}`)).toEqual([
      'challenge protected-resource',
      'request protected-resource',
      'document protected-resource',
      'request authorization-server',
    ]);
    expect(seen[2]?.urls).toMatchObject([
      { role: 'authorization-server', labels: ['internal', 'loopback', 'cleartext'] },
    ]);
    expect(seen[0]?.urls).toMatchObject([
      { role: 'metadata', labels: expect.arrayContaining(['same-origin']) as string[] },
    ]);
  });
});
