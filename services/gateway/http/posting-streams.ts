/**
 * Streams of the revision 2024-11-05: a client opens one with GET, the server tells it there where to post, and answers
 * over the stream. A client that followed the server's word would leave the gateway behind, so it is told an address of
 * the gateway instead.
 * Owns: the open streams, by the token that stands in that address.
 */
import type { ServerResponse } from 'node:http';
import { writeTo } from './client-response.ts';
import { eventWith, type SseEvent, typeOf, withData } from '../../sensor/embedding/sse-splitter.ts';
import type { Hold } from './shared-connection.ts';

export interface PostingStream {
  /** Where the server wants the client's messages. */
  readonly endpoint: URL;
  /** The connection that the stream and all that is posted for it share. */
  readonly hold: Hold;
  /** Says something of ours between two events of the server. */
  say(message: Uint8Array): Promise<void>;
}

interface Opening {
  /** What the stream was opened with at the server. */
  readonly url: URL;
  /** Path of the client's own request. */
  readonly path: string;
  readonly response: ServerResponse;
  /** Begins a session here, under the address that names it. */
  readonly connect: (endpoint: URL) => Hold;
}

const parameter = 'shearpin-stream';

export class PostingStreams {
  readonly #open = new Map<string, PostingStream>();
  readonly #newToken: () => string;

  constructor({ newToken }: { readonly newToken: () => string }) {
    this.#newToken = newToken;
  }

  /** The stream that a request was told to post for. */
  find(target: string): PostingStream | undefined {
    const query = target.slice(target.indexOf('?') + 1);
    const token = query === target ? null : new URLSearchParams(query).get(parameter);
    return token === null ? undefined : this.#open.get(token);
  }

  /** What becomes of an event: one that tells an address at the server tells ours instead, once a stream. */
  take(event: SseEvent, { url, path, response, connect }: Opening): Uint8Array {
    const endpoint = endpointOf(event, url);
    if (endpoint === undefined) return event.bytes;
    const token = this.#newToken();
    const say = (message: Uint8Array): Promise<void> => writeTo(response, eventWith(message));
    this.#open.set(token, { endpoint, hold: connect(endpoint), say });
    response.once('close', () => this.#open.delete(token));
    return withData(event, `${path}?${parameter}=${token}`);
  }
}

/** Another origin is left to the client, which refuses it as it would without a gateway. */
function endpointOf(event: SseEvent, url: URL): URL | undefined {
  if (event.data === undefined || typeOf(event) !== 'endpoint') return undefined;
  const text = event.data.toString('utf8');
  if (!URL.canParse(text, url.href)) return undefined;
  const endpoint = new URL(text, url);
  return endpoint.origin === url.origin ? endpoint : undefined;
}
