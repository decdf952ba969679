/** HTTP as bytes, for what no client library would send or say. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface RawAnswer {
  /** Of every answer that came. */
  readonly statuses: readonly number[];
  readonly text: string;
}

/** Sends bytes and reads until the other side closes. */
export async function sendRaw(url: URL, text: string): Promise<RawAnswer> {
  const socket = openRaw(url);
  socket.write(Buffer.from(text, 'latin1'));
  return readRaw(socket);
}

export function openRaw(url: URL): Socket {
  // The gateway may close before everything was written.
  return connect(Number(url.port), url.hostname.replace(/^\[|\]$/g, '')).on('error', () => undefined);
}

/** What the other side says until it closes. */
export async function readRaw(socket: Socket): Promise<RawAnswer> {
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => (text += part));
  if (!socket.closed) await once(socket, 'close');
  return { statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)), text };
}

/** A request with the headers that the gateway needs; it closes its connection. */
export function rawRequest(head: string, { headers = '', body = '' } = {}): string {
  return `${head}\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n${body}`;
}

/** Answers each thing that it is sent with what the test says, as bytes. */
export async function serveRaw(
  answer: (asked: string, socket: Socket) => string | undefined,
): Promise<{ readonly url: string; readonly connections: () => number } & AsyncDisposable> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket.on('error', () => undefined));
    socket.on('data', (chunk) => {
      const said = answer(chunk.toString('latin1'), socket);
      if (said !== undefined) socket.write(Buffer.from(said, 'latin1'));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
