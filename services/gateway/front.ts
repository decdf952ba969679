import type { IncomingMessage } from 'node:http';
import type { GatewayConfig } from '../../schemas/generated/types.ts';
import { createTokenVerifier, type TokenVerifier, type TokenVerifierDeps } from '../adapters/tokens/token-verifier.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Observer } from '../sensor/observer/observer.ts';
import type { Caller } from '../sensor/sessions/caller.ts';
import { createChildHandler } from './child/child-handler.ts';
import { SessionQuota } from './child/session-quota.ts';
import type { Front, NamedUpstream } from './config.ts';
import type { GatewayEvents } from './events.ts';
import { BodyRoom, type BodyRooms } from './http/body-room.ts';
import { HandlerTable, type PlannedHandler } from './http/handler-table.ts';
import { startHttpFront } from './http/http-front.ts';
import type { RequestLog } from './http/request-log.ts';
import type { RequestHandler } from './http/request-handler.ts';
import { createUpstreamHandler } from './http/upstream-handler.ts';
import { type PublicResource, publicResource } from './oauth/public-resource.ts';
import type { RunningFront } from './running-front.ts';
import { startStdioFront, type StdioPipes } from './stdio/stdio-front.ts';
import type { Timers } from '../engine/ports/timers.ts';
import type { TlsMaterial } from '../adapters/config/read-tls.ts';

export interface FrontParts {
  readonly observer: Observer;
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: () => string;
  /** Text that nobody can guess. */
  readonly newSessionId: () => string;
  readonly config: Readonly<GatewayConfig>;
  readonly tls: TlsMaterial | undefined;
  readonly requestLog: RequestLog;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly localUser: Caller;
  readonly pipes: StdioPipes;
}

/** Starts what the configuration asks for. Throws E_UPSTREAM or E_LISTEN. */
export async function startFront(front: Front, parts: FrontParts): Promise<RunningFront> {
  const { config, events, timers, tls, requestLog } = parts;
  if (front.kind === 'stdio') {
    const lineBytesMax = config.messageBytesMax;
    return startStdioFront({ ...parts, caller: parts.localUser, upstream: front.upstream, lineBytesMax });
  }
  const quota = new SessionQuota({ max: config.sessionsMax });
  const rooms = roomsOf(config);
  const { listen } = front;
  const onRequest = (request: IncomingMessage, server: string): void => requestLog.isFor(request, server);
  const table = new HandlerTable({ timers, onRequest, planned: plannedOf(front, { ...parts, listen, quota, rooms }) });
  const fallback = table.byName.get(everyPath);
  const { allowedHosts, allowedOrigins } = config;
  const http = await startHttpFront({
    ...{ listen, allowedHosts, allowedOrigins, events, timers, tls, requestLog, limits: config },
    publicUrl: config.publicUrl,
    byName: front.kind === 'http-paths' ? table.byName : new Map(),
    ...(fallback === undefined ? {} : { fallback }),
    stopHandlers: () => table.stop(),
  });
  return {
    ...http,
    reload(next) {
      quota.setMax(next.config.sessionsMax);
      for (const room of [rooms.requests, rooms.answers]) room.setMax(next.config.heldBytesMax);
      table.replace(plannedOf(next.front, { ...parts, config: next.config, listen, quota, rooms }));
      http.change({ ...next.config, tls: next.tls, limits: next.config });
    },
  };
}

interface HandlerParts extends FrontParts {
  readonly listen: string;
  readonly quota: SessionQuota;
  readonly rooms: BodyRooms;
}

function roomsOf({ heldBytesMax: bytesMax }: Readonly<GatewayConfig>): BodyRooms {
  return { requests: new BodyRoom({ bytesMax }), answers: new BodyRoom({ bytesMax }) };
}

/** Under this name stands a server that is the only one: no path can name it. */
const everyPath = '';

function plannedOf(front: Front, parts: HandlerParts): readonly PlannedHandler[] {
  const { messageBytesMax, headerBytesMax, sessionIdleMs } = parts.config;
  const named = front.kind === 'http-paths' ? front.upstreams : [front.upstream];
  return named.map((upstream) => ({
    name: front.kind === 'http-paths' ? upstream.name : everyPath,
    upstream,
    settings: [messageBytesMax, headerBytesMax, sessionIdleMs],
    create: () => createHandler(upstream, { ...parts, resource: resourceOf(front, upstream, parts.config) }),
  }));
}

function resourceOf(
  { kind }: Front,
  { name }: NamedUpstream,
  { publicUrl }: Readonly<GatewayConfig>,
): PublicResource | undefined {
  return publicUrl === undefined ? undefined : publicResource(publicUrl, kind === 'http-paths' ? name : undefined);
}

interface OwnHandlerParts extends HandlerParts {
  readonly resource: PublicResource | undefined;
}

function createHandler(upstream: NamedUpstream, { listen, config, ...parts }: OwnHandlerParts): RequestHandler {
  const { url } = upstream;
  const verifyToken = tokenCheckOf(upstream, parts);
  const { messageBytesMax: bytesMax, sessionIdleMs: idleMs } = config;
  const deps = { ...parts, listener: `${config.gatewayId}/${listen}`, bytesMax, idleMs, verifyToken };
  const { headerBytesMax } = config;
  if (url !== undefined) return createUpstreamHandler({ ...deps, headerBytesMax, upstream: { ...upstream, url } });
  return createChildHandler({ ...deps, upstream });
}

function tokenCheckOf(
  { tokenIssuer: issuer, tokenJwksUrl: jwksUrl }: NamedUpstream,
  { clock, events }: Pick<FrontParts, 'clock' | 'events'>,
): TokenVerifier['verify'] | undefined {
  if (issuer === undefined && jwksUrl === undefined) return undefined;
  const onChecked: TokenVerifierDeps['onChecked'] = (checked) => events.tokenChecked(checked);
  const verifier = createTokenVerifier({ issuer, jwksUrl, nowMs: () => clock.nowMs(), onChecked });
  return (token) => verifier.verify(token);
}
