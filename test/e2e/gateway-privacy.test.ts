import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { topics } from '../../schemas/topics.ts';
import { type Rig, startRig, until, World } from '../support/gateway/gateway-rig.ts';
import { startUpstream } from '../support/gateway/http-upstream.ts';
import { type Conversation, markedConversation, type Turn } from '../support/gateway/marked-conversation.ts';
import { Marks } from '../support/gateway/marks.ts';
import { armedByCall } from '../support/gateway/scenes.ts';
import { ownRecords, plantedHeader, textOfRecord } from '../support/gateway/told.ts';

const listen = '127.0.0.1:0';
const scripted = new URL('../support/gateway/scripted-server.ts', import.meta.url).pathname;

interface Scene {
  readonly world: World;
  readonly marks: Marks;
  readonly conversation: Conversation;
  readonly stack: AsyncDisposableStack;
}

interface Opened {
  readonly rig: Rig;
  /** Sends one message and resolves to all that came back for it. */
  readonly say: (turn: Turn) => Promise<string>;
}

type Form = (scene: Scene) => Promise<Opened>;

function textOf(said: unknown): string {
  return typeof said === 'string' ? said : JSON.stringify(said);
}

function scriptFor({ world, conversation: { turns, last } }: Scene): string {
  const file = join(world.folder, 'script.json');
  const script = [...turns, last].map(({ sent, said }) => [String(sent['id']), said.map(textOf)]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(script)));
  return file;
}

const overStdio: Form = async (scene) => {
  const { world, stack } = scene;
  const pipes = { stdin: new PassThrough(), stdout: new PassThrough() };
  const serverCommand = [process.execPath, scripted, scriptFor(scene)];
  const rig = stack.use(await startRig({ world, serverCommand, hasWorker: true, overrides: { pipes } }));
  const lines: string[] = [];
  createInterface({ input: pipes.stdout }).on('line', (line) => lines.push(line));
  const say = async ({ sent }: Turn): Promise<string> => {
    pipes.stdin.write(`${JSON.stringify(sent)}\n`);
    const isAnswer = (line: string): boolean => line.includes(JSON.stringify(sent['id'])) && !line.includes('"method"');
    await until(() => lines.some(isAnswer));
    return lines.splice(0).join('\n');
  };
  return { rig, say };
};

/** Headers that a client may send, each with a mark. */
/** All but that of what is learned in hours, which no conversation is long enough for; it has a test of its own. */
const spoken = new Set<string>(Object.values(topics).filter((topic) => topic !== topics.baselines));

function markedHeaders(marks: Marks): Record<string, string> {
  return {
    authorization: `Bearer ${marks.at('token')}`,
    cookie: `session=${marks.at('cookie')}`,
    'content-type': `application/json; charset=utf-8; profile=${marks.at('content type')}`,
    accept: 'application/json, text/event-stream',
    'user-agent': marks.at('user agent'),
    [`x-${marks.at('header name')}`]: marks.at('header value'),
    [`mcp-param-${marks.at('header parameter')}`]: marks.at('header parameter value'),
  };
}

/** A speaker over HTTP; the server's session id is a mark too where there is one. */
function speaker(rig: Rig, marks: Marks, ownHeaders: Readonly<Record<string, string>> = {}): Opened['say'] {
  const session: Record<string, string> = {};
  const url = new URL(`${rig.url.href}?${marks.at('query key')}=${marks.at('query value')}`);
  return async ({ sent }) => {
    const headers = { ...markedHeaders(marks), ...ownHeaders, ...session };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) });
    const minted = response.headers.get('mcp-session-id');
    if (minted !== null) session['mcp-session-id'] = minted;
    return response.text();
  };
}

const beforePipes: Form = async (scene) => {
  const { world, stack, marks } = scene;
  const serverCommand = [process.execPath, scripted, scriptFor(scene)];
  const overrides = { newSessionId: () => marks.at('own session id') };
  const rig = stack.use(
    await startRig({ world, serverCommand, hasWorker: true, given: { listen, accessLog: true }, overrides }),
  );
  return { rig, say: speaker(rig, marks) };
};

