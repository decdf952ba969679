/** What a stdio server or its clients over HTTP say that nobody waits for, or say in odd forms. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { unhurriedTimers } from '../../../support/gateway/unhurried-timers.ts';
import { rawServer, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';

const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const megabyte = 1024 * 1024;
const given = { listen: '127.0.0.1:0' };
const overrides = { timers: unhurriedTimers };
const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Client {
  readonly rig: Rig;
  readonly world: World;
  readonly post: (body: string) => Promise<Response>;
  /** Makes a request; its id is written as it is. */
  readonly ask: (id: string, method: string, params?: object) => Promise<Response>;
  readonly listen: (signal?: AbortSignal) => Promise<Response>;
}

type Play = (client: Client) => Promise<void>;

async function inSession(play: Play, serverCommand: readonly string[] = [process.execPath, rawServer]): Promise<void> {
  using world = new World();
  await using rig = await startRig({ world, serverCommand, given, overrides });
  const opened = await fetch(rig.url, { method: 'POST', headers: json, body: requestOf('0', 'initialize') });
  await opened.text();
  const headers = { ...json, 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
  const post: Client['post'] = (body) => fetch(rig.url, { method: 'POST', headers, body });
  const listen: Client['listen'] = (signal) => fetch(rig.url, { headers, ...(signal === undefined ? {} : { signal }) });
  await play({ rig, world, post, listen, ask: (id, method, params) => post(requestOf(id, method, params)) });
}

async function stateless(play: Play, serverCommand: readonly string[] = [process.execPath, rawServer]): Promise<void> {
  using world = new World();
  await using rig = await startRig({ world, serverCommand, given, overrides });
  const post = (body: string, method = ''): Promise<Response> =>
    fetch(rig.url, {
      method: 'POST',
      headers: { ...json, 'mcp-protocol-version': '2026-07-28', 'mcp-method': method },
      body,
    });
  const ask: Client['ask'] = (id, method, params) => post(requestOf(id, method, { ...params, _meta: meta }), method);
  await play({ rig, world, post, ask, listen: () => expect.fail('It has no listening stream.') });
}

function requestOf(id: string, method: string, params: object = {}): string {
  return `{"jsonrpc":"2.0","id":${id},"method":${JSON.stringify(method)},"params":${JSON.stringify(params)}}`;
}

const result = (id: string, text = 'done'): string => `{"jsonrpc":"2.0","id":${id},"result":{"text":"${text}"}}`;
const notification = (at: number): string =>
  `{"jsonrpc":"2.0","method":"notifications/x","params":{"at":${String(at)}}}`;
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => notification(at));

/** The messages of a stream, until one of them is the last. */
async function dataUntil(stream: Response, last: string): Promise<readonly string[]> {
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString('utf8');
    if (text.includes(`data: ${last}\n`)) break;
  }
  return dataIn(text);
}

function dataIn(text: string): readonly string[] {
  return [...text.matchAll(/^data: (.+)$/gm)].map(([, data = '']) => data);
}

