/**
 * Stands before one MCP server that speaks Streamable HTTP.
 * Owns: the keep-alive connections to the server, and what runs. A request without a session has a connection of the
 * sensor of its own: the ids of two clients may be the same.
 */
import type { Agent, IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { Connection } from '../../sensor/observer/connection.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { NamedUpstream } from '../config.ts';
import type { GatewayEvents } from '../events.ts';
import type { PublicResource } from '../oauth/public-resource.ts';
import { UpstreamOAuth } from '../oauth/upstream-oauth.ts';
import type { WellKnown } from '../oauth/well-known.ts';
import { repeat } from '../../adapters/clock/repeat.ts';
import { countSessions } from '../session-count.ts';
import type { TlsMaterial } from '../tls-settings.ts';
import type { BodyRooms } from './body-room.ts';
import { RequestCallers, type RequestCallersDeps } from './caller-of-request.ts';
import { takeBody } from './client-exchange.ts';
import { answerJson, joinAnswers } from './client-response.ts';
import { plainHeaders } from './header-rules.ts';
import { type PostingStream, PostingStreams } from './posting-streams.ts';
import type { RequestHandler } from './request-handler.ts';
import { type Relay, relayExchange, type RelayOutcome } from './relay.ts';
import { factsOf, type RequestFacts } from './request-facts.ts';
import type { HeldSession } from '../../sensor/embedding/session-table.ts';
import type { SseEvent } from '../../sensor/embedding/sse-splitter.ts';
import { ServerSessions } from './server-sessions.ts';
import { statusOfAnswer } from './status-of-answer.ts';
import { createUpstreamAgent } from './upstream-agent.ts';
import { locationFor, targetFor } from './upstream-url.ts';

export interface UpstreamHandlerDeps extends RequestCallersDeps {
  readonly observer: Observer;
  readonly events: GatewayEvents;
  readonly upstream: NamedUpstream & { readonly url: string };
  readonly clock: Clock;
  readonly timers: Timers;
  /** A session that was silent for so long is forgotten. */
  readonly idleMs: number;
  /** undefined without a public URL. */
  readonly resource: PublicResource | undefined;
  readonly bytesMax: number;
  readonly headerBytesMax: number;
  readonly rooms: BodyRooms;
  /** Text that nobody can guess. */
  readonly newSessionId: () => string;
}

const sweepMs = 30_000;

export function createUpstreamHandler(deps: UpstreamHandlerDeps): RequestHandler {
  return new UpstreamHandler(deps);
}

/** One request on its way, over the connection that judges it. */
interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly facts: RequestFacts;
  /** The stream that its answers come over, and the server's address for it. */
  readonly stream: PostingStream | undefined;
  /** The connection serves this one exchange. */
  readonly isAlone: boolean;
  /** Path and query at the server. */
  readonly target: string;
  readonly cut: AbortController;
  caller: Caller;
  session: HeldSession;
}

class UpstreamHandler implements RequestHandler {
  readonly #deps: UpstreamHandlerDeps;
  readonly #base: URL;
  readonly #place: RequestOptions;
  readonly #stopping = new AbortController();
  #agent: Agent;
  #tls: TlsMaterial | undefined;
  readonly #callers: RequestCallers;
  readonly #sessions: ServerSessions;
  readonly #oauth: UpstreamOAuth;
  readonly #streams: PostingStreams;
  /** What runs, by what ends it: streams that no call waits for, and all else. */
  readonly #standing = new Set<AbortController>();
  readonly #calls = new Set<AbortController>();

