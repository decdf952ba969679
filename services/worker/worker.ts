/**
 * One worker process: a member of the group that shares the partitions of the calls topic.
 *
 * Owns the pipelines of its partitions, the command desk and the periodic tasks. Invariants:
 * 1. A pipeline lives for one assignment; nothing of it is used in the next.
 * 2. Rule 14 (stopping): it lets running batches end, commits them, and leaves the group; whatever waits is given up.
 */
import { isRetryable, ShearpinError } from '../../schemas/errors.ts';
import { topics } from '../../schemas/topics.ts';
import type { GroupMember, Log, LogBatch, TopicPartition } from '../engine/ports/log.ts';
import type { CommandDesk, OwnedPartitions } from './command-desk.ts';
import type { WorkerSettings } from './config.ts';
import type { DetectorAlarm } from './detector-alarm.ts';
import { type OwnerDeps, PartitionOwner } from './partition-owner.ts';
import { type Beat, PartitionPipeline, type PipelineDeps } from './partition-pipeline.ts';
import { progressMs, type ProgressSource, ProgressTeller } from './progress.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { repeat } from '../adapters/clock/repeat.ts';

export interface WorkerDeps extends WorkerSettings {
  readonly log: Log;
  readonly member: GroupMember;
  readonly desk: CommandDesk;
  readonly alarm: Pick<DetectorAlarm, 'tend'>;
  readonly pipeline: PipelineDeps;
  readonly timers: Timers;
  readonly stopping: AbortController;
}

export interface Readiness {
  readonly ready: boolean;
  /** What it waits for, in words. */
  readonly waiting: readonly string[];
}

/** Everything that is read or written must exist with its settings. */
const topicsNeeded = [topics.calls, topics.alerts, topics.commands, topics.acks, topics.dlq, topics.progress];
const tendMs = 1000;
/** After so many beacon intervals without any progress a partition has no beacon: gateways shall not trust it. */
const stuckBeacons = 2;

type State = 'new' | 'running' | 'stopped';
type Task = 'beacons' | 'progress' | 'tend' | 'store';

