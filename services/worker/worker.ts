/**
 * One worker process: a member of the groups that share the partitions of calls, and those of signals.
 *
 * Owns the command desk and the periodic tasks. Invariants:
 * 1. Rule 14 (stopping): it lets running batches end, commits them, and leaves the groups; whatever waits is given up.
 */
import { isRetryable } from '../../schemas/errors.ts';
import { topics } from '../../schemas/topics.ts';
import type { GroupMember, Log } from '../engine/ports/log.ts';
import type { StoreIdentity } from '../engine/ports/session-store.ts';
import type { Signer } from '../engine/ports/signing.ts';
import type { CommandDesk } from './commands/command-desk.ts';
import type { CommandEnds } from './commands/command-ends.ts';
import type { WorkerSettings } from './config.ts';
import type { CatalogWatch } from './catalog/catalog-watch.ts';
import type { DetectorAlarm } from './health/detector-alarm.ts';
import type { RebuiltFrom } from './health/retention-watch.ts';
import type { PipelineDeps } from './partition/pipeline-deps.ts';
import { aborted } from './patience.ts';
import { NeededTopics } from './needed-topics.ts';
import { StoreBudget } from './session/store-budget.ts';
import { PartitionSet } from './partition/partition-set.ts';
import { type AwaitedPartitions, progressMs, ProgressTeller } from './partition/progress.ts';
import { ProgressWords } from './partition/progress-words.ts';
import { tickRecord } from './signals/signal-record.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { repeat } from '../adapters/clock/repeat.ts';

/** What is done with the partitions of one topic, and in whose name. */
export interface PartitionsDeps extends Omit<RebuiltFrom, 'topic'> {
  readonly member: GroupMember;
  readonly pipeline: PipelineDeps;
  /** Signs what comes of them; absent: nothing does. */
  readonly signer: Signer | undefined;
}

export interface WorkerDeps extends WorkerSettings {
  readonly log: Log;
  readonly desk: CommandDesk;
  readonly alarm: Pick<DetectorAlarm, 'tend'>;
  readonly catalog: CatalogWatch;
  readonly ends: CommandEnds;
  readonly awaited: AwaitedPartitions;
  readonly calls: PartitionsDeps;
  readonly signals: PartitionsDeps;
  readonly timers: Timers;
  readonly stopping: AbortController;
}

export interface Readiness {
  readonly ready: boolean;
  /** What it waits for, in words. */
  readonly waiting: readonly string[];
}

const tendMs = 1000;
/** More often than a gap in which nothing was told counts as one of the log's. */
const tickMs = 10_000;
/** After so many beacon intervals without any progress a partition has no beacon: gateways shall not trust it. */
const stuckBeacons = 2;

type State = 'new' | 'running' | 'stopped';
type Task = 'beacons' | 'progress' | 'tend' | 'store' | 'room' | 'ticks';

/** The partitions of one topic, with who signs what comes of them. */
interface Owned {
  readonly set: PartitionSet;
  readonly deps: PartitionsDeps;
}

