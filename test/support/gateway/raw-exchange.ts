/** One HTTP exchange as its two ends saw it, so that the same exchange can be had directly and through a gateway. */
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  /** Names and values in turn. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
  readonly isChunked?: boolean;
}

export interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

export type Answer =
  | {
      readonly status: number;
      readonly message: string;
      readonly headers: readonly string[];
      readonly body: string;
      readonly isWhole: boolean;
    }
  | { readonly error: string };

export type Respond = (received: Received, response: ServerResponse) => unknown;

export interface RawServer extends AsyncDisposable {
  readonly port: number;
  readonly received: Received[];
  respond: Respond;
}

const jsonHeaders = ['content-type', 'application/json', 'accept', 'application/json, text/event-stream'];
/** What belongs to a connection, or is asked anew by whoever reads. */
const perConnection = ['date', 'connection', 'keep-alive', 'host', 'accept-encoding', 'transfer-encoding'];

export async function startRawServer(): Promise<RawServer> {
  const received: Received[] = [];
  const state: { respond: Respond } = { respond: (_, response) => response.end() };
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const { method = '', url: target = '', rawHeaders } = request;
      // A body may go on in one piece: it is compared itself.
      const headers = linesOf(rawHeaders).filter((line) => !line.toLowerCase().startsWith('content-length:'));
      const one = { method, target, headers, body };
      received.push(one);
      state.respond(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    port: (server.address() as AddressInfo).port,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

export function ask(port: number, { method = 'POST', path = '/mcp', ...given }: RawRequest): Promise<Answer> {
  const { body, isChunked = false, headers = jsonHeaders } = given;
  const length = body === undefined || isChunked ? [] : ['content-length', String(Buffer.byteLength(body))];
  const coding = isChunked ? ['transfer-encoding', 'chunked'] : [];
  const sent = ['host', `127.0.0.1:${String(port)}`, ...headers, ...length, ...coding];
  return new Promise((resolve) => {
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers: sent, agent: false }, (response) => {
      const { statusCode: status = 0, statusMessage: message = '', rawHeaders } = response;
      const head = { status, message, headers: linesOf(rawHeaders) };
      void textOf(response).then((text) => {
        resolve({ ...head, body: text, isWhole: response.complete });
      });
    });
    request.on('error', (fault: NodeJS.ErrnoException) => {
      resolve({ error: fault.code ?? fault.message });
    });
    request.end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer);
  } catch {
    // What came is what counts; `complete` tells whether it was all.
  }
  return Buffer.concat(chunks).toString('latin1');
}

function linesOf(raw: readonly string[]): readonly string[] {
  const lines = raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
  return lines
    .filter(([name]) => !perConnection.includes(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted();
}
