import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WellKnown } from '../oauth/well-known.ts';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';

/** Answers the requests for one MCP server. */
export interface RequestHandler {
  /** `target`: path and query as the client asked, without what named the server. */
  handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void>;
  /** Answers for authorization metadata of the server, where it can have any. */
  readonly wellKnown?:
    ((request: IncomingMessage, response: ServerResponse, asked: WellKnown) => Promise<void>) | undefined;
  /** Whether a request belongs to a session that began here. */
  holds(request: IncomingMessage, target: string): boolean;
  /** Nothing runs, and no session is open. */
  readonly isIdle: boolean;
  /** Reaches the server with other certificates from now on. */
  renewTls(tls: TlsMaterial | undefined): void;
  /** Ends the streams that no call waits for; a client may open them again elsewhere. */
  endStreams(): void;
  /** Answers in the servers' place what still runs. */
  stop(): Promise<void>;
}
