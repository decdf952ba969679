import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { rawServer, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';
import { unhurriedTimers } from '../../../support/gateway/unhurried-timers.ts';
import { isAlive } from '../../../support/gateway/is-alive.ts';
import { startUpstream } from '../../../support/gateway/http-upstream.ts';

const listen = '127.0.0.1:0';
const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const serverCommand = [process.execPath, rawServer];
const megabytes = 1024 * 1024;

type Ask = (method: string, params?: object) => Promise<string>;

interface Scene {
  readonly rig: Rig;
  readonly ask: Ask;
}

type Form = (play: (scene: Scene) => Promise<void>, given?: Readonly<Record<string, unknown>>) => Promise<void>;

let lastId = 0;

function requestOf(method: string, params: object = {}): { readonly id: number; readonly line: string } {
  const id = (lastId += 1);
  return { id, line: JSON.stringify({ jsonrpc: '2.0', id, method, params }) };
}

const overStdio: Form = async (play, given = {}) => {
  using world = new World();
  const pipes = { stdin: new PassThrough(), stdout: new PassThrough() };
  await using rig = await startRig({ world, serverCommand, given, overrides: { pipes } });
  const lines: string[] = [];
  createInterface({ input: pipes.stdout }).on('line', (line) => lines.push(line));
  const ask: Ask = async (method, params) => {
    const { id, line } = requestOf(method, params);
    pipes.stdin.write(`${line}\n`);
    const find = (): string | undefined =>
      lines.find((one) => one.includes(`"id":${id},`) || one.endsWith(`"id":${id}}`));
    await until(() => find() !== undefined);
    return find() ?? '';
  };
  await play({ rig, ask });
};

function askOver(rig: Rig, session: Readonly<Record<string, string>>): Ask {
  return async (method, params) => {
    const { line } = requestOf(method, params);
    const response = await fetch(rig.url, { method: 'POST', headers: { ...headers, ...session }, body: line });
    return response.text();
  };
}

const beforePipes: Form = async (play, given = {}) => {
  using world = new World();
  const overrides = { timers: unhurriedTimers };
  await using rig = await startRig({ world, serverCommand, given: { listen, ...given }, overrides });
  const { line } = requestOf('initialize');
  const opened = await fetch(rig.url, { method: 'POST', headers, body: line });
  await opened.text();
  await play({ rig, ask: askOver(rig, { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' }) });
};

interface Sent {
  readonly id: number;
  readonly method: string;
  readonly params: { readonly text?: string; readonly bytes?: number };
}

/** Answers as the raw server does, over HTTP. */
const beforeHttp =
  (kind: 'json' | 'events'): Form =>
  async (play, given = {}) => {
    using world = new World();
    await using upstream = await startUpstream(({ body }, response) => {
      const { id, method, params } = JSON.parse(body) as Sent;
      if (method === 'hang') return;
      if (method === 'die') response.destroy();
      const result = { line: 'x'.repeat(params.bytes ?? 0) };
      const text = method === 'say' ? (params.text ?? '') : JSON.stringify({ jsonrpc: '2.0', id, result });
      const type = kind === 'json' ? 'application/json' : 'text/event-stream';
      response.writeHead(200, { 'content-type': type }).end(kind === 'json' ? text : `data: ${text}\n\n`);
    });
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url, ...given } });
    await play({ rig, ask: askOver(rig, {}) });
  };

const forms: readonly (readonly [string, Form])[] = [
  ['over stdio', overStdio],
  ['over HTTP before a stdio server', beforePipes],
  ['over HTTP before a server that answers in JSON', beforeHttp('json')],
  ['over HTTP before a server that answers in events', beforeHttp('events')],
];

describe.each(forms)('a gateway %s', (_name, inFront) => {
  it('passes a result of 20 MB on', async () => {
    await inFront(async ({ ask }) => {
      const answer = await ask('fill', { bytes: 20 * megabytes });
      expect(answer.length).toBeGreaterThan(20 * megabytes);
    });
  });

  it('answers three hundred calls at once, each with its own result', async () => {
    await inFront(async ({ ask }) => {
      const sizes = Array.from({ length: 300 }, (_, size) => size);
      const answers = await Promise.all(sizes.map((bytes) => ask('fill', { bytes })));
      expect(answers.map((answer) => /"line":"(x*)"/.exec(answer)?.[1]?.length)).toEqual(sizes);
    });
  });

  it('answers many long results at once with room for less than one', async () => {
    await inFront(
      async ({ ask }) => {
        const bytes = 3 * megabytes;
        const answers = await Promise.all(Array.from({ length: 8 }, () => ask('fill', { bytes })));
        for (const answer of answers) expect(answer.length).toBeGreaterThan(bytes);
      },
      { heldBytesMax: megabytes },
    );
  });

  it('answers a call with an error when the server’s answer is longer than it takes, and goes on', async () => {
    await inFront(
      async ({ rig, ask }) => {
        const answer = await ask('fill', { bytes: 10_000 });
        expect(answer).toContain('"error"');
        expect(answer).toMatch(/more than this gateway takes|longer than this gateway takes/);
        expect(await ask('fill', { bytes: 10 })).toContain('xxxxxxxxxx');
        expect(rig.logged.join('\n')).not.toContain('xxxxxxxxxx');
      },
      { messageBytesMax: 2048 },
    );
  });

  it('does not keep others waiting for a call that hangs', async () => {
    await inFront(async ({ ask }) => {
      const hanging = ask('hang').catch(() => 'ended');
      expect(await ask('fill', { bytes: 10 })).toContain('xxxxxxxxxx');
      void hanging;
    });
  });
});

describe('a body that is no JSON', () => {
  it('is answered with a parse error before a stdio server, and the session goes on', async () => {
    await beforePipes(async ({ rig, ask }) => {
      expect(await ask('fill', { bytes: 3 })).toContain('xxx');
      const opened = await fetch(rig.url, { method: 'POST', headers, body: requestOf('initialize').line });
      const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
      for (const body of ['{"id":1,"method":', 'null', '\u0000\ufffd', '{"__proto__":{"id":1}', '[[[[']) {
        const response = await fetch(rig.url, { method: 'POST', headers: { ...headers, ...session }, body });
        expect([response.status, await response.json()]).toMatchObject([400, { id: null, error: { code: -32700 } }]);
      }
      expect(await ask('fill', { bytes: 3 })).toContain('xxx');
    });
  });

  it.each(['application/json', 'text/event-stream'])(
    'passes as it came before a server over HTTP, as %s',
    async (type) => {
      using world = new World();
      const said = type === 'application/json' ? '}{ no json' : 'data: }{ no json\n\ndata: [[\n\n';
      await using upstream = await startUpstream((_asked, response) => {
        response.writeHead(400, { 'content-type': type }).end(said);
      });
      await using rig = await startRig({ world, given: { listen, upstream: upstream.url } });
      const response = await fetch(rig.url, { method: 'POST', headers, body: 'this is {no json' });
      expect([response.status, await response.text()]).toEqual([400, said]);
      expect(upstream.asked.map(({ body }) => body)).toEqual(['this is {no json']);
    },
  );
});

describe('a server over HTTP that breaks off', () => {
  it('ends the stream of that call only', async () => {
    using world = new World();
    await using upstream = await startUpstream(({ body }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (body.includes('"die"')) response.write('data: {"half', () => response.destroy());
      else response.end('data: {}\n\n');
    });
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url } });
    const ask = askOver(rig, {});
    await expect(ask('die')).rejects.toThrow('terminated');
    expect(await ask('live')).toBe('data: {}\n\n');
  });
});

