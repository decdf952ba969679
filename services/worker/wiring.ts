import { topics } from '../../schemas/topics.ts';
import type { WorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createOwnRecords } from '../adapters/crypto/own-records.ts';
import { createVerifier } from '../adapters/crypto/verifier.ts';
import { type Engine, engineDefaults } from '../engine/engine.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Log, LogFollower } from '../engine/ports/log.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import type { SessionStore } from '../engine/ports/session-store.ts';
import type { Signer } from '../engine/ports/signing.ts';
import type { Reach } from '../engine/rules/reach.ts';
import type { DetectorsConfig } from '../../schemas/generated/types.ts';
import { CatalogWatch } from './catalog/catalog-watch.ts';
import { CommandDesk } from './commands/command-desk.ts';
import { CommandEnds } from './commands/command-ends.ts';
import { CommandLedger } from './commands/command-ledger.ts';
import type { WorkerSettings } from './config.ts';
import { DetectorAlarm } from './health/detector-alarm.ts';
import type { DetectorFolder } from './rules/detector-folder.ts';
import { RulesShelf } from './rules/rules-shelf.ts';
import type { RulesSource } from './rules/rules-source.ts';
import { decodeRecord } from './records/decode.ts';
import { createSignalEvents, createWorkerEvents } from './events.ts';
import { createGatewayDirectory } from './gateways.ts';
import { createWorkerMetrics } from './metrics.ts';
import type { PipelineDeps } from './partition/pipeline-deps.ts';
import { AwaitedPartitions } from './partition/progress.ts';
import { restoreBaselines } from './signals/restore-baselines.ts';
import { decodeSignal } from './signals/signal-record.ts';
import { createPatience } from './patience.ts';
import { CacheBudget } from './session/cache-budget.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { nodeTimers } from '../adapters/clock/node-timers.ts';
import { AttemptTurns } from './partition/attempt-turns.ts';
import { LogTime } from './time/log-time.ts';
import { type PartitionsDeps, Worker } from './worker.ts';

export interface WorkerParts {
  readonly log: Log;
  readonly store: SessionStore;
  readonly engine: Engine;
  readonly signer: Signer;
  /** Signs what is armed over several sessions; absent: nothing is. */
  readonly wideSigner?: Signer | undefined;
  readonly keys: Pick<WorkerKeys, 'gateways' | 'trust'>;
  readonly clock: Clock;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly config: WorkerSettings;
  /** The operator's own detectors, which may change while the worker runs. */
  readonly folder?: DetectorFolder | undefined;
  /** How the operator set detectors; for when the folder changes. */
  readonly detectors?: DetectorsConfig | undefined;
}

/** What tests replace. */
export interface WorkerOverrides {
  readonly timers?: Timers;
}

/** Builds a worker from its parts. It closes what it takes from the log; the store is closed by whoever opened it. */
export function createWorker(parts: WorkerParts, { timers = nodeTimers }: WorkerOverrides = {}): Worker {
  const { log, engine, keys, clock, logger, config } = parts;
  const stopping = new AbortController();
  const nowMs = (): number => clock.nowMs();
  const metrics = createWorkerMetrics(parts.metrics);
  const events = createWorkerEvents(logger, metrics, nowMs);
  const patience = createPatience({ events, stopping: stopping.signal, sleep: timers.sleep });
  const gateways = createGatewayDirectory(keys.gateways);
  const { signer, verify } = createOwnRecords(parts.signer, createVerifier(keys.trust));
  const ledger = new CommandLedger({ verify });
  const ends = new CommandEnds();
  const awaited = new AwaitedPartitions();
  const producer = ends.noting(log.producer());
  const follower = (): ReturnType<Log['follower']> => log.follower({ isLeisurely: true });
  if (parts.wideSigner === undefined) events.wideUnsigned();
  const time = new LogTime(clock, { toleranceMs: config.clockToleranceMs });
  const desk = new CommandDesk({ ...config, ledger, producer, gateways, events, time, nowMs, follower });
  const onNoted = (count: number): void => events.published('note', count);
  const catalog = new CatalogWatch({ gateways, signer, producer, follower, onNoted });
  const alarm = new DetectorAlarm({ producer, events, nowMs });
  const source = (): RulesSource => ({ folder: parts.folder?.source, detectors: parts.detectors });
  const shelf = new RulesShelf({ log, producer, signer, verify, engine, source, events, nowMs });
  const attemptTurns = new AttemptTurns({ sleep: timers.sleep, stopping: stopping.signal });
  const cache = new CacheBudget(config.cacheBytesMax, (bytes) => events.cacheDropped(bytes));
  const shared: SharedParts = {
    parts,
    producer,
    desk,
    time,
    alarm,
    patience,
    stopping,
    timers,
    shelf,
    follower,
    cache,
    attemptTurns,
  };
  const calls = callsOf(shared, { events, gateways, catalog, signer, awaited });
  followFolder(shared, events);
  return new Worker({
    ...config,
    log,
    desk,
    alarm,
    catalog,
    ends,
    awaited,
    timers,
    stopping,
    calls,
    signals: signalsOf(shared, createSignalEvents(logger, metrics, nowMs)),
  });
}

