import type { EngineCounts } from '../engine/engine.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { RejectReason } from './records/decode.ts';
import type { StoreRoom } from '../engine/ports/session-store.ts';
import type { Held } from './session/held.ts';
import { LineLimit } from './line-limit.ts';
import type { TroubleKind } from './health/gateway-health.ts';
import type { WorkerMetrics } from './metrics.ts';
import { TallySums } from './tally-sums.ts';

export type EventOutcome = 'processed' | 'duplicate' | 'rejected' | 'heartbeat' | 'waiting' | 'tick';
export type PublishedKind =
  | 'alert'
  | 'command'
  | 'dlq'
  | 'signal'
  | 'tick'
  | 'beacon'
  | 'progress'
  | 'rules'
  | 'tombstone'
  | 'restored'
  | 'health'
  | 'note'
  | 'baseline';
export type WaitingOn = 'store' | 'log';

interface NotEnforced {
  readonly command: string;
  readonly gateway: string;
  readonly status: 'silent' | 'rejected' | 'unsupported';
  readonly reason?: string;
}

interface KeptTooShort {
  readonly topic: string;
  readonly retentionMs: number;
  /** What retention.ms should be at least. */
  readonly neededMs: number;
  /** Whose window asks for that; absent: the lifetime of sessions does. */
  readonly detector?: string;
  readonly windowMs?: number;
}

interface StoreLost {
  readonly partition: number;
  readonly offset: bigint;
  readonly isExpected: boolean;
}

export type WorkerEvents = ReturnType<typeof createWorkerEvents>;

/** One function for each thing that happens: log and metric together. None throws. */
export function createWorkerEvents(logger: Logger, metrics: WorkerMetrics, nowMs: () => number) {
  const told: Told = { logger, metrics, lines: new LineLimit(nowMs) };
  return {
    ...partitionEvents(told),
    ...storeEvents(told),
    ...baselineEvents(told),
    ...rulesEvents(told),
    ...recordEvents(told),
    ...commandEvents(told),
  };
}

/** The same for the partitions of signals, which have counts of their own. */
export function createSignalEvents(logger: Logger, metrics: WorkerMetrics, nowMs: () => number): WorkerEvents {
  const {
    signals: events,
    signalLag: lag,
    entities: sessions,
    entityDeadlines: deadlines,
    entitiesBegun: begun,
    signalRebuildLeft: rebuildLeft,
  } = metrics;
  const own = { events, lag, sessions, deadlines, begun, rebuildLeft };
  return createWorkerEvents(aboutSignals(logger), { ...metrics, ...own }, nowMs);
}

function aboutSignals(logger: Logger): Logger {
  const about = (level: keyof Logger) => (fields: object, message: string) =>
    logger[level]({ topic: 'signals', ...fields }, message);
  return { debug: about('debug'), info: about('info'), warn: about('warn'), error: about('error') };
}

interface Told {
  readonly logger: Logger;
  readonly metrics: WorkerMetrics;
  readonly lines: LineLimit;
}

