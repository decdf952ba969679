/** What is said to a connection of which no request could be made. */
import type { Duplex } from 'node:stream';
import type { RejectedReason } from '../events.ts';
import { faultBytes } from './client-response.ts';

interface Told {
  readonly reason: RejectedReason;
  readonly status: string;
  readonly message: string;
}

const tooLong: Told = {
  reason: 'headers-size',
  status: '431 Request Header Fields Too Large',
  message: 'The headers are longer than this gateway takes.',
};
const tooSlow: Told = {
  reason: 'headers-time',
  status: '408 Request Timeout',
  message: 'The headers took longer than this gateway waits.',
};
const malformed: Told = {
  reason: 'malformed',
  status: '400 Bad Request',
  message: 'This is no HTTP/1.1 that can be read in one way only.',
};

/** undefined when the peer just went away. */
export function toldOf({ code = '' }: NodeJS.ErrnoException): Told | undefined {
  if (code === 'HPE_HEADER_OVERFLOW') return tooLong;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow;
  // A peer that ended in the middle of a request has left, with nothing said that could be misread.
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE' ? malformed : undefined;
}

/**
 * Nothing else can come over this connection. Node.js no longer listens for its faults when it gives one away, and the
 * peer may be gone before it is answered.
 */
export function refuseConnection(socket: Duplex, { status, message }: Pick<Told, 'status' | 'message'>): void {
  socket.on('error', () => undefined);
  const body = faultBytes(message);
  const head = [
    `HTTP/1.1 ${status}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${body.byteLength}`,
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]), () => socket.destroy());
}
