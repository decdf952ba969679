import { McpServer } from '@modelcontextprotocol/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { eventTypes } from '../../../../schemas/topics.ts';
import { BodyRoom } from '../../../../services/gateway/http/body-room.ts';
import { dataOf, type Rig, rawServer, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { serveTools } from '../../../support/gateway/http-office.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';
import { connectLegacy, connectModern, type TestClient } from '../../../support/gateway/mcp-clients.ts';
import { openRaw, rawRequest, readRaw } from '../../../support/gateway/raw-http.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';
import { TcpProxy } from '../../../support/proxy/tcp-proxy.ts';

const listen = '127.0.0.1:0';
const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
/** With how many streams each of them keeps open. */
const clients = [
  ['a session', connectLegacy, 1],
  ['2026-07-28', connectModern, 0],
] as const;
/** More than the buffers of every socket on the way. */
const longBytes = 16_000_000;

interface Scene {
  readonly rig: Rig;
  /** Between the clients and the gateway. */
  readonly line: TcpProxy;
  readonly url: URL;
}

interface CallScene extends Scene {
  readonly client: TestClient;
  /** Calls that run at the server or have run, each with what ends it. */
  readonly runs: (() => void)[];
}

async function overLine(rig: Rig, play: (scene: Scene) => Promise<void>): Promise<void> {
  await using line = await TcpProxy.open(Number(rig.url.port));
  await play({ rig, line, url: new URL(`http://127.0.0.1:${String(line.port)}/mcp`) });
}

async function withClient(
  connect: (typeof clients)[number][1],
  play: (scene: CallScene) => Promise<void>,
): Promise<readonly string[]> {
  using world = new World();
  const runs: (() => void)[] = [];
  await using upstream = await serveTools(() => patientServer(runs));
  let records: Rig['records'];
  {
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url } });
    ({ records } = rig);
    await overLine(rig, async (scene) => {
      const client = await connect(scene.url);
      await play({ ...scene, client, runs });
      await client.close();
    });
  }
  return outcomesIn(records);
}

function patientServer(runs: (() => void)[]): McpServer {
  const server = new McpServer({ name: 'patient', version: '1.0.0' });
  server.registerTool('get_secret', { description: 'Get a secret.', inputSchema: z.object({}) }, async () => {
    await new Promise<void>((resolve) => runs.push(resolve));
    return { content: [{ type: 'text', text: 'of the vault' }] };
  });
  return server;
}

/** How each call ended that was told as requested. */
function outcomesIn(records: Rig['records']): readonly string[] {
  const of = (type: string) => records.filter(({ headers }) => headers['ce_type'] === type).map(dataOf);
  const ended = of(eventTypes.callCompleted);
  return of(eventTypes.callRequested).map((requested) =>
    ended
      .filter(({ call }) => call === requested['call'])
      .map(({ outcome }) => String(outcome))
      .join(' and '),
  );
}

async function isOpen(rig: Rig, count: number): Promise<boolean> {
  const found = [...(await rig.metrics()).matchAll(/^shearpin_gateway_requests_open\{.*\} (\d+)$/gm)];
  return found.reduce((sum, [, open]) => sum + Number(open), 0) === count;
}

describe.each(clients)('a black hole between a client and a gateway over HTTP, in %s', (_, connect, streams) => {
  it('keeps nothing of a call from being told, nor its place taken, and lets it run once', async () => {
    const outcomes = await withClient(connect, async ({ rig, client, line, runs }) => {
      const answered = vi.fn();
      const call = client.call('get_secret', {}).finally(answered);
      await until(() => isOpen(rig, streams + 1));
      await until(() => runs.length === 1);
      line.silence();
      runs[0]?.();
      await until(() => outcomesIn(rig.records)[0] === 'answered');
      await until(() => isOpen(rig, streams));
      expect(answered).not.toHaveBeenCalled();
      await line.mend();
      expect((await call).text).toBe('of the vault');
      expect(runs).toHaveLength(1);
    });
    expect(outcomes).toEqual(['answered']);
  });

  it('that a client gave up in lets its next call run beside the first one, and each is told', async () => {
    const outcomes = await withClient(connect, async ({ rig, client, line, runs }) => {
      const leaving = new AbortController();
      const late = expect(client.call('get_secret', {}, { signal: leaving.signal })).rejects.toThrow();
      await until(() => runs.length === 1);
      line.silence();
      leaving.abort();
      await late;
      const next = client.call('get_secret', {});
      expect(runs).toHaveLength(1);
      await line.mend();
      await until(() => runs.length === 2);
      await until(() => outcomesIn(rig.records).includes('cancelled'));
      for (const end of runs) end();
      expect((await next).text).toBe('of the vault');
    });
    expect(outcomes).toEqual(['cancelled', 'answered']);
  });
});

