/* eslint-disable @typescript-eslint/no-deprecated -- servers of 2024-11-05 are still about */
/** The office's tools over the HTTP transport of 2024-11-05: a stream for each client, and an address to post to. */
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { serve, type TestUpstream } from './http-upstream.ts';
import { createOffice, type OfficeOptions } from './office-tools.ts';

export async function startSseOffice(options: OfficeOptions): Promise<Omit<TestUpstream, 'asked'>> {
  const open = new Map<string, SSEServerTransport>();
  return serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://office.invalid');
    if (request.method === 'GET' && pathname === '/sse') {
      const transport = new SSEServerTransport('/deep/messages?tenant=a', response);
      open.set(transport.sessionId, transport);
      response.once('close', () => open.delete(transport.sessionId));
      void createOffice(options).connect(transport);
      return;
    }
    const named = pathname === '/deep/messages' ? open.get(searchParams.get('sessionId') ?? '') : undefined;
    if (named === undefined) response.writeHead(404).end();
    else void named.handlePostMessage(request, response);
  });
}
