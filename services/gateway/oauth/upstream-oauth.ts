/** The part of OAuth that a gateway must play for one server: its resource is another, everything else stays. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resourceMetadataIn, withResourceMetadata } from '../../sensor/discovery/challenge.ts';
import type { DiscoverySighting } from '../../sensor/discovery/discovery-sighting.ts';
import { urlsIn } from '../../sensor/discovery/metadata-document.ts';
import type { Connection } from '../../sensor/observer/connection.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import { claimsOf, credentialsOf } from '../../sensor/sessions/token.ts';
import type { GatewayEvents } from '../events.ts';
import { answerFault } from '../http/client-response.ts';
import type { PublicResource } from './public-resource.ts';
import { documentBytesMax, type DocumentSource, fetchDocument } from './fetch-document.ts';
import { ResourceMetadata, type ServedMetadata } from './resource-metadata.ts';
import { type WellKnown, wellKnownAt } from './well-known.ts';

export interface UpstreamOAuthDeps extends DocumentSource {
  /** The operator's name of the server. */
  readonly name: string;
  readonly events: Pick<GatewayEvents, 'publicUrlMissing' | 'publicUrlRefused'>;
  /** undefined without a public URL: then nothing is changed. */
  readonly resource: PublicResource | undefined;
  readonly nowMs: () => number;
}

/** What of a sensor's connection is told. */
type Teller = Pick<Connection, 'discovered'>;

/** A request for a well-known document. */
export interface WellKnownRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly asked: WellKnown;
  readonly teller: Teller;
}

export class UpstreamOAuth {
  readonly #deps: UpstreamOAuthDeps;
  readonly #metadata: ResourceMetadata | undefined;
  #isToldMissing = false;
  #isToldRefused = false;

  constructor(deps: UpstreamOAuthDeps) {
    const { origin: upstream, resource, nowMs } = deps;
    this.#deps = deps;
    if (resource !== undefined) {
      const fetch = (target: string): ReturnType<typeof fetchDocument> => fetchDocument(deps, target);
      this.#metadata = new ResourceMetadata({ upstream, resource: resource.id, fetch, nowMs });
    }
  }

  /** Points challenges of the server to the gateway's own metadata, in place. */
  noteHead({ rawHeaders, statusCode }: IncomingMessage, { teller, caller }: { teller: Teller; caller: Caller }): void {
    if (statusCode === 401) {
      this.#metadata?.refused();
      this.#noteRefused(caller);
    }
    for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
      if (rawHeaders[at]?.toLowerCase() !== 'www-authenticate') continue;
      const header = rawHeaders[at + 1] ?? '';
      const urls = resourceMetadataIn(header);
      if (urls.length === 0) continue;
      const pointed = urls.map((url) => ({ role: 'metadata' as const, url }));
      this.#tell(teller, { seen: 'challenge', document: 'protected-resource', urls: pointed });
      rawHeaders[at + 1] = this.#pointedHere(header, urls);
    }
  }

  /** Answers with the gateway's own document; false where the server's answer is to go on as it is. */
  async answer({ request, response, asked, teller }: WellKnownRequest): Promise<boolean> {
    const { document } = asked;
    const url = `${this.#deps.origin.origin}${this.targetOf(asked)}`;
    this.#tell(teller, { seen: 'request', document, urls: [{ role: 'metadata', url }] });
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (document !== 'protected-resource' || !isRead) return false;
    const metadata = await this.#metadata?.read();
    if (metadata === undefined) return false;
    if (metadata === 'unread') {
      // The server's own document would name another resource than the one that its client asks.
      answerFault(response, 502, 'The metadata of the MCP server behind this gateway cannot be read.');
      return true;
    }
    this.#tell(teller, { seen: 'document', document, urls: urlsIn(metadata.document) });
    serve(request, response, metadata);
    return true;
  }

  /** A document that goes to the client as the server sent it. */
  noteDocument(bytes: Uint8Array, { asked: { document }, teller }: WellKnownRequest): void {
    const urls = bytes.byteLength > documentBytesMax ? [] : urlsIn(valueOf(bytes));
    if (urls.length > 0) this.#tell(teller, { seen: 'document', document, urls });
  }

  targetOf(asked: WellKnown): string {
    return wellKnownAt(this.#deps.origin, asked);
  }

  #pointedHere(header: string, urls: readonly string[]): string {
    const { resource, events, name } = this.#deps;
    for (const url of urls) this.#metadata?.pointedTo(url);
    if (resource !== undefined) return withResourceMetadata(header, resource.metadataUrl);
    if (!this.#isToldMissing) events.publicUrlMissing(name);
    this.#isToldMissing = true;
    return header;
  }

  /** A token that is for the gateway's resource, and not old: the server seems to know that resource not. */
  #noteRefused(caller: Caller): void {
    const { resource, events, name, nowMs } = this.#deps;
    if (this.#isToldRefused || resource === undefined || caller.kind !== 'token') return;
    const { audiences = [], expiresAtMs = 0 } = claimsOf(credentialsOf(caller.authorization)) ?? {};
    if (!audiences.includes(resource.id) || expiresAtMs < nowMs()) return;
    this.#isToldRefused = true;
    events.publicUrlRefused(name);
  }

  #tell(teller: Teller, sighting: Omit<DiscoverySighting, 'origins'>): void {
    const { origin, resource } = this.#deps;
    teller.discovered({ ...sighting, origins: { server: origin.origin, gateway: resource?.origin } });
  }
}

function serve({ method }: IncomingMessage, response: ServerResponse, { body, headers }: ServedMetadata): void {
  response.writeHead(200, { ...headers, 'content-length': body.byteLength });
  response.end(method === 'HEAD' ? undefined : body);
}

function valueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