describe.each(clients)('a line that breaks between a client and a gateway over HTTP, in %s', (_, connect) => {
  it('leaves the gateway whole: the call is told to its end, and the client goes on when it is let in', async () => {
    const outcomes = await withClient(connect, async ({ rig, client, line, runs }) => {
      const broken = client.call('get_secret', {}).then(
        () => 'answered',
        () => 'broken',
      );
      await until(() => runs.length === 1);
      await line.refuse();
      await until(() => isOpen(rig, 0));
      await expect(client.call('get_secret', {})).rejects.toThrow();
      await line.mend();
      const next = client.call('get_secret', {});
      await until(() => runs.length === 2);
      for (const end of runs) end();
      expect((await next).text).toBe('of the vault');
      // A stream that broke is waited for by some clients until they are closed.
      await client.close();
      expect(await broken).toBe('broken');
    });
    expect(outcomes).toHaveLength(2);
    expect(outcomes[0]).toMatch(/^(?:lost|cancelled)$/);
    expect(outcomes[1]).toBe('answered');
  });
});

describe('a client over HTTP that a black hole took', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('gives its place back in the middle of a body, which no server sees', async () => {
    using world = new World();
    await using upstream = await startUpstream((_asked, response) => response.end('{}'));
    const { timers, step } = steppedTimers();
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url }, overrides: { timers } });
    await overLine(rig, async ({ line, url }) => {
      const socket = openRaw(url);
      const body = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"pay"}}';
      const whole = rawRequest('POST /mcp HTTP/1.1', { headers: `Content-Length: ${String(body.length)}\r\n`, body });
      socket.write(whole.slice(0, -10));
      await until(() => isOpen(rig, 1));
      line.silence();
      socket.write(whole.slice(-10));
      await until(() => {
        step();
        return isOpen(rig, 0);
      });
      await line.mend();
      expect((await readRaw(socket)).statuses).toEqual([408]);
    });
    expect([upstream.asked, outcomesIn(rig.records)]).toEqual([[], []]);
  });

  it.each(['an HTTP', 'a stdio'])(
    'does not keep the room of an answer that it does not take, before %s server',
    async (kind) => {
      using world = new World();
      const waiting: (() => void)[] = [];
      await using upstream = await startUpstream(({ body }, response) => {
        response.setHeader('content-type', 'application/json');
        const { method } = JSON.parse(body) as { readonly method: string };
        const result = { line: 'x'.repeat(method === 'fill' ? longBytes : 1) };
        const answer = (): void => void response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
        if (method === 'hang') waiting.push(answer);
        else answer();
      });
      const given = { listen, answerStallMs: 200 };
      await using rig = await startRig(
        kind === 'a stdio'
          ? { world, given, serverCommand: [process.execPath, rawServer] }
          : { world, given: { ...given, upstream: upstream.url } },
      );
      const counted = vi.spyOn(BodyRoom.prototype, 'count');
      const held = (): number => counted.mock.calls.reduce((sum, [bytes]) => sum + bytes, 0);
      await overLine(rig, async ({ line, url }) => {
        const opened = await fetch(rig.url, { method: 'POST', headers: json, body: message(0, 'initialize') });
        await opened.text();
        const session = opened.headers.get('mcp-session-id');
        const headers = { ...json, ...(session === null ? {} : { 'mcp-session-id': session }) };
        const hanging = fetch(rig.url, { method: 'POST', headers, body: message(1, 'hang') });
        await until(() => isOpen(rig, 1));
        const stalled = await startedAnswer(url, { headers, line });
        await until(() => held() > longBytes / 2);
        await until(async () => (await rig.metrics()).includes('reason="stalled-answer"'));
        await until(async () => (await isOpen(rig, 1)) && held() < longBytes / 2);
        // Whoever only waits for an answer was silent for longer, and waits on.
        for (const end of waiting) end();
        if (kind === 'a stdio') await (await fetch(rig.url, { method: 'POST', headers, body: said(1) })).text();
        expect((await hanging).status).toBe(200);
        await line.mend();
        expect(await stalled.ended).toBe('cut');
      });
    },
  );

  it('keeps no room of an answer that it does not take by sending on', async () => {
    using world = new World();
    await using upstream = await startUpstream((_asked, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 2, result: { line: 'x'.repeat(longBytes) } }));
    });
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url, answerStallMs: 200 } });
    const socket = openRaw(rig.url);
    const sent = { ...json, 'content-length': String(message(2, 'fill').length) };
    const headers = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(rawRequest('POST /mcp HTTP/1.1', { headers: headers.join(''), body: message(2, 'fill') }));
    // What may stand between two requests is none.
    const sending = setInterval(() => socket.write('\r\n'), 10);
    await until(async () => (await rig.metrics()).includes('reason="stalled-answer"'));
    await until(() => isOpen(rig, 0));
    clearInterval(sending);
    socket.destroy();
  });
});

function message(id: number, method: string): string {
  return JSON.stringify({ jsonrpc: '2.0', id, method, params: { bytes: longBytes } });
}

/** Makes the raw server answer what it left. */
function said(id: number): string {
  const text = JSON.stringify({ jsonrpc: '2.0', id, result: {} });
  return JSON.stringify({ jsonrpc: '2.0', method: 'say', params: { text } });
}

/** A long answer, of which nothing passes any more once it has begun; resolves with how its client fared. */
async function startedAnswer(
  url: URL,
  { headers, line }: { headers: Record<string, string>; line: TcpProxy },
): Promise<{ readonly ended: Promise<string> }> {
  const response = await fetch(url, { method: 'POST', headers, body: message(2, 'fill') });
  line.silence();
  const ended = response.text().then(
    () => 'taken',
    () => 'cut',
  );
  return { ended };
}
