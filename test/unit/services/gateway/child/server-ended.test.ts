/** What a client is told whose message was still being judged when the stdio server ended. */
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { LegacySession, type ClientPost } from '../../../../../services/gateway/child/legacy-session.ts';
import { StatelessProcess } from '../../../../../services/gateway/child/stateless-process.ts';
import { BodyRoom } from '../../../../../services/gateway/http/body-room.ts';
import { errorFor } from '../../../../../services/gateway/http/local-answers.ts';
import type { ServerChild, ServerExit } from '../../../../../services/gateway/stdio/server-child.ts';
import type { ClientOutcome, Connection } from '../../../../../services/sensor/observer/connection.ts';
import { nodeTimers } from '../../../../../services/adapters/clock/node-timers.ts';
import { serve } from '../../../../support/gateway/http-upstream.ts';

interface Server {
  /** What becomes of the message that is being judged. */
  readonly judged: PromiseWithResolvers<(own: Uint8Array) => ClientOutcome>;
  readonly asked: PromiseWithResolvers<Uint8Array>;
  readonly ended: Promise<unknown>;
  readonly deps: ConstructorParameters<typeof StatelessProcess>[0] & ConstructorParameters<typeof LegacySession>[0];
  readonly die: () => void;
}

function startServer(): Server {
  const judged = Promise.withResolvers<(own: Uint8Array) => ClientOutcome>();
  const asked = Promise.withResolvers<Uint8Array>();
  const ended = Promise.withResolvers<undefined>();
  const exited = Promise.withResolvers<ServerExit>();
  const stdout = new PassThrough();
  const child: ServerChild = {
    stdin: new PassThrough(),
    stdout,
    exited: exited.promise,
    signal: () => undefined,
    end: () => undefined,
    stop: () => exited.promise,
  };
  const connection = {
    async fromClient(own: Uint8Array) {
      asked.resolve(own);
      return (await judged.promise)(own);
    },
    serverLost: () => undefined,
    end: () => ended.resolve(undefined),
    clientGone: () => undefined,
  } as unknown as Connection;
  const die = (): void => {
    stdout.end();
    exited.resolve({ code: 1, signal: null });
  };
  const room = new BodyRoom({ bytesMax: 1_000_000 });
  const deps = {
    ...{
      id: 'session',
      principal: 'me',
      child,
      connection,
      timers: nodeTimers,
      nowMs: () => 0,
      bytesMax: 1_000_000,
      room,
    },
    onOversized: () => undefined,
    onEnd: () => undefined,
  };
  return { judged, asked, ended: ended.promise, deps, die };
}

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

function callOf(id: string): string {
  const params = JSON.stringify({ name: 'slow', arguments: {}, _meta: meta });
  return `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":${params}}`;
}

const gone = (id: string): unknown => ({
  jsonrpc: '2.0',
  id: JSON.parse(id) as unknown,
  error: { code: -32000, message: 'The MCP server behind this gateway has ended.' },
});

type Post = (post: ClientPost) => Promise<void>;

const eras: readonly (readonly [string, (deps: Server['deps']) => Post])[] = [
  ['a session', (deps) => (post) => new LegacySession(deps).post(post)],
  ['a stateless process', (deps) => (post) => new StatelessProcess(deps).post(post)],
];

/** Posts a message, ends the server while it is judged, and gives the answer. */
async function postAcross(
  begin: (deps: Server['deps']) => Post,
  text: string,
  outcome: (own: Uint8Array) => ClientOutcome,
): Promise<{ readonly status: number; readonly text: string }> {
  const { deps, judged, asked, ended, die } = startServer();
  const post = begin(deps);
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/call', 'mcp-name': 'slow' };
  const body = Buffer.from(text);
  await using front = await serve((request, response) => {
    request.resume();
    void post({ request, response, body, headers, isBatch: text.startsWith('[') });
  });
  const answer = fetch(front.url, { method: 'POST', body: text });
  await asked.promise;
  die();
  await ended;
  judged.resolve(outcome);
  const { status, ...response } = await answer.then(async (one) => ({ status: one.status, text: await one.text() }));
  return { status, ...response };
}

const passed = (own: Uint8Array): ClientOutcome => ({ forward: own, answers: [] });
const cancelled = (): ClientOutcome => ({ forward: undefined, answers: [] });

it.each(eras)('a call in %s is answered, by its own id, that the server has ended', async (_, begin) => {
  for (const id of ['"a\\u0062"', '12345678901234567890']) {
    const { status, text } = await postAcross(begin, callOf(id), passed);
    expect(status).toBe(200);
    expect(text).toContain(`"id":${id},`);
    expect(JSON.parse(text)).toEqual(gone(id));
  }
});

it.each(eras)('so is one in %s that was held, and is cancelled by the end', async (_, begin) => {
  const { status, text } = await postAcross(begin, callOf('7'), cancelled);
  expect([status, JSON.parse(text)]).toEqual([200, gone('7')]);
});

it.each(eras)('one in %s that was refused meanwhile is told that, and nothing else', async (_, begin) => {
  const refused = { code: -32001, message: 'Refused.' };
  const { text } = await postAcross(begin, callOf('7'), (own) => {
    const { id } = JSON.parse(Buffer.from(own).toString('utf8')) as { readonly id: number };
    return { forward: undefined, answers: [errorFor(Buffer.from(String(id)), refused)] };
  });
  expect(JSON.parse(text)).toEqual({ jsonrpc: '2.0', id: 7, error: refused });
});

it('of a batch in a session each call is answered once, and what asks nothing is not', async () => {
  const notification = '{"jsonrpc":"2.0","method":"notifications/x"}';
  const refused = errorFor(Buffer.from('2'), { code: -32001, message: 'Refused.' });
  const batch = `[${callOf('1')},${callOf('2')},${notification}]`;
  const { text } = await postAcross(
    (deps) => (post) => new LegacySession(deps).post(post),
    batch,
    () => ({ forward: Buffer.from(`[${callOf('1')},${notification}]`), answers: [refused] }),
  );
  expect(JSON.parse(text)).toEqual([JSON.parse(refused.toString('utf8')), gone('1')]);
});

it('a notification in a session is taken', async () => {
  const { status } = await postAcross(
    (deps) => (post) => new LegacySession(deps).post(post),
    '{"jsonrpc":"2.0","method":"notifications/x"}',
    passed,
  );
  expect(status).toBe(202);
});
