import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayEvents, RejectedReason } from '../events.ts';
import type { BodyHold, BodyRooms } from './body-room.ts';
import { answerFault } from './client-response.ts';
import { mediaTypeOf } from './media-type.ts';
import { type ReadBody, readBody } from './read-body.ts';

export interface BodyRules {
  readonly bytesMax: number;
  readonly events: GatewayEvents;
  readonly rooms: BodyRooms;
  /** Of what is posted; whatever the client names when absent. */
  readonly onlyMediaType?: string;
}

interface Refusal {
  readonly reason: RejectedReason;
  readonly status: number;
  readonly message: string;
}

/** A request whose body was read; undefined when it was answered already, or its sender went away. */
export async function takeBody(
  request: IncomingMessage,
  response: ServerResponse,
  rules: BodyRules,
): Promise<Buffer | undefined> {
  const hold = rules.rooms.requests.open();
  const body = unreadable(request, rules) ?? (await readRequest(request, rules, hold));
  if ('kind' in body && body.kind === 'whole' && !response.destroyed) {
    response.once('close', () => hold.release());
    return body.bytes;
  }
  hold.release();
  const refusal = 'reason' in body ? body : refusalOf(body, rules);
  if (refusal === undefined) response.destroy();
  else refuse(response, refusal, rules);
  return undefined;
}

function readRequest(request: IncomingMessage, { bytesMax }: BodyRules, hold: BodyHold): Promise<ReadBody> {
  const lengthBytes = Number(request.headers['content-length'] ?? 0);
  if (lengthBytes > bytesMax) return Promise.resolve({ kind: 'oversized' });
  return readBody(request, { bytesMax, lengthBytes, admit: (bytes) => hold.take(bytes) });
}

/** Why a body is not even begun with. */
function unreadable({ method, headers }: IncomingMessage, { onlyMediaType }: BodyRules): Refusal | undefined {
  if (method === 'POST' && onlyMediaType !== undefined && mediaTypeOf(headers) !== onlyMediaType) {
    const message = `Unsupported Media Type: Content-Type must be ${onlyMediaType}`;
    return { reason: 'content-type', status: 415, message };
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return undefined;
  const message = 'Send the body without Content-Encoding: this gateway must read it.';
  return { reason: 'encoding', status: 415, message };
}

function refusalOf({ kind }: ReadBody, { bytesMax }: BodyRules): Refusal | undefined {
  if (kind === 'oversized') {
    const message = `The body is longer than the ${bytesMax} bytes that this gateway takes.`;
    return { reason: 'oversized-body', status: 413, message };
  }
  const message = 'This gateway holds as many bodies as it takes; try again.';
  return kind === 'no-room' ? { reason: 'bodies-max', status: 503, message } : undefined;
}

/** The rest of the body is not read, so nothing else can come over this connection. */
function refuse(response: ServerResponse, { reason, status, message }: Refusal, { events }: BodyRules): void {
  events.rejected(reason);
  if (status === 503) response.setHeader('retry-after', '1');
  response.setHeader('connection', 'close');
  answerFault(response, status, message);
}
