import { randomUUID } from 'node:crypto';
import type { GatewayKeys } from '../adapters/crypto/load-keys.ts';
import { createMac } from '../adapters/crypto/mac.ts';
import { createVerifier } from '../adapters/crypto/verifier.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import { type ChangingEnforcer, createEnforcer, type Enforcer } from '../sensor/enforcer/enforcer.ts';
import type { ChangingSettings } from '../sensor/enforcer/enforcer-options.ts';
import { FingerprintKeys } from '../sensor/inspection/fingerprint-keys.ts';
import { createInspector } from '../sensor/inspection/inspector.ts';
import { createSlices } from '../sensor/observer/slices.ts';
import {
  type ChangingRules,
  createCapabilityRules,
  type OperatorCatalog,
} from '../sensor/capabilities/capability-rules.ts';
import type { Front, GatewaySettings, NamedUpstream } from './config.ts';
import { createGatewayEvents, type GatewayEvents } from './events.ts';
import { failurePoliciesOf } from './failure-policies.ts';
import { type CommandFeed, createCommandFeed } from './feed/command-feed.ts';
import { createProgressFeed, type ProgressFeed } from './feed/progress-feed.ts';
import { type FrontParts, startFront } from './front.ts';
import { Gateway } from './gateway.ts';
import { createHolds } from './holds.ts';
import { checkKeyOwners } from './key-owners.ts';
import { createKeyWatch } from './key-watch.ts';
import { createGatewayMetrics } from './metrics.ts';
import { createCountedObserver } from './observed.ts';
import { createSessionWatch } from '../sensor/health/session-watch.ts';
import { localUser } from './local-user.ts';
import { operatorCatalogOf } from './operator-catalog.ts';
import { RepeatedLines } from './repeated-lines.ts';
import { RequestLog } from './http/request-log.ts';
import { liveSettings, type LiveSettings } from './live-settings.ts';
import { createSteadyClock, hearing, type SteadyClock } from './steady-clock.ts';
import { createPartitionWatch } from './partition-watch.ts';
import { createEventPublisher, type EventPublisher } from './publisher/event-publisher.ts';
import { createHeartbeat } from './publisher/heartbeat.ts';
import type { StdioPipes } from './stdio/stdio-front.ts';
import type { JudgedWaits } from './waits/judged-waits.ts';
import { openWaits } from './waits/open-waits.ts';
import { ToldSessions } from './waits/told-sessions.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { nodeTimers } from '../adapters/clock/node-timers.ts';

/** What a gateway takes of a log. */
export type GatewayLog = Pick<Log, 'producer' | 'follower' | 'admin'>;

export interface GatewayParts {
  readonly log: GatewayLog;
  readonly keys: GatewayKeys;
  readonly settings: GatewaySettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  /** Where requests over HTTP are told when the operator asks for it; the logger when absent. */
  readonly accessLogger?: Logger;
  /** A ULID. */
  readonly newId: () => string;
}

/** What tests replace. */
export interface GatewayOverrides {
  readonly timers?: Timers;
  readonly pipes?: StdioPipes;
  readonly newSessionId?: () => string;
  readonly monotonicMs?: () => number;
}

/** What the parts of one gateway share. */
interface Ground extends GatewayParts {
  readonly clock: SteadyClock;
  readonly monotonicMs: () => number;
  /** The configuration that is in force. */
  readonly live: { settings: GatewaySettings };
  readonly capabilities: ChangingRules;
  readonly events: GatewayEvents;
  readonly timers: Timers;
  readonly stopping: AbortController;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly fingerprintKeys: FingerprintKeys;
}

