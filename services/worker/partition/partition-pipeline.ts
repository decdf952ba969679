/**
 * Everything that is done with the records of one partition, from assignment to revocation.
 *
 * Invariants:
 * 1. Rule 1 (effects once): load → process → save → publish → commit. A commit may be under way while the
 *    next round is, and nothing else that is committed overtakes it. What was saved and not committed is published
 *    again, byte for byte, when its records come again.
 * 2. Records that are rejected and effects of sessions are published in the order of their source records.
 * 3. Once the broker names another owner nothing more is saved, published or committed.
 * 4. After a fault nothing is under way any more.
 * 5. The store is looked at between batches, or in one, never beside one.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { GroupMember, LogBatch, LogRecord } from '../../engine/ports/log.ts';
import type { DecodedRecord } from '../records/decode.ts';
import { Lateness } from '../health/lateness.ts';
import type { PartitionOwner } from './partition-owner.ts';
import type { PipelineDeps } from './pipeline-deps.ts';
import { countPublished, countTaken } from './counts.ts';
import { GrowthFence, type GrowthFenceDeps, type Judged } from './growth-fence.ts';
import { type Progress, ProgressCommits } from './progress-commits.ts';
import { type Effect, type RoundOutcome, runRound } from './round.ts';
import { Turns } from './turns.ts';
import { givenUp, type RecordWatch, watchRecords } from './record-watch.ts';
import { RulesInForce } from '../rules/rules-in-force.ts';
import { SessionCache } from '../session/session-cache.ts';
import { PartitionTime, type Ticks } from '../time/partition-time.ts';
import { topics } from '../../../schemas/topics.ts';

/** Of one partition. */
interface Held extends Pick<GrowthFenceDeps, 'judgedOf'> {
  readonly owner: PartitionOwner;
  readonly member: GroupMember;
}

export type Beat = () => Promise<void>;

const conflictsMax = 5;
/** Records done and not yet committed: what is kept for publishing again, and done again after a death. */
const uncommittedMax = 1000n;

export class PartitionPipeline {
  readonly owner: PartitionOwner;
  readonly #deps: PipelineDeps;
  readonly #member: GroupMember;
  readonly #cache: SessionCache;
  readonly #commits: ProgressCommits;
  readonly #time: PartitionTime;
  readonly #rules: RulesInForce;
  readonly #lateness: Lateness;
  readonly #fence: GrowthFence;
  readonly #turns: Turns;
  /** Where a look moved the next read. */
  #soughtOffset: bigint | undefined;
  #judged: Judged | undefined;
  #isLost = false;
  #isForeign = false;
  /** When there was something to do and nothing had been done since. */
  #stuckSinceMs: number | undefined;