interface CallsParts extends Pick<PipelineDeps, 'events' | 'signer'> {
  readonly gateways: ReturnType<typeof createGatewayDirectory>;
  readonly catalog: CatalogWatch;
  readonly awaited: AwaitedPartitions;
}

function callsOf(shared: SharedParts, { events, gateways, catalog, signer, awaited }: CallsParts): PartitionsDeps {
  const { log, store, engine, config } = shared.parts;
  const { recordBytesMax } = config;
  const pipeline: PipelineDeps = {
    ...pipelineOf(shared, { events, topic: topics.calls }),
    decode: (record) => catalog.withFacts(decodeRecord(record, { gateways, recordBytesMax }), record.appendTimeMs),
    deadlines: store.deadlines,
    signer,
    clock: { latenessMs: config.latenessMs, skewMs: engineDefaults.skewMs },
    stateTtlMs: config.sessionIdleMs + config.replayWindowMs,
    onAwaited: (partition) => awaited.note(partition),
    isLiveFirst: true,
  };
  // Rule 8 (loss of the store): a session may live for as long as the longest window of a detector.
  const rewindMs = (): number => config.sessionIdleMs + Math.max(config.replayWindowMs, engine.windowMs());
  const reach = (): Reach | undefined =>
    engine.windowMs() > config.replayWindowMs ? engine.reach('session') : undefined;
  return { member: log.member(config.groupId, [topics.calls]), pipeline, rewindMs, reach, signer };
}

function followFolder({ parts, alarm, stopping }: SharedParts, events: PipelineDeps['events']): void {
  const { folder, engine, detectors } = parts;
  const onFaults = (faults: readonly string[]): void => alarm.found(faults);
  folder?.follow({ engine, detectors, events, onFaults, signal: stopping.signal });
}

interface SharedParts extends Pick<PipelineDeps, 'producer' | 'patience' | 'shelf'> {
  readonly follower: () => LogFollower;
  readonly parts: WorkerParts;
  readonly cache: CacheBudget;
  readonly desk: CommandDesk;
  readonly time: LogTime;
  readonly alarm: DetectorAlarm;
  readonly attemptTurns: AttemptTurns;
  readonly stopping: AbortController;
  readonly timers: Timers;
}

