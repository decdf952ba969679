/** The office's tools over Streamable HTTP: sessions for the older revisions, none for 2026-07-28. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import {
  createMcpHandler,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { serve, type TestUpstream } from './http-upstream.ts';
import { createOffice, type OfficeOptions } from './office-tools.ts';

export async function startHttpOffice(options: OfficeOptions): Promise<Omit<TestUpstream, 'asked'>> {
  const stateless = createMcpHandler(() => createOffice(options), { legacy: 'reject' });
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const answer = async (request: Request): Promise<Response> => {
    if (!(await isLegacyRequest(request))) return stateless.fetch(request);
    const named = sessions.get(request.headers.get('mcp-session-id') ?? '');
    return (named ?? (await openSession(options, sessions))).handleRequest(request);
  };
  return serve((request, response) => void respond(request, response, answer));
}

async function openSession(
  options: OfficeOptions,
  sessions: Map<string, WebStandardStreamableHTTPServerTransport>,
): Promise<WebStandardStreamableHTTPServerTransport> {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: () => randomUUID(),
    onsessioninitialized: (id) => void sessions.set(id, transport),
  });
  await createOffice(options).connect(transport);
  return transport;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const { status, headers, body } = await answer(await webRequest(request, leaving.signal));
  response.writeHead(status, Object.fromEntries(headers));
  response.flushHeaders();
  if (body !== null) for await (const chunk of body) response.write(chunk);
  response.end();
}

async function webRequest(request: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const { method = 'GET', url = '/', headers } = request;
  const chunks = await Readable.from(request).toArray();
  const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const body = method === 'POST' ? { body: Buffer.concat(chunks as Buffer[]) } : {};
  return new Request(`http://${headers.host ?? 'localhost'}${url}`, {
    method,
    headers: sent as [string, string][],
    signal,
    ...body,
  });
}