  constructor(deps: UpstreamHandlerDeps) {
    this.#deps = deps;
    this.#base = new URL(deps.upstream.url);
    this.#place = urlToHttpOptions(this.#base);
    this.#tls = deps.upstream.tls;
    this.#agent = createUpstreamAgent(this.#base, this.#tls);
    this.#callers = new RequestCallers(deps);
    const { events, resource, clock } = deps;
    const { name } = deps.upstream;
    const nowMs = (): number => clock.nowMs();
    const agent = (): Agent => this.#agent;
    this.#oauth = new UpstreamOAuth({
      ...{ origin: this.#base, name, events, resource, nowMs },
      get agent() {
        return agent();
      },
    });
    this.#sessions = new ServerSessions({ ...deps, nowMs, onCount: countSessions(deps.events) });
    const everyMs = Math.min(sweepMs, deps.idleMs);
    void repeat(() => this.#sessions.endSilent(deps.idleMs), { ...deps, everyMs, signal: this.#stopping.signal });
    this.#streams = new PostingStreams({ newToken: deps.newSessionId });
  }

  async handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const body = await takeBody(request, response, this.#deps);
    if (body === undefined) return;
    const caller = await this.#callers.callerOf(request);
    if (response.destroyed) return;
    const passage = this.#passageOf({ request, response, body, caller }, target);
    response.once('close', () => {
      // In the stateless revisions a stream that its reader closes is a cancelled call; before, it is none.
      if (!response.writableFinished && passage.isAlone) passage.session.connection.clientGone();
    });
    (passage.facts.isStanding ? this.#standing : this.#calls).add(passage.cut);
    try {
      await this.#pass(passage);
    } finally {
      this.#standing.delete(passage.cut);
      this.#calls.delete(passage.cut);
      passage.session.release();
    }
  }

  #passageOf(given: Pick<Passage, 'request' | 'response' | 'body' | 'caller'>, target: string): Passage {
    const facts = factsOf(given.request, given.body);
    const cut = new AbortController();
    const { caller } = given;
    const stream = this.#streams.find(target);
    if (stream !== undefined) {
      const session = { connection: stream.connection, release: () => undefined };
      const { pathname, search } = stream.endpoint;
      return { ...given, cut, facts, stream, isAlone: false, target: `${pathname}${search}`, session };
    }
    const session = this.#sessions.of(facts, caller);
    const isAlone = facts.sessionId === undefined;
    return { ...given, cut, facts, stream, isAlone, target: targetFor(this.#base, target), session };
  }

  async wellKnown(request: IncomingMessage, response: ServerResponse, asked: WellKnown): Promise<void> {
    const body = await takeBody(request, response, this.#deps);
    if (body === undefined) return;
    const connection = this.#sessions.connect({ kind: 'stateless' }, await this.#callers.callerOf(request));
    const known = { request, response, asked, teller: connection };
    const cut = new AbortController();
    this.#calls.add(cut);
    try {
      if (await this.#oauth.answer(known)) return;
      const fromServer = (bytes: Uint8Array): void | Promise<void> => {
        this.#oauth.noteDocument(bytes, known);
        return connection.fromServer(bytes);
      };
      const relay = this.#relayTo(this.#oauth.targetOf(asked));
      await relayExchange(relay, { request, response, cut: cut.signal, connection: () => ({ fromServer }) });
    } finally {
      this.#calls.delete(cut);
      connection.end();
    }
  }

  holds({ headers: { 'mcp-session-id': named } }: IncomingMessage, target: string): boolean {
    return this.#streams.find(target) !== undefined || (typeof named === 'string' && this.#sessions.hasNamed(named));
  }

  get isIdle(): boolean {
    return this.#sessions.size + this.#standing.size + this.#calls.size === 0;
  }

  /** Connections of the old kind end with what runs over them. */
  renewTls(tls: TlsMaterial | undefined): void {
    if (JSON.stringify(tls) === JSON.stringify(this.#tls)) return;
    this.#tls = tls;
    this.#agent = createUpstreamAgent(this.#base, tls);
  }

  endStreams(): void {
    for (const cut of this.#standing) cut.abort();
  }

  stop(): Promise<void> {
    for (const cut of [...this.#standing, ...this.#calls]) cut.abort();
    this.#stopping.abort();
    this.#sessions.endAll();
    this.#agent.destroy();
    return Promise.resolve();
  }

  async #pass(passage: Passage): Promise<void> {
    const { request, response, body, session, stream } = passage;
    if (body.byteLength === 0) {
      await this.#relay(passage, { forward: undefined, answers: [] });
      return;
    }
    const outcome = await session.connection.fromClient(body, {
      headers: plainHeaders(request.headers),
      caller: passage.caller,
      read: passage.facts.message,
    });
    // In the stateless revisions a client that left while its call was judged has cancelled it.
    if (response.destroyed && passage.isAlone) return;
    const { forward } = outcome;
    const answers = stream === undefined ? outcome.answers : await sayAll(stream, outcome.answers);
    if (forward !== undefined) {
      await this.#relay(passage, { forward, answers });
    } else if (answers.length > 0) {
      const { isBatch, isStateless } = passage.facts;
      const joined = joinAnswers(answers, { asBatch: isBatch });
      answerJson(response, isStateless ? statusOfAnswer(joined) : 200, joined);
    } else response.writeHead(202).end();
  }

  async #relay(
    passage: Passage,
    { forward, answers }: { forward: Uint8Array | undefined; answers: readonly Uint8Array[] },
  ): Promise<void> {
    const { request, response, target } = passage;
    const outcome = await relayExchange(this.#relayTo(target), {
      request,
      response,
      cut: passage.cut.signal,
      connection: () => passage.session.connection,
      ...(forward === undefined ? {} : { body: forward }),
      answers,
      onHead: (head) => this.#noteHead(passage, head),
      ...(request.method === 'GET' ? { passOn: (event) => this.#passOn(passage, event) } : {}),
    });
    this.#noteOutcome(passage, outcome);
  }

  #relayTo(target: string): Relay {
    const { bytesMax, headerBytesMax, rooms } = this.#deps;
    return {
      origin: this.#base,
      place: this.#place,
      target,
      agent: this.#agent,
      bytesMax,
      headerBytesMax,
      room: rooms.answers,
      locationFor: (location) => locationFor(this.#base, this.#urlOf(target), location),
      onUnreachable: (reason) => this.#deps.events.serverLost({ server: this.#deps.upstream.name, reason }),
    };
  }

  /** A stream that tells where to post begins a session. */
  #passOn(passage: Passage, event: SseEvent): Uint8Array {
    const { request, response, target, isAlone } = passage;
    if (!isAlone) return event.bytes;
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const connect = (endpoint: URL): Connection => {
      const session = this.#sessions.alone({ kind: 'legacy' }, passage.caller);
      session.connection.named(endpoint.href);
      // The answers to calls come over this stream.
      this.#standing.delete(passage.cut);
      this.#calls.add(passage.cut);
      passage.session.release();
      passage.session = session;
      return session.connection;
    };
    return this.#streams.take(event, { url: this.#urlOf(target), path, response, connect });
  }

  #urlOf(target: string): URL {
    return new URL(`${this.#base.origin}${target}`);
  }

  #noteOutcome({ isAlone, session }: Passage, outcome: RelayOutcome): void {
    if (outcome !== 'unreachable') return;
    if (isAlone) session.connection.serverLost();
  }

  #noteHead(passage: Passage, head: IncomingMessage): void {
    const { statusCode = 0, headers } = head;
    const { facts, request, body } = passage;
    this.#oauth.noteHead(head, { teller: passage.session.connection, caller: passage.caller });
    const asked = passage.caller;
    // An answer to no message may come from a part of the server that asks for no token.
    if (request.method === 'POST' && body.byteLength > 0) passage.caller = this.#callers.noteAnswer(asked, statusCode);
    const minted = headers['mcp-session-id'];
    if (facts.sessionId === undefined) {
      if (facts.isInitialize && typeof minted === 'string')
        passage.session = this.#sessions.opened(minted, { ...passage, asked });
      return;
    }
    const isOver = statusCode === 404 || (request.method === 'DELETE' && statusCode < 300);
    if (isOver) this.#sessions.end(facts.sessionId, asked);
  }
}

/** Who posts for a stream reads the answers there and nowhere else: none is left for the response. */
async function sayAll(stream: PostingStream, answers: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  for (const answer of answers) await stream.say(answer);
  return [];
}