describe('a session before a stdio server', () => {
  it('brings two answers to one request, and answers to none, to the client as they were said', async () => {
    await inSession(async ({ ask, listen, rig }) => {
      const said = [result('1'), result('1', 'again'), result('99'), result('null'), notification(1)];
      const stream = await listen();
      const answered = await ask('1', 'say', { text: said.join('\n') });
      const [first, ...rest] = said;
      expect(await answered.text()).toBe(first);
      expect(await dataUntil(stream, notification(1))).toEqual(rest);
      expect(await (await ask('2', 'pid')).json()).toMatchObject({ id: 2 });
      expect(rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
    });
  });

  it('answers its calls though the server says what is no message between', async () => {
    await inSession(async ({ ask, rig }) => {
      const scraps = [
        '}{',
        '\u0000\u0001',
        'null',
        '7',
        '[]',
        '[[1]]',
        '{"id":1',
        '\ufeff{}',
        '{"__proto__":{"id":1}}',
        '',
      ];
      const answered = await ask('1', 'say', { text: [...scraps, result('1')].join('\n') });
      expect(await answered.text()).toContain(result('1'));
      expect(await (await ask('2', 'pid')).json()).toMatchObject({ id: 2 });
      expect(rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
    });
  });

  it('passes answers to no request on to the server, each once', async () => {
    await inSession(async ({ post, listen }) => {
      const stream = await listen();
      const sent = [result('5'), result('5', 'again'), `[${result('6')}]`];
      for (const body of sent) expect((await post(body)).status).toBe(202);
      // This server answers whatever it reads with the line that it read.
      const [first, second, third] = sent.map((line, at) =>
        JSON.stringify({ jsonrpc: '2.0', id: at === 2 ? null : 5, result: { line } }),
      );
      expect(await dataUntil(stream, third ?? '')).toEqual([first, second, third]);
    });
  });

  it('loses none of three thousand notifications, beside a call and on the listening stream', async () => {
    await inSession(async ({ ask, listen }) => {
      const beside = await ask('1', 'say', { text: [...many(3000), result('1')].join('\n') });
      expect(dataIn(await beside.text())).toEqual([...many(3000), result('1')]);
      const stream = await listen();
      const spoken = await ask('2', 'say', { text: [result('2'), ...many(3000)].join('\n') });
      expect(await spoken.text()).toBe(result('2'));
      expect(await dataUntil(stream, notification(2999))).toEqual(many(3000));
    });
  });

  it('keeps the first thousand of a flood while nobody listens', async () => {
    await inSession(async ({ ask, listen }) => {
      await (await ask('1', 'say', { text: [result('1'), ...many(1500)].join('\n') })).text();
      await (await ask('2', 'pid')).text();
      const stream = await listen();
      expect(await dataUntil(stream, notification(999))).toEqual(many(1000));
    });
  });

  it('holds a server back whose listener does not read', async () => {
    const script = `
      const fs = require('fs');
      const line = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/x', params: 'x'.repeat(64 * 1024) });
      process.stdin.once('data', () => {
        process.stdout.write('{"jsonrpc":"2.0","id":0,"result":{}}\\n');
        let written = 0;
        const more = () => {
          fs.writeFileSync(process.argv[1], String((written += line.length)));
          if (process.stdout.write(line + '\\n')) setImmediate(more);
          else process.stdout.once('drain', more);
        };
        process.stdin.once('data', more);
      });`;
    using world = new World();
    const count = join(world.folder, 'written');
    await inSession(
      async ({ listen, post }) => {
        const leaving = new AbortController();
        const stream = await listen(leaving.signal);
        await post('{"jsonrpc":"2.0","method":"notifications/begin"}');
        const written = (): number => (existsSync(count) ? Number(readFileSync(count, 'utf8')) : 0);
        await until(() => written() > 0);
        await standsStill(written);
        expect(written()).toBeLessThan(64 * megabyte);
        leaving.abort();
        await expect(stream.text()).rejects.toThrow('aborted');
      },
      [process.execPath, '-e', script, count],
    );
  });

  it.each([
    ['in one line', `[${result('1')}, ${result('2')}]`],
    ['one after another', `${result('2')}\n${result('1')}`],
    ['with something between', `${result('2')}\n${notification(1)}\n${result('1')}`],
  ])('hands a batch to the server as it is, and its client what is answered %s', async (_how, said) => {
    await inSession(async ({ post, listen, ask }) => {
      const stream = await listen();
      const batch = `[${requestOf('1', 'x')} ,${notification(0)},\t${requestOf('2', 'x')}]`;
      // This server says first which line it read, and answers when it is told to.
      const answering = await post(batch);
      const heard = dataUntil(stream, notification(9));
      await ask('9', 'say', { text: `${said}\n${result('9')}\n${notification(9)}` });
      const answered = await answering.text();
      const lines = answered.startsWith('[') ? [answered] : dataIn(answered);
      const ids = lines.flatMap((line) => JSON.parse(line) as { id?: number | null }).map(({ id }) => id);
      expect(ids.filter((id) => typeof id === 'number').toSorted()).toEqual([1, 2]);
      // The server repeats the line that it read where it knows no method.
      expect([answered, ...(await heard)].join('')).toContain(JSON.stringify(batch));
    });
  });
});

describe('2026-07-28 before a stdio server', () => {
  it('takes the first of two answers, gives nobody the other or one to no request, and goes on', async () => {
    await stateless(async ({ ask, rig }) => {
      const own = (id: number): string => result(String(id), 'mine');
      // The first request of a process is its number 1.
      const answered = await ask('"a"', 'say', { text: [own(1), own(1), own(99), result('null')].join('\n') });
      expect(await answered.text()).toBe(result('"a"', 'mine'));
      expect(await (await ask('"b"', 'pid')).json()).toMatchObject({
        id: 'b',
        result: { line: expect.any(Number) as unknown },
      });
      expect(rig.logged.filter((line) => line.includes('the sensor failed'))).toEqual([]);
    });
  });

  it('loses none of three thousand notifications beside a call', async () => {
    await stateless(async ({ ask }) => {
      const beside = await ask('1', 'say', { text: [...many(3000), result('1')].join('\n') });
      expect(dataIn(await beside.text())).toEqual([...many(3000), result('1')]);
    });
  });

  it('refuses a batch, which this revision does not have', async () => {
    await stateless(async ({ post, ask }) => {
      const refused = await post(`[${requestOf('1', 'pid', { _meta: meta })}]`);
      expect([refused.status, await refused.json()]).toMatchObject([400, { id: null, error: { code: -32600 } }]);
      expect((await ask('2', 'pid')).status).toBe(200);
    });
  });
});

describe('2026-07-28 before a stdio server', () => {
  it('brings a number of a megabyte back byte for byte, though the server would read it as another', async () => {
    await stateless(async ({ ask }) => {
      const id = '7'.repeat(megabyte);
      const answered = await (await ask(id, 'pid')).text();
      expect(answered.startsWith(`{"jsonrpc":"2.0","id":${id},"result"`)).toBe(true);
    });
  });
});

describe.each([
  ['a session', inSession],
  ['2026-07-28', stateless],
] as const)('%s before a stdio server', (_era, play) => {
  it.each([
    ['a text', `"${'i'.repeat(megabyte)}"`],
    ['escapes', `"${'\\u0061'.repeat(megabyte / 8)}"`],
  ])('brings an id of a megabyte back: %s', async (_what, id) => {
    await play(async ({ ask }) => {
      const answered = await (await ask(id, 'pid')).text();
      const back = /^\{"jsonrpc":"2.0","id":(.*?),"result"/.exec(answered)?.[1];
      expect(JSON.parse(back ?? 'null') === JSON.parse(id)).toBe(true);
    });
  });
});

async function standsStill(read: () => number): Promise<void> {
  let quiet = 0;
  let last = -1;
  await until(async () => {
    await pause(10);
    quiet = read() === last ? quiet + 1 : 0;
    last = read();
    return quiet > 30;
  });
}
