import type { Feed, Traffic, Verdict } from '../../schemas/generated/types.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { GatewayMetrics } from './metrics.ts';

/** How it ended that a call waited: full means that too many did already. */
export type WaitEnd = 'judged' | 'late' | 'full' | 'cancelled';

/** The rule or limit by which something was not taken. */
export const rejectedReasons = [
  'oversized-line',
  'oversized-body',
  'slow-body',
  'stalled-answer',
  'pipelined',
  'headers',
  'headers-size',
  'headers-time',
  'malformed',
  'version',
  'method',
  'target',
  'host',
  'origin',
  'path',
  'content-type',
  'encoding',
  'expectation',
  'tls',
  'bodies-max',
  'connections-max',
  'sessions-max',
] as const;
export type RejectedReason = (typeof rejectedReasons)[number];

/** How a request over HTTP ended. */
export interface RequestLabels {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'other';
  /** none: its client left before an answer began. */
  readonly status: '1xx' | '2xx' | '3xx' | '4xx' | '5xx' | 'none';
}

interface CommandOutcome {
  readonly of: string;
  readonly status: string;
  readonly reason?: string;
}

interface CheckedToken {
  readonly check: 'verified' | 'refuted' | 'unknown';
  readonly fault?: unknown;
}

interface Reload {
  readonly result: 'applied' | 'refused';
  /** Names of settings that were changed and stay as they are until a restart. */
  readonly fixed?: readonly string[];
}

interface ServerEnd {
  readonly server: string;
  readonly code: number | null;
  readonly signal: string | null;
}

interface ServerFault {
  readonly server: string;
  /** A code, such as ENOENT or ECONNREFUSED. */
  readonly reason: string;
}

export type GatewayEvents = ReturnType<typeof createGatewayEvents>;

/**
 * One function for each thing that happens: log and metric together. None throws, none is given content.
 * `repeated` takes what clients, servers and whoever writes to a topic can cause as often as they like.
 */
export function createGatewayEvents(logger: Logger, metrics: GatewayMetrics, repeated: Logger = logger) {
  return {
    ...causedEvents(repeated, metrics),
    ...trafficEvents(logger, metrics),
    ...tokenEvents(logger, metrics),
    ...requestEvents(logger, metrics),
    ...streamEvents(logger, metrics),
  };
}

function causedEvents(repeated: Logger, metrics: GatewayMetrics) {
  return {
    judged({ decision, reason, command }: Verdict): void {
      metrics.calls.inc({ decision, reason });
      if (decision !== 'allowed') repeated.warn({ decision, reason, command }, 'call not let through');
    },
    waitEnded(end: WaitEnd, ms: number): void {
      metrics.waits.inc({ end });
      metrics.waitSeconds.observe({}, ms / 1000);
      if (end === 'late' || end === 'full') repeated.warn({ end }, 'what came before a call was not judged in time');
    },
    rejected(reason: RejectedReason): void {
      metrics.rejected.inc({ reason });
      repeated.warn({ reason }, 'request not taken');
    },
    commandRecord({ of, status, reason = '' }: CommandOutcome): void {
      metrics.commands.inc({ of, status, reason });
      if (status !== 'rejected') return;
      if (of === 'progress') repeated.warn({ of, reason }, 'a record of the topic of progress does not count');
      else repeated.warn({ of, reason }, 'a record of the command topic does not count');
    },
    sensorFault({ where, err }: { readonly where: string; readonly err: unknown }): void {
      metrics.sensorFaults.inc({ where });
      // The message of a parser's fault may quote what it parsed.
      const fault = err instanceof Error ? err.name : typeof err;
      repeated.error({ where, fault }, 'the sensor failed; traffic goes on');
    },
    serverStopped: ({ server, code, signal }: ServerEnd) => repeated.info({ server, code, signal }, 'the server ended'),
    serverLost: (of: ServerFault) => repeated.warn(of, 'the server cannot be used'),
  };
}

