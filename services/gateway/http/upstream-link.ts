/**
 * The way to one MCP server that speaks HTTP.
 * Owns: the connections to it that are kept for further requests.
 */
import type { Agent, RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { NamedUpstream } from '../config.ts';
import type { GatewayEvents } from '../events.ts';
import type { TlsMaterial } from '../../adapters/config/read-tls.ts';
import type { BodyRooms } from './body-room.ts';
import type { Relay } from './relay.ts';
import { createUpstreamAgent } from './upstream-agent.ts';
import { locationFor, targetFor } from './upstream-url.ts';

export interface UpstreamLinkDeps {
  readonly upstream: NamedUpstream & { readonly url: string };
  readonly events: GatewayEvents;
  readonly bytesMax: number;
  readonly headerBytesMax: number;
  readonly rooms: BodyRooms;
}

export class UpstreamLink {
  readonly base: URL;
  readonly #deps: UpstreamLinkDeps;
  readonly #place: RequestOptions;
  #tls: TlsMaterial | undefined;
  #agent: Agent;

  constructor(deps: UpstreamLinkDeps) {
    this.#deps = deps;
    this.base = new URL(deps.upstream.url);
    this.#place = urlToHttpOptions(this.base);
    this.#tls = deps.upstream.tls;
    this.#agent = createUpstreamAgent(this.base, this.#tls);
  }

  get agent(): Agent {
    return this.#agent;
  }

  /** Path and query at the server for what a client asks. */
  targetFor(asked: string): string {
    return targetFor(this.base, asked);
  }

  urlOf(target: string): URL {
    return new URL(`${this.base.origin}${target}`);
  }

  relayTo(target: string): Relay {
    const { bytesMax, headerBytesMax, rooms, events, upstream } = this.#deps;
    return {
      origin: this.base,
      place: this.#place,
      target,
      agent: this.#agent,
      bytesMax,
      headerBytesMax,
      room: rooms.answers,
      locationFor: (location, isOfProtocol) =>
        locationFor(this.base, { at: this.urlOf(target), location, isOfProtocol }),
      onUnreachable: (reason) => events.serverLost({ server: upstream.name, reason }),
    };
  }

  /** Connections of the old kind end with what runs over them. */
  renewTls(tls: TlsMaterial | undefined): void {
    if (JSON.stringify(tls) === JSON.stringify(this.#tls)) return;
    this.#tls = tls;
    this.#agent = createUpstreamAgent(this.base, tls);
  }

  close(): void {
    this.#agent.destroy();
  }
}