/** What is the same for every topic. */
function pipelineOf(
  { parts, producer, desk, time, alarm, patience, stopping, timers, shelf, cache, attemptTurns }: SharedParts,
  { events, topic }: Pick<PipelineDeps, 'events'> & { readonly topic: string },
): Omit<PipelineDeps, 'decode' | 'deadlines' | 'signer' | 'clock' | 'stateTtlMs' | 'onAwaited' | 'isLiveFirst'> {
  const { store, engine, clock, elapsed: elapsedMs, config } = parts;
  return {
    ...config,
    producer,
    events,
    store,
    engine,
    patience,
    shelf,
    cacheBudget: cache,
    attemptTurns,
    stopping: stopping.signal,
    sleep: timers.sleep,
    nowMs: () => clock.nowMs(),
    elapsedMs,
    time,
    isCommanded: (recordKey) => desk.isCommanded(recordKey),
    onStore: (operation, startedMs) => events.storeTook(operation, clock.nowMs() - startedMs),
    onCounts: ({ partition, offset, key }, counts) => {
      events.judged({ partition, offset }, counts);
      if (counts.hole !== undefined && key !== undefined) desk.leapt(key, counts.hole);
    },
    onLate: (late) => desk.judgedLate(late),
    onLogReplaced: () => desk.logReplaced(topic),
    onPoison: ({ partition, offset }, err) => events.poisoned({ partition, offset, err }),
    onHeartbeat(heartbeat, record) {
      alarm.heard(heartbeat);
      desk.heartbeat(heartbeat, record);
    },
    onRejected: (record) => desk.rejected(record),
    onBegun: () => undefined,
    onCommands: (effects) => desk.published(effects.map(({ record }) => record)),
  };
}

/** What comes after a group's name for the group that shares the signals: members of one group read the same topics. */
const signalsGroup = '.signals';

function signalsOf(shared: SharedParts, events: PipelineDeps['events']): PartitionsDeps {
  const { log, store, engine, config, signer: own, wideSigner: wide } = shared.parts;
  // What workers tell each other is sealed with the one key that all of them have.
  const { writer } = wide ?? own;
  const signer: Signer = { ...own, writer, sign: (body) => (wide ?? own).sign(body) };
  const pipeline: PipelineDeps = {
    ...pipelineOf(shared, { events, topic: topics.signals }),
    // What its entities have in common comes of many sessions, in the order of the log.
    isLiveFirst: false,
    // Records that are judged late are told of as such where they are calls.
    onLate: () => undefined,
    // Calls wait for what is told of their own session alone.
    onAwaited: () => undefined,
    onBegun: (begun) => shared.desk.entitiesBegun(begun),
    decode: (record) => decodeSignal(record, { signer, recordBytesMax: config.recordBytesMax }),
    deadlines: store.entityDeadlines,
    signer,
    clock: { latenessMs: 0, skewMs: engineDefaults.skewMs },
    get stateTtlMs() {
      return engine.wideWindowMs + config.sessionIdleMs + config.replayWindowMs;
    },
    restore: (input) => restoreBaselines({ ...pipeline, follower: shared.follower }, input),
  };
  const member = log.member(config.groupId + signalsGroup, [topics.signals]);
  const ownMs = config.sessionIdleMs + config.replayWindowMs + config.baselineMs;
  const rewindMs = (): number => engine.wideWindowMs + ownMs;
  const reach = (): Reach | undefined => (engine.wideWindowMs > ownMs ? engine.reach('wide') : undefined);
  return { member, pipeline, rewindMs, reach, signer: wide };
}

export type { Worker };
export {
  checkDeployment,
  defaultWorkerSettings,
  readWorkerAccess,
  readWorkerConfig,
  riskSettings,
  workerConfigSchema,
  type WorkerSettings,
} from './config.ts';
export { type CommandStatus, readStatus, type StatusReport } from './readers/status-reader.ts';
export { readCatalog } from './readers/catalog-reader.ts';
export { chooseDetectors } from './rules/detectors.ts';
export { builtIn, catalogIds } from './readers/catalog.ts';
export { type DetectorFolder, openDetectorFolder } from './rules/detector-folder.ts';
export { type FolderNews, folderText } from './rules/folder-news.ts';
export { isSessionEventType, readSessionEvent, type SessionInput } from './session/session-event.ts';
export { readCalls } from './readers/calls-reader.ts';
export { type Letter, type Letters, positionOf, readLetters } from './dlq/letters.ts';
export { inspectLetters, type LetterState, sendBack } from './dlq/inspection.ts';
