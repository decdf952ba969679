import type { IncomingMessage } from 'node:http';
import { type ReadMessage, readMessage } from '../../sensor/messages/envelope.ts';
import { claimsRevision } from './message-slices.ts';

/** What decides over which connection a request goes. */
export interface RequestFacts {
  /** The session that the client names; a client of the stateless revisions has none, whatever it sends. */
  readonly sessionId: string | undefined;
  /** It speaks a revision without sessions: its body says so, or its headers do. */
  readonly isStateless: boolean;
  readonly isInitialize: boolean;
  /** An initialize and nothing else. */
  readonly isOnlyInitialize: boolean;
  readonly isBatch: boolean;
  /** It asks for a stream that stays open for as long as both sides like. */
  readonly isStanding: boolean;
  /** The body, read. */
  readonly message: ReadMessage;
}

const statelessSince = '2026-07-28';
const revision = /^\d{4}-\d{2}-\d{2}$/;
const openBracket = 0x5b;

export function factsOf({ headers, method }: IncomingMessage, body: Uint8Array): RequestFacts {
  const message = readMessage(body);
  const parts = message.kind === 'batch' ? message.parts : message.kind === 'single' ? [message.part] : [];
  const envelopes = parts.filter((part) => part.kind === 'envelope');
  const methods = envelopes.flatMap((envelope) => envelope.methods);
  const named = headers['mcp-session-id'];
  const isStateless =
    isStatelessRevision(headers['mcp-protocol-version']) ||
    envelopes.some((envelope) => claimsRevision(body, envelope));
  return {
    message,
    sessionId: isStateless || Array.isArray(named) || named === '' ? undefined : named,
    isStateless,
    isInitialize: methods.includes('initialize'),
    isOnlyInitialize: message.kind === 'single' && methods.length === 1 && methods[0] === 'initialize',
    isStanding: method === 'GET' || methods.includes('subscriptions/listen'),
    isBatch: body.find((byte) => byte > 0x20) === openBracket,
  };
}

function isStatelessRevision(version: string | readonly string[] | undefined): boolean {
  return typeof version === 'string' && revision.test(version) && version >= statelessSince;
}
