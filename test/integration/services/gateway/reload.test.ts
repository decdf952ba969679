import { writeFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../../../../services/gateway/config.ts';
import { CliProcess, temporaryFolder } from '../../../support/cli-process.ts';
import { issuedBy, newAuthority, pemFolder } from '../../../support/gateway/certificates.ts';
import { dataOf, rawServer, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { unhurriedTimers } from '../../../support/gateway/unhurried-timers.ts';
import { askHttps } from '../../../support/gateway/https-client.ts';

const listen = '127.0.0.1:0';
const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

function call(id: number, method: string, params: object = {}): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params });
}

function post(url: URL, body: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { ...headers, ...more } });
}

function reload(rig: Rig, given: Readonly<Record<string, unknown>>): readonly string[] {
  return rig.gateway.reload(readGatewayConfig({ env: process.env, given: { listen, ...given }, serverCommand: [] }));
}

/** A server that says its name, and mints a session for every initialize. */
function named(name: string) {
  return startUpstream(({ body, headers: { 'mcp-session-id': session } }, response) => {
    const isInitialize = body.includes('"initialize"');
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(isInitialize ? { 'mcp-session-id': `session-of-${name}` } : {}),
    });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: { name, session: session ?? null } }));
  });
}

async function nameAt(rig: Rig, path: string, session?: string): Promise<unknown> {
  const more = session === undefined ? {} : { 'mcp-session-id': session };
  const response = await post(new URL(path, rig.url), call(1, 'ping'), more);
  const { result } = (await response.json()) as { result?: { name: string } };
  return result?.name ?? response.status;
}