export class Worker {
  readonly #deps: WorkerDeps;
  readonly #topics: NeededTopics;
  readonly #calls: PartitionSet;
  readonly #signals: PartitionSet;
  readonly #owned: readonly Owned[];
  readonly #runs: Readonly<Record<Task, () => Promise<void>>> = {
    beacons: () => this.#sendBeacons(),
    progress: () => this.#progress.tell(),
    tend: () => this.#tend(),
    store: () => this.#askStore(),
    room: () => this.#budget.tend(),
    ticks: () => this.#sendTicks(),
  };
  readonly #progress: ProgressWords;
  readonly #budget: StoreBudget;
  #state: State = 'new';
  /** Of a store that may evict state since its settings were changed. */
  #storeFault: unknown;
  #tasks: readonly Promise<void>[] = [];
  #stopped: Promise<void> | undefined;

  constructor(deps: WorkerDeps) {
    this.#deps = deps;
    const { calls, signals } = deps;
    this.#topics = new NeededTopics(deps);
    this.#calls = this.#setOf(topics.calls, calls);
    this.#progress = new ProgressWords({
      ...deps,
      ...calls,
      set: this.#calls,
      teller: new ProgressTeller(calls.pipeline),
      events: calls.pipeline.events,
      nowMs: () => calls.pipeline.time.latestMs(),
      stopping: deps.stopping.signal,
    });
    this.#signals = this.#setOf(topics.signals, signals);
    this.#budget = new StoreBudget({
      ...calls.pipeline,
      ownerOf: (partition) => this.#calls.ownerOf(partition),
      entityOwnerOf: (partition) => this.#signals.ownerOf(partition),
      onShed: (of) => deps.desk.stateShed(of),
    });
    this.#owned = [
      { set: this.#calls, deps: calls },
      { set: this.#signals, deps: signals },
    ];
    deps.desk.onRead(() => void this.#try('beacons', this.#runs.beacons));
  }

  /** Waits until log and store can be reached; throws when a setting of theirs would lose data. */
  async start(): Promise<void> {
    const { desk, catalog } = this.#deps;
    const { store, patience, shelf } = this.#pipeline;
    if (this.#state !== 'new') return;
    this.#state = 'running';
    await patience('store', () => store.check());
    await patience('log', () => this.#topics.check());
    store.onDoubt?.(() => this.#hearOfStore(undefined));
    // Before the group is joined: nobody owns the partitions while they are being taken.
    const stopped = aborted(this.#deps.stopping.signal);
    await Promise.race([patience('log', () => shelf.keep()), stopped]);
    await desk.start();
    await Promise.race([catalog.start(), stopped]);
    await Promise.race([this.#connect(), stopped]);
    if (this.#hasStopped()) return;
    await Promise.all(this.#owned.map(({ set }) => set.start()));
    const { beaconMs } = this.#deps;
    this.#tasks = [
      this.#repeat('beacons', beaconMs),
      this.#repeat('progress', progressMs),
      this.#repeat('tend', tendMs),
      this.#repeat('store', tendMs),
      this.#repeat('room', tendMs),
      this.#repeat('ticks', tickMs),
    ];
  }

  /** Assigned, state loaded, commands read, nothing waited for. */
  ready(): Readiness {
    const { desk, catalog } = this.#deps;
    const { patience } = this.#pipeline;
    const ofPartitions = this.#owned.flatMap(({ set }) => set.waiting(this.#stuckMs));
    const ofStore = this.#storeFault === undefined ? [] : ['a store that evicts nothing'];
    const waiting = [
      ...new Set([...ofPartitions, ...patience.waitingOn(), ...desk.waiting, ...catalog.waiting, ...ofStore]),
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

  get #pipeline(): PipelineDeps {
    return this.#deps.calls.pipeline;
  }

  get #stuckMs(): number {
    return stuckBeacons * this.#deps.beaconMs;
  }

  #setOf(topic: string, { member, pipeline, rewindMs, signer }: PartitionsDeps): PartitionSet {
    return new PartitionSet({
      topic,
      member,
      pipeline,
      rewindMs,
      countPartitions: async () => (await this.#topics.check()).get(topic) ?? 0,
      publishedLog: async (partition) =>
        signer === undefined ? undefined : this.#deps.desk.publishedLog(signer, partition),
      onAssigning: () => (topic === topics.calls ? this.#callsAssigning() : undefined),
      onAssigned: () => {
        // Gateways need not wait for the next beacon then, nor what waits for time for the next tick.
        void this.#try('beacons', this.#runs.beacons);
        if (topic === topics.signals) void this.#try('ticks', this.#runs.ticks);
      },
    });
  }

  async #stop(): Promise<void> {
    const { stopping, desk, catalog } = this.#deps;
    this.#state = 'stopped';
    stopping.abort();
    // Batches that still run commit by themselves from here on.
    await Promise.all(this.#owned.map(({ set }) => set.settled()));
    await Promise.all(this.#owned.map(({ set }) => set.stop()));
    await Promise.all(this.#tasks);
    await desk.stop();
    await catalog.stop();
    await this.#topics.close();
    await this.#pipeline.producer.close();
  }

  /** What the first claim asks for takes longest the first time; a fault of it is told by the claim. */
  async #connect(): Promise<void> {
    const asked = this.#owned.map(({ set: { topic }, deps }) => deps.member.committed({ topic, partition: 0 }));
    await Promise.allSettled(asked);
  }

  #hasReadAll(): boolean {
    const { patience, time } = this.#pipeline;
    return patience.waitingOn().length === 0 && this.#calls.hasReadAll(time.latestMs());
  }

  #hasStopped(): boolean {
    return this.#state === 'stopped';
  }

  #repeat(task: Task, everyMs: number): Promise<void> {
    const { timers, stopping } = this.#deps;
    return repeat(() => this.#try(task, this.#runs[task]), { everyMs, signal: stopping.signal, timers });
  }

  async #sendBeacons(): Promise<void> {
    for (const { set, deps } of this.#owned) {
      for (const partition of set.stuck(this.#stuckMs)) deps.pipeline.events.stuck(partition);
      if (deps.signer !== undefined) await this.#deps.desk.sendBeacons(deps.signer, set.tended(this.#stuckMs));
    }
  }

  /** Rule 14 (stop): nothing is begun any more. */
  async #try(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#deps.stopping.signal.aborted) return;
    try {
      await work();
    } catch (fault) {
      this.#pipeline.events.taskFailed(name, fault);
    }
  }

  #callsAssigning(): void {
    this.#deps.desk.forgetGateways();
    this.#deps.ends.forget();
  }

  /** Each step by itself: one whose topic cannot be written keeps none of the others from theirs. */
  async #tend(): Promise<void> {
    const { desk, alarm, catalog } = this.#deps;
    const { sources } = this.#calls.tended(this.#stuckMs);
    if (sources.some(({ partition }) => partition === 0)) await this.#try('note', () => catalog.note());
    await this.#try('acks', () => desk.watchAcks());
    await this.#try('gateways', () => desk.watchGateways({ hasReadAll: this.#hasReadAll() }));
    await this.#try('alarm', () => alarm.tend());
    for (const { set, deps } of this.#owned) {
      const { signer } = deps;
      if (signer === undefined) continue;
      const tended = set.tended(this.#stuckMs);
      await this.#try('restore', () => desk.restoreCovered(signer, tended));
      await this.#try('bury', () => desk.buryExpired(signer, tended));
    }
    await this.#topics.tend();
  }

  /** Among signals nobody but the workers themselves lets time pass. */
  async #sendTicks(): Promise<void> {
    const { pipeline } = this.#deps.signals;
    const partitions = this.#signals.awaitingTime();
    if (partitions.length === 0) return;
    const nowMs = pipeline.nowMs();
    await pipeline.producer.produce(partitions.map((partition) => tickRecord(partition, nowMs, pipeline.signer)));
    pipeline.events.published('tick', partitions.length);
  }

  /** Data may be lost without a word, so the store is asked again and again, and not while records wait. */
  async #askStore(): Promise<void> {
    const { store, events } = this.#pipeline;
    const found = await store.identity().catch(() => undefined);
    this.#hearOfStore(found);
    if (found === undefined) return;
    const fault = await store.check().then(
      () => undefined,
      (refused: unknown) => refused,
    );
    if (fault !== undefined && isRetryable(fault)) return;
    if (fault !== undefined && this.#storeFault === undefined) events.storeEvicts(fault);
    this.#storeFault = fault;
  }

  #hearOfStore(found: StoreIdentity | undefined): void {
    for (const { set } of this.#owned) set.hearOfStore(found);
  }
}
