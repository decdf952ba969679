import type { GroupMember, TopicPartition } from '../../engine/ports/log.ts';
import { type CommitMetadata, encodeMetadata } from './commit-metadata.ts';
import type { Claim } from './partition-claim.ts';

/** How far a partition is committed, and what stands beside that: every commit carries the whole metadata. */
export class CommittedPlace {
  readonly at: TopicPartition;
  readonly #member: Pick<GroupMember, 'commit'>;
  #metadata: CommitMetadata;
  #offset: bigint;

  constructor(member: Pick<GroupMember, 'commit'>, at: TopicPartition, { metadata, offset }: Claim) {
    this.#member = member;
    this.at = at;
    this.#metadata = metadata;
    this.#offset = offset;
  }

  get metadata(): CommitMetadata {
    return this.#metadata;
  }

  get offset(): bigint {
    return this.#offset;
  }

  /** Where reading begins: at the last committed record, to see that it is still the same. */
  get startOffset(): bigint {
    return this.#metadata.last === undefined ? this.#offset : BigInt(this.#metadata.last.offset);
  }

  /** The state is being replayed after a loss of the store. */
  get isRebuilding(): boolean {
    const { rebuildTo } = this.#metadata;
    return rebuildTo !== undefined && this.#offset < BigInt(rebuildTo);
  }

  /** Counts only once the log has confirmed it. */
  async commit(offset: bigint, metadata: CommitMetadata): Promise<void> {
    await this.#member.commit(this.at, { offset, metadata: encodeMetadata(metadata) });
    this.#metadata = metadata;
    this.#offset = offset;
  }

  /** What stands in the next commit. */
  note(metadata: CommitMetadata): void {
    this.#metadata = metadata;
  }
}