/** Builds a gateway from its parts. It closes what it takes from the log. Throws E_CONFIG for keys of others. */
export function createGateway(parts: GatewayParts, overrides: GatewayOverrides = {}): Gateway {
  const { settings, keys, newId, logger, metrics } = parts;
  checkKeyOwners(settings.config, keys);
  const timers = overrides.timers ?? nodeTimers;
  const stopping = new AbortController();
  const repeated = new RepeatedLines({ logger, timers, signal: stopping.signal });
  const events = createGatewayEvents(logger, createGatewayMetrics(metrics), repeated);
  const monotonicMs = overrides.monotonicMs ?? (() => performance.now());
  const steadyClock = createSteadyClock({
    clock: parts.clock,
    monotonicMs,
    onHeard: (astrayMs) => events.clockAstray(astrayMs),
  });
  const ground: Ground = {
    ...parts,
    clock: steadyClock,
    monotonicMs,
    events,
    timers,
    stopping,
    gateway: { id: settings.config.gatewayId, boot: newId() },
    fingerprintKeys: new FingerprintKeys(keys.fingerprint, steadyClock),
    live: { settings },
    capabilities: capabilityRulesOf(settings, events),
  };
  const { gateway, clock } = ground;
  const enforcer = enforcerOf(ground);
  // Where no call waits nothing is kept for it.
  const told = settings.config.awaitJudged.length === 0 ? undefined : new ToldSessions();
  const publisher = publisherOf(ground, { enforcer, told });
  const waits = told && openWaits({ ...ground, config: () => ground.live.settings.config, enforcer, publisher, told });
  const { feed, progress } = feedsOf(ground, { enforcer, publisher, waits });
  const watch = createPartitionWatch({
    admin: parts.log.admin(),
    events,
    timers,
    stopping: stopping.signal,
    onCount: () => beat(),
  });
  const { tenant, heartbeatMs: intervalMs } = settings.config;
  const beat = createHeartbeat({
    publisher,
    enforcer,
    events,
    clock,
    tenant,
    gateway,
    newId,
    partitions: () => watch.count(),
    intervalMs,
    traffic: createSessionWatch(() => frontParts.observer.tally()),
  });
  const frontParts = frontPartsOf(ground, { enforcer, publisher, waits }, overrides);
  const start = (): ReturnType<typeof startFront> => startFront(settings.front, frontParts);
  const lookAtKeys = keyWatchOf(ground);
  const times = { heartbeatMs: intervalMs, drainMs: () => ground.live.settings.config.drainMs };
  const running = { publisher, feed, progress, watch, beat, lookAtKeys, startFront: start, timers, stopping, ...times };
  const onRefused = (): void => events.reloaded({ result: 'refused' });
  return new Gateway({ ...running, onRefused, takeSettings: (next) => takeSettings(ground, { enforcer, next }) });
}

function feedsOf(
  { log, gateway, events }: Ground,
  { enforcer, publisher, waits }: Watching,
): { readonly feed: CommandFeed; readonly progress: ProgressFeed } {
  const onRead = (): void => waits?.look();
  const feed = createCommandFeed({
    follower: log.follower(),
    enforcer,
    gateway: gateway.id,
    emit: publisher.emit.bind(publisher),
    onRead,
    onFault: (fault) => events.feedFailed(fault),
  });
  const progress = createProgressFeed({
    follower: log.follower({ isLeisurely: waits === undefined }),
    enforcer,
    onRead,
    onFault: (fault) => events.progressFailed(fault),
  });
  return { feed, progress };
}

/** What one gateway decides with, and what it tells. */
interface Watching {
  readonly enforcer: Enforcer;
  readonly publisher: EventPublisher;
  readonly waits: JudgedWaits | undefined;
}

function takeSettings(
  { live, capabilities, events }: Ground,
  { enforcer, next }: { readonly enforcer: ChangingEnforcer; readonly next: GatewaySettings },
): LiveSettings {
  const taken = liveSettings(live.settings, next);
  live.settings = taken.settings;
  capabilities.replace(catalogOf(taken.settings));
  enforcer.change(enforcementOf(taken.settings));
  events.reloaded({ result: 'applied', fixed: taken.fixed });
  return taken;
}

