import { randomUUID } from 'node:crypto';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { createEventStore } from './event-store.ts';
import { createServedServer } from './served-server.ts';

/** Streamable HTTP: sessions that can be resumed for the older revisions, none for 2026-07-28. */
export function createWebAnswers(): (request: Request) => Promise<Response> {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const stateless = createMcpHandler(
    () =>
      createServedServer({
        onChange: (kind) => {
          if (kind === 'tools') stateless.notify.toolsChanged();
          else stateless.notify.promptsChanged();
        },
      }),
    { legacy: 'reject' },
  );
  return async (request) => {
    const refused =
      hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
      originValidationResponse(request, localhostAllowedOrigins());
    if (refused !== undefined) return refused;
    if (!(await isLegacyRequest(request))) return stateless.fetch(request);
    const id = request.headers.get('mcp-session-id');
    const session = id === null ? await openSession(sessions) : sessions.get(id);
    if (session !== undefined) return session.handleRequest(request);
    const error = { code: -32001, message: 'Session not found' };
    return Response.json({ jsonrpc: '2.0', error, id: null }, { status: 404 });
  };
}

async function openSession(
  sessions: Map<string, WebStandardStreamableHTTPServerTransport>,
): Promise<WebStandardStreamableHTTPServerTransport> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
    onsessionclosed: (id) => void sessions.delete(id),
    eventStore: createEventStore(),
    retryInterval: 500,
  });
  await createServedServer().connect(transport);
  return transport;
}
