import type { IncomingMessage } from 'node:http';
import { readMessage } from '../../sensor/messages/envelope.ts';

/** What decides over which connection a request goes. */
export interface RequestFacts {
  /** The session that the client names; a client of the stateless revisions has none, whatever it sends. */
  readonly sessionId: string | undefined;
  readonly isInitialize: boolean;
  /** An initialize and nothing else. */
  readonly isOnlyInitialize: boolean;
  readonly isBatch: boolean;
}

export const statelessSince = '2026-07-28';
const revision = /^\d{4}-\d{2}-\d{2}$/;
const openBracket = 0x5b;

export function factsOf({ headers }: IncomingMessage, body: Uint8Array): RequestFacts {
  const message = readMessage(body);
  const parts = message.kind === 'batch' ? message.parts : message.kind === 'single' ? [message.part] : [];
  const methods = parts.flatMap((part) => (part.kind === 'envelope' ? part.methods : []));
  const named = headers['mcp-session-id'];
  const isStateless = isStatelessRevision(headers['mcp-protocol-version']);
  return {
    sessionId: isStateless || Array.isArray(named) || named === '' ? undefined : named,
    isInitialize: methods.includes('initialize'),
    isOnlyInitialize: message.kind === 'single' && methods.length === 1 && methods[0] === 'initialize',
    isBatch: body.find((byte) => byte > 0x20) === openBracket,
  };
}

export function isStatelessRevision(version: string | readonly string[] | undefined): boolean {
  return typeof version === 'string' && revision.test(version) && version >= statelessSince;
}
