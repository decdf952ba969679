/** HTTP as bytes, for what no client library would send or say. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

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
