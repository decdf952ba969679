/**
 * Whether log and store are those of the last commit, and the way back when they are not.
 *
 * Invariants:
 * 1. Rule 3 (another log): the first record that is read is the last committed one: a different one means another log, and the incarnation
 *    rises above that of every partition, so that no position of the old log hides a record of the new. A broker that
 *    deletes a topic deletes its commits as well: then it rises above what was published, unless from this very log.
 * 2. Rule 8 (loss of the store): a store that is not the one of the last commit has lost data: the lower offset is committed before its replay
 *    begins, and state that was saved before that is not used again. A store that may have dropped sessions for their age has
 *    the others as they were saved, and of these no other partition need judge anything again.
 */
import type { LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import type { StoreIdentity } from '../../engine/ports/session-store.ts';
import { forgottenTo, withRules } from '../rules/rules-history.ts';
import type { CommitMetadata } from './commit-metadata.ts';
import type { CommittedPlace } from './committed-place.ts';
import { isSameRecord } from './committed-record.ts';
import { markStore } from './mark-store.ts';
import type { Admission, OwnerDeps } from './owner-deps.ts';
import { highestOf, unrestored } from './partition-claim.ts';

/** Nothing was saved since the state is rebuilt. */
const unsavedLagMs = Number.MAX_SAFE_INTEGER;

interface Trusting {
  readonly place: CommittedPlace;
  readonly peers: readonly TopicPartition[];
  /** What is read next is elsewhere. */
  readonly onMoved: () => void;
}

export class PartitionTrust {
  readonly #deps: OwnerDeps;
  readonly #place: CommittedPlace;
  readonly #peers: readonly TopicPartition[];
  readonly #onMoved: () => void;
  #isVerified: boolean;
  #isSought = false;
  /** Reasons to look at the store that came so far, and those that were there when a look began that has ended. */
  #doubts = 1;
  #doubtsEnded = 0;

  constructor(deps: OwnerDeps, { place, peers, onMoved }: Trusting) {
    this.#deps = deps;
    this.#place = place;
    this.#peers = peers;
    this.#onMoved = onMoved;
    this.#isVerified = place.metadata.last === undefined;
  }

  /** Whether a look at the store says anything: first the log must be seen to be the same. */
  get isInDoubt(): boolean {
    return this.#isVerified && this.isStoreSuspect;
  }

  /** The store may have lost data: look before the next batch. */
  suspectStore(): void {
    this.#doubts += 1;
  }

  /** What is read from the store may not be what was saved last. */
  get isStoreSuspect(): boolean {
    return this.#doubts !== this.#doubtsEnded;
  }

  /** What the store says of itself between batches, undefined when it does not answer: only doubt costs a batch time. */
  hearOfStore(found: StoreIdentity | undefined): void {
    if (found === undefined || !this.#isOwnStore(found)) this.suspectStore();
  }

  /** Nothing needs to be looked at, and so nothing committed, before these records are taken. */
  isSureOf([first]: readonly LogRecord[]): boolean {
    if (!this.#isVerified || this.isStoreSuspect) return false;
    return first === undefined || first.offset >= this.#place.startOffset;
  }

  /** Sees that log and store are those of the last commit, and leaves out what is committed. */
  async admit(records: readonly LogRecord[]): Promise<Admission> {
    const [first] = records;
    if (first === undefined) return { kind: 'admitted', records };
    if (!this.#isVerified || first.offset < this.#place.startOffset) {
      const verification = await this.#verify(first);
      if (verification === 'moved') return { kind: 'moved' };
    }
    if ((await this.checkStore()) === 'moved') return { kind: 'moved' };
    return { kind: 'admitted', records: records.filter(({ offset }) => offset >= this.#place.offset) };
  }

  /**
   * The records waited for so long that the store may have dropped sessions that go on in them. What a session is kept for
   * counts from when it was saved, which was late as well where the worker is catching up.
   */
  mayHaveExpired([first]: readonly LogRecord[]): boolean {
    const { replayWindowMs, nowMs } = this.#deps;
    const { last, leastLagMs = 0 } = this.#place.metadata;
    if (first === undefined || last === undefined) return false;
    return nowMs() - first.appendTimeMs - leastLagMs > replayWindowMs;
  }

  /** Goes back to rebuild what the store may have dropped for its age. */
  async rebuildExpired(): Promise<void> {
    const { events } = this.#deps;
    await this.#rewind(this.#place.metadata);
    events.stateExpired({ partition: this.#place.at.partition, offset: this.#place.offset });
  }

  /** Sees that the store is the one of the last commit, if there is doubt; else goes back to rebuild what was lost. */
  async checkStore(): Promise<'same' | 'moved'> {
    return this.isStoreSuspect ? this.#compareStore() : 'same';
  }

  async #verify(first: LogRecord): Promise<'same' | 'moved'> {
    const { last } = this.#place.metadata;
    if (last !== undefined && isSameRecord(first, last)) {
      this.#isVerified = true;
      this.#isSought = false;
      return 'same';
    }
    // Records that were fetched before the last commit prove nothing; only the place of the last record does.
    if (last !== undefined && first.offset !== BigInt(last.offset) && !this.#isSought) {
      this.#isSought = true;
      this.#isVerified = false;
      await this.#deps.member.seek(this.#place.at, BigInt(last.offset));
      return 'moved';
    }
    await this.#raiseIncarnation();
    return 'moved';
  }

  async #raiseIncarnation(): Promise<void> {
    const { member, events, onLogReplaced, rulesName } = this.#deps;
    const { at, metadata } = this.#place;
    const highest = await highestOf(member, [...this.#peers, at]);
    const incarnation = Math.max(highest.incarnation, metadata.incarnation) + 1;
    const kept = ofSameLog(metadata);
    const offset = await member.offsetAt(at, 0);
    const rules = withRules([], { from: offset, rules: rulesName() });
    await this.#place.commit(offset, { ...kept, incarnation, rules, growth: [] });
    this.#onMoved();
    this.#isVerified = true;
    this.#isSought = false;
    events.logReplaced({ partition: at.partition, incarnation });
    onLogReplaced();
    await member.seek(at, offset);
  }

  async #compareStore(): Promise<'same' | 'moved'> {
    const { store, events } = this.#deps;
    // A doubt that comes while the store is asked may be about one that took over since.
    const doubts = this.#doubts;
    const found = await store.identity();
    if (this.#isOwnStore(found)) {
      this.#doubtsEnded = doubts;
      return 'same';
    }
    const { masterId: master } = await markStore(store, found);
    const { metadata, at } = this.#place;
    if (metadata.master === undefined && metadata.last === undefined) {
      this.#place.note({ ...metadata, master });
      this.#doubtsEnded = doubts;
      return 'same';
    }
    await this.#rewind({ ...metadata, rebuiltFrom: metadata.epoch + 1, master });
    this.#doubtsEnded = doubts;
    const isExpected = store.isVolatile === true;
    events.storeLost({ partition: at.partition, offset: this.#place.offset, isExpected });
    return 'moved';
  }

  /** It is the one of the last commit, and has kept what it was given. */
  #isOwnStore({ markerPresent, masterId }: StoreIdentity): boolean {
    return markerPresent && masterId === this.#place.metadata.master;
  }

  /** State that was saved before `rebuiltFrom` is not used again. */
  async #rewind({ last, attempt: _, ...kept }: CommitMetadata): Promise<void> {
    const { member, events, rewindMs, hasBaselines } = this.#deps;
    const { at, offset: committed } = this.#place;
    const since = last === undefined ? 0 : Math.max(0, last.appendTimeMs - rewindMs());
    // What is being rebuilt began where everything that lives can have begun.
    const found = kept.rebuildFrom === undefined ? await member.offsetAt(at, since) : BigInt(kept.rebuildFrom);
    const offset = found < committed ? found : committed;
    const rebuild = { rebuildFrom: String(offset), rebuildTo: kept.rebuildTo ?? String(committed) };
    const rebuilt = { epoch: kept.epoch + 1, leastLagMs: unsavedLagMs, ...rebuild, ...unrestored(hasBaselines) };
    await this.#place.commit(offset, { ...kept, ...rebuilt });
    const to = forgottenTo(kept.rules ?? [], offset);
    if (to !== undefined) events.rulesForgotten({ partition: at.partition, from: offset, to });
    this.#onMoved();
    await member.seek(at, offset);
  }
}

/** What an owner keeps when the log is another: nothing that names a record. */
function ofSameLog(metadata: CommitMetadata): CommitMetadata {
  const { last: _, attempt: __, rebuildFrom: ___, rebuildTo: ____, spent: _____, aheadTo: ______, ...kept } = metadata;
  return kept;
}
