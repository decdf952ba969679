import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { GatewayEvents } from '../events.ts';
import { answerFault } from './client-response.ts';
import { type AllowedPeers, refusedPeer } from './header-rules.ts';

export interface HttpServerOptions {
  /** `host:port`; port 0 takes a free one. */
  readonly listen: string;
  readonly peers: AllowedPeers;
  readonly events: GatewayEvents;
  /** Answers a request from a peer that may ask. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

export interface HttpServer {
  readonly address: string;
  /** Takes no further request, gives the running ones a moment, and ends what is left. */
  stop(): Promise<void>;
}

const headersBytesMax = 64 * 1024;
const headersMs = 30_000;
const graceMs = 1000;

/** Throws E_LISTEN when the address cannot be used. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  // A peer that vanished without a word is noticed by the system's probes.
  const limits = { maxHeaderSize: headersBytesMax, headersTimeout: headersMs, keepAlive: true, noDelay: true };
  const server = createServer(limits, (request, response) => void take(options, request, response));
  await listenOn(server, options.listen);
  return { address: addressOf(server), stop: () => stop(server) };
}

async function take(
  { peers, events, handle }: HttpServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Both sides may vanish at any time; whoever waits for them is told by `close`.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  const refused = refusedPeer(request.headers, peers);
  if (refused !== undefined) {
    events.rejected(refused);
    const [status, option] = refused === 'host' ? ([421, '--allow-host'] as const) : ([403, '--allow-origin'] as const);
    answerFault(response, status, `This ${refused} is not allowed; an operator may allow it with ${option}.`);
    return;
  }
  try {
    await handle(request, response);
  } catch (err) {
    events.sensorFault({ where: 'http', err });
    if (response.headersSent) response.destroy();
    else answerFault(response, 500, 'The gateway failed at this request.');
  }
}

async function listenOn(server: Server, listen: string): Promise<void> {
  const { host, port } = readListen(listen);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code ?? cause.message;
      reject(
        new ShearpinError('E_LISTEN', `Cannot listen on ${listen} (${reason}). Choose another address.`, { cause }),
      );
    });
    server.listen({ host, port }, resolve);
  });
  server.removeAllListeners('error').on('error', () => undefined);
}

function readListen(listen: string): { readonly host: string; readonly port: number } {
  const end = listen.lastIndexOf(':');
  const port = Number(listen.slice(end + 1));
  if (port > 65_535) throw new ShearpinError('E_LISTEN', `Cannot listen on ${listen}: there is no such port.`);
  return { host: listen.slice(0, end).replace(/^\[|\]$/g, ''), port };
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
