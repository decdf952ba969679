import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers the requests for one MCP server. */
export interface RequestHandler {
  /** `target`: path and query as the client asked, without what named the server. */
  handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void>;
  stop(): Promise<void>;
}
