/** What the head of a server's answer says of it, and whether the answer can be passed on. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { mediaTypeOf } from './media-type.ts';

/** Why an answer is not passed on: what an operator is told, and what the client is. */
export interface NotPassed {
  readonly reason: string;
  readonly message: string;
}

const oddStatus: NotPassed = {
  reason: 'status',
  message: 'The MCP server answered with a status line that this gateway cannot pass on.',
};
const oddEncoding: NotPassed = {
  reason: 'encoding',
  message: 'The MCP server answered in an encoding that this gateway cannot read.',
};
export const redirected: NotPassed = {
  reason: 'redirect',
  message: 'The MCP server redirects to another place; name that one as its URL.',
};

/** The body in plain. */
export function plainBodyOf(head: IncomingMessage): { readonly body: Readable } | NotPassed {
  if (!hasPlainStatus(head)) return oddStatus;
  const body = decoded(head);
  return body === undefined ? oddEncoding : { body };
}

/**
 * Rewrites the Location in place by what it becomes; true when it becomes nothing, since there is no way to it through
 * the gateway.
 */
export function isLedAway(
  { asked, head }: { readonly asked: IncomingMessage; readonly head: IncomingMessage },
  locationFor: (location: string, isOfProtocol: boolean) => string | undefined,
): boolean {
  const at = head.rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'location');
  if (at === -1) return false;
  const location = locationFor(head.rawHeaders[at + 1] ?? '', isOfProtocol(asked));
  if (location !== undefined) head.rawHeaders[at + 1] = location;
  return location === undefined;
}

/** It brings a message, asks for a stream of them, or ends a session. */
function isOfProtocol({ method, headers }: IncomingMessage): boolean {
  const { accept = '', 'content-type': type = '' } = headers;
  return method === 'DELETE' || /\bjson\b/i.test(type) || /\btext\/event-stream\b/i.test(accept);
}

/** A final status. What comes before the headers is read more leniently than it may be written. */
function hasPlainStatus({ statusCode = 0, statusMessage = '' }: IncomingMessage): boolean {
  return statusCode >= 200 && /^[\t\x20-\x7e\x80-\xff]*$/.test(statusMessage);
}

/** undefined when it cannot be read. Servers are asked for plain bodies and need not obey. */
function decoded(head: IncomingMessage): Readable | undefined {
  const encoding = (head.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  if (encoding === 'identity' || encoding === '') return head;
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding]?.() : undefined;
  if (decoder === undefined) return undefined;
  head.once('error', (fault) => decoder.destroy(fault));
  return head.pipe(decoder);
}

export function isEventStream({ headers }: IncomingMessage): boolean {
  return mediaTypeOf(headers) === 'text/event-stream';
}

export function isJson({ headers }: IncomingMessage): boolean {
  const type = mediaTypeOf(headers);
  return type === 'application/json' || type.endsWith('+json');
}