function keyWatchOf({ settings, keys, events, fingerprintKeys }: Ground): () => void {
  const read = (): GatewayKeys['fingerprint'] => {
    const fingerprint = keys.readFingerprint();
    checkKeyOwners(settings.config, { ...keys, fingerprint });
    return fingerprint;
  };
  return createKeyWatch({ read, keys: fingerprintKeys, events }, keys.fingerprint);
}

function enforcerOf({ settings, keys, clock, gateway, events }: Ground): ChangingEnforcer {
  const { tenant } = settings.config;
  return createEnforcer(
    {
      verify: createVerifier(keys.trust),
      clock,
      tenant,
      gateway,
      count: (outcome) => events.commandRecord(outcome),
      onForgotten: (count) => events.eventsForgotten(count),
    },
    enforcementOf(settings),
  );
}

function enforcementOf({ config }: GatewaySettings): ChangingSettings {
  const { staleAfterMs, unwatchedAfterMs, holdMs, appeal } = config;
  const failurePolicy = failurePoliciesOf(config);
  return { failurePolicy, staleAfterMs, unwatchedAfterMs, holdMs, ...(appeal === undefined ? {} : { appeal }) };
}

function publisherOf(
  { log, keys, settings, gateway, clock, events, timers, newId, monotonicMs }: Ground,
  { enforcer, told }: { readonly enforcer: Enforcer; readonly told: ToldSessions | undefined },
): EventPublisher {
  const { bufferEventsMax: eventsMax, bufferBytesMax: bytesMax } = settings.config;
  const mac = createMac({ gateway: gateway.id, key: keys.ingest.key });
  const deps = {
    producer: hearing(log.producer(), { clock, monotonicMs }),
    mac,
    clock,
    events,
    sleep: timers.sleep,
    newId,
  };
  const telling = told && { sessions: told, wordsTaken: () => enforcer.wordsTaken() };
  return createEventPublisher({ ...deps, told: telling }, { eventsMax, bytesMax });
}

function frontPartsOf(
  { settings, live, capabilities, logger, accessLogger = logger, ...ground }: Ground,
  { enforcer, publisher, waits }: Watching,
  overrides: Pick<GatewayOverrides, 'newSessionId' | 'pipes'>,
): FrontParts {
  const { fingerprintKeys: key, clock, monotonicMs, events, timers, stopping, gateway, newId } = ground;
  const { config, tls, environment } = settings;
  const inspector = createInspector({ key });
  const requestLog = new RequestLog({
    events,
    accessLog: () => (live.settings.config.accessLog ? accessLogger : undefined),
    keyedHash: (kind, value) => inspector.keyedHash(kind, value),
    monotonicMs,
  });
  const observer = createCountedObserver({
    inspector,
    capabilities,
    enforcer,
    clock,
    newId,
    emit: publisher.emit.bind(publisher),
    slices: createSlices({ monotonicMs, nextTurn: setImmediate }),
    holds: createHolds({ clock, timers, stopping: stopping.signal }),
    ...(waits === undefined ? {} : { waits }),
    tenant: config.tenant,
    gateway,
    sessions: { idleGapMs: config.idleGapMs },
    events,
    monotonicMs,
  });
  return {
    observer,
    events,
    clock,
    timers,
    newId,
    newSessionId: overrides.newSessionId ?? randomUUID,
    config,
    tls,
    requestLog,
    environment,
    localUser: localUser(),
    pipes: overrides.pipes ?? { stdin: process.stdin, stdout: process.stdout },
  };
}

function upstreamsOf(front: Front): readonly NamedUpstream[] {
  return front.kind === 'http-paths' ? front.upstreams : [front.upstream];
}

function capabilityRulesOf(settings: GatewaySettings, events: GatewayEvents): ChangingRules {
  return createCapabilityRules({ catalog: catalogOf(settings), onVoid: (entry) => events.capabilitiesVoid(entry) });
}

function catalogOf({ front, tools }: GatewaySettings): OperatorCatalog {
  return operatorCatalogOf(upstreamsOf(front), tools);
}

export { Gateway } from './gateway.ts';
export { gatewayConfigSchema, type GatewaySettings, readGatewayConfig } from './config.ts';
