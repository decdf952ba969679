/** Published MCP clients of both SDK generations. */
import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onprogress?: (progress: { readonly message?: string | undefined }) => void;
  readonly timeout?: number;
  /** `_meta` of the request. */
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface TestClient {
  readonly revision: string;
  call(tool: string, args: Record<string, unknown>, options?: CallOptions): Promise<CallAnswer>;
  tools(cursor?: string): Promise<readonly string[]>;
  /** Progress of something that the server asked for. */
  progress(message: string): Promise<void>;
  close(): Promise<void>;
}

export interface CallAnswer {
  readonly isError: boolean;
  readonly text: string;
  readonly refusal: unknown;
}

/** A client of the revisions up to 2025-11-25. */
export async function connectLegacy(transport: Transport | URL, headers: Record<string, string> = {}) {
  const client = new Client({ name: 'test-client', version: '1.0.0' });
  const http = (url: URL): StreamableHTTPClientTransport =>
    new StreamableHTTPClientTransport(url, { requestInit: { headers } });
  const used = transport instanceof URL ? http(transport) : transport;
  await client.connect(used);
  const made: TestClient & { readonly transport: Transport } = {
    transport: used,
    revision: 'legacy',
    call: async (name, args, { meta, ...options } = {}) =>
      answerOf(await client.callTool({ name, arguments: args, ...metaOf(meta) }, undefined, options)),
    tools: async (cursor) => (await client.listTools(pageOf(cursor))).tools.map((tool) => tool.name),
    progress: (message) => client.notification(progressOf(message)),
    close: () => client.close(),
  };
  return made;
}

/** A client over the HTTP transport of 2024-11-05. */
export function connectSse(url: URL): Promise<TestClient> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- servers of 2024-11-05 are still about
  return connectLegacy(new SSEClientTransport(url));
}

/** A client of 2026-07-28. */
export async function connectModern(url: URL, headers: Record<string, string> = {}): Promise<TestClient> {
  const client = new ModernClient(
    { name: 'test-client', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new ModernHttp(url, { requestInit: { headers } }));
  return {
    revision: client.getNegotiatedProtocolVersion() ?? 'none',
    call: async (name, args, { meta, ...options } = {}) =>
      answerOf(await client.callTool({ name, arguments: args, ...metaOf(meta) }, options)),
    tools: async (cursor) => (await client.listTools(pageOf(cursor))).tools.map((tool) => tool.name),
    progress: (message) => client.notification(progressOf(message)),
    close: () => client.close(),
  };
}

function pageOf(cursor: string | undefined) {
  return cursor === undefined ? {} : { cursor };
}

function progressOf(message: string) {
  return { method: 'notifications/progress' as const, params: { progressToken: 1, progress: 1, message } };
}

function metaOf(meta: CallOptions['meta']) {
  return meta === undefined ? {} : { _meta: { ...meta } };
}

function answerOf(result: Readonly<Record<string, unknown>>): CallAnswer {
  const content = Array.isArray(result['content']) ? (result['content'] as { readonly text?: string }[]) : [];
  const meta = result['_meta'] as Readonly<Record<string, unknown>> | undefined;
  return {
    isError: result['isError'] === true,
    text: content.map((part) => part.text ?? '').join('\n'),
    refusal: meta?.['shearpin/refusal'],
  };
}
