import { request as httpRequest } from 'node:http';
import type { Agent, IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { headersToUpstream } from './header-rules.ts';

/** Where a request goes. */
export interface UpstreamAddress {
  /** The server, and the same as requests are told it. */
  readonly origin: URL;
  readonly place: RequestOptions;
  /** Path and query, as they are sent. */
  readonly target: string;
  readonly agent: Agent;
  readonly headerBytesMax: number;
}

/** What a client asks. */
export interface UpstreamRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when the gateway ends before the server does. */
  readonly cut: AbortSignal;
  /** undefined when the request has no body. */
  readonly body?: Uint8Array;
}

/** Resolves with the head of the server's answer, or with why none came. */
export function askUpstream(
  { origin, place, target, agent, headerBytesMax }: UpstreamAddress,
  { request, response, cut, body }: UpstreamRequest,
): Promise<IncomingMessage | Error> {
  const mayHaveBody = body !== undefined || request.headers['content-length'] !== undefined;
  const length = mayHaveBody ? { length: body?.byteLength ?? 0 } : {};
  const start = origin.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const upstream = start({
      ...place,
      agent,
      path: target,
      method: request.method,
      maxHeaderSize: headerBytesMax,
      insecureHTTPParser: false,
      headers: headersToUpstream(request.rawHeaders, { host: origin.host, ...length }),
    });
    upstream.once('response', resolve);
    upstream.on('error', resolve);
    // Nobody asked for another protocol.
    upstream.once('upgrade', (head) => {
      head.destroy();
      resolve(new ProtocolSwitch());
    });
    const end = (): void => void upstream.destroy();
    if (cut.aborted) end();
    cut.addEventListener('abort', end, { once: true });
    // A client that leaves takes its request with it, as it would without the gateway.
    response.once('close', () => {
      if (!response.writableFinished) upstream.destroy();
    });
    upstream.end(body);
  });
}

class ProtocolSwitch extends Error {
  readonly code = 'upgrade';
}

/** A code of the system, of TLS or of HTTP; the text of a fault may quote what the server said. */
export function reasonOf(fault: Error): string {
  return 'code' in fault && typeof fault.code === 'string' ? fault.code.slice(0, 64) : fault.name;
}
