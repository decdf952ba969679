import { type Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { readBody } from '../http/read-body.ts';

export interface DocumentSource {
  readonly origin: URL;
  readonly agent: Agent;
}

export interface FetchedDocument {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export const documentBytesMax = 64 * 1024;
const headerBytesMax = 16 * 1024;
const timeoutMs = 5000;

/**
 * Asks the server for a small document, without any credentials of a client. Redirects are not followed, so that nothing
 * but the server is asked. undefined when it cannot be reached, is too slow or says too much.
 */
export async function fetchDocument(source: DocumentSource, target: string): Promise<FetchedDocument | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  const head = await askFor(source, target, signal);
  if (head === undefined) return undefined;
  const body = await readBody(head, { bytesMax: documentBytesMax });
  if (body.kind === 'whole') return { status: head.statusCode ?? 0, headers: head.headers, body: body.bytes };
  head.destroy();
  return undefined;
}

function askFor(
  { origin, agent }: DocumentSource,
  path: string,
  signal: AbortSignal,
): Promise<IncomingMessage | undefined> {
  const start = origin.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { host: origin.host, accept: 'application/json', 'accept-encoding': 'identity' };
  return new Promise((resolve) => {
    const request = start(origin, { agent, path, headers, signal, maxHeaderSize: headerBytesMax });
    request.once('response', resolve);
    request.on('error', () => {
      resolve(undefined);
    });
    request.end();
  });
}
