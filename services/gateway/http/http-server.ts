/**
 * Listens for clients over HTTP or HTTPS.
 * Owns: the listener, its connections, and the requests that are being answered.
 * Invariants:
 * 1. A handler sees only requests that every server reads in the same way, from peers that may ask.
 * 2. While it drains, no connection is taken, and each answer is the last one of its connection.
 * 3. What is held for an answer is held for a client that takes it: one that takes nothing is sent away, one that waits is not.
 * 4. A connection has one request at a time that is not answered: what is held for one behind it would be seen by nobody.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Timers } from '../../engine/ports/timers.ts';
import type { GatewayEvents } from '../events.ts';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';
import { AnswerWatch } from './answer-watch.ts';
import { type BodyPace, BodyWatch } from './body-watch.ts';
import { answerFault } from './client-response.ts';
import type { AllowedPeers } from './header-rules.ts';
import { addressOf, listenOn } from './listen-address.ts';
import { refuseConnection, toldOf } from './parse-faults.ts';
import type { RequestLog } from './request-log.ts';
import { refusalOf } from './request-policy.ts';

export interface HttpLimits extends BodyPace {
  readonly headerBytesMax: number;
  readonly headersTimeoutMs: number;
  readonly connectionsMax: number;
  readonly answerStallMs: number;
}

export interface HttpServerOptions {
  /** `host:port`; port 0 takes a free one. */
  readonly listen: string;
  /** Serves HTTPS. */
  readonly tls: TlsMaterial | undefined;
  readonly limits: HttpLimits;
  readonly timers: Timers;
  readonly requestLog: RequestLog;
  readonly peers: () => AllowedPeers;
  readonly events: GatewayEvents;
  /** Answers a request from a peer that may ask. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

const graceMs = 1000;
/** Longer than the pools of clients keep a silent connection. */
const keepAliveMs = 75_000;
/** The system's own default is two hours. */
const probedAfterMs = 60_000;