describe('a gateway over HTTP that stops', () => {
  it('takes its servers and what they started with it, also in a call', async () => {
    const pids: number[] = [];
    await beforePipes(async ({ ask }) => {
      for (const method of ['pid', 'spawn']) pids.push(resultOf(await ask(method)));
      void ask('hang').catch(() => 'ended');
    });
    expect(pids).toHaveLength(2);
    for (const pid of pids) await until(() => !isAlive(pid));
  });
});

function resultOf(answer: string): number {
  return (JSON.parse(answer) as { result: { line: number } }).result.line;
}

describe('a client that does not read', () => {
  it('holds the server back, not the other clients', async () => {
    using world = new World();
    let written = 0;
    const event = `data: ${'x'.repeat(64 * 1024)}\n\n`;
    await using upstream = await startUpstream(({ body }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      if (!body.includes('"endless"')) {
        response.end('data: {}\n\n');
        return;
      }
      const more = (): void => {
        written += event.length;
        if (response.write(event)) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    await using rig = await startRig({ world, given: { listen, upstream: upstream.url } });
    const leaving = new AbortController();
    const { line } = requestOf('endless');
    const response = await fetch(rig.url, { method: 'POST', headers, body: line, signal: leaving.signal });
    let before = -1;
    let quiet = 0;
    await until(() => {
      quiet = written === before ? quiet + 1 : 0;
      before = written;
      return quiet > 20;
    });
    expect(written).toBeLessThan(64 * megabytes);
    expect(await askOver(rig, {})('live')).toBe('data: {}\n\n');
    leaving.abort();
    await expect(response.text()).rejects.toThrow('aborted');
  });
});
