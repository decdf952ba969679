/**
 * Puts the sensor before a handler that answers web requests: `Request` in, `Response` out. Serves both eras: sessions that
 * the handler mints, and requests without one.
 */
import { createHash } from 'node:crypto';
import { readMessage } from '../messages/envelope.ts';
import type { Connection, ConnectionBase } from '../observer/connection.ts';
import type { Observer } from '../observer/observer.ts';
import type { Caller } from '../sessions/caller.ts';
import { LruTable } from '../sessions/lru-table.ts';
import { readWholeBody, watchEvents } from './fetch-body.ts';
import { type HeldSession, SessionTable } from './session-table.ts';

export type FetchHandler<Rest extends readonly unknown[] = []> = (
  request: Request,
  ...rest: Rest
) => Response | Promise<Response>;

export interface WatchFetchOptions {
  /** Name of the MCP server, as events and the capabilities file call it. */
  readonly server: string;
  /** Name of this entrance: callers without a token are one principal of it. */
  readonly listener: string;
  /** The annotations of the server are believed. */
  readonly trusted?: boolean;
  /** Name of the agent that calls. */
  readonly agent?: string;
  /** A longer message is not taken. 64 MiB unless said otherwise. */
  readonly bytesMax?: number;
  /** Sessions that are kept at most. 10,000 unless said otherwise. */
  readonly sessionsMax?: number;
}

/** The handler, watched. A refused call is answered here and never reaches it. */
export function watchFetch<Rest extends readonly unknown[]>(
  handler: FetchHandler<Rest>,
  sensor: Pick<Observer, 'connect' | 'principalOf'>,
  options: WatchFetchOptions,
): (request: Request, ...rest: Rest) => Promise<Response> {
  const watch = new FetchWatch(sensor, options);
  return (request, ...rest) => watch.handle(request, async (one) => handler(one, ...rest));
}

interface Passage {
  readonly request: Request;
  readonly body: Buffer;
  readonly caller: Caller;
  readonly sessionId: string | null;
  readonly isInitialize: boolean;
  readonly pass: (request: Request) => Promise<Response>;
  session: HeldSession;
}

const mebibyte = 1024 * 1024;
const tokensMax = 10_000;
const nullBody: ReadonlySet<number> = new Set([204, 205, 304]);

class FetchWatch {
  readonly #sensor: Pick<Observer, 'connect' | 'principalOf'>;
  readonly #options: WatchFetchOptions;
  readonly #bytesMax: number;
  readonly #sessions: SessionTable;
  /** Digests of tokens that the handler did not answer with 401. */
  readonly #accepted = new LruTable<string, true>(tokensMax);

  constructor(sensor: Pick<Observer, 'connect' | 'principalOf'>, options: WatchFetchOptions) {
    this.#sensor = sensor;
    this.#options = options;
    this.#bytesMax = options.bytesMax ?? 64 * mebibyte;
    this.#sessions = new SessionTable({ sessionsMax: options.sessionsMax ?? 10_000, onCount: () => undefined });
  }

  async handle(request: Request, pass: Passage['pass']): Promise<Response> {
    const body = await readWholeBody(request.body, this.#bytesMax);
    if (body === undefined) return faultAnswer(413, 'The message is longer than this gateway takes.');
    const caller = this.#callerOf(request);
    const sessionId = request.headers.get('mcp-session-id');
    const isInitialize = isInitializing(body);
    const session = this.#sessionOf({ caller, sessionId, isInitialize });
    const passage: Passage = { request, body, caller, sessionId, isInitialize, pass, session };
    try {
      return await this.#judge(passage);
    } catch (fault) {
      if (isAlone(passage)) passage.session.connection.serverLost();
      passage.session.release();
      throw fault;
    }
  }

  async #judge(passage: Passage): Promise<Response> {
    const { request, body, caller, session } = passage;
    if (body.byteLength === 0) return this.#forward(passage, { forward: undefined, answers: [] });
    const headers = Object.fromEntries(request.headers);
    const outcome = await session.connection.fromClient(body, { headers, caller });
    if (outcome.forward !== undefined) return this.#forward(passage, outcome);
    session.release();
    if (outcome.answers.length === 0) return new Response(null, { status: 202 });
    return jsonAnswer(200, joined(outcome.answers, body));
  }

