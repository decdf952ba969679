/**
 * Ownership of one partition, by the broker's word.
 *
 * Owns the commit metadata of its partition. Invariants:
 * 1. Rule 2 (ownership): a new owner commits a higher epoch before anything is saved under it; the broker refuses whoever is not the owner.
 * 2. Every commit carries the whole metadata.
 */
import type { LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import { nextChange, rulesAt, withRules } from '../rules/rules-history.ts';
import { type Attempt, attemptEnd, countFrom, isSpent } from './attempts.ts';
import { encodeMetadata, withSpent } from './commit-metadata.ts';
import { CommittedPlace } from './committed-place.ts';
import { describe } from './committed-record.ts';
import type { Growth } from './growth.ts';
import type { OwnerDeps } from './owner-deps.ts';
import { type Claim, makeClaim } from './partition-claim.ts';
import { PartitionTrust } from './partition-trust.ts';
import type { Progress } from './progress-commits.ts';

/** The second assignment since the offset last moved: the first ended without progress. */
const cautiousStarts = 2;

export class PartitionOwner {
  readonly at: TopicPartition;
  /** Whether log and store are what they were. */
  readonly trust: PartitionTrust;
  readonly #deps: OwnerDeps;
  readonly #place: CommittedPlace;
  readonly #partitions: number;
  #cautiousUntil: bigint;
  /** What an owner before had begun and did not end. */
  readonly #died: Attempt | undefined;

  private constructor(deps: OwnerDeps, at: TopicPartition, claim: Claim) {
    this.#deps = deps;
    this.at = at;
    this.#partitions = claim.peers.length + 1;
    this.#place = new CommittedPlace(deps.member, at, claim);
    // A record that kills is found again when it has.
    const onMoved = (): void => void (this.#cautiousUntil = 0n);
    this.trust = new PartitionTrust(deps, { place: this.#place, peers: claim.peers, onMoved });
    const { starts, attempt } = claim.metadata;
    this.#died = attempt;
    const isSuspicious = starts >= cautiousStarts || attempt !== undefined;
    this.#cautiousUntil = isSuspicious ? smaller(claim.offset + BigInt(deps.batchRecordsMax), claim.endOffset) : 0n;
  }

  /** Takes the partition; throws E_NOT_OWNER when the broker does not count this member as its owner. */
  static async claim(deps: OwnerDeps, at: TopicPartition, peers: readonly TopicPartition[]): Promise<PartitionOwner> {
    const claim = await makeClaim(deps, at, peers);
    await deps.member.commit(at, { offset: claim.offset, metadata: encodeMetadata(claim.metadata) });
    return new PartitionOwner(deps, at, claim);
  }

  get epoch(): number {
    return this.#place.metadata.epoch;
  }

  get incarnation(): number {
    return this.#place.metadata.incarnation;
  }

  get rebuiltFrom(): number {
    return this.#place.metadata.rebuiltFrom;
  }

  get committedOffset(): bigint {
    return this.#place.offset;
  }

  /** The store under which the state of the partition was made. */
  get master(): string | undefined {
    return this.#place.metadata.master;
  }

  /** How many partitions the topic has, and when it had fewer. */
  get size(): { readonly partitions: number; readonly growth: readonly Growth[] } {
    return { partitions: this.#partitions, growth: this.#place.metadata.growth ?? [] };
  }

  get startOffset(): bigint {
    return this.#place.startOffset;
  }

  /** The state is being replayed after a loss of the store. */
  get isRebuilding(): boolean {
    return this.#place.isRebuilding;
  }

  /** End of the replay: everything before it was judged and published before the loss. */
  get rebuildTo(): bigint {
    return BigInt(this.#place.metadata.rebuildTo ?? 0);
  }

  /** What came of the records before it was published. */
  get publishedTo(): bigint {
    const { rebuildTo, committedOffset } = this;
    return rebuildTo > committedOffset ? rebuildTo : committedOffset;
  }

  /** Records from this offset on that are read again. */
  leftToRebuild(next: bigint): number {
    return next < this.rebuildTo ? Number(this.rebuildTo - next) : 0;
  }

  /** Records before it may have been judged ahead of their turn. */
  get aheadTo(): bigint {
    return BigInt(this.#place.metadata.aheadTo ?? 0);
  }

  /**
   * An owner before got nowhere, perhaps since a record killed it: the records that it may have had in hand are taken few
   * at a time, and what is begun is committed. What was appended after this owner came killed nobody.
   */
  get isCautious(): boolean {
    return this.#place.offset < this.#cautiousUntil;
  }

  /** The record was judged before, or may have been, and is judged again. */
  isRebuiltAt(offset: bigint): boolean {
    return offset < this.#judgedTo;
  }

  /** Name of the rules that judge a record. */
  rulesAt(offset: bigint): string | undefined {
    return rulesAt(this.#place.metadata.rules ?? [], offset);
  }

  /** Offset of the next record that other rules judge, or that is not rebuilt any more. */
  nextChange(offset: bigint): bigint | undefined {
    const change = nextChange(this.#place.metadata.rules ?? [], offset);
    const end = this.#judgedTo;
    return end <= offset || (change !== undefined && change < end) ? change : end;
  }

  /** Rule 4 (determinism): commits that from this record on other rules judge, before they do. */
  async commitRules(from: bigint): Promise<void> {
    const { metadata, offset } = this.#place;
    const rules = withRules(metadata.rules ?? [], { from, rules: this.#deps.rulesName() });
    await this.#place.commit(offset, { ...metadata, rules });
  }

  /** Commits that records before this offset are judged ahead of their turn, before they are. */
  async commitAhead(to: bigint): Promise<void> {
    const { metadata, offset } = this.#place;
    await this.#place.commit(offset, { ...metadata, aheadTo: String(to) });
  }

  /** What was learned must be put back into the store before anything is judged. */
  get isUnrestored(): boolean {
    return this.#place.metadata.unrestored === true;
  }

  async commitRestored(): Promise<void> {
    const { unrestored: _, ...kept } = this.#place.metadata;
    await this.#place.commit(this.#place.offset, kept);
  }

  /** Too many owners died in this record, now or when it was judged for the first time. */
  isSpentAt(offset: bigint): boolean {
    const isKnown = this.#place.metadata.spent?.includes(String(offset)) === true;
    return isKnown || isSpent(this.#died, offset, this.#deps.attemptsMax);
  }

  /** Whoever rebuilds does not touch this record again; stands in the next commit. */
  giveUp(offset: bigint): void {
    const { metadata } = this.#place;
    this.#place.note({ ...metadata, spent: withSpent(metadata.spent, offset) });
  }

  /** Commits how far owners before judged by what they knew of the topic. */
  async commitGrowth(growth: readonly Growth[]): Promise<void> {
    const { metadata, offset } = this.#place;
    await this.#place.commit(offset, { ...metadata, growth });
  }

  /** The next records that are begun at once. */
  next(records: readonly LogRecord[], at: number): readonly LogRecord[] {
    const { batchRecordsMax, attemptsMax } = this.#deps;
    const next = records.slice(at, at + batchRecordsMax);
    const [first] = next;
    if (first === undefined || this.isSpentAt(first.offset)) return next.slice(0, 1);
    const end = this.isCautious ? attemptEnd(first.offset, this.#died, attemptsMax) : undefined;
    const stopsAt = next.findIndex(({ offset }) => (end !== undefined && offset >= end) || this.isSpentAt(offset));
    return stopsAt === -1 ? next : next.slice(0, stopsAt);
  }

  /** Commits that everything before `offset` is done. */
  async commitProgress({ offset, last, lagMs }: Progress): Promise<void> {
    const { attempt: _, rebuildFrom, rebuildTo, aheadTo, leastLagMs = 0, ...kept } = this.#place.metadata;
    const leastMs = Math.min(leastLagMs, lagMs);
    const left = {
      ...(isBefore(offset, rebuildTo) ? { rebuildTo, ...(rebuildFrom === undefined ? {} : { rebuildFrom }) } : {}),
      ...(isBefore(offset, aheadTo) ? { aheadTo } : {}),
      ...(leastMs > 0 ? { leastLagMs: leastMs } : {}),
    };
    await this.#place.commit(offset, { ...kept, ...left, starts: 0, last: describe(last) });
  }

  /** Before these records are begun; `to` is the offset after the last. */
  async commitAttempt(from: bigint, to: bigint): Promise<void> {
    const attempt = { offset: String(from), to: String(to), count: countFrom(from, this.#died) };
    await this.#place.commit(this.#place.offset, { ...this.#place.metadata, attempt });
  }

  /** The records were processed in memory: what happens from here on is not their fault. */
  async clearAttempt(): Promise<void> {
    const { attempt: _, ...kept } = this.#place.metadata;
    await this.#place.commit(this.#place.offset, kept);
  }

  /** Another epoch saved. Asks the broker who the owner is: throws E_NOT_OWNER, or returns under a higher epoch. */
  async reclaim(): Promise<void> {
    const { metadata, offset } = this.#place;
    await this.#place.commit(offset, { ...metadata, epoch: metadata.epoch + 1 });
  }

  get #judgedTo(): bigint {
    const { rebuildTo, aheadTo } = this;
    return rebuildTo > aheadTo ? rebuildTo : aheadTo;
  }
}

function isBefore(offset: bigint, end: string | undefined): end is string {
  return end !== undefined && offset < BigInt(end);
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