const beforeHttp =
  (isStateless: boolean): Form =>
  async ({ world, stack, marks, conversation: { turns, last } }) => {
    const script = [...turns, last].map(({ sent, said }) => ({
      id: JSON.stringify(sent['id']),
      said: said.map(textOf),
    }));
    const upstream = stack.use(
      await startUpstream(({ body }, response) => {
        const said = script.find(({ id }) => body.includes(id))?.said ?? [marks.at('answer to what is no message')];
        const session = isStateless ? [] : ['mcp-session-id', marks.at('session id')];
        const own = [`x-${marks.at('header of the answer')}`, marks.at('value of a header of the answer'), ...session];
        const type = said.length > 1 ? 'text/event-stream' : 'application/json';
        const bytes =
          said.length > 1 ? said.map((one) => `id: ${marks.at('event id')}\ndata: ${one}\n\n`).join('') : said[0];
        response.writeHead(200, marks.at('status message'), [
          ...own,
          'content-type',
          `${type}; x=${marks.at('answer type')}`,
        ]);
        response.end(bytes);
      }),
    );
    const url = `${upstream.url}/${marks.at('upstream path')}?key=${marks.at('upstream key')}`;
    const given = { listen, accessLog: true, upstream: url };
    const rig = stack.use(await startRig({ world, hasWorker: true, given }));
    return { rig, say: speaker(rig, marks, isStateless ? { 'mcp-protocol-version': '2026-07-28' } : {}) };
  };

/** What is no honest request, over HTTP. */
async function knockOddly(rig: Rig, marks: Marks): Promise<void> {
  if (rig.gateway.address() === undefined) return;
  const mark = (place: string): string => marks.at(`${place} of an odd request`);
  const odd: readonly RequestInit[] = [
    { method: 'POST', headers: { origin: `https://${mark('origin')}.example` }, body: mark('body') },
    { method: 'POST', headers: { 'content-encoding': mark('encoding') }, body: mark('encoded body') },
    { method: 'POST', headers: { 'mcp-session-id': mark('session') }, body: `{"${mark('broken body')}` },
    { method: mark('method'), headers: { authorization: `Basic ${mark('password')}` } },
    { method: 'DELETE', headers: { 'mcp-session-id': mark('deleted session') } },
  ];
  for (const init of odd) await fetch(new URL(`/${mark('path')}`, rig.url), init).then((response) => response.text());
  const session = { 'mcp-session-id': marks.at('own session id'), accept: 'text/event-stream' };
  for (const headers of [session, {}]) {
    // A stream that goes on has no end to wait for.
    const stream = await fetch(rig.url, { headers: { ...headers, 'last-event-id': mark('resumption id') } });
    await stream.body?.cancel();
  }
}

/** A record that nobody can take, from somebody who writes to the topic. */
async function plant(rig: Rig, marks: Marks): Promise<void> {
  const producer = rig.log.producer();
  const value = Buffer.from(JSON.stringify(marks.anyAt('planted record')));
  const headers = { [plantedHeader]: 'yes', [marks.at('planted header')]: marks.at('planted header value') };
  await producer.produce([{ topic: topics.calls, key: marks.at('planted key'), value, headers }]);
  await until(() => rig.records.some(({ topic }) => topic === topics.dlq));
}

const forms: readonly (readonly [string, Form, boolean])[] = [
  ['over stdio', overStdio, false],
  ['over HTTP before a stdio server', beforePipes, false],
  ['over HTTP before a server over HTTP', beforeHttp(false), false],
  ['over HTTP in the 2026-07-28 era', beforeHttp(true), true],
];

describe('a conversation full of secrets', () => {
  it.each(forms)('%s leaves no byte of them in records, logs and metrics', async (_name, form, isStateless) => {
    using world = new World();
    const marks = new Marks();
    const conversation = markedConversation({ marks, isStateless });
    const everything: string[] = [];
    {
      await using stack = new AsyncDisposableStack();
      const ended: Rig[] = [];
      // Also what is said at the very end.
      stack.defer(() => {
        for (const rig of ended) everything.push(...ownRecords(rig).map(textOfRecord), ...rig.logged);
      });
      const { rig, say } = await form({ world, marks, conversation, stack });
      ended.push(rig);
      for (const turn of conversation.turns) await say(turn);
      await armedByCall(rig, 'get_secret');
      const refused = await say(conversation.last);
      expect(refused).toContain('shearpin/refusal');
      expect(refused).not.toContain(marks.at('text of the result of get_secret'));
      await knockOddly(rig, marks);
      await plant(rig, marks);
      await until(() => new Set(ownRecords(rig).map(({ topic }) => topic)).size >= spoken.size);
      expect(new Set(ownRecords(rig).map(({ topic }) => topic))).toEqual(spoken);
      everything.push(await rig.metrics());
    }
    expect(everything.length).toBeGreaterThan(50);
    expect(marks.foundIn(everything.join('\n'))).toEqual([]);
  });
});