function trafficEvents(logger: Logger, metrics: GatewayMetrics) {
  let begun = 0;
  let wasDegenerate = false;
  let connections = 0;
  return {
    traffic({ calls, sessions, degenerate }: Traffic): void {
      metrics.sessionsBegun.inc({}, sessions - begun);
      metrics.sessionsDegenerate.set({}, degenerate ? 1 : 0);
      if (degenerate && !wasDegenerate) {
        logger.warn({ calls, sessions }, 'nearly every call is a session of its own: chains cannot be seen');
      }
      begun = sessions;
      wasDegenerate = degenerate;
    },
    judgeTook: (ms: number) => metrics.judgeSeconds.observe({}, ms / 1000),
    connectionsChanged(by: number): void {
      connections += by;
      metrics.sessions.set({}, connections);
    },
    capabilitiesVoid({
      server,
      stated,
      seen,
    }: {
      readonly server: string;
      readonly stated: string;
      readonly seen: string;
    }): void {
      metrics.capabilitiesVoid.inc({});
      logger.error({ server, stated, seen }, 'a tool has another definition than its capabilities were stated for');
    },
    keysReplaced: (keys: readonly string[]) => logger.info({ keys }, 'the fingerprint keys are others now'),
    keysInForce: (count: number) => metrics.fingerprintKeys.set({}, count),
    keysUnreadable(err: unknown): void {
      metrics.keyFaults.inc({});
      logger.error({ err }, 'the fingerprint keys cannot be read again; those in force stay');
    },
  };
}

function tokenEvents(logger: Logger, metrics: GatewayMetrics) {
  let isIssuerAway = false;
  return {
    publicUrlMissing: (server: string) =>
      logger.warn({ server }, 'the server asks for OAuth tokens that are for it alone: set publicUrl'),
    publicUrlRefused: (server: string) =>
      logger.warn({ server }, 'the server refuses a token that is for publicUrl: make it an audience of the server'),
    tokenChecked({ check, fault }: CheckedToken): void {
      metrics.tokenChecks.inc({ result: check });
      // Its issuer is away for every token: one line says it until the next answer.
      if (fault !== undefined && !isIssuerAway) {
        logger.warn({ fault: fault instanceof Error ? fault.name : typeof fault }, 'the keys of tokens cannot be read');
      }
      isIssuerAway = check === 'unknown';
    },
  };
}

function requestEvents(logger: Logger, metrics: GatewayMetrics) {
  return {
    requestDone: (labels: RequestLabels) => metrics.requests.inc({ ...labels }),
    requestsOpen: (count: number) => metrics.requestsOpen.set({}, count),
    reloaded({ result, fixed = [] }: Reload): void {
      metrics.reloads.inc({ result });
      if (result === 'applied' && fixed.length === 0) logger.info({}, 'the configuration was read again');
      else if (result === 'applied') {
        logger.warn({ fixed }, 'the configuration was read again; what is fixed until a restart stays as it was');
      } else logger.error({}, 'the configuration was read again and not taken; the running one goes on');
    },
  };
}

function streamEvents(logger: Logger, metrics: GatewayMetrics) {
  let isAstray = false;
  return {
    clockAstray(byMs: number): void {
      metrics.clockAstray.set({}, byMs / 1000);
      const fields = { byMs };
      if (byMs !== 0 && !isAstray) {
        logger.warn(
          fields,
          'the clock of the machine was set, and the log does not bear it out: events go on in their time',
        );
      } else if (byMs === 0 && isAstray) logger.info(fields, 'the clock of the machine is right again');
      isAstray = byMs !== 0;
    },
    eventsProduced: (count: number) => metrics.produced.inc({}, count),
    topicsUnknown: (err: unknown) => logger.warn({ err }, 'the topics cannot be looked at; tried again'),
    feedFailed: (err: unknown) => logger.error({ err }, 'the command topic cannot be followed'),
    progressFailed: (err: unknown) => logger.error({ err }, 'the topic of progress cannot be followed'),
    eventDropped: () => metrics.dropped.inc({}),
    eventsLeftBehind: (count: number) => logger.error({ count }, 'stopped before the log took every event'),
    produceFailed({ err, buffered }: { readonly err: unknown; readonly buffered: number }): void {
      metrics.produceFailures.inc({});
      logger.warn({ err, buffered }, 'the log did not take a batch; it is tried again');
    },
    eventsForgotten: (count: number) => metrics.forgotten.inc({}, count),
    watchChanged(unwatched: number): void {
      metrics.unwatched.set({}, unwatched);
      if (unwatched > 0) logger.warn({ unwatched }, 'nobody watches some partitions: calls pass or stop as configured');
      else logger.info({}, 'every partition is watched');
    },
    feedChanged({ state, reason, live }: Feed): void {
      metrics.feedFresh.set({}, state === 'fresh' ? 1 : 0);
      const fields = { state, reason, live };
      if (state === 'stale') logger.warn(fields, 'the command feed is stale: calls pass or stop as configured');
      else logger.info(fields, 'state of the command feed');
    },
    heartbeat({ buffered, live }: { readonly buffered: number; readonly live: number }): void {
      metrics.buffered.set({}, buffered);
      metrics.liveCommands.set({}, live);
    },
  };
}
