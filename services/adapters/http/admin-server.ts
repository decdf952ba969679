import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ShearpinError } from '../../../schemas/errors.ts';

export interface Readiness {
  readonly ready: boolean;
  /** What is still missing, in words for an operator. */
  readonly waiting: readonly string[];
}

export interface AdminServerOptions {
  /** `host:port`; without a host on loopback only; port 0 takes a free one. */
  readonly listen: string;
  readonly registry: { readonly contentType: string; metrics(): Promise<string> };
  readonly ready: () => Readiness;
}

export interface AdminServer {
  /** `host:port` where it listens. */
  readonly address: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const loopback = '127.0.0.1';
const json = 'application/json; charset=utf-8';
const headersBytesMax = 8_192;
const requestTimeoutMs = 5_000;
const connectionsMax = 64;

/** Serves /livez, /readyz and /metrics. Throws E_LISTEN when the address cannot be used. */
export async function serveAdmin(options: AdminServerOptions): Promise<AdminServer> {
  const { host, port } = readListen(options.listen);
  const server = createServer(
    { maxHeaderSize: headersBytesMax, requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs },
    (request, response) => void respond(options, request, response),
  );
  server.maxConnections = connectionsMax;
  await listen(server, { host, port });
  return { address: addressOf(server), close: () => close(server) };
}

async function respond(options: AdminServerOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // Nobody reads a body here; an unread one would hold the connection.
  request.resume();
  const { status, type, body } = await answer(options, request).catch(() => failed);
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const failed: Answer = { status: 500, type: json, body: '{"error":"the state could not be read"}\n' };

async function answer({ registry, ready }: AdminServerOptions, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, type: json, body: '{"error":"only GET and HEAD are answered"}\n' };
  }
  switch (request.url?.split('?', 1)[0]) {
    case '/livez':
      return { status: 200, type: json, body: '{"live":true}\n' };
    case '/readyz': {
      const readiness = ready();
      return { status: readiness.ready ? 200 : 503, type: json, body: `${JSON.stringify(readiness)}\n` };
    }
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await registry.metrics() };
    default:
      return { status: 404, type: json, body: '{"error":"there are /livez, /readyz and /metrics"}\n' };
  }
}

function readListen(text: string): { host: string; port: number } {
  const match = /^(?:(?<host>[^:[\]]*|\[[0-9a-fA-F:.]+\]):)?(?<port>\d{1,5})$/.exec(text);
  const port = Number(match?.groups?.['port'] ?? Number.NaN);
  if (match === null || port > 65_535) {
    throw new ShearpinError(
      'E_LISTEN',
      `"${text}" is no address to listen on; write host:port, such as ${loopback}:9400.`,
    );
  }
  const host = match.groups?.['host']?.replace(/^\[|\]$/g, '') ?? '';
  return { host: host === '' ? loopback : host, port };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason = cause.code ?? cause.message;
      reject(
        new ShearpinError(
          'E_LISTEN',
          `Cannot listen on ${host}:${port} (${reason}). SHEARPIN_ADMIN_LISTEN chooses another address.`,
          {
            cause,
          },
        ),
      );
    });
    server.listen({ host, port, exclusive: true }, () => {
      server.removeAllListeners('error');
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
