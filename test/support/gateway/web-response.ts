/** Lets a fetch-style handler answer requests of Node's HTTP server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

export async function respondAsWeb(
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
