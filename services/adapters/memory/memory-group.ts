/**
 * A consumer group: who owns which partition, and what was committed.
 * Invariants:
 * 1. A partition has one owner per generation; every join and leave begins a new generation.
 * 2. A commit counts only from the owner of the partition in the present generation.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Committed, TopicPartition } from '../../engine/ports/log.ts';
import type { MemoryTopics } from './memory-topics.ts';

export interface Assignment {
  readonly generation: number;
  readonly partitions: readonly TopicPartition[];
}

export interface GroupPeer {
  readonly topics: readonly string[];
  /** Tells the peer what it owns from now on; what it owned before is already lost. */
  assign(assignment: Assignment): void;
}

export interface GroupCommit extends TopicPartition {
  readonly offset: bigint;
  readonly metadata: string;
}

const nothingCommitted: Committed = { offset: undefined, metadata: '' };

export class MemoryGroup {
  readonly id: string;
  readonly #topics: MemoryTopics;
  readonly #committed = new Map<string, GroupCommit>();
  readonly #owners = new Map<string, GroupPeer>();
  #peers: readonly GroupPeer[] = [];
  #generation = 0;

  constructor(id: string, topics: MemoryTopics) {
    this.id = id;
    this.#topics = topics;
  }

  join(peer: GroupPeer): void {
    this.#peers = [...this.#peers, peer];
    this.rebalance();
  }

  leave(peer: GroupPeer): void {
    if (!this.#peers.includes(peer)) return;
    this.#peers = this.#peers.filter((other) => other !== peer);
    this.rebalance();
  }

  /** Deals the partitions out anew, one after the other over the members in their order of joining. */
  rebalance(): void {
    this.#generation += 1;
    this.#owners.clear();
    const shares = new Map<GroupPeer, TopicPartition[]>(this.#peers.map((peer) => [peer, []]));
    for (const { spec, partitions } of this.#topics) {
      const readers = this.#peers.filter((peer) => peer.topics.includes(spec.topic));
      for (const { topic, partition } of partitions) {
        const owner = readers[partition % readers.length];
        if (owner === undefined) continue;
        this.#owners.set(keyOf({ topic, partition }), owner);
        shares.get(owner)?.push({ topic, partition });
      }
    }
    for (const [peer, partitions] of shares) peer.assign({ generation: this.#generation, partitions });
  }

  isCurrent(generation: number): boolean {
    return generation === this.#generation;
  }

  /** Throws E_NOT_OWNER unless the peer owns the partition in the present generation. */
  requireOwner(peer: GroupPeer, generation: number, at: TopicPartition): void {
    if (this.isCurrent(generation) && this.#owners.get(keyOf(at)) === peer) return;
    throw new ShearpinError(
      'E_NOT_OWNER',
      `This member of group ${this.id} no longer owns partition ${at.partition} of ${at.topic}.`,
    );
  }

  record(commit: GroupCommit): void {
    this.#committed.set(keyOf(commit), commit);
  }

  committed(at: TopicPartition): Committed {
    return this.#committed.get(keyOf(at)) ?? nothingCommitted;
  }

  commits(): Iterable<GroupCommit> {
    return this.#committed.values();
  }
}

export function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic}/${partition}`;
}