  constructor(deps: PipelineDeps, { owner, member, judgedOf }: Held) {
    this.#deps = deps;
    this.#member = member;
    this.owner = owner;
    const { cacheSessionsMax: sessionsMax, cacheBudget: budget, events } = deps;
    this.#cache = new SessionCache({ sessionsMax, budget, onEvict: events.evicted });
    this.#time = new PartitionTime({
      store: deps.deadlines,
      partition: owner.at.partition,
      incarnation: () => owner.incarnation,
      settings: deps.clock,
      onOverflow: (count) => deps.events.deadlinesLost(count),
    });
    this.#lateness = new Lateness({ ...deps, owner });
    this.#rules = new RulesInForce({ ...deps, owner, commit: (from) => this.#commitRules(from) });
    this.#fence = new GrowthFence({ ...deps, member, owner, judgedOf });
    this.#turns = new Turns(deps);
    this.#commits = new ProgressCommits({
      commit: (progress) => deps.patience('log', () => this.#commit(progress)),
      sleep: deps.sleep,
    });
  }

  /** The broker has named another owner. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** How far it is, as far as that is known here; others may go by it. */
  get judged(): Judged | undefined {
    return this.#isLost ? undefined : this.#judged;
  }

  /** What is stored was written by a newer version: it is kept as it is, and nothing is done here. */
  get isForeign(): boolean {
    return this.#isForeign;
  }

  /** For how long no record was done though there was one. */
  stuckMs(): number {
    return this.#stuckSinceMs === undefined ? 0 : this.#deps.elapsedMs() - this.#stuckSinceMs;
  }

  /** How long the next record has waited; undefined while that is not known, or sessions are rebuilt. */
  behindMs(nowMs: number): number | undefined {
    const lagsMs = this.#lateness.behindMs(nowMs);
    // A clock that is never set counts parts of milliseconds, and gateways take no word that does.
    return lagsMs === undefined ? undefined : Math.floor(Math.max(lagsMs, this.stuckMs()));
  }

  /** Whether somebody here waits for time to pass, as far as is known. */
  get isTimeAwaited(): boolean {
    return this.#time.isAwaited;
  }

  /** Resolves when everything that was done is committed. */
  settled(): Promise<void> {
    return this.#commits.settled();
  }

  /** Nothing is committed once this has resolved. */
  async close(): Promise<void> {
    this.#isLost = true;
    await this.#turns.free();
    await this.#commits.settled().catch(() => undefined);
    this.#cache.clear();
  }

  /** Takes a batch; returns when all of it is published, or when the partition is somebody else's. */
  async run(batch: LogBatch, beat: Beat): Promise<void> {
    await this.#turns.free(beat);
    if (this.#isLost || (await this.#isFromBefore(batch))) return;
    await this.#turns.take(() => this.#runBatch(batch, beat));
  }

  /**
   * Rule 8 (loss of the store): a partition in which nothing comes goes back as well. Others may wait for it, and what
   * it holds is armed before its next record.
   */
  async lookAtStore(): Promise<void> {
    if (this.#isLost || this.#turns.isTaken || !this.owner.isInDoubt) return;
    await this.#turns.take(async () => {
      await this.#commits.settled();
      if ((await this.owner.checkStore()) === 'same') return;
      this.#forget();
      this.#soughtOffset = this.owner.committedOffset;
    });
  }

  /** Fetched before a look moved the next read; what comes after that is taken as it is. */
  async #isFromBefore({ records: [first] }: LogBatch): Promise<boolean> {
    const sought = this.#soughtOffset;
    this.#soughtOffset = undefined;
    if (sought === undefined || first === undefined || first.offset <= sought) return false;
    await this.#member.seek(this.owner.at, sought);
    return true;
  }

  async #runBatch(batch: LogBatch, beat: Beat): Promise<void> {
    this.#stuckSinceMs ??= this.#deps.elapsedMs();
    try {
      await this.#runAll(batch, beat);
      this.#stuckSinceMs = undefined;
      this.#isForeign = false;
    } catch (fault) {
      this.#noteForeign(fault);
      if (isNotOwner(fault)) {
        this.#isLost = true;
        this.#cache.clear();
        this.#deps.events.lost({ partition: batch.partition, err: fault });
      }
      // What is delivered again is read from the last commit, so none may be under way then.
      await this.#commits.settled().catch(() => undefined);
      throw fault;
    }
  }

  /** Rule 13 (versions): state of another format is never reset, whoever else may have to wait for it. */
  #noteForeign(fault: unknown): void {
    if (!(fault instanceof ShearpinError) || fault.code !== 'E_STATE_FORMAT') return;
    if (!this.#isForeign) this.#deps.events.stateForeign({ partition: this.owner.at.partition, err: fault });
    this.#isForeign = true;
  }

  async #runAll(batch: LogBatch, beat: Beat): Promise<void> {
    const { patience, events } = this.#deps;
    if (this.#commits.hasFailed || !this.owner.isSureOf(batch.records)) await this.#commits.settled();
    const admission = await patience('store', () => this.owner.admit(batch.records), beat);
    if (admission.kind === 'moved') {
      this.#forget();
      return;
    }
    if (this.owner.isUnrestored) await this.#restore(beat);
    for (let at = 0; at < admission.records.length;) {
      const next = await this.#fence.inOrder(this.owner.next(admission.records, at), beat);
      const records = await this.#rules.take(next, beat);
      if ((await this.#runRecords(records, beat)) === 'moved') return;
      at += records.length;
      await beat();
    }
    const lag = this.#lateness.done(batch);
    const { size: sessions } = this.#cache;
    events.cacheHolds(this.#deps.cacheBudget.bytes);
    events.progress({ partition: batch.partition, lag, sessions, deadlines: this.#time.size });
  }

  async #restore(beat: Beat): Promise<void> {
    const { owner } = this;
    await this.#commits.settled();
    this.#cache.clear();
    await this.#deps.restore?.({ owner, beat });
    await this.#deps.patience('log', () => owner.commitRestored(), beat);
  }

  /** What is read next is elsewhere, or the store is not what it was. */
  #forget(): void {
    this.#cache.clear();
    this.#time.reset();
    this.#rules.reset();
    this.#fence.reset();
    this.#judged = undefined;
  }

  async #runRecords(records: readonly LogRecord[], beat: Beat): Promise<'done' | 'moved'> {
    const [first] = records;
    const last = records.at(-1);
    if (first === undefined || last === undefined) return 'done';
    const { patience } = this.#deps;
    await patience('store', () => this.#time.begin(first.offset, this.owner.committedOffset), beat);
    // Whoever rebuilds begins what was there before.
    const isRebuilt = this.owner.isRebuiltAt(first.offset);
    const isSpent = this.owner.isSpentAt(first.offset);
    if (isSpent) this.owner.giveUp(first.offset);
    const span = { from: first.offset, to: last.offset + 1n };
    const watch = isSpent ? undefined : watchRecords(span, { ...this.#deps, owner: this.owner, beat });
    await watch?.begin();
    const decoded = records.map((record) => ({
      record,
      decoded: isSpent ? givenUp(this.#deps.attemptsMax) : this.#deps.decode(record),
    }));
    this.#lateness.begin(decoded);
    const outcome = await this.#saveRound({ records: decoded, ticks: this.#time.take(decoded), watch }, beat);
    if (outcome === 'moved') return 'moved';
    await this.#publish(outcome.effects, beat);
    this.#rules.judged(last.offset + 1n);
    this.#judged = { offset: last.offset + 1n, lastMs: last.appendTimeMs, master: this.owner.master };
    if (decoded.some((one) => one.decoded.kind === 'waiting')) this.#deps.onAwaited(last.partition);
    this.#commits.push({ offset: last.offset + 1n, last });
    if (this.#mustSettle(last)) await this.#commits.settled();
    countTaken(this.#deps, decoded, outcome);
    if (!isRebuilt) this.#countBegun(outcome.begun, last.appendTimeMs);
    this.#stuckSinceMs = this.#deps.elapsedMs();
    return 'done';
  }

  #countBegun(begun: ReadonlyMap<string, number>, atMs: number): void {
    for (const [tenant, count] of begun) {
      this.#deps.events.begun(count);
      this.#deps.onBegun({ tenant, count, atMs });
    }
  }

  #mustSettle({ offset }: LogRecord): boolean {
    const { owner } = this;
    return owner.isCautious || this.#deps.stopping.aborted || offset - owner.committedOffset >= uncommittedMax;
  }

  async #commitRules(from: bigint): Promise<void> {
    const { patience, shelf } = this.#deps;
    await this.#commits.settled();
    await patience('log', () => shelf.keep());
    await patience('log', () => this.owner.commitRules(from));
  }

  async #commit({ offset, last }: Progress): Promise<void> {
    if (this.#isLost) throw new ShearpinError('E_NOT_OWNER', 'The partition was given away before its commit.');
    await this.owner.commitProgress(offset, last);
  }

  async #saveRound(
    { records, ticks, watch }: { records: readonly DecodedRecord[]; ticks: Ticks; watch: RecordWatch | undefined },
    beat: Beat,
  ): Promise<Extract<RoundOutcome, { kind: 'saved' }> | 'moved'> {
    const { patience, events } = this.#deps;
    const { owner } = this;
    const deps = { ...this.#deps, engine: this.#rules.engineAt(records[0]?.record.offset ?? 0n) };
    for (let conflicts = 0; conflicts <= conflictsMax; conflicts += 1) {
      const about = { partition: owner.at.partition, records, ticks, time: this.#time, owner };
      const isStoreSuspect = (): boolean => owner.isStoreSuspect;
      const outcome = await runRound(deps, {
        ...about,
        cache: this.#cache,
        isStoreSuspect,
        onStepped: watch?.end,
        beat,
      });
      if (outcome.kind === 'saved') return outcome;
      await this.#commits.settled();
      if (outcome.kind === 'fenced') {
        events.fenced({ partition: this.owner.at.partition, epoch: this.owner.epoch });
        await patience('log', () => this.owner.reclaim(), beat);
      }
      this.owner.suspectStore();
      if ((await patience('store', () => this.owner.checkStore(), beat)) === 'moved') {
        this.#forget();
        return 'moved';
      }
    }
    throw new ShearpinError('E_STORE_UNAVAILABLE', 'Sessions are being saved by somebody else.', { retryable: true });
  }

  async #publish(effects: readonly Effect[], beat: Beat): Promise<void> {
    const { producer, patience, time, onCommands } = this.#deps;
    for (const { source } of effects) time.heard(source.record.appendTimeMs);
    const due = effects.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > time.nowMs());
    if (due.length === 0) return;
    await patience('log', () => producer.produce(due.map(({ record }) => record)), beat);
    onCommands(due.filter(({ record }) => record.topic === topics.commands));
    countPublished(this.#deps, due);
  }
}

function isNotOwner(fault: unknown): boolean {
  return fault instanceof ShearpinError && fault.code === 'E_NOT_OWNER';
}
