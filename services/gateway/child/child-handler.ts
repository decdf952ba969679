/**
 * Serves Streamable HTTP in front of an MCP server that speaks stdio: a process for each session of the older revisions,
 * and one for each principal of 2026-07-28.
 * Owns the sessions and processes of one server.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Connection, ConnectionBase } from '../../sensor/observer/connection.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { BodyRooms } from '../http/body-room.ts';
import { RequestCallers, type RequestCallersDeps } from '../http/caller-of-request.ts';
import { takeBody } from '../http/client-exchange.ts';
import { answerFault, answerJson } from '../http/client-response.ts';
import { plainHeaders } from '../http/header-rules.ts';
import { errorCodes, errorFor } from '../http/local-answers.ts';
import { factsOf, type RequestFacts } from '../http/request-facts.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import { upstreamInfo } from '../upstream-info.ts';
import { acceptsEvents } from './answer-stream.ts';
import { type ClientPost, LegacySession } from './legacy-session.ts';
import { NoRoom, RunningChildren, type RunningChildrenDeps } from './running-children.ts';
import { StatelessProcess } from './stateless-process.ts';

export interface ChildHandlerDeps extends RunningChildrenDeps, RequestCallersDeps {
  readonly observer: Observer;
  readonly newSessionId: () => string;
  readonly bytesMax: number;
  readonly rooms: BodyRooms;
}

/** As servers that speak HTTP themselves have it. */
const onlyMediaType = 'application/json';
const noSession = { code: errorCodes.noSession, message: 'There is no such session; initialize a new one.' };
const noSessionId = { code: errorCodes.serverGone, message: 'The Mcp-Session-Id header is missing.' };

export function createChildHandler(deps: ChildHandlerDeps): RequestHandler {
  return new ChildHandler(deps);
}

class ChildHandler implements RequestHandler {
  readonly #deps: ChildHandlerDeps;
  readonly #callers: RequestCallers;
  readonly #sessions = new Map<string, LegacySession>();
  readonly #processes = new Map<string, Promise<StatelessProcess>>();
  readonly #children: RunningChildren;
  #active = 0;

  constructor(deps: ChildHandlerDeps) {
    this.#deps = deps;
    this.#callers = new RequestCallers(deps);
    this.#children = new RunningChildren(deps);
  }

  holds({ headers: { 'mcp-session-id': named } }: IncomingMessage): boolean {
    return typeof named === 'string' && this.#sessions.has(named);
  }

  get isIdle(): boolean {
    return this.#active === 0 && this.#sessions.size === 0;
  }

