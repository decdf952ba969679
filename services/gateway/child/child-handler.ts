/** Serves Streamable HTTP in front of an MCP server that speaks stdio, as a server that speaks HTTP itself does. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import { RequestCallers, type RequestCallersDeps } from '../http/caller-of-request.ts';
import { takeBody } from '../http/client-exchange.ts';
import { answerFault, answerJson } from '../http/client-response.ts';
import { plainHeaders } from '../http/header-rules.ts';
import { errorCodes, errorFor, type LocalFault } from '../http/local-answers.ts';
import { factsOf, type RequestFacts } from '../http/request-facts.ts';
import type { RequestHandler } from '../http/request-handler.ts';
import { acceptsEvents } from './answer-stream.ts';
import { ChildSessions, type ChildSessionsDeps } from './child-sessions.ts';
import type { ClientPost, LegacySession } from './legacy-session.ts';
import { NoRoom } from './running-children.ts';

export interface ChildHandlerDeps extends ChildSessionsDeps, RequestCallersDeps {}

/** As servers that speak HTTP themselves have it. */
const onlyMediaType = 'application/json';
/** Those that have sessions. */
const revisions: ReadonlySet<unknown> = new Set(['2024-10-07', '2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25']);
const noSession = { code: errorCodes.noSession, message: 'There is no such session; initialize a new one.' };
const noSessionId = { code: errorCodes.serverGone, message: 'The Mcp-Session-Id header is missing.' };
const noRevision = {
  code: errorCodes.serverGone,
  message: `MCP-Protocol-Version names no revision with sessions (${[...revisions].join(', ')}).`,
};

export function createChildHandler(deps: ChildHandlerDeps): RequestHandler {
  return new ChildHandler(deps);
}

class ChildHandler implements RequestHandler {
  readonly #deps: ChildHandlerDeps;
  readonly #callers: RequestCallers;
  readonly #sessions: ChildSessions;
  #active = 0;

  constructor(deps: ChildHandlerDeps) {
    this.#deps = deps;
    this.#callers = new RequestCallers(deps);
    this.#sessions = new ChildSessions(deps);
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
    const session = facts.sessionId === undefined ? undefined : this.#sessions.find(facts.sessionId, caller);
    if (request.method === 'POST') {
      const post = { request, response, body, headers: plainHeaders(request.headers), isBatch: facts.isBatch };
      if (facts.sessionId === undefined) await this.#begin(post, facts, caller);
      else await this.#inSession(post, session, (own) => own.post(post));
    } else if (request.method === 'GET' || request.method === 'DELETE') {
      await this.#inSession({ request, response }, session, (own) => this.#standing({ request, response }, own));
    } else {
      response.setHeader('allow', 'GET, POST, DELETE');
      answerFault(response, 405, 'Only GET, POST and DELETE are answered.');
    }
  }

  endStreams(): void {
    this.#sessions.endStreams();
  }

  stop(): Promise<void> {
    return this.#sessions.stop();
  }

  /** What a client may post without a session: the opening of one, and everything of 2026-07-28. */
  async #begin(post: ClientPost, { isInitialize, isStateless }: RequestFacts, caller: Caller): Promise<void> {
    const { response } = post;
    if (!isInitialize && !isStateless) {
      refuse(response, 400, noSessionId);
      return;
    }
    await this.#withRoom(response, async () => {
      if (isStateless) await (await this.#sessions.processOf(caller)).post(post);
      else {
        const session = await this.#sessions.open(caller);
        response.setHeader('mcp-session-id', session.id);
        await session.post(post);
      }
    });
  }

  async #inSession(
    { request: { headers }, response }: Exchange,
    session: LegacySession | undefined,
    act: (session: LegacySession) => Promise<void>,
  ): Promise<void> {
    const { 'mcp-session-id': named, 'mcp-protocol-version': revision } = headers;
    if (session === undefined && named === undefined) refuse(response, 405, noSessionId);
    else if (session === undefined) refuse(response, 404, noSession);
    else if (revision !== undefined && !revisions.has(revision)) refuse(response, 400, noRevision);
    else await act(session);
  }

  async #standing({ request, response }: Exchange, session: LegacySession): Promise<void> {
    if (request.method === 'DELETE') {
      response.writeHead(200).end();
      await this.#sessions.end(session);
    } else if (acceptsEvents(request)) await session.listen(request, response);
    else answerFault(response, 406, 'The listening stream is text/event-stream; accept it.');
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
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function refuse(response: ServerResponse, status: number, fault: LocalFault): void {
  answerJson(response, status, errorFor(undefined, fault));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}
