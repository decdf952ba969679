/** Counts requests, and tells an operator who asked for it how each went: never what it said, nor who said it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from '../../engine/ports/logger.ts';
import type { GatewayEvents, RequestLabels } from '../events.ts';

export interface RequestLogDeps {
  readonly events: Pick<GatewayEvents, 'requestDone' | 'requestsOpen'>;
  /** Where requests are told; undefined while nobody asked for it. */
  readonly accessLog: () => Logger | undefined;
  readonly keyedHash: (kind: string, value: string) => string;
  readonly monotonicMs: () => number;
}

interface Traffic {
  readonly read: number;
  readonly written: number;
}

const nothing: Traffic = { read: 0, written: 0 };

export class RequestLog {
  readonly #deps: RequestLogDeps;
  /** What had gone over a connection when its last request ended. */
  readonly #before = new WeakMap<Socket, Traffic>();
  readonly #upstreams = new WeakMap<IncomingMessage, string>();
  #open = 0;

  constructor(deps: RequestLogDeps) {
    this.#deps = deps;
  }

  /** The request is for this server. */
  isFor(request: IncomingMessage, upstream: string): void {
    this.#upstreams.set(request, upstream);
  }

  begin(request: IncomingMessage, response: ServerResponse): void {
    const { events, monotonicMs } = this.#deps;
    const { socket } = request;
    const startedMs = monotonicMs();
    this.#open += 1;
    events.requestsOpen(this.#open);
    response.once('close', () => {
      this.#open -= 1;
      events.requestsOpen(this.#open);
      events.requestDone(labelsOf(request, response));
      const before = this.#before.get(socket) ?? nothing;
      const now = { read: socket.bytesRead, written: socket.bytesWritten };
      this.#before.set(socket, now);
      const bytes = { read: now.read - before.read, written: now.written - before.written };
      this.#tell({ request, response, bytes, durationMs: Math.round(monotonicMs() - startedMs) });
    });
  }

  #tell({ request, response, bytes, durationMs }: Ended): void {
    const log = this.#deps.accessLog();
    if (log === undefined) return;
    const upstream = this.#upstreams.get(request);
    const session = request.headers['mcp-session-id'];
    const fields = {
      method: labelsOf(request, response).method,
      status: response.headersSent ? response.statusCode : undefined,
      ended: response.writableFinished ? 'answered' : 'cut',
      durationMs,
      bytesIn: bytes.read,
      bytesOut: bytes.written,
      upstream,
      session: typeof session === 'string' ? this.#deps.keyedHash('access-log-session', session) : undefined,
    };
    log.info(fields, 'request');
  }
}

interface Ended {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly bytes: Traffic;
  readonly durationMs: number;
}

const methods: ReadonlySet<string | undefined> = new Set(['GET', 'POST', 'DELETE']);

function labelsOf({ method }: IncomingMessage, { headersSent, statusCode }: ServerResponse): RequestLabels {
  return {
    method: methods.has(method) ? (method as 'GET' | 'POST' | 'DELETE') : 'other',
    status: headersSent ? (`${Math.floor(statusCode / 100)}xx` as RequestLabels['status']) : 'none',
  };
}