  /** There is no connection to secure. */
  renewTls(): void {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#active += 1;
    response.once('close', () => (this.#active -= 1));
    const body = await takeBody(request, response, { ...this.#deps, onlyMediaType });
    if (body === undefined) return;
    const facts = factsOf(request, body);
    const caller = await this.#callers.callerOf(request);
    if (request.method === 'POST') {
      const post = { request, response, body, headers: plainHeaders(request.headers), isBatch: facts.isBatch };
      await this.#post(post, facts, caller);
    } else if (request.method === 'GET' || request.method === 'DELETE') {
      await this.#standing({ request, response }, this.#sessionOf(facts, caller));
    } else {
      response.setHeader('allow', 'GET, POST, DELETE');
      answerFault(response, 405, 'Only GET, POST and DELETE are answered.');
    }
  }

  endStreams(): void {
    for (const session of this.#sessions.values()) session.endStreams();
    for (const starting of this.#processes.values())
      void starting.then((one) => one.endStreams()).catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.#children.close();
    await Promise.allSettled(this.#processes.values());
    await this.#children.stopAll();
  }

  async #post(post: ClientPost, facts: RequestFacts, caller: Caller): Promise<void> {
    const { response } = post;
    if (facts.sessionId !== undefined) {
      const session = this.#sessionOf(facts, caller);
      if (session === undefined) answerJson(response, 404, errorFor(undefined, noSession));
      else await session.post(post);
      return;
    }
    const { isInitialize, isStateless } = facts;
    if (!isInitialize && !isStateless) {
      answerJson(response, 400, errorFor(undefined, noSessionId));
      return;
    }
    await this.#withRoom(response, async () => {
      if (isStateless) await (await this.#processOf(caller)).post(post);
      else await this.#openSession(post, caller);
    });
  }

  /** GET and DELETE of a session. */
  async #standing(
    { request, response }: { request: IncomingMessage; response: ServerResponse },
    session: LegacySession | undefined,
  ): Promise<void> {
    if (session === undefined) {
      const isNamed = request.headers['mcp-session-id'] !== undefined;
      answerJson(response, isNamed ? 404 : 405, errorFor(undefined, isNamed ? noSession : noSessionId));
    } else if (request.method === 'DELETE') {
      this.#sessions.delete(session.id);
      response.writeHead(200).end();
      await session.stop();
    } else if (acceptsEvents(request)) await session.listen(request, response);
    else answerFault(response, 406, 'The listening stream is text/event-stream; accept it.');
  }

  /** A session belongs to whoever opened it. */
  #sessionOf({ sessionId = '' }: RequestFacts, caller: Caller): LegacySession | undefined {
    const session = this.#sessions.get(sessionId);
    return session?.principal === this.#principalOf(caller) ? session : undefined;
  }

  async #openSession(post: ClientPost, caller: Caller): Promise<void> {
    const { newSessionId, clock, timers, bytesMax, rooms } = this.#deps;
    const child = await this.#children.start();
    const id = newSessionId();
    const connection = this.#connect({ kind: 'legacy' }, caller);
    connection.named(id);
    const session: LegacySession = new LegacySession({
      id,
      principal: this.#principalOf(caller),
      child,
      connection,
      timers,
      nowMs: () => clock.nowMs(),
      bytesMax,
      room: rooms.answers,
      onOversized: () => this.#deps.events.rejected('oversized-line'),
      onEnd: () => {
        this.#sessions.delete(id);
        this.#children.remove(session, child);
      },
    });
    this.#sessions.set(id, session);
    this.#children.add(session);
    post.response.setHeader('mcp-session-id', id);
    await session.post(post);
  }

  #processOf(caller: Caller): Promise<StatelessProcess> {
    const principal = this.#principalOf(caller);
    const known = this.#processes.get(principal);
    if (known !== undefined) return known;
    const starting = this.#startProcess(principal, caller);
    this.#processes.set(principal, starting);
    starting.catch(() => this.#processes.delete(principal));
    return starting;
  }

  async #startProcess(principal: string, caller: Caller): Promise<StatelessProcess> {
    const { clock, timers, bytesMax, rooms } = this.#deps;
    const child = await this.#children.start();
    const started: StatelessProcess = new StatelessProcess({
      child,
      connection: this.#connect({ kind: 'stateless' }, caller),
      timers,
      nowMs: () => clock.nowMs(),
      bytesMax,
      room: rooms.answers,
      onOversized: () => this.#deps.events.rejected('oversized-line'),
      onEnd: () => {
        this.#processes.delete(principal);
        this.#children.remove(started, child);
      },
    });
    this.#children.add(started);
    return started;
  }

  async #withRoom(response: ServerResponse, work: () => Promise<void>): Promise<void> {
    const { events, upstream } = this.#deps;
    try {
      await work();
    } catch (fault) {
      if (fault instanceof NoRoom) {
        events.rejected('sessions-max');
        response.setHeader('retry-after', '5');
        answerFault(response, 503, 'This gateway has as many sessions as it takes; try again.');
      } else if (fault instanceof ShearpinError && fault.code === 'E_UPSTREAM') {
        events.serverLost({ server: upstream.name, reason: codeOf(fault.cause) });
        answerFault(response, 502, 'The MCP server behind this gateway cannot be started.');
      } else throw fault;
    }
  }

  #connect(base: ConnectionBase, caller: Caller): Connection {
    const { agent } = this.#deps.upstream;
    const server = upstreamInfo(this.#deps.upstream);
    return this.#deps.observer.connect({ server, base, caller, ...(agent === undefined ? {} : { agent }) });
  }

  #principalOf(caller: Caller): string {
    return this.#deps.observer.principalOf(caller).id;
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}