  async #forward(
    passage: Passage,
    { forward, answers }: { readonly forward: Uint8Array | undefined; readonly answers: readonly Uint8Array[] },
  ): Promise<Response> {
    const response = await passage.pass(withBody(passage.request, forward));
    this.#noteHead(passage, response);
    const encoding = response.headers.get('content-encoding') ?? 'identity';
    if (response.body !== null && encoding !== 'identity') {
      await response.body.cancel();
      passage.session.release();
      return faultAnswer(502, 'The MCP server answered in an encoding that this gateway cannot read.');
    }
    return isEventStream(response) ? this.#events(passage, response, answers) : this.#whole(passage, response, answers);
  }

  async #whole(passage: Passage, response: Response, answers: readonly Uint8Array[]): Promise<Response> {
    const { session } = passage;
    const bytes = await readWholeBody(response.body, this.#bytesMax);
    if (bytes === undefined) {
      session.release();
      return faultAnswer(502, 'The MCP server answered with more than this gateway takes.');
    }
    // Whatever it is called: a client may take it for JSON.
    if (bytes.byteLength > 0) await session.connection.fromServer(bytes);
    session.release();
    if (answers.length > 0) return jsonAnswer(200, batchOf(bytes, answers));
    const { status, statusText, headers } = response;
    return new Response(nullBody.has(status) ? null : new Uint8Array(bytes), { status, statusText, headers });
  }

  #events(passage: Passage, response: Response, answers: readonly Uint8Array[]): Response {
    const { session } = passage;
    const { status, statusText, headers, body } = response;
    if (body === null) {
      session.release();
      return response;
    }
    const watched = watchEvents(body, {
      eventBytesMax: this.#bytesMax,
      first: answers.map((answer) => new Uint8Array(Buffer.concat([eventHead, answer, eventEnd]))),
      inspect: (data) => session.connection.fromServer(data),
      onEnd: (how) => {
        // In the stateless revisions a stream that its reader closes is a cancelled call; before, it is none.
        if (how === 'left' && isAlone(passage)) session.connection.clientGone();
        session.release();
      },
    });
    return new Response(watched, { status, statusText, headers });
  }

  #noteHead(passage: Passage, { status, headers }: Response): void {
    const { caller, sessionId, isInitialize, request } = passage;
    if (caller.kind === 'token' && status !== 401) this.#accepted.set(digest(caller.authorization), true);
    const minted = headers.get('mcp-session-id');
    if (sessionId === null) {
      if (isInitialize && minted !== null) this.#keep(passage, minted);
    } else if (status === 404 || (request.method === 'DELETE' && status < 300)) {
      this.#sessions.end(this.#key(caller, sessionId), status === 404 ? 'server' : 'client');
    }
  }

  /** The handler opened a session: what was learnt of it so far goes on with it. */
  #keep(passage: Passage, sessionId: string): void {
    const known = this.#callerOf(passage.request);
    let { connection } = passage.session;
    if (this.#sensor.principalOf(known).id !== this.#sensor.principalOf(passage.caller).id) {
      // A token that the handler took names its subject; the connection was made before that was known.
      connection = this.#connect({ kind: 'legacy' }, known);
      void connection.fromClient(passage.body);
      passage.session.release();
    }
    connection.named(sessionId);
    passage.session = this.#sessions.add(this.#key(known, sessionId), connection);
  }

  #sessionOf({ caller, sessionId, isInitialize }: Pick<Passage, 'caller' | 'sessionId' | 'isInitialize'>): HeldSession {
    if (sessionId === null) {
      const connection = this.#connect({ kind: isInitialize ? 'legacy' : 'stateless' }, caller);
      return { connection, release: () => connection.end() };
    }
    const key = this.#key(caller, sessionId);
    const known = this.#sessions.hold(key);
    if (known !== undefined) return known;
    const connection = this.#connect({ kind: 'legacy' }, caller);
    connection.named(sessionId);
    return this.#sessions.add(key, connection);
  }

  #connect(base: ConnectionBase, caller: Caller): Connection {
    const { server, trusted, agent } = this.#options;
    return this.#sensor.connect({
      server: { id: server, transport: 'http', ...(trusted === undefined ? {} : { trusted }) },
      base,
      caller,
      ...(agent === undefined ? {} : { agent }),
    });
  }

  #callerOf({ headers }: Request): Caller {
    const authorization = headers.get('authorization') ?? '';
    if (authorization === '') return { kind: 'listener', listener: this.#options.listener };
    return { kind: 'token', authorization, accepted: this.#accepted.get(digest(authorization)) === true };
  }

  #key(caller: Caller, sessionId: string): string {
    return JSON.stringify([this.#sensor.principalOf(caller).id, sessionId]);
  }
}

const eventHead = Buffer.from('event: message\ndata: ');
const eventEnd = Buffer.from('\n\n');

/** Whether the connection serves this one exchange. */
function isAlone({ sessionId }: Passage): boolean {
  return sessionId === null;
}

function withBody(request: Request, body: Uint8Array | undefined): Request {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  if (body === undefined) return new Request(request.url, { method, headers, signal });
  headers.set('content-length', String(body.byteLength));
  return new Request(request.url, { method, headers, signal, body: new Uint8Array(body) });
}

function isInitializing(body: Buffer): boolean {
  if (!body.includes('initialize')) return false;
  const read = readMessage(body);
  const parts = read.kind === 'batch' ? read.parts : read.kind === 'single' ? [read.part] : [];
  return parts.some((part) => part.kind === 'envelope' && part.methods.includes('initialize'));
}

function isEventStream({ headers }: Response): boolean {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() === 'text/event-stream';
}

/** Answers of ours alone: a list where a list was asked. */
function joined(answers: readonly Uint8Array[], asked: Buffer): Uint8Array {
  const [only] = answers;
  const isList = /^\s*\[/.test(asked.subarray(0, 64).toString('latin1'));
  return answers.length === 1 && only !== undefined && !isList ? only : listOf(answers);
}

/** Answers of ours beside those of the server to the rest of a batch. */
function batchOf(answered: Buffer, answers: readonly Uint8Array[]): Uint8Array {
  const text = answered.toString('utf8').trim();
  const inner = text.startsWith('[') ? text.slice(1, -1).trim() : text;
  return listOf(inner === '' ? answers : [Buffer.from(inner, 'utf8'), ...answers]);
}

function listOf(messages: readonly Uint8Array[]): Uint8Array {
  const parts = messages.flatMap((message, index) => (index === 0 ? [message] : [Buffer.from(','), message]));
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

function jsonAnswer(status: number, body: Uint8Array): Response {
  return new Response(new Uint8Array(body), { status, headers: { 'content-type': 'application/json' } });
}

function faultAnswer(status: number, message: string): Response {
  return jsonAnswer(
    status,
    Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32000, message } })),
  );
}

function digest(authorization: string): string {
  return createHash('sha256').update(authorization).digest('base64');
}