function partitionEvents({ logger, metrics, lines }: Told) {
  return {
    assigned: (at: { partition: number; epoch: number; incarnation: number }) => logger.info(at, 'partition taken'),
    lost: (at: { partition: number; err: unknown }) => logger.warn(at, 'partition lost to another worker'),
    fenced: (at: { partition: number; epoch: number }) =>
      logger.warn(at, 'a save was refused: another owner saved under a higher epoch'),
    logReplaced(at: { partition: number; incarnation: number }): void {
      metrics.rebuilds.inc({ cause: 'log' });
      logger.warn(at, 'the topic is not the one of the last commit; it is read from its beginning');
    },
    storeLost({ partition, offset, isExpected }: StoreLost): void {
      metrics.rebuilds.inc({ cause: 'store' });
      const fields = { partition, offset: String(offset) };
      if (isExpected) logger.info(fields, 'sessions are rebuilt from the log');
      else logger.warn(fields, 'the store lost data; sessions are rebuilt from the log');
    },
    stateExpired({ partition, offset }: { partition: number; offset: bigint }): void {
      metrics.rebuilds.inc({ cause: 'age' });
      logger.warn(
        { partition, offset: String(offset) },
        'records waited for longer than state is kept; sessions are rebuilt',
      );
    },
    waiting(on: WaitingOn, { err, isNew }: { err: unknown; isNew: boolean }): void {
      metrics.waits.inc({ on });
      if (isNew) logger.warn({ on, err }, 'waiting; tried again until it can be used');
      else logger.debug({ on, err }, 'still waiting');
    },
    stuck(partition: number): void {
      lines.tell(`stuck/${String(partition)}`, (count) =>
        logger.warn({ partition, count }, 'nothing is done in a partition; its beacons are withheld'),
      );
    },
    recovered: (on: WaitingOn) => logger.info({ on }, 'recovered'),
    liveFound: (at: { partition: number; sessions: number }) =>
      logger.info(at, 'sessions that live are rebuilt before the others'),
    progress(at: { partition: number; lag: number; sessions: number; deadlines: number; left: number }): void {
      metrics.rebuildLeft.set({ partition: String(at.partition) }, at.left);
      metrics.lag.set({ partition: String(at.partition) }, at.lag);
      metrics.sessions.set({ partition: String(at.partition) }, at.sessions);
      metrics.deadlines.set({ partition: String(at.partition) }, at.deadlines);
    },
    stateForeign: (at: { partition: number; err: unknown }) =>
      logger.error(
        at,
        'another version wrote what is stored; nothing is done in a partition until a worker that knows it has it',
      ),
    deadlinesLost(lost: number): void {
      metrics.deadlinesLost.inc({}, lost);
      lines.tell('deadlines', (count) => logger.warn({ count }, 'more deadlines than are kept'));
    },
    evicted: (count: number) => metrics.evictions.inc({}, count),
    cacheHolds: (bytes: number) => metrics.cacheBytes.set({}, bytes),
    cacheDropped: (bytes: number) => metrics.cacheDropped.inc({}, bytes),
  };
}

function storeEvents({ logger, metrics, lines }: Told) {
  return {
    storeTook: (operation: 'load' | 'save', ms: number) => metrics.storeSeconds.observe({ operation }, ms / 1000),
    storeEvicts: (err: unknown) => logger.error({ err }, 'the store may evict state: its settings were changed'),
    storeRoom: ({ usedBytes, maxBytes }: StoreRoom) =>
      metrics.storeUsed.set({}, maxBytes === 0 ? 0 : usedBytes / maxBytes),
    keptTooShort: (topic: KeptTooShort) =>
      logger.warn(
        topic,
        'a topic keeps its records for less time than a rebuild goes back: after a loss of the store the beginnings of chains may be missing; set its retention.ms to neededMs or more',
      ),
    storeUnbounded: () => logger.warn({}, 'the store has no maxmemory: nothing bounds what a flood of sessions takes'),
    shed(held: Held, sessions: number): void {
      metrics.shed.inc({ held }, sessions);
      lines.tell(`shed/${held}`, (count) =>
        logger.warn({ held, sessions, count }, 'the store is nearly full: sessions are given up'),
      );
    },
  };
}

function baselineEvents({ logger, metrics, lines }: Told) {
  return {
    baselinesRestored({ partition, entities }: { partition: number; entities: number }): void {
      metrics.baselines.inc({ result: 'restored' }, entities);
      if (entities > 0) logger.info({ partition, entities }, 'what was learned was put back into the store');
    },
    baselineRefused({ offset, reason }: { offset: bigint; reason: RejectReason }): void {
      metrics.baselines.inc({ result: 'refused' });
      lines.tell(`baseline/${reason}`, (count) =>
        logger.warn({ offset: String(offset), reason, count }, 'a record of what was learned does not count'),
      );
    },
  };
}

function rulesEvents({ logger, metrics, lines }: Told) {
  return {
    detectorsRead(counts: { readonly detectors: number }): void {
      metrics.detectorReloads.inc({ outcome: 'used' });
      logger.info(counts, 'detectors changed');
    },
    detectorsFaulty(faults: readonly string[]): void {
      metrics.detectorReloads.inc({ outcome: 'faulty' });
      logger.warn({ faults }, 'the folder of detectors has faults; what ran before goes on');
    },
    detectorsUnwatched(err: unknown): void {
      metrics.detectorReloads.inc({ outcome: 'unwatched' });
      logger.warn({ err }, 'the folder of detectors cannot be watched any more');
    },
    rulesTooLarge: () =>
      logger.warn(
        {},
        'the rules in force do not fit into a record: after a restart with others, nobody can judge by them',
      ),
    rulesForgotten: ({ partition, from, to }: { partition: number; from: bigint; to: bigint }) =>
      logger.warn(
        { partition, from: String(from), to: String(to) },
        'rules changed too often since: these records are judged by the oldest rules that are known',
      ),
    rulesUnknown: (at: { partition: number; offset: bigint }) =>
      lines.tell('rules', (count) =>
        logger.warn(
          { partition: at.partition, offset: String(at.offset), count },
          'records are judged by the rules of now: those of then are not known to this worker',
        ),
      ),
  };
}

