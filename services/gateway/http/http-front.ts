import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RunningFront } from '../running-front.ts';
import { answerFault } from './client-response.ts';
import type { AllowedPeers } from './header-rules.ts';
import { type HttpServerOptions, startHttpServer } from './http-server.ts';
import { readWellKnown } from '../oauth/well-known.ts';
import type { RequestHandler } from './request-handler.ts';
import { metadataOwner } from './metadata-owner.ts';

export interface HttpFrontOptions extends Pick<
  HttpServerOptions,
  'listen' | 'tls' | 'limits' | 'timers' | 'events' | 'requestLog'
> {
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  /** Under which clients reach the gateway. */
  readonly publicUrl?: string | undefined;
  /** By the first part of the path. Others may stand there later. */
  readonly byName: ReadonlyMap<string, RequestHandler>;
  /** For every other path. */
  readonly fallback?: RequestHandler;
  /** Ends the handlers. */
  readonly stopHandlers: () => Promise<unknown>;
}

/** What can change while clients are served. */
export type ChangedFront = Pick<HttpFrontOptions, 'allowedHosts' | 'allowedOrigins' | 'tls' | 'limits'>;

export interface HttpFront extends Omit<RunningFront, 'reload'> {
  readonly address: string;
  change(changed: ChangedFront): void;
}

/** Serves each MCP server where it belongs. Throws E_LISTEN when the address cannot be used. */
export async function startHttpFront(options: HttpFrontOptions): Promise<HttpFront> {
  const { byName, fallback, stopHandlers } = options;
  let peers = peersOf(options, options.publicUrl);
  const handle = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
    route(options, request, response);
  const server = await startHttpServer({ ...options, peers: () => peers, handle }).catch(async (fault: unknown) => {
    // Handlers watch over their sessions from the start.
    await stopHandlers();
    throw fault;
  });
  return {
    address: server.address,
    ended: new Promise(() => undefined),
    change(changed) {
      peers = peersOf(changed, options.publicUrl);
      server.setLimits(changed.limits);
      if (changed.tls !== undefined) server.renewTls(changed.tls);
    },
    signal: () => undefined,
    async drain(signal) {
      const drained = server.drain(signal);
      for (const handler of byName.values()) handler.endStreams();
      fallback?.endStreams();
      await drained;
    },
    async stop() {
      // The listener first, so that nothing new begins at a handler that is closing, and what it says last is heard.
      await server.drain(AbortSignal.abort());
      await stopHandlers();
      await server.stop();
    },
  };
}

function peersOf(
  { allowedHosts, allowedOrigins }: Pick<HttpFrontOptions, 'allowedHosts' | 'allowedOrigins'>,
  publicUrl: string | undefined,
): AllowedPeers {
  const hosts = [...allowedHosts, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])];
  return { hosts: new Set(hosts.map((host) => host.toLowerCase())), origins: new Set(allowedOrigins) };
}

async function route(options: HttpFrontOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { byName, fallback } = options;
  const target = request.url ?? '/';
  // Messages are judged, whatever path they are sent to.
  const asked = mayPost(request) ? undefined : readWellKnown(target);
  if (asked !== undefined) {
    const owned = metadataOwner(asked, options);
    if (owned?.handler.wellKnown === undefined) refusePath(options, response);
    else await owned.handler.wellKnown(request, response, owned.asked);
    return;
  }
  const named = /^\/([^/?]+)\/?(\?.*)?$/.exec(target);
  const handler = byName.get(named?.[1] ?? '');
  if (handler !== undefined) return handler.handle(request, response, `/${named?.[2] ?? ''}`);
  if (fallback !== undefined && target.startsWith('/')) return fallback.handle(request, response, target);
  refusePath(options, response);
}

function mayPost({ method = '' }: IncomingMessage): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

function refusePath({ events }: HttpFrontOptions, response: ServerResponse): void {
  events.rejected('path');
  answerFault(
    response,
    404,
    'There is no MCP server at this path. With several servers each one is at /NAME, its name in the configuration.',
  );
}
