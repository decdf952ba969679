/**
 * The partitions of one topic that this process owns, as a member of the group that shares them.
 *
 * Owns their pipelines. Invariants:
 * 1. A pipeline lives for one assignment; nothing of it is used in the next.
 * 2. Stopping lets running batches end, commits them, and leaves the group.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import { topics } from '../../../schemas/topics.ts';
import type { GroupMember, LogBatch, TopicPartition } from '../../engine/ports/log.ts';
import type { StoreIdentity } from '../../engine/ports/session-store.ts';
import type { PublishedLog } from '../commands/command-ledger.ts';
import type { OwnedPartitions } from '../commands/command-desk.ts';
import type { ProgressSource } from './progress.ts';
import type { Judged } from './growth-fence.ts';
import type { OwnerDeps } from './owner-deps.ts';
import { PartitionOwner } from './partition-owner.ts';
import { PartitionPipeline } from './partition-pipeline.ts';
import type { Beat, PipelineDeps } from './pipeline-deps.ts';

export interface PartitionSetDeps {
  readonly topic: string;
  readonly member: GroupMember;
  readonly pipeline: PipelineDeps;
  /** How far back the state of what lives can reach. */
  readonly rewindMs: () => number;
  /** Checks the topics and tells how many partitions this one has. */
  readonly countPartitions: () => Promise<number>;
  /** The log under which anything was last published from a partition. */
  readonly publishedLog: (partition: number) => Promise<PublishedLog | undefined>;
  /** Nothing of the assignment before is left. */
  readonly onAssigning: () => void;
  readonly onAssigned: () => void;
}

export class PartitionSet {
  readonly #deps: PartitionSetDeps;
  readonly #pipelines = new Map<number, PartitionPipeline>();
  #isAssigned = false;
  #isStarted = false;
  #partitions = 0;

  constructor(deps: PartitionSetDeps) {
    this.#deps = deps;
  }

  get topic(): string {
    return this.#deps.topic;
  }

  async start(): Promise<void> {
    this.#isStarted = true;
    await this.#deps.member.start({
      onAssigned: (partitions) => this.#onAssigned(partitions),
      onRevoked: () => this.#onRevoked(),
      onBatch: (batch, beat) => this.#onBatch(batch, beat),
    });
  }

  /** What it waits for, in words. */
  waiting(stuckMs: number): readonly string[] {
    const pipelines = [...this.#pipelines.values()];
    const owners = pipelines.map(({ owner }) => owner);
    const of = this.#deps.topic === topics.calls ? '' : ` of ${this.#deps.topic}`;
    return [
      ...(this.#isAssigned ? [] : ['partitions']),
      ...owners
        .filter(({ isRebuilding }) => isRebuilding)
        .map(({ at }) => `rebuild of partition ${String(at.partition)}${of}`),
      ...pipelines
        .filter((one) => one.isForeign)
        .map(({ owner }) => `a newer worker for partition ${String(owner.at.partition)}${of}`),
      ...this.stuck(stuckMs).map((partition) => `progress in partition ${String(partition)}${of}`),
    ];
  }

  /** Resolves when what was done is committed. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#pipelines.values()].map((one) => one.settled()));
  }

  async stop(): Promise<void> {
    if (this.#isStarted) await this.#deps.member.stop();
  }

  hearOfStore(found: StoreIdentity | undefined): void {
    for (const pipeline of this.#pipelines.values()) {
      pipeline.owner.trust.hearOfStore(found);
      // It is asked again in a moment.
      if (found !== undefined) void pipeline.lookAtStore().catch(() => undefined);
    }
  }

  get hasAny(): boolean {
    return this.#pipelines.size > 0;
  }

  /** Undefined of a partition that is somebody else's. */
  ownerOf(partition: number): PartitionOwner | undefined {
    const pipeline = this.#pipelines.get(partition);
    return pipeline?.isLost === false ? pipeline.owner : undefined;
  }

  /** Those in which nothing was done for so long though there was something to do. */
  stuck(stuckMs: number): readonly number[] {
    return [...this.#pipelines].filter(([, one]) => one.stuckMs() > stuckMs).map(([partition]) => partition);
  }

  /** Those in which records are judged: whoever only holds its partition says nothing in its name. */
  tended(stuckMs: number): OwnedPartitions {
    const stuck = new Set(this.stuck(stuckMs));
    const alive = [...this.#pipelines.values()].filter((one) => !one.isLost && !stuck.has(one.owner.at.partition));
    const sources = alive.map(({ owner: { at, incarnation, committedOffset } }) => ({
      partition: at.partition,
      incarnation,
      committedOffset,
    }));
    return { sources, partitions: Math.max(1, this.#partitions) };
  }

  /** How far those are of which that is known. */
  progress(nowMs: number): { readonly sources: readonly ProgressSource[]; readonly partitions: number } {
    const sources = [...this.#pipelines.values()].flatMap((one): readonly ProgressSource[] => {
      const behindMs = one.behindMs(nowMs);
      if (one.isLost || behindMs === undefined) return [];
      const { at, incarnation, epoch, committedOffset } = one.owner;
      const offset = one.judged?.offset ?? committedOffset;
      return [{ partition: at.partition, incarnation, epoch, offset, behindMs }];
    });
    return { sources, partitions: Math.max(1, this.#partitions) };
  }

  /** No record waits in any of them. */
  hasReadAll(nowMs: number): boolean {
    const pipelines = [...this.#pipelines.values()];
    return pipelines.length > 0 && pipelines.every((one) => one.behindMs(nowMs) === 0);
  }

  /** Those in which somebody waits for time to pass. */
  awaitingTime(): readonly number[] {
    return [...this.#pipelines].filter(([, one]) => !one.isLost && one.isTimeAwaited).map(([partition]) => partition);
  }

  async #onAssigned(assigned: readonly TopicPartition[]): Promise<readonly bigint[]> {
    const { pipeline, member, countPartitions, rewindMs, publishedLog, onAssigning, onAssigned } = this.#deps;
    await this.#dropPipelines();
    onAssigning();
    this.#partitions = await countPartitions();
    const {
      store,
      engine,
      events,
      onLogReplaced,
      batchRecordsMax,
      attemptsMax,
      replayWindowMs,
      nowMs,
      stopping,
      shelf,
    } = pipeline;
    await untilStopped(shelf.keep(), stopping);
    const deps: OwnerDeps = {
      member,
      store,
      events,
      onLogReplaced,
      rewindMs,
      replayWindowMs,
      nowMs,
      batchRecordsMax,
      attemptsMax,
      hasBaselines: pipeline.restore !== undefined,
      rulesName: () => engine.rulesName(),
      publishedLog: (partition) => untilStopped(publishedLog(partition), stopping),
    };
    const judgedOf = (partition: number): Judged | undefined => this.#pipelines.get(partition)?.judged;
    const owners = await Promise.all(assigned.map((at) => PartitionOwner.claim(deps, at, this.#peersOf(at))));
    for (const owner of owners) {
      const { at, epoch, incarnation } = owner;
      this.#pipelines.set(at.partition, new PartitionPipeline(pipeline, { owner, member, judgedOf }));
      events.assigned({ partition: at.partition, epoch, incarnation });
    }
    this.#isAssigned = true;
    onAssigned();
    return owners.map(({ startOffset }) => startOffset);
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
}

/** Nobody may wait for a topic that cannot be read when the worker ends. */
async function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    const end = (): void => reject(new ShearpinError('E_NOT_OWNER', 'The worker was stopped.'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([work, stopped]);
}
