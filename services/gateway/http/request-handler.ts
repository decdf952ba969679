import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WellKnown } from '../oauth/well-known.ts';

/** Answers the requests for one MCP server. */
export interface RequestHandler {
  /** `target`: path and query as the client asked, without what named the server. */
  handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void>;
  /** Answers for authorization metadata of the server, where it can have any. */
  wellKnown?(request: IncomingMessage, response: ServerResponse, asked: WellKnown): Promise<void>;
  /** Ends the streams that no call waits for; a client may open them again elsewhere. */
  endStreams(): void;
  /** Answers in the servers' place what still runs. */
  stop(): Promise<void>;
}