export class Worker {
  readonly #deps: WorkerDeps;
  readonly #pipelines = new Map<number, PartitionPipeline>();
  readonly #runs: Readonly<Record<Task, () => Promise<void>>> = {
    beacons: () => this.#sendBeacons(),
    progress: () => this.#tellProgress(),
    tend: () => this.#tend(),
    store: () => this.#askStore(),
  };
  readonly #progress: ProgressTeller;
  #state: State = 'new';
  #isAssigned = false;
  /** Of a store that may evict state since its settings were changed. */
  #storeFault: unknown;
  #partitions = 0;
  #tasks: readonly Promise<void>[] = [];
  #stopped: Promise<void> | undefined;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
    this.#progress = new ProgressTeller(deps.pipeline);
    deps.desk.onRead(() => void this.#beacon());
  }

  /** Waits until log and store can be reached; throws when a setting of theirs would lose data. */
  async start(): Promise<void> {
    const { pipeline, desk, member, log } = this.#deps;
    if (this.#state !== 'new') return;
    this.#state = 'running';
    await pipeline.patience('store', () => pipeline.store.check());
    const counts = await pipeline.patience('log', () => checkTopics(log));
    this.#partitions = counts.get(topics.calls) ?? 0;
    await desk.start();
    if (this.#hasStopped()) return;
    await member.start({
      onAssigned: (partitions) => this.#onAssigned(partitions),
      onRevoked: () => this.#onRevoked(),
      onBatch: (batch, beat) => this.#onBatch(batch, beat),
    });
    const { beaconMs } = this.#deps;
    this.#tasks = [
      this.#repeat('beacons', beaconMs),
      this.#repeat('progress', progressMs),
      this.#repeat('tend', tendMs),
      this.#repeat('store', tendMs),
    ];
  }

  /** Assigned, state loaded, commands read, nothing waited for. */
  ready(): Readiness {
    const pipelines = [...this.#pipelines.values()];
    const owners = pipelines.map(({ owner }) => owner);
    const waiting = [
      ...(this.#isAssigned ? [] : ['partitions']),
      ...this.#deps.pipeline.patience.waitingOn(),
      ...this.#deps.desk.waiting,
      ...(this.#storeFault === undefined ? [] : ['a store that evicts nothing']),
      ...owners
        .filter(({ isRebuilding }) => isRebuilding)
        .map(({ at }) => `rebuild of partition ${String(at.partition)}`),
      ...pipelines
        .filter((one) => one.isForeign)
        .map(({ owner }) => `a newer worker for partition ${String(owner.at.partition)}`),
      ...this.#stuck().map((partition) => `progress in partition ${String(partition)}`),
    ];
    return { ready: waiting.length === 0 && this.#state === 'running', waiting };
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #stop(): Promise<void> {
    const { stopping, member, desk, pipeline } = this.#deps;
    const wasRunning = this.#state === 'running';
    this.#state = 'stopped';
    stopping.abort();
    // Batches that still run commit by themselves from here on.
    await Promise.allSettled([...this.#pipelines.values()].map((one) => one.settled()));
    if (wasRunning) await member.stop();
    await Promise.all(this.#tasks);
    await desk.stop();
    await pipeline.producer.close();
  }

  async #onAssigned(assigned: readonly TopicPartition[]): Promise<readonly bigint[]> {
    const { log, pipeline, member } = this.#deps;
    await this.#dropPipelines();
    this.#deps.desk.forgetGateways();
    const counts = await checkTopics(log);
    this.#partitions = counts.get(topics.calls) ?? 0;
    const { sessionIdleMs, replayWindowMs } = this.#deps;
    const { store, engine, events, batchRecordsMax } = pipeline;
    // Rule 8 (loss of the store): a session may live for as long as the longest window of a detector.
    const rewindMs = (): number => sessionIdleMs + Math.max(replayWindowMs, engine.windowMs());
    const publishedLog: OwnerDeps['publishedLog'] = (partition) =>
      this.#untilStopped(this.#deps.desk.publishedLog(partition));
    const rulesName = (): string => engine.rulesName();
    const deps = { member, store, events, rewindMs, batchRecordsMax, publishedLog, rulesName };
    const owners = await Promise.all(assigned.map((at) => PartitionOwner.claim(deps, at, this.#peersOf(at))));
    for (const owner of owners) {
      const { at, epoch, incarnation } = owner;
      this.#pipelines.set(at.partition, new PartitionPipeline(pipeline, owner));
      pipeline.events.assigned({ partition: at.partition, epoch, incarnation });
    }
    this.#isAssigned = true;
    void this.#beacon();
    return owners.map(({ startOffset }) => startOffset);
  }

  /** Nobody may wait for a topic that cannot be read when the worker ends. */
  async #untilStopped<T>(work: Promise<T>): Promise<T> {
    const { signal } = this.#deps.stopping;
    const stopped = new Promise<never>((_, reject) => {
      const end = (): void => reject(new ShearpinError('E_NOT_OWNER', 'The worker was stopped.'));
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
    return Promise.race([work, stopped]);
  }

  async #onRevoked(): Promise<void> {
    await this.#dropPipelines();
    this.#isAssigned = false;
  }

  /** A commit of the old assignment that came after the claim of the new one would undo it. */
  async #dropPipelines(): Promise<void> {
    const dropped = [...this.#pipelines.values()];
    this.#pipelines.clear();
    await Promise.all(dropped.map((one) => one.close()));
  }

  async #onBatch(batch: LogBatch, beat: Beat): Promise<void> {
    await this.#pipelines.get(batch.partition)?.run(batch, beat);
  }

  #peersOf(at: TopicPartition): readonly TopicPartition[] {
    const all = Array.from({ length: this.#partitions }, (_, partition) => ({ topic: at.topic, partition }));
    return all.filter(({ partition }) => partition !== at.partition);
  }

  /** Those in which records are judged: whoever only holds its partition says nothing in its name. */
  #tended(): OwnedPartitions {
    const stuck = new Set(this.#stuck());
    const alive = [...this.#pipelines.values()].filter((one) => !one.isLost && !stuck.has(one.owner.at.partition));
    const sources = alive.map(({ owner: { at, incarnation, committedOffset } }) => ({
      partition: at.partition,
      incarnation,
      committedOffset,
    }));
    return { sources, partitions: Math.max(1, this.#partitions) };
  }

  #stuck(): readonly number[] {
    const nowMs = this.#deps.pipeline.nowMs();
    const stuckMs = stuckBeacons * this.#deps.beaconMs;
    const stuck = [...this.#pipelines].filter(([, one]) => one.stuckMs(nowMs) > stuckMs);
    return stuck.map(([partition]) => partition);
  }

  #hasReadAll(): boolean {
    const pipelines = [...this.#pipelines.values()];
    const { pipeline } = this.#deps;
    const isWaiting = pipeline.patience.waitingOn().length > 0;
    return pipelines.length > 0 && !isWaiting && pipelines.every((one) => one.behindMs(pipeline.nowMs()) === 0);
  }

  #hasStopped(): boolean {
    return this.#state === 'stopped';
  }

  #repeat(task: Task, everyMs: number): Promise<void> {
    const { timers, stopping, pipeline } = this.#deps;
    const onFault = (fault: unknown): void => pipeline.events.taskFailed(task, fault);
    return repeat(this.#runs[task], { everyMs, signal: stopping.signal, timers, onFault });
  }

  async #sendBeacons(): Promise<void> {
    for (const partition of this.#stuck()) this.#deps.pipeline.events.stuck(partition);
    await this.#deps.desk.sendBeacons(this.#tended());
  }

  /** A beacon out of turn, so that gateways need not wait for the next. */
  async #beacon(): Promise<void> {
    try {
      await this.#sendBeacons();
    } catch (fault) {
      this.#deps.pipeline.events.taskFailed('beacons', fault);
    }
  }

  async #tellProgress(): Promise<void> {
    const { pipeline } = this.#deps;
    const nowMs = pipeline.nowMs();
    const sources = [...this.#pipelines.values()].flatMap((one): readonly ProgressSource[] => {
      const behindMs = one.behindMs(nowMs);
      if (one.isLost || behindMs === undefined) return [];
      const { at, incarnation, epoch, committedOffset } = one.owner;
      return [{ partition: at.partition, incarnation, epoch, committedOffset, behindMs }];
    });
    const told = await this.#progress.tell(sources, Math.max(1, this.#partitions));
    if (told > 0) pipeline.events.published('progress', told);
  }

  async #tend(): Promise<void> {
    const { desk, alarm } = this.#deps;
    await desk.watchAcks();
    await desk.watchGateways({ hasReadAll: this.#hasReadAll() });
    await alarm.tend();
    await desk.restoreCovered(this.#tended());
    await desk.buryExpired(this.#tended());
  }

  /** Data may be lost without a word, so the store is asked again and again, and not while records wait. */
  async #askStore(): Promise<void> {
    const { store, events } = this.#deps.pipeline;
    const found = await store.identity().catch(() => undefined);
    for (const { owner } of this.#pipelines.values()) owner.hearOfStore(found);
    if (found === undefined) return;
    const fault = await store.check().then(nothing, (refused: unknown) => refused);
    if (fault !== undefined && isRetryable(fault)) return;
    if (fault !== undefined && this.#storeFault === undefined) events.storeEvicts(fault);
    this.#storeFault = fault;
  }
}

function nothing(): undefined {
  return undefined;
}

async function checkTopics(log: Log): Promise<ReadonlyMap<string, number>> {
  const admin = log.admin();
  try {
    return await admin.check(topicsNeeded);
  } finally {
    await admin.close();
  }
}