function recordEvents({ logger, metrics, lines }: Told) {
  const tallies = new TallySums(metrics);
  return {
    counted: (result: EventOutcome, count: number) => metrics.events.inc({ result }, count),
    rejected(at: { partition: number; offset: bigint; reason: RejectReason; detail?: string }): void {
      metrics.dlq.inc({ reason: at.reason });
      const fields = { ...at, offset: String(at.offset) };
      lines.tell(`rejected/${at.reason}`, (count) => logger.warn({ ...fields, count }, 'record rejected'));
    },
    poisoned(at: { partition: number; offset: bigint; err: unknown }): void {
      const fields = { ...at, offset: String(at.offset) };
      lines.tell('poisoned', (count) => logger.error({ ...fields, count }, 'record could not be processed'));
    },
    begun: (count: number) => metrics.begun.inc({}, count),
    unknownFields: (count: number) => metrics.unknownFields.inc({}, count),
    gatewayDropped(gateway: string, events: number): void {
      metrics.gatewayDropped.inc({}, events);
      lines.tell(`dropped/${gateway}`, (count) => logger.warn({ gateway, events, count }, 'a gateway dropped events'));
    },
    judged({ partition, offset }: { partition: number; offset: bigint }, counts: EngineCounts): void {
      if (counts.duplicates > 0) metrics.resent.inc({}, counts.duplicates);
      if (counts.gaps > 0) metrics.gaps.inc({}, counts.gaps);
      if (counts.late > 0) metrics.late.inc({}, counts.late);
      if (counts.ended > 0) metrics.ended.inc({}, counts.ended);
      if (counts.afterEnd > 0) metrics.afterEnd.inc({}, counts.afterEnd);
      for (const level of counts.risks) metrics.riskLevels.inc({ level });
      for (const tally of counts.tallies) {
        tallies.add(tally);
        if (tally.fault === undefined) continue;
        const { detector, fault } = tally;
        const fields = {
          partition,
          offset: String(offset),
          detector,
          isQuarantined: fault.isQuarantined,
          err: fault.error,
        };
        lines.tell(`detector/${detector}`, (count) =>
          logger.error({ ...fields, count }, 'a detector could not take an event'),
        );
      }
    },
    /** A round is over: what its detectors did is told. */
    roundJudged: () => tallies.tell(),
    published: (kind: PublishedKind, count: number) => metrics.published.inc({ kind }, count),
    alertTook: (ms: number) => metrics.eventToAlert.observe({}, Math.max(0, ms) / 1000),
  };
}

function commandEvents({ logger, metrics, lines }: Told) {
  return {
    wideUnsigned: () =>
      logger.warn({}, 'the keys hold none for arms over several sessions: such detectors alert, and arm nothing'),
    liveCommands: (count: number) => metrics.liveCommands.set({}, count),
    commandRefused(at: { offset: bigint; reason: string }): void {
      metrics.commandsRefused.inc({ reason: at.reason });
      const fields = { ...at, offset: String(at.offset) };
      lines.tell(`command/${at.reason}`, (count) =>
        logger.warn({ ...fields, count }, 'a record of the command topic does not count'),
      );
    },
    ackRefused(at: { offset: bigint; reason: string }): void {
      metrics.acksRefused.inc({ reason: at.reason });
      const fields = { ...at, offset: String(at.offset) };
      lines.tell(`ack/${at.reason}`, (count) => logger.warn({ ...fields, count }, 'an ack does not count'));
    },
    ackTook: (ms: number) => metrics.ackSeconds.observe({}, ms / 1000),
    notEnforced(fact: NotEnforced): void {
      metrics.notEnforced.inc({ status: fact.status });
      logger.error(fact, 'a live gateway does not enforce a live command');
    },
    blind(kind: TroubleKind, subject: string): void {
      metrics.healthFindings.inc({ kind });
      logger.error({ kind, subject }, 'calls cannot be judged as they should');
    },
    taskFailed: (task: string, err: unknown) => logger.warn({ task, err }, 'a periodic task failed; it is tried again'),
  };
}
