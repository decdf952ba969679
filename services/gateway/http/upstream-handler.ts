/**
 * Stands before one MCP server that speaks Streamable HTTP.
 * Owns: the keep-alive connections to the server, and a connection of the sensor for each session that the server
 * minted. A request without a session has a connection of its own: the ids of two clients may be the same.
 */
import { Agent as HttpAgent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ConnectionBase } from '../../sensor/observer/connection.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { NamedUpstream } from '../config.ts';
import type { GatewayEvents } from '../events.ts';
import { upstreamInfo } from '../upstream-info.ts';
import { RequestCallers } from './caller-of-request.ts';
import { takeBody } from './client-exchange.ts';
import { answerJson, joinAnswers } from './client-response.ts';
import { plainHeaders } from './header-rules.ts';
import type { RequestHandler } from './request-handler.ts';
import { type Relay, relayExchange, type RelayOutcome } from './relay.ts';
import { factsOf, type RequestFacts } from './request-facts.ts';
import { type HeldSession, SessionTable } from './session-table.ts';
import { locationFor, urlFor } from './upstream-url.ts';

export interface UpstreamHandlerDeps {
  readonly observer: Observer;
  readonly events: GatewayEvents;
  readonly upstream: NamedUpstream & { readonly url: string };
  readonly listener: string;
  readonly bytesMax: number;
}

const sessionsMax = 10_000;
/** Shorter than servers keep a silent connection, so that no request is sent into one that is just being closed. */
const idleMs = 4000;

export function createUpstreamHandler(deps: UpstreamHandlerDeps): RequestHandler {
  return new UpstreamHandler(deps);
}

/** One request on its way, over the connection that judges it. */
interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  readonly facts: RequestFacts;
  caller: Caller;
  session: HeldSession;
}

class UpstreamHandler implements RequestHandler {
  readonly #deps: UpstreamHandlerDeps;
  readonly #base: URL;
  readonly #agent: HttpAgent;
  readonly #callers: RequestCallers;
  readonly #sessions: SessionTable;

  constructor(deps: UpstreamHandlerDeps) {
    this.#deps = deps;
    this.#base = new URL(deps.upstream.url);
    const options = { keepAlive: true, timeout: idleMs };
    this.#agent = this.#base.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
    this.#callers = new RequestCallers(deps);
    this.#sessions = new SessionTable({ sessionsMax, onCount: (count) => deps.events.connections(count) });
  }

  async handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const body = await takeBody(request, response, this.#deps);
    if (body === undefined) return;
    const facts = factsOf(request, body);
    const caller = this.#callers.callerOf(request);
    const passage: Passage = { request, response, body, facts, caller, session: this.#sessionOf(facts, caller) };
    response.once('close', () => {
      // In the stateless revisions a stream that its reader closes is a cancelled call; before, it is none.
      if (!response.writableFinished && isAlone(facts)) passage.session.connection.clientGone();
    });
    try {
      await this.#pass(passage, urlFor(this.#base, target));
    } finally {
      passage.session.release();
    }
  }

  stop(): Promise<void> {
    this.#sessions.endAll();
    this.#agent.destroy();
    return Promise.resolve();
  }

  async #pass(passage: Passage, url: URL): Promise<void> {
    const { request, response, body, session } = passage;
    if (body.byteLength === 0) {
      await this.#relay(passage, { url, forward: undefined, answers: [] });
      return;
    }
    const outcome = await session.connection.fromClient(body, { headers: plainHeaders(request.headers) });
    const { forward, answers } = outcome;
    if (forward !== undefined) {
      await this.#relay(passage, { url, forward, answers });
    } else if (answers.length > 0) {
      answerJson(response, 200, joinAnswers(answers, { asBatch: passage.facts.isBatch }));
    } else response.writeHead(202).end();
  }

  async #relay(
    passage: Passage,
    { url, forward, answers }: { url: URL; forward: Uint8Array | undefined; answers: readonly Uint8Array[] },
  ): Promise<void> {
    const { request, response } = passage;
    const relay: Relay = {
      url,
      agent: this.#agent,
      bytesMax: this.#deps.bytesMax,
      locationFor: (location) => locationFor(this.#base, url, location),
    };
    const outcome = await relayExchange(relay, {
      request,
      response,
      connection: () => passage.session.connection,
      ...(forward === undefined ? {} : { body: forward }),
      answers,
      onHead: (head) => this.#noteHead(passage, head),
    });
    this.#noteOutcome(passage, outcome);
  }

  #noteOutcome({ facts, session }: Passage, outcome: RelayOutcome): void {
    if (outcome !== 'unreachable') return;
    this.#deps.events.serverLost(this.#deps.upstream.name);
    if (isAlone(facts)) session.connection.serverLost();
  }

  #noteHead(passage: Passage, { statusCode = 0, headers }: IncomingMessage): void {
    const { facts, request } = passage;
    const known = passage.caller;
    passage.caller = this.#callers.noteStatus(known, statusCode);
    const minted = headers['mcp-session-id'];
    if (facts.sessionId === undefined) {
      if (facts.isInitialize && typeof minted === 'string') this.#keep(passage, minted, known);
      return;
    }
    const isOver = statusCode === 404 || (request.method === 'DELETE' && statusCode < 300);
    if (isOver) this.#sessions.end(this.#key(passage.caller, facts.sessionId));
  }

  /** The server opened a session: what was learnt of it so far goes on with it. */
  #keep(passage: Passage, sessionId: string, known: Caller): void {
    const { caller, facts, body, session } = passage;
    const { observer } = this.#deps;
    let { connection } = session;
    const isOther = observer.principalOf(known).id !== observer.principalOf(caller).id;
    if (isOther && facts.isOnlyInitialize) {
      // A token that the server took names its subject; the connection was made before that was known.
      connection = this.#connect({ kind: 'legacy' }, caller);
      void connection.fromClient(body);
      session.release();
    }
    connection.named(sessionId);
    passage.session = this.#sessions.add(this.#key(caller, sessionId), connection);
  }

  #sessionOf(facts: RequestFacts, caller: Caller): HeldSession {
    const { sessionId, isInitialize } = facts;
    if (sessionId === undefined) return alone(this.#connect({ kind: isInitialize ? 'legacy' : 'stateless' }, caller));
    const key = this.#key(caller, sessionId);
    const known = this.#sessions.hold(key);
    if (known !== undefined) return known;
    const connection = this.#connect({ kind: 'legacy' }, caller);
    connection.named(sessionId);
    return this.#sessions.add(key, connection);
  }

  #connect(base: ConnectionBase, caller: Caller): ReturnType<Observer['connect']> {
    const { agent } = this.#deps.upstream;
    const server = upstreamInfo(this.#deps.upstream);
    return this.#deps.observer.connect({ server, base, caller, ...(agent === undefined ? {} : { agent }) });
  }

  #key(caller: Caller, sessionId: string): string {
    return JSON.stringify([this.#deps.observer.principalOf(caller).id, sessionId]);
  }
}

/** Whether the connection serves this one exchange. */
function isAlone({ sessionId }: RequestFacts): boolean {
  return sessionId === undefined;
}

/** A connection that ends with its exchange, unless a session is made of it. */
function alone(connection: HeldSession['connection']): HeldSession {
  return { connection, release: () => connection.end() };
}
