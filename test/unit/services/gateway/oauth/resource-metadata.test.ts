import { describe, expect, it } from 'vitest';
import type { FetchedDocument } from '../../../../../services/gateway/oauth/fetch-document.ts';
import { ResourceMetadata, type ServedMetadata } from '../../../../../services/gateway/oauth/resource-metadata.ts';

const resource = 'https://gateway.example/office';
const own = { resource: 'https://mcp.example/mcp', authorization_servers: ['https://auth.example'], 'x-own': [1] };
const inserted = '/.well-known/oauth-protected-resource/mcp';
const root = '/.well-known/oauth-protected-resource';

/** A server whose documents the test changes. */
class Server {
  readonly asked: string[] = [];
  nowMs = 0;
  /** Nothing that can be read comes from there. */
  away: readonly string[] = [];
  documents: Record<string, Partial<FetchedDocument> | undefined> = {};

  metadata(url = 'http://10.0.0.5:8080/mcp'): ResourceMetadata {
    const fetch = (target: string): Promise<FetchedDocument | undefined> => {
      this.asked.push(target);
      const found = this.documents[target];
      const status = found === undefined ? 404 : 200;
      const answer = { status, headers: {}, body: Buffer.alloc(0), ...found };
      return Promise.resolve(this.away.includes(target) ? undefined : answer);
    };
    return new ResourceMetadata({ upstream: new URL(url), resource, fetch, nowMs: () => this.nowMs });
  }
}

function documentOf(value: unknown, headers: FetchedDocument['headers'] = {}): Partial<FetchedDocument> {
  return { body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), headers };
}

async function readFrom(metadata: ResourceMetadata): Promise<unknown> {
  const served = await servedBy(metadata);
  return served === undefined ? undefined : JSON.parse(served.body.toString());
}

async function servedBy(metadata: ResourceMetadata): Promise<ServedMetadata | undefined> {
  const read = await metadata.read();
  return read === 'unread' ? expect.fail('It was not read.') : read;
}

