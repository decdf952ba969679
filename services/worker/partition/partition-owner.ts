/**
 * Ownership of one partition, by the broker's word.
 *
 * Owns the commit metadata of its partition. Invariants:
 * 1. Rule 2 (ownership): a new owner commits a higher epoch before anything is saved under it; the broker refuses whoever is not the owner.
 * 2. Rule 3 (another log): the first record that is read is the last committed one: a different one means another log, and the incarnation
 *    rises above that of every partition, so that no position of the old log hides a record of the new. A broker that
 *    deletes a topic deletes its commits as well: then it rises above what was published, unless from this very log.
 * 3. Rule 8 (loss of the store): a store that is not the one of the last commit has lost data: the lower offset is committed before its replay
 *    begins, and state that was saved before that is not used again.
 * 4. Every commit carries the whole metadata.
 */
import type { LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import type { StoreIdentity } from '../../engine/ports/session-store.ts';
import { describe, isSameRecord } from './committed-record.ts';
import { type Attempt, attemptEnd, countFrom, isSpent } from './attempts.ts';
import { markStore } from './mark-store.ts';
import { type CommitMetadata, encodeMetadata, withSpent } from './commit-metadata.ts';
import type { Growth } from './growth.ts';
import type { Admission, OwnerDeps } from './owner-deps.ts';
import { type Claim, highestOf, makeClaim, unrestored } from './partition-claim.ts';
import { nextChange, rulesAt, withRules } from '../rules/rules-history.ts';

/** The second assignment since the offset last moved: the first ended without progress. */
const cautiousStarts = 2;

export class PartitionOwner {
  readonly at: TopicPartition;
  readonly #deps: OwnerDeps;
  readonly #peers: readonly TopicPartition[];
  #metadata: CommitMetadata;
  #offset: bigint;
  #isVerified: boolean;
  #isSought = false;
  #isStoreTrusted = false;
  #cautiousUntil: bigint;
  /** What an owner before had begun and did not end. */
  readonly #died: Attempt | undefined;

  private constructor(deps: OwnerDeps, at: TopicPartition, claim: Claim) {
    this.#deps = deps;
    this.at = at;
    this.#peers = claim.peers;
    this.#metadata = claim.metadata;
    this.#offset = claim.offset;
    this.#isVerified = claim.metadata.last === undefined;
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
    return this.#metadata.epoch;
  }

  get incarnation(): number {
    return this.#metadata.incarnation;
  }

  get rebuiltFrom(): number {
    return this.#metadata.rebuiltFrom;
  }

  get committedOffset(): bigint {
    return this.#offset;
  }

  /** The store under which the state of the partition was made. */
  get master(): string | undefined {
    return this.#metadata.master;
  }

  /** How many partitions the topic has, and when it had fewer. */
  get size(): { readonly partitions: number; readonly growth: readonly Growth[] } {
    return { partitions: this.#peers.length + 1, growth: this.#metadata.growth ?? [] };
  }

  /** Where reading begins: at the last committed record, to see that it is still the same. */
  get startOffset(): bigint {
    return this.#metadata.last === undefined ? this.#offset : BigInt(this.#metadata.last.offset);
  }

  /** The state is being replayed after a loss of the store. */
  get isRebuilding(): boolean {
    return this.isRebuiltAt(this.#offset);
  }

  /**
   * An owner before got nowhere, perhaps since a record killed it: the records that it may have had in hand are taken few
   * at a time, and what is begun is committed. What was appended after this owner came killed nobody.
   */
  get isCautious(): boolean {
    return this.#offset < this.#cautiousUntil;
  }

  /** The record was judged before, and is judged again. */
  isRebuiltAt(offset: bigint): boolean {
    const { rebuildTo } = this.#metadata;
    return rebuildTo !== undefined && offset < BigInt(rebuildTo);
  }

  /** Name of the rules that judge a record. */
  rulesAt(offset: bigint): string | undefined {
    return rulesAt(this.#metadata.rules ?? [], offset);
  }

  /** Offset of the next record that other rules judge, or that is not rebuilt any more. */
  nextChange(offset: bigint): bigint | undefined {
    const { rules = [], rebuildTo } = this.#metadata;
    const change = nextChange(rules, offset);
    const end = rebuildTo === undefined ? undefined : BigInt(rebuildTo);
    return end === undefined || end <= offset || (change !== undefined && change < end) ? change : end;
  }

  /** Rule 4 (determinism): commits that from this record on other rules judge, before they do. */
  async commitRules(from: bigint): Promise<void> {
    const rules = withRules(this.#metadata.rules ?? [], { from, rules: this.#deps.rulesName() });
    await this.#commit(this.#offset, { ...this.#metadata, rules });
  }

  /** What was learned must be put back into the store before anything is judged. */
  get isUnrestored(): boolean {
    return this.#metadata.unrestored === true;
  }

  async commitRestored(): Promise<void> {
    const { unrestored: _, ...kept } = this.#metadata;
    await this.#commit(this.#offset, kept);
  }

  /** Too many owners died in this record, now or when it was judged for the first time. */
  isSpentAt(offset: bigint): boolean {
    const isKnown = this.#metadata.spent?.includes(String(offset)) === true;
    return isKnown || isSpent(this.#died, offset, this.#deps.attemptsMax);
  }

  /** Whoever rebuilds does not touch this record again; stands in the next commit. */
  giveUp(offset: bigint): void {
    this.#metadata = { ...this.#metadata, spent: withSpent(this.#metadata.spent, offset) };
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

  /** Whether a look at the store says anything: first the log must be seen to be the same. */
  get isInDoubt(): boolean {
    return this.#isVerified && !this.#isStoreTrusted;
  }

  /** The store may have lost data: look before the next batch. */
  suspectStore(): void {
    this.#isStoreTrusted = false;
  }

  /** What is read from the store may not be what was saved last. */
  get isStoreSuspect(): boolean {
    return !this.#isStoreTrusted;
  }

  /** What the store says of itself between batches, undefined when it does not answer: only doubt costs a batch time. */
  hearOfStore(found: StoreIdentity | undefined): void {
    if (found === undefined || !this.#isOwnStore(found)) this.suspectStore();
  }

  /** Nothing needs to be looked at, and so nothing committed, before these records are taken. */
  isSureOf([first]: readonly LogRecord[]): boolean {
    if (!this.#isVerified || !this.#isStoreTrusted) return false;
    return first === undefined || (first.offset >= this.startOffset && !this.#mayHaveExpired(first));
  }

  /** Sees that log and store are those of the last commit, and leaves out what is committed. */
  async admit(records: readonly LogRecord[]): Promise<Admission> {
    const [first] = records;
    if (first === undefined) return { kind: 'admitted', records };
    if (!this.#isVerified || first.offset < this.startOffset) {
      const verification = await this.#verify(first);
      if (verification === 'moved') return { kind: 'moved' };
    }
    if ((await this.checkStore()) === 'moved') return { kind: 'moved' };
    const admitted = records.filter(({ offset }) => offset >= this.#offset);
    if (!this.#mayHaveExpired(admitted[0])) return { kind: 'admitted', records: admitted };
    await this.#rebuildExpired();
    return { kind: 'moved' };
  }

  /** Sees that the store is the one of the last commit, if there is doubt; else goes back to rebuild what was lost. */
  async checkStore(): Promise<'same' | 'moved'> {
    return this.#isStoreTrusted ? 'same' : this.#compareStore();
  }

  /** Commits that everything before `offset` is done; `last` is the record before it. */
  async commitProgress(offset: bigint, last: LogRecord): Promise<void> {
    const { attempt: _, rebuildTo, ...kept } = this.#metadata;
    const rest = rebuildTo !== undefined && offset < BigInt(rebuildTo) ? { rebuildTo } : {};
    await this.#commit(offset, { ...kept, ...rest, starts: 0, last: describe(last) });
  }

  /** Before these records are begun; `to` is the offset after the last. */
  async commitAttempt(from: bigint, to: bigint): Promise<void> {
    const attempt = { offset: String(from), to: String(to), count: countFrom(from, this.#died) };
    await this.#commit(this.#offset, { ...this.#metadata, attempt });
  }

  /** The records were processed in memory: what happens from here on is not their fault. */
  async clearAttempt(): Promise<void> {
    const { attempt: _, ...kept } = this.#metadata;
    await this.#commit(this.#offset, kept);
  }

  /** Another epoch saved. Asks the broker who the owner is: throws E_NOT_OWNER, or returns under a higher epoch. */
  async reclaim(): Promise<void> {
    await this.#commit(this.#offset, { ...this.#metadata, epoch: this.#metadata.epoch + 1 });
  }

  async #verify(first: LogRecord): Promise<'same' | 'moved'> {
    const { last } = this.#metadata;
    if (last !== undefined && isSameRecord(first, last)) {
      this.#isVerified = true;
      this.#isSought = false;
      return 'same';
    }
    // Records that were fetched before the last commit prove nothing; only the place of the last record does.
    if (last !== undefined && first.offset !== BigInt(last.offset) && !this.#isSought) {
      this.#isSought = true;
      this.#isVerified = false;
      await this.#deps.member.seek(this.at, BigInt(last.offset));
      return 'moved';
    }
    await this.#raiseIncarnation();
    return 'moved';
  }

  async #raiseIncarnation(): Promise<void> {
    const { member, events, onLogReplaced } = this.#deps;
    const highest = await highestOf(member, [...this.#peers, this.at]);
    const incarnation = Math.max(highest.incarnation, this.#metadata.incarnation) + 1;
    const { last: _, attempt: __, rebuildTo: ___, spent: ____, ...kept } = this.#metadata;
    const offset = await member.offsetAt(this.at, 0);
    const rules = withRules([], { from: offset, rules: this.#deps.rulesName() });
    await this.#commit(offset, { ...kept, incarnation, rules, growth: [] });
    this.#cautiousUntil = 0n;
    this.#isVerified = true;
    this.#isSought = false;
    events.logReplaced({ partition: this.at.partition, incarnation });
    onLogReplaced();
    await member.seek(this.at, offset);
  }

  async #compareStore(): Promise<'same' | 'moved'> {
    const { store, events } = this.#deps;
    const found = await store.identity();
    if (this.#isOwnStore(found)) {
      this.#isStoreTrusted = true;
      return 'same';
    }
    const identity = await markStore(store, found);
    const { master, last } = this.#metadata;
    if (master === undefined && last === undefined) {
      this.#metadata = { ...this.#metadata, master: identity.masterId };
      this.#isStoreTrusted = true;
      return 'same';
    }
    await this.#rewind(identity);
    const isExpected = store.isVolatile === true;
    events.storeLost({ partition: this.at.partition, offset: this.#offset, isExpected });
    return 'moved';
  }

  /** Records waited for so long that the store may have dropped sessions that go on in them. */
  #mayHaveExpired(first: LogRecord | undefined): boolean {
    const { replayWindowMs, nowMs } = this.#deps;
    const { last, rebuiltAtMs = -Infinity } = this.#metadata;
    if (first === undefined || last === undefined || this.isRebuilding) return false;
    const now = nowMs();
    return now - first.appendTimeMs > replayWindowMs && now - rebuiltAtMs > replayWindowMs;
  }

  async #rebuildExpired(): Promise<void> {
    const { store, events } = this.#deps;
    await this.#rewind(await store.identity());
    events.stateExpired({ partition: this.at.partition, offset: this.#offset });
  }

  /** It is the one of the last commit, and has kept what it was given. */
  #isOwnStore({ markerPresent, masterId }: StoreIdentity): boolean {
    return markerPresent && masterId === this.#metadata.master;
  }

  async #rewind({ masterId }: StoreIdentity): Promise<void> {
    const { member, rewindMs, nowMs } = this.#deps;
    const { last, attempt: _, ...kept } = this.#metadata;
    const since = last === undefined ? 0 : Math.max(0, last.appendTimeMs - rewindMs());
    const found = await member.offsetAt(this.at, since);
    const offset = found < this.#offset ? found : this.#offset;
    const epoch = kept.epoch + 1;
    const end = kept.rebuildTo ?? String(this.#offset);
    // A record that kills is found again when it has.
    this.#cautiousUntil = 0n;
    const rebuiltAtMs = nowMs();
    const rebuilt = { epoch, rebuiltFrom: epoch, rebuiltAtMs, rebuildTo: end, ...unrestored(this.#deps.hasBaselines) };
    await this.#commit(offset, { ...kept, ...rebuilt, master: masterId });
    this.#isStoreTrusted = true;
    await member.seek(this.at, offset);
  }

  async #commit(offset: bigint, metadata: CommitMetadata): Promise<void> {
    await this.#deps.member.commit(this.at, { offset, metadata: encodeMetadata(metadata) });
    this.#metadata = metadata;
    this.#offset = offset;
  }
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