/** Throws E_LISTEN when the address cannot be used. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = new HttpServer(options);
  await server.listen();
  return server;
}

export class HttpServer {
  readonly #options: HttpServerOptions;
  readonly #server: Server | TlsServer;
  readonly #stopping = new AbortController();
  readonly #bodies: BodyWatch;
  readonly #answers: AnswerWatch;
  readonly #open = new Set<ServerResponse>();
  readonly #answering = new WeakMap<Duplex, ServerResponse>();
  #isDraining = false;
  #onEmpty = (): void => undefined;

  constructor(options: HttpServerOptions) {
    this.#options = options;
    const { events, timers, limits } = options;
    const until = { timers, signal: this.#stopping.signal };
    const onSlow = (): void => events.rejected('slow-body');
    this.#bodies = new BodyWatch({ ...until, pace: limits, onSlow });
    const onStalled = (): void => events.rejected('stalled-answer');
    this.#answers = new AnswerWatch({ ...until, stallMs: limits.answerStallMs, onStalled });
    this.#server = createListener(options);
    this.#server.maxConnections = limits.connectionsMax;
    this.#listenToServer();
  }

  get address(): string {
    return addressOf(this.#server);
  }

  async listen(): Promise<void> {
    await listenOn(this.#server, this.#options.listen).catch((fault: unknown) => {
      this.#stopping.abort();
      throw fault;
    });
  }

  /** Connections that are made from now on are shown the new certificate. */
  renewTls(tls: TlsMaterial): void {
    if (isTls(this.#server)) this.#server.setSecureContext({ ...tls, minVersion });
  }

  /** Headers of connections that are open have the bounds that they had; all else is at once. */
  setLimits(limits: HttpLimits): void {
    this.#server.maxConnections = limits.connectionsMax;
    this.#server.headersTimeout = limits.headersTimeoutMs;
    // Asked for at each connection.
    Object.assign(this.#server, { maxHeaderSize: limits.headerBytesMax });
    this.#bodies.setPace(limits);
    this.#answers.setStall(limits.answerStallMs);
  }

  /** Takes nothing new. Resolves when every request was answered, or the signal is aborted. */
  async drain(signal: AbortSignal): Promise<void> {
    this.#isDraining = true;
    this.#server.close();
    for (const response of this.#open) response.shouldKeepAlive = false;
    if (this.#open.size === 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Takes no further request, gives the running ones a moment, and ends what is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const server = this.#server;
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    server.closeIdleConnections();
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(timer);
  }

  #listenToServer(): void {
    const { events } = this.#options;
    this.#server
      .on(isTls(this.#server) ? 'secureConnection' : 'connection', (socket: Socket) => this.#answers.add(socket))
      .on('request', (request, response) => {
        if (this.#isNext(request.socket)) void this.#take(request, response);
      })
      .on('checkContinue', (request, response) => {
        if (this.#isNext(request.socket)) void this.#take(request, response, { isAwaited: true });
      })
      .on('checkExpectation', (request, response) => {
        if (!this.#isNext(request.socket)) return;
        this.#track(request, response);
        events.rejected('expectation');
        this.#refuse(response, 417, 'Expect nothing but 100-continue.');
      })
      .on('connect', (_request, socket) => {
        if (!this.#isNext(socket)) return;
        events.rejected('method');
        refuseConnection(socket, { status: '405 Method Not Allowed', message: 'This gateway is no proxy.' });
      })
      .on('clientError', (fault, socket) => this.#onBroken(fault, socket))
      .on('drop', () => events.rejected('connections-max'))
      .on('tlsClientError', (_fault: Error, socket: Socket) => {
        events.rejected('tls');
        socket.destroy();
      });
  }

  #onBroken(fault: NodeJS.ErrnoException, socket: Duplex): void {
    const told = toldOf(fault);
    if (told !== undefined) this.#options.events.rejected(told.reason);
    // In the middle of an answer, whatever else is said would be taken for a part of it.
    const isAnswering = this.#answering.get(socket)?.headersSent === true;
    if (told === undefined || isAnswering || !socket.writable) socket.destroy(fault);
    else refuseConnection(socket, told);
  }

  /** Whether nothing is being answered over the connection; else it ends. */
  #isNext(socket: Duplex): boolean {
    if (socket.destroyed) return false;
    if (this.#answering.get(socket)?.writableEnded !== false) return true;
    this.#options.events.rejected('pipelined');
    socket.destroy();
    return false;
  }

  async #take(request: IncomingMessage, response: ServerResponse, { isAwaited = false } = {}): Promise<void> {
    // Both sides may vanish at any time; whoever waits for them is told by `close`.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    this.#track(request, response);
    const { peers, events, handle } = this.#options;
    const refused = refusalOf(request, peers());
    if (refused !== undefined) {
      events.rejected(refused.reason);
      this.#refuse(response, refused.status, refused.message);
      return;
    }
    if (isAwaited) response.writeContinue();
    this.#bodies.add(request, response);
    try {
      await handle(request, response);
    } catch (err) {
      events.sensorFault({ where: 'http', err });
      if (response.headersSent) response.destroy();
      else answerFault(response, 500, 'The gateway failed at this request.');
    }
  }

  /** The body is not read, so nothing else can come over this connection. */
  #refuse(response: ServerResponse, status: number, message: string): void {
    response.setHeader('connection', 'close');
    answerFault(response, status, message);
  }

  #track(request: IncomingMessage, response: ServerResponse): void {
    if (this.#isDraining) response.shouldKeepAlive = false;
    this.#open.add(response);
    this.#options.requestLog.begin(request, response);
    this.#answering.set(request.socket, response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#answering.get(request.socket) === response) this.#answering.delete(request.socket);
      // What was said to stay open when its answer began.
      if (this.#isDraining) setImmediate(() => this.#server.closeIdleConnections());
      if (this.#open.size === 0) this.#onEmpty();
    });
  }
}

const minVersion = 'TLSv1.2';

function createListener({ tls, limits }: HttpServerOptions): Server | TlsServer {
  const { headerBytesMax, headersTimeoutMs } = limits;
  const options = {
    maxHeaderSize: headerBytesMax,
    headersTimeout: headersTimeoutMs,
    connectionsCheckingInterval: Math.min(1000, headersTimeoutMs),
    // A body may take as long as it grows.
    requestTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    // Whatever the command line of Node.js says.
    insecureHTTPParser: false,
    // A peer that vanished without a word is noticed by the system's probes.
    keepAlive: true,
    keepAliveInitialDelay: probedAfterMs,
    noDelay: true,
  };
  if (tls === undefined) return createServer(options);
  const clients = tls.ca === undefined ? {} : { requestCert: true, rejectUnauthorized: true };
  return createTlsServer({ ...options, ...tls, ...clients, minVersion, handshakeTimeout: headersTimeoutMs });
}

function isTls(server: Server | TlsServer): server is TlsServer {
  return 'setSecureContext' in server;
}