describe('a gateway whose configuration changes', () => {
  it('serves new servers, leaves open sessions where they are, and forgets a server with its last session', async () => {
    using world = new World();
    await using first = await named('first');
    await using second = await named('second');
    await using rig = await startRig({ world, given: { listen, upstreams: { a: { url: first.url } } } });
    await post(new URL('/a', rig.url), call(1, 'initialize'));
    expect(reload(rig, { upstreams: { a: { url: second.url }, b: { url: first.url } } })).toEqual([]);
    expect(await nameAt(rig, '/a')).toBe('second');
    expect(await nameAt(rig, '/b')).toBe('first');
    expect(await nameAt(rig, '/a', 'session-of-first')).toBe('first');
    reload(rig, { upstreams: { b: { url: first.url } } });
    expect(await nameAt(rig, '/a')).toBe(404);
    expect(await nameAt(rig, '/a', 'session-of-first')).toBe('first');
    await fetch(new URL('/a', rig.url), { method: 'DELETE', headers: { 'mcp-session-id': 'session-of-first' } });
    expect(await nameAt(rig, '/a', 'session-of-first')).toBe(404);
  });

  it('keeps processes and streams of a stdio server that is named no more', async () => {
    using world = new World();
    const [command, ...args] = [process.execPath, rawServer];
    const upstreams = { raw: { command, args } };
    await using rig = await startRig({ world, given: { listen, upstreams }, overrides: { timers: unhurriedTimers } });
    const at = new URL('/raw', rig.url);
    const opened = await post(at, call(1, 'initialize'));
    await opened.text();
    const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
    const pidOf = async (): Promise<unknown> => await (await post(at, call(2, 'pid'), session)).json();
    const pid = await pidOf();
    reload(rig, { upstreams: { raw: { command, args: [...args, 'changed'] } } });
    expect(await pidOf()).toEqual(pid);
    expect((await post(at, call(1, 'initialize'))).status).toBe(200);
  });

  it('takes other hosts, origins and capabilities at once, and says what it does not take', async () => {
    using world = new World();
    await using upstream = await startUpstream(({ body }, response) => {
      const result = body.includes('tools/list') ? { tools: [{ name: 'look', inputSchema: { type: 'object' } }] } : {};
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
    });
    const upstreams = { a: { url: upstream.url } };
    await using rig = await startRig({ world, given: { listen, upstreams } });
    const at = new URL('/a', rig.url);
    const origin = 'https://app.example';
    const capabilitiesOf = async (): Promise<unknown> => {
      const seen = rig.records.length;
      await post(at, call(1, 'tools/call', { name: 'look' }));
      const found = () => rig.records.slice(seen).find((record) => 'verdict' in dataOf(record));
      await until(() => found() !== undefined);
      const [record] = [found()];
      const { capabilities } = record === undefined ? {} : dataOf(record);
      return (capabilities as { name: string; source: string }[]).map(({ name, source }) => `${name} ${source}`);
    };
    await post(at, call(1, 'tools/list'));
    expect(await capabilitiesOf()).not.toContain('pay operator');
    expect((await post(at, call(1, 'ping'), { origin })).status).toBe(403);
    const tools = { look: { capabilities: ['pay'] } };
    const changed = { upstreams: { a: { ...upstreams.a, tools } }, allowedOrigins: [origin], heartbeatMs: 77 };
    expect(reload(rig, changed)).toEqual(['heartbeatMs']);
    expect(rig.logged.join('')).toContain('"fixed":["heartbeatMs"]');
    expect((await post(at, call(1, 'ping'), { origin })).status).toBe(200);
    expect(await capabilitiesOf()).toEqual(['pay operator']);
  });

  it('shows a renewed certificate to new connections and keeps the old ones', async () => {
    const authority = await newAuthority('authority');
    const [before, after] = [await issuedBy(authority, 'before'), await issuedBy(authority, 'after')];
    using folder = pemFolder({ cert: before.cert, key: before.key });
    using world = new World();
    await using upstream = await startUpstream((_asked, response) => response.end('{}'));
    const upstreams = { a: { url: upstream.url } };
    const given = { upstreams, listenCertFile: folder.path('cert'), listenKeyFile: folder.path('key') };
    await using rig = await startRig({ world, given: { listen, ...given } });
    const url = `https://127.0.0.1:${rig.url.port}/a`;
    const agent = new Agent({ ca: authority.cert, keepAlive: true, maxSockets: 1 });
    expect((await askHttps(url, { agent })).shownBy).toBe('before');
    folder.write('cert', after.cert);
    expect(() => reload(rig, given)).toThrow(/is not the key of/);
    folder.write('key', after.key);
    expect(reload(rig, given)).toEqual([]);
    expect((await askHttps(url, { agent })).shownBy).toBe('before');
    expect((await askHttps(url, { ca: authority.cert })).shownBy).toBe('after');
    agent.destroy();
  });
});

describe('shearpin gateway with a config file', () => {
  it('takes a changed file at SIGHUP, tells a faulty one whole, and goes on', async () => {
    using folder = temporaryFolder();
    await using first = await named('first');
    await using second = await named('second');
    const file = join(folder.path, 'gateway.json');
    const write = (values: object): void => writeFileSync(file, JSON.stringify({ listen, ...values }));
    write({ upstreams: { a: { url: first.url } } });
    await using gateway = new CliProcess(['gateway', '--config', file], { env: { SHEARPIN_STATE_DIR: folder.path } });
    const [, url = ''] = await gateway.says(/ {2}a: (http:\S+)\n/);
    const ask = async (): Promise<string> => (await post(new URL(url), call(1, 'ping'))).text();
    expect(await ask()).toContain('first');
    write({ upstreams: { a: { url: 'ftp://x', nonsense: 1 } }, sessionsMax: 0 });
    gateway.kill('SIGHUP');
    const [told] = await gateway.says(/The configuration has 3 faults:[^]*The running configuration goes on\.\n/);
    expect(told).toContain('nonsense');
    expect(await ask()).toContain('first');
    write({ upstreams: { a: { url: second.url } }, tenant: 'other' });
    gateway.kill('SIGHUP');
    await gateway.says(
      /The configuration was read again\. A restart is needed for: tenant\. All else holds from now on\.\n/,
    );
    expect(await ask()).toContain('second');
    gateway.kill('SIGTERM');
    expect((await gateway.ended).code).toBe(0);
  });
});
