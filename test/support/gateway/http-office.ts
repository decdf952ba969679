/** Tools over Streamable HTTP: sessions for the older revisions, none for 2026-07-28. */
import { randomUUID } from 'node:crypto';
import {
  createMcpHandler,
  isLegacyRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { serve, type TestUpstream } from './http-upstream.ts';
import { createOffice, type OfficeOptions } from './office-tools.ts';
import { respondAsWeb } from './web-response.ts';

export function startHttpOffice(options: OfficeOptions): Promise<Omit<TestUpstream, 'asked'>> {
  return serveTools(() => createOffice(options));
}

/** With a server for each session, or for each request where there are none. */
export async function serveTools(create: () => McpServer): Promise<Omit<TestUpstream, 'asked'>> {
  const stateless = createMcpHandler(create, { legacy: 'reject' });
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const answer = async (request: Request): Promise<Response> => {
    if (!(await isLegacyRequest(request))) return stateless.fetch(request);
    const named = sessions.get(request.headers.get('mcp-session-id') ?? '');
    return (named ?? (await openSession(create, sessions))).handleRequest(request);
  };
  return serve((request, response) => void respondAsWeb(request, response, answer));
}

async function openSession(
  create: () => McpServer,
  sessions: Map<string, WebStandardStreamableHTTPServerTransport>,
): Promise<WebStandardStreamableHTTPServerTransport> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  await create().connect(transport);
  return transport;
}
