/** What a transport needs of the sensor: it hands over each message's bytes and does with them as it is told. */
import type { SessionEnded } from '../../../schemas/generated/types.ts';
import type { DiscoverySighting } from '../discovery/discovery-sighting.ts';
import type { ReadMessage } from '../messages/envelope.ts';
import type { Caller } from '../sessions/caller.ts';

/**
 * What ties the calls of a connection together. user: all stdio processes of one user's agent. process: one stdio
 * process; without an id it is this connection. legacy: one HTTP session of the revisions up to 2025-11-25; its id may
 * become known later (`Connection.named`). stateless: one principal at one upstream; a connection may then serve one
 * exchange or many.
 */
export type ConnectionBase =
  | { readonly kind: 'user' }
  | { readonly kind: 'process'; readonly id?: string }
  | { readonly kind: 'legacy'; readonly id?: string }
  | { readonly kind: 'stateless' };

export interface UpstreamInfo {
  /** The operator's name of the upstream, as the schema's server id. */
  readonly id: string;
  readonly transport: 'stdio' | 'http';
  /** Whether the operator trusts the annotations that this server gives. */
  readonly trusted?: boolean;
}

export interface ConnectionInfo {
  readonly server: UpstreamInfo;
  readonly base: ConnectionBase;
  readonly caller: Caller;
  /** Agent name that the operator configured for the listener or entry. */
  readonly agent?: string;
}

export interface MessageHints {
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Who sent this message, where its credentials may be others than those that the connection began with. */
  readonly caller?: Caller;
  /** These very bytes, where they were read already. */
  readonly read?: ReadMessage;
}

export type SessionEnder = SessionEnded['by'];

export interface ClientOutcome {
  /** What goes to the server: the very same bytes when nothing was taken out, undefined when nothing is left. */
  readonly forward: Uint8Array | undefined;
  /** What goes back to the client, each one JSON-RPC message. */
  readonly answers: readonly Uint8Array[];
}

/**
 * One conversation of a client with a server. Bytes are one JSON-RPC message or batch, without framing. A held call
 * gives a promise; other messages need not wait for it. A long one gives a promise too, and what the client sends
 * meanwhile is judged after it. Nothing here throws.
 */
export interface Connection {
  fromClient(bytes: Uint8Array, hints?: MessageHints): ClientOutcome | Promise<ClientOutcome>;
  /** Settles when no long message is being judged or inspected; undefined when none is. */
  judging(): Promise<void> | undefined;
  /** Inspects what the server sent. The message's last byte goes on only after this returned. */
  fromServer(bytes: Uint8Array): void | Promise<void>;
  /** Authorization metadata that the client is led to. */
  discovered(sighting: DiscoverySighting): void;
  /** The client has asked something that the server has not answered yet. */
  isAwaiting(): boolean;
  /** The HTTP session id that the server minted. */
  named(sessionId: string): void;
  /** The server crashed or cannot be reached: its open calls are lost. */
  serverLost(): void;
  /** The client closed the stream of one request (its JSON-RPC id as sent), or, without an id, went away. */
  clientGone(id?: string | number): void;
  /**
   * Both sides are done. Further messages pass uninspected. `by`: who ended the session that this connection is; absent
   * when only the connection is given up, as for want of room.
   */
  end(by?: SessionEnder): void;
}
