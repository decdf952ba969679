import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliProcess, temporaryFolder } from '../../../support/cli-process.ts';
import { type Rig, rawServer, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { isAlive } from '../../../support/gateway/is-alive.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';

const listen = '127.0.0.1:0';
const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const serverCommand = [process.execPath, rawServer];

function call(id: number, method = 'tools/call'): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params: { name: 'work' } });
}

function post(url: URL | string, body: string, more: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { ...headers, ...more } });
}

interface Scene extends Disposable {
  readonly rig: Rig;
  /** What waits at the server: its answers. */
  readonly waiting: ((text: string) => void)[];
  readonly step: () => void;
}

async function inFront(play: (scene: Omit<Scene, keyof Disposable>) => Promise<void>): Promise<void> {
  using world = new World();
  const waiting: ((text: string) => void)[] = [];
  await using upstream = await startUpstream(({ method, body }, response) => {
    const isStream = method === 'GET' || body.includes('"stream"');
    response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
    if (isStream) response.write('data: {"jsonrpc":"2.0","method":"notifications/hello"}\n\n');
    waiting.push((text) => response.end(text));
  });
  const { timers, step } = steppedTimers();
  await using rig = await startRig({ world, given: { listen, upstream: upstream.url }, overrides: { timers } });
  await play({ rig, waiting, step });
}

describe('a gateway over HTTP that is told to end', () => {
  it('finishes the calls that run, ends the streams that no call waits for, and takes nothing new', async () => {
    await inFront(async ({ rig, waiting }) => {
      const running = post(rig.url, call(1));
      await until(() => waiting.length === 1);
      const stream = await fetch(rig.url, { headers });
      await until(() => waiting.length === 2);
      const drained = rig.gateway.drain();
      expect(rig.gateway.ready()).toMatchObject({
        ready: false,
        waiting: expect.arrayContaining(['its end']) as unknown,
      });
      expect(await stream.text()).toBe('data: {"jsonrpc":"2.0","method":"notifications/hello"}\n\n');
      await expect(post(rig.url, call(2))).rejects.toThrow();
      waiting[0]?.('{"jsonrpc":"2.0","id":1,"result":{}}');
      const answer = await running;
      expect([answer.headers.get('connection'), await answer.text()]).toEqual([
        'close',
        '{"jsonrpc":"2.0","id":1,"result":{}}',
      ]);
      await drained;
    });
  });

  it('answers what still runs when the time is over, in JSON and in events', async () => {
    await inFront(async ({ rig, waiting, step }) => {
      const silent = post(rig.url, call(7));
      await until(() => waiting.length === 1);
      const streamed = await post(rig.url, call(8, 'stream'));
      await until(() => waiting.length === 2);
      const drained = rig.gateway.drain();
      step();
      await drained;
      void rig.gateway.stop();
      const error = { code: -32000, message: 'This gateway has ended before the MCP server answered.' };
      const answer = await silent;
      expect([answer.status, await answer.json()]).toEqual([503, { jsonrpc: '2.0', id: 7, error }]);
      const events = (await streamed.text()).split('\n\n');
      expect(events[1]).toBe(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id: 8, error })}`);
    });
  });

  it('ends a stream of the stateless revision that no call waits for', async () => {
    await inFront(async ({ rig, waiting }) => {
      const listening = await post(rig.url, JSON.stringify({ id: 1, method: 'subscriptions/listen', x: 'stream' }), {
        'mcp-protocol-version': '2026-07-28',
      });
      await until(() => waiting.length === 1);
      await rig.gateway.drain();
      expect(listening.status).toBe(200);
    });
  });

  it('before a stdio server ends the listening stream and finishes the call', async () => {
    using world = new World();
    await using rig = await startRig({ world, serverCommand, given: { listen } });
    const opened = await post(rig.url, call(1, 'initialize'));
    await opened.text();
    const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
    const stream = await fetch(rig.url, { headers: { ...headers, ...session } });
    const filled = post(rig.url, call(2, 'fill'), session);
    const hanging = post(rig.url, call(3, 'hang'), session).then((response) => response.text());
    expect(await (await filled).text()).toContain('"result"');
    const drained = rig.gateway.drain();
    expect(await stream.text()).toBe('');
    await rig.gateway.stop();
    expect(await hanging).toContain('The MCP server behind this gateway has ended.');
    await drained;
  });
});

describe('shearpin gateway over HTTP', () => {
  it('exits with 0 after the calls that run, and at once at a second signal, with its servers', async () => {
    using folder = temporaryFolder();
    const pidFile = join(folder.path, 'pid');
    const script = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
      process.stdin.on('data', () => undefined); process.stdin.on('end', () => setInterval(() => undefined, 1000));
      process.on('SIGTERM', () => undefined);`;
    const args = ['gateway', '--listen', listen, '--', process.execPath, '-e', script];
    await using gateway = new CliProcess(args, { env: { SHEARPIN_STATE_DIR: folder.path } });
    const [, url = ''] = await gateway.says(/listening on (http:\S+)/);
    const hanging = post(`${url}/mcp`, call(1, 'initialize')).catch(() => 'cut');
    await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '');
    const pid = Number(readFileSync(pidFile, 'utf8'));
    gateway.kill('SIGTERM');
    await until(() =>
      fetch(url)
        .then(() => false)
        .catch(() => true),
    );
    expect(isAlive(pid)).toBe(true);
    gateway.kill('SIGTERM');
    expect((await gateway.ended).code).toBe(143);
    await hanging;
    await until(() => !isAlive(pid));
  });
});
