import type { GatewayConfig } from '../../schemas/generated/types.ts';
import { createTokenVerifier, type TokenVerifier, type TokenVerifierDeps } from '../adapters/tokens/token-verifier.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Observer } from '../sensor/observer/observer.ts';
import type { Caller } from '../sensor/sessions/caller.ts';
import { createChildHandler } from './child/child-handler.ts';
import { SessionQuota } from './child/session-quota.ts';
import type { Front, NamedUpstream } from './config.ts';
import type { GatewayEvents } from './events.ts';
import { startHttpFront } from './http/http-front.ts';
import type { RequestHandler } from './http/request-handler.ts';
import { createUpstreamHandler } from './http/upstream-handler.ts';
import { type PublicResource, publicResource } from './oauth/public-resource.ts';
import type { RunningFront } from './running-front.ts';
import { startStdioFront, type StdioPipes } from './stdio/stdio-front.ts';
import type { Timers } from '../engine/ports/timers.ts';
import type { TlsMaterial } from './tls-settings.ts';

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
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly localUser: Caller;
  readonly pipes: StdioPipes;
}

/** Starts what the configuration asks for. Throws E_UPSTREAM or E_LISTEN. */
export async function startFront(front: Front, parts: FrontParts): Promise<RunningFront> {
  const { config, events, timers, tls } = parts;
  if (front.kind === 'stdio') {
    const lineBytesMax = config.messageBytesMax;
    return startStdioFront({ ...parts, caller: parts.localUser, upstream: front.upstream, lineBytesMax });
  }
  const { listen } = front;
  const { allowedHosts, allowedOrigins } = config;
  const quota = new SessionQuota({ max: config.sessionsMax });
  const resourceOf = (name: string | undefined): PublicResource | undefined =>
    config.publicUrl === undefined ? undefined : publicResource(config.publicUrl, name);
  const handlerOf = (upstream: NamedUpstream, name?: string): RequestHandler =>
    createHandler(upstream, { ...parts, listen, quota, resource: resourceOf(name) });
  const byName = front.kind === 'http-paths' ? front.upstreams : [];
  return startHttpFront({
    listen,
    allowedHosts,
    allowedOrigins,
    events,
    timers,
    tls,
    limits: config,
    publicUrl: config.publicUrl,
    byName: new Map(byName.map((upstream) => [upstream.name, handlerOf(upstream, upstream.name)])),
    ...(front.kind === 'http-one' ? { fallback: handlerOf(front.upstream) } : {}),
  });
}

interface HandlerParts extends FrontParts {
  readonly listen: string;
  readonly quota: SessionQuota;
  readonly resource: PublicResource | undefined;
}

function createHandler(upstream: NamedUpstream, { listen, config, ...parts }: HandlerParts): RequestHandler {
  const { url } = upstream;
  const verifyToken = tokenCheckOf(upstream, parts);
  const deps = { ...parts, listener: `${config.gatewayId}/${listen}`, bytesMax: config.messageBytesMax, verifyToken };
  const { headerBytesMax } = config;
  if (url !== undefined) return createUpstreamHandler({ ...deps, headerBytesMax, upstream: { ...upstream, url } });
  return createChildHandler({ ...deps, upstream, idleMs: config.sessionIdleMs });
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