describe('the metadata of a server as the gateway serves it', () => {
  it('has the gateway’s resource, no signature, and everything else of the server', async () => {
    const server = new Server();
    server.documents[inserted] = documentOf({ ...own, signed_metadata: 'a.b.c' });
    expect(await readFrom(server.metadata())).toEqual({ ...own, resource });
  });

  it('is looked for below the server’s path, then at its root, and where a challenge points on the same server', async () => {
    const server = new Server();
    server.documents[root] = documentOf(own);
    const metadata = server.metadata();
    expect(await readFrom(metadata)).toEqual({ ...own, resource });
    expect(server.asked).toEqual([inserted, root]);
    const pointed = new Server();
    pointed.documents[`${root}/tenant`] = documentOf(own);
    const other = pointed.metadata();
    expect(await readFrom(other)).toBeUndefined();
    other.pointedTo('https://mcp.example/.well-known/oauth-protected-resource/tenant');
    expect(await readFrom(other)).toEqual({ ...own, resource });
  });

  it('is looked for at any path of the server where the challenge names the server as the gateway knows it', async () => {
    const server = new Server();
    server.documents['/custom/location.json'] = documentOf(own);
    const metadata = server.metadata();
    metadata.pointedTo('http://10.0.0.5:8080/custom/location.json');
    expect(await readFrom(metadata)).toEqual({ ...own, resource });
    expect(server.asked).toEqual(['/custom/location.json']);
  });

  it.each([
    'http://10.0.0.5:8081/custom/location.json',
    'https://mcp.example/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'no url',
    `https://mcp.example/.well-known/oauth-protected-resource/${'x'.repeat(2000)}`,
    'https://mcp.example/.well-known/oauth-protected-resource/../../admin',
  ])('is not looked for at %s', async (url) => {
    const server = new Server();
    const metadata = server.metadata();
    metadata.pointedTo(url);
    await metadata.read();
    expect(server.asked).toEqual([inserted, root]);
  });

  it.each([
    ['a page', '<html>'],
    ['a list', [own]],
    ['nothing', null],
    ['a text', '"resource"'],
    ['metadata of no resource', { authorization_servers: [] }],
    ['a resource that is no text', { resource: { toString: 1 } }],
    ['half of it', JSON.stringify(own).slice(0, -1)],
    ['too deep a value', '['.repeat(50_000)],
  ])('is none when the server answers with %s', async (_what, value) => {
    const server = new Server();
    server.documents[inserted] = documentOf(value);
    expect(await readFrom(server.metadata())).toBeUndefined();
  });

  it.each([301, 204, 404, 500])('is none when the server answers with status %d', async (status) => {
    const server = new Server();
    server.documents[inserted] = { ...documentOf(own), status };
    expect(await readFrom(server.metadata())).toBeUndefined();
  });

  it('takes names of members that mean something to JavaScript for names', async () => {
    const server = new Server();
    server.documents[inserted] = documentOf('{"resource":"x","__proto__":{"a":1},"constructor":2}');
    const served = await servedBy(server.metadata());
    expect(served?.body.toString()).toBe(`{"resource":"${resource}","__proto__":{"a":1},"constructor":2}`);
  });

  it('is asked for once by many at a time, again after a minute or as the server says, and within seconds when it was none', async () => {
    const server = new Server();
    server.documents[inserted] = documentOf(own);
    const metadata = server.metadata();
    await Promise.all(Array.from({ length: 20 }, () => metadata.read()));
    server.nowMs = 59_999;
    await metadata.read();
    expect(server.asked).toHaveLength(1);
    server.documents[inserted] = documentOf(own, { 'cache-control': 'public, max-age=99999999' });
    server.nowMs = 60_000;
    await metadata.read();
    server.nowMs += 3_599_999;
    await metadata.read();
    expect(server.asked).toHaveLength(2);
    server.documents = {};
    server.nowMs += 1;
    expect(await metadata.read()).toBeUndefined();
    server.documents[inserted] = documentOf(own, { 'cache-control': 'no-store' });
    server.nowMs += 10_000;
    expect(await metadata.read()).toBeDefined();
    const asked = server.asked.length;
    server.nowMs += 1000;
    await metadata.read();
    expect(server.asked).toHaveLength(asked + 1);
  });

  it('is neither there nor absent while it cannot be read, and is asked for again within a second', async () => {
    const server = new Server();
    server.away = [inserted];
    const metadata = server.metadata();
    expect(await metadata.read()).toBe('unread');
    server.documents[inserted] = documentOf(own);
    server.away = [];
    expect(await metadata.read()).toBe('unread');
    server.nowMs += 1000;
    expect(await readFrom(metadata)).toEqual({ ...own, resource });
    server.away = [inserted];
    server.documents[root] = documentOf(own);
    expect(await readFrom(server.metadata())).toEqual({ ...own, resource });
  });

  it('is asked for again once the server has refused a token', async () => {
    const server = new Server();
    server.documents[inserted] = documentOf(own);
    const metadata = server.metadata();
    await metadata.read();
    const moved = { ...own, authorization_servers: ['https://new.example'] };
    server.documents[inserted] = documentOf(moved);
    expect(await readFrom(metadata)).toEqual({ ...own, resource });
    metadata.refused();
    expect(await readFrom(metadata)).toEqual({ ...moved, resource });
  });

  it('may be read by pages of everywhere where the server says so, and by none otherwise', async () => {
    const server = new Server();
    server.documents[inserted] = documentOf(own, { 'access-control-allow-origin': '*', 'set-cookie': ['a=b'] });
    const served = await servedBy(server.metadata());
    expect(served?.headers).toEqual({ 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    server.documents[inserted] = documentOf(own, { 'access-control-allow-origin': 'https://app.example' });
    expect((await servedBy(server.metadata()))?.headers).toEqual({ 'content-type': 'application/json' });
  });
});
