/**
 * One member of a group in this process.
 * Invariants:
 * 1. While an assignment is being taken over, nothing can be committed but by its own onAssigned.
 * 2. No record of a new assignment is delivered before the batches of the old one have ended,
 *    onRevoked has run for it, and onAssigned has run for the new one.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Committed, GroupHandlers, GroupMember, LogBatch, TopicPartition } from '../../engine/ports/log.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { LogDeps } from './log-deps.ts';
import { type Assignment, type GroupPeer, keyOf, type MemoryGroup } from './memory-group.ts';
import { PartitionPump } from './partition-pump.ts';
import { pause } from './pause.ts';
import { Wakeup } from './wakeup.ts';

interface Ownership extends Assignment {
  readonly pumps: Map<string, PartitionPump>;
  readonly ending: AbortController;
  running: Promise<unknown>;
}

export class MemoryMember implements GroupMember, GroupPeer {
  readonly topics: readonly string[];
  readonly #deps: LogDeps;
  readonly #group: MemoryGroup;
  readonly #reassigned = new Wakeup();
  readonly #stopping = new AbortController();
  #target: Assignment | undefined;
  #owned: Ownership | undefined;
  #loop: Promise<void> | undefined;

  constructor(deps: LogDeps, groupId: string, topics: readonly string[]) {
    this.topics = topics;
    this.#deps = deps;
    this.#group = deps.group(groupId);
  }

  assign(assignment: Assignment): void {
    this.#target = assignment;
    this.#owned?.ending.abort();
    this.#reassigned.wake();
  }

  start(handlers: GroupHandlers): Promise<void> {
    if (this.#loop !== undefined) throw new ShearpinError('E_INVARIANT', 'A group member is started once.');
    return new Promise((resolve) => {
      this.#group.join(this);
      this.#loop = this.#run(handlers, resolve).finally(resolve);
    });
  }

  async commit(at: TopicPartition, { offset, metadata }: { offset: bigint; metadata: string }): Promise<void> {
    this.#group.requireOwner(this, this.#owned?.generation ?? 0, at);
    this.#owned?.pumps.get(keyOf(at))?.committed(offset);
    await this.#deps.commit(this.#group, { topic: at.topic, partition: at.partition, offset, metadata });
  }

  async committed(at: TopicPartition): Promise<Committed> {
    const { offset, metadata } = this.#group.committed(at);
    return { offset, metadata };
  }

  async offsetAt(at: TopicPartition, timeMs: number): Promise<bigint> {
    return this.#deps.topics.partition(at).offsetAt(timeMs);
  }

  async seek(at: TopicPartition, offset: bigint): Promise<void> {
    this.#group.requireOwner(this, this.#owned?.generation ?? 0, at);
    this.#owned?.pumps.get(keyOf(at))?.seek(offset);
    this.#deps.topics.get(at.topic)?.appended.wake();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#owned?.ending.abort();
    await this.#loop;
  }

  async #run(handlers: GroupHandlers, onFirst: () => void): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      if (this.#target?.generation === this.#owned?.generation) {
        await this.#reassigned.sleep(this.#stopping.signal);
        continue;
      }
      await this.#letGo(handlers);
      if (this.#target !== undefined) await this.#takeOver(handlers, this.#target);
      onFirst();
    }
    await this.#letGo(handlers);
    this.#group.leave(this);
  }

  /** While stopping, the batches that still run may commit; after a new generation they may not. */
  async #letGo(handlers: GroupHandlers): Promise<void> {
    const owned = this.#owned;
    if (owned === undefined) return;
    owned.ending.abort();
    await owned.running;
    this.#owned = undefined;
    await handlers.onRevoked(owned.partitions).catch((fault: unknown) => {
      this.#deps.logger.warn({ err: fault }, 'revocation failed');
    });
  }

  async #takeOver(handlers: GroupHandlers, target: Assignment): Promise<void> {
    const ending = new AbortController();
    const owned: Ownership = { ...target, pumps: new Map(), ending, running: Promise.resolve() };
    this.#owned = owned;
    if (this.#stopping.signal.aborted) ending.abort();
    const starts = await this.#starts(handlers, owned);
    for (const [index, at] of owned.partitions.entries()) {
      const start = starts[index] ?? this.#group.committed(at).offset ?? 0n;
      const deliver = (batch: LogBatch): Promise<void> => handlers.onBatch(batch, () => this.#beat(owned, at));
      owned.pumps.set(keyOf(at), new PartitionPump(this.#deps, { at, start, signal: ending.signal, deliver }));
    }
    owned.running = Promise.all([...owned.pumps.values()].map((pump) => pump.run()));
  }

  async #starts(handlers: GroupHandlers, owned: Ownership): Promise<readonly (bigint | undefined)[]> {
    for (let failures = 1; !owned.ending.signal.aborted; failures += 1) {
      try {
        return await handlers.onAssigned(owned.partitions);
      } catch (fault) {
        this.#deps.logger.warn({ err: fault }, 'assignment failed');
        await pause(backOffAfter(this.#deps.backOffMs, failures), owned.ending.signal);
      }
    }
    return [];
  }

  async #beat(owned: Ownership, at: TopicPartition): Promise<void> {
    this.#group.requireOwner(this, owned.generation, at);
  }
}
