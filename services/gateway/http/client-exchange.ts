import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayEvents } from '../events.ts';
import { answerFault } from './client-response.ts';
import { mediaTypeOf } from './media-type.ts';
import { readBody } from './read-body.ts';

export interface BodyRules {
  readonly bytesMax: number;
  readonly events: GatewayEvents;
  /** Of what is posted; whatever the client names when absent. */
  readonly onlyMediaType?: string;
}

/** A request whose body was read; undefined when it was answered already, or its sender went away. */
export async function takeBody(
  request: IncomingMessage,
  response: ServerResponse,
  { bytesMax, events, onlyMediaType }: BodyRules,
): Promise<Buffer | undefined> {
  if (isForeign(request, onlyMediaType)) {
    events.rejected('content-type');
    refuse(response, 415, `Unsupported Media Type: Content-Type must be ${String(onlyMediaType)}`);
    return undefined;
  }
  if (hasEncodedBody(request)) {
    events.rejected('encoding');
    refuse(response, 415, 'Send the body without Content-Encoding: this gateway must read it.');
    return undefined;
  }
  const lengthBytes = Number(request.headers['content-length'] ?? 0);
  const body =
    lengthBytes > bytesMax ? ({ kind: 'oversized' } as const) : await readBody(request, { bytesMax, lengthBytes });
  if (body.kind === 'whole') return body.bytes;
  if (body.kind === 'broken') {
    response.destroy();
    return undefined;
  }
  events.rejected('oversized-body');
  refuse(response, 413, `The body is longer than the ${bytesMax} bytes that this gateway takes.`);
  return undefined;
}

function isForeign({ method, headers }: IncomingMessage, onlyMediaType: string | undefined): boolean {
  return method === 'POST' && onlyMediaType !== undefined && mediaTypeOf(headers) !== onlyMediaType;
}

function hasEncodedBody({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return encoding !== '' && encoding !== 'identity';
}

/** The rest of the body is not read, so nothing else can come over this connection. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.setHeader('connection', 'close');
  answerFault(response, status, message);
}
