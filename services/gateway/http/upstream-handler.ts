/**
 * Stands before one MCP server that speaks Streamable HTTP.
 * Owns: the way to the server, its sessions, and what runs. A request without a session has a connection of the sensor of
 * its own: the ids of two clients may be the same.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { PublicResource } from '../oauth/public-resource.ts';
import { UpstreamOAuth } from '../oauth/upstream-oauth.ts';
import type { WellKnown } from '../oauth/well-known.ts';
import { repeat } from '../../adapters/clock/repeat.ts';
import { countSessions } from '../session-count.ts';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';
import { RequestCallers, type RequestCallersDeps } from './caller-of-request.ts';
import { takeBody } from './client-exchange.ts';
import { answerJson, joinAnswers } from './client-response.ts';
import { plainHeaders } from './header-rules.ts';
import { type PostingStream, PostingStreams } from './posting-streams.ts';
import type { RequestHandler } from './request-handler.ts';
import { relayExchange, type RelayOutcome } from './relay.ts';
import { factsOf, type RequestFacts } from './request-facts.ts';
import type { HeldSession } from '../../sensor/embedding/session-table.ts';
import type { SseEvent } from '../../sensor/embedding/sse-splitter.ts';
import { RunningExchanges } from './running-exchanges.ts';
import { ServerSessions } from './server-sessions.ts';
import { type Hold, shareConnection } from './shared-connection.ts';
import { statusOfAnswer } from './status-of-answer.ts';
import { UpstreamLink, type UpstreamLinkDeps } from './upstream-link.ts';

export interface UpstreamHandlerDeps extends RequestCallersDeps, UpstreamLinkDeps {
  readonly observer: Observer;
  readonly clock: Clock;
  readonly timers: Timers;
  /** A session that was silent for so long is forgotten. */
  readonly idleMs: number;
  /** undefined without a public URL. */
  readonly resource: PublicResource | undefined;
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
  readonly #link: UpstreamLink;
  readonly #stopping = new AbortController();
  readonly #callers: RequestCallers;
  readonly #sessions: ServerSessions;
  readonly #oauth: UpstreamOAuth;
  readonly #streams: PostingStreams;
  readonly #running = new RunningExchanges();

  constructor(deps: UpstreamHandlerDeps) {
    this.#deps = deps;
    const link = new UpstreamLink(deps);
    this.#link = link;
    this.#callers = new RequestCallers(deps);
    const { events, resource, clock } = deps;
    const { name } = deps.upstream;
    const nowMs = (): number => clock.nowMs();
    this.#oauth = new UpstreamOAuth({
      ...{ origin: link.base, name, events, resource, nowMs },
      get agent() {
        return link.agent;
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
    this.#running.begin(passage.cut, passage.facts);
    try {
      await this.#pass(passage);
    } finally {
      this.#running.end(passage.cut);
      passage.session.release();
    }
  }

  #passageOf(given: Pick<Passage, 'request' | 'response' | 'body' | 'caller'>, target: string): Passage {
    const facts = factsOf(given.request, given.body);
    const cut = new AbortController();
    const { caller } = given;
    const stream = this.#streams.find(target);
    const session = stream?.hold();
    if (stream !== undefined && session !== undefined) {
      const { pathname, search } = stream.endpoint;
      return { ...given, cut, facts, stream, isAlone: false, target: `${pathname}${search}`, session };
    }
    const isAlone = facts.sessionId === undefined;
    const own = { stream: undefined, isAlone, target: this.#link.targetFor(target) };
    return { ...given, cut, facts, ...own, session: this.#sessions.of(facts, caller) };
  }

  async wellKnown(request: IncomingMessage, response: ServerResponse, asked: WellKnown): Promise<void> {
    const body = await takeBody(request, response, this.#deps);
    if (body === undefined) return;
    const connection = this.#sessions.connect({ kind: 'stateless' }, await this.#callers.callerOf(request));
    const known = { request, response, asked, teller: connection };
    const cut = new AbortController();
    this.#running.begin(cut, { isStanding: false });
    try {
      if (await this.#oauth.answer(known)) return;
      const fromServer = (bytes: Uint8Array): void | Promise<void> => {
        this.#oauth.noteDocument(bytes, known);
        return connection.fromServer(bytes);
      };
      const relay = this.#link.relayTo(this.#oauth.targetOf(asked));
      await relayExchange(relay, { request, response, cut: cut.signal, connection: () => ({ fromServer }) });
    } finally {
      this.#running.end(cut);
      connection.end();
    }
  }

  holds({ headers: { 'mcp-session-id': named } }: IncomingMessage, target: string): boolean {
    return this.#streams.find(target) !== undefined || (typeof named === 'string' && this.#sessions.hasNamed(named));
  }

  get isIdle(): boolean {
    return this.#sessions.size + this.#running.size === 0;
  }

  renewTls(tls: TlsMaterial | undefined): void {
    this.#link.renewTls(tls);
  }

  endStreams(): void {
    this.#running.cutStanding();
  }

  stop(): Promise<void> {
    this.#running.cutAll();
    this.#stopping.abort();
    this.#sessions.endAll();
    this.#link.close();
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
    const outcome = await relayExchange(this.#link.relayTo(target), {
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

  /** A stream that tells where to post begins a session. */
  #passOn(passage: Passage, event: SseEvent): Uint8Array {
    const { request, response, target, isAlone } = passage;
    if (!isAlone) return event.bytes;
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const connect = (endpoint: URL): Hold => {
      const { first, hold } = shareConnection(this.#sessions.connect({ kind: 'legacy' }, passage.caller));
      first.connection.named(endpoint.href);
      this.#running.awaited(passage.cut);
      passage.session.release();
      passage.session = first;
      return hold;
    };
    return this.#streams.take(event, { url: this.#link.urlOf(target), path, response, connect });
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
    const by = statusCode === 404 ? 'server' : 'client';
    if (isOver) this.#sessions.end(facts.sessionId, { caller: asked, by });
  }
}

/** Who posts for a stream reads the answers there and nowhere else: none is left for the response. */
async function sayAll(stream: PostingStream, answers: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
  for (const answer of answers) await stream.say(answer);
  return [];
}
