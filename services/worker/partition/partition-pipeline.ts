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
import { Lateness } from '../health/lateness.ts';
import { RulesInForce } from '../rules/rules-in-force.ts';
import { PartitionTime } from '../time/partition-time.ts';
import { AheadPass } from './ahead-pass.ts';
import { countBegun, countTaken, tellProgress } from './counts.ts';
import { GrowthFence, type GrowthFenceDeps, type Judged } from './growth-fence.ts';
import { LiveFirst } from './live-first.ts';
import type { PartitionOwner } from './partition-owner.ts';
import { PartitionRounds } from './partition-rounds.ts';
import type { Beat, PipelineDeps } from './pipeline-deps.ts';
import { type Progress, ProgressCommits } from './progress-commits.ts';
import { isNotOwner } from './owner-deps.ts';
import { readRecords, type RecordWatch, watchRecords } from './record-watch.ts';
import { Standstill } from './standstill.ts';
import { Turns } from './turns.ts';

/** Of one partition. */
interface Held extends Pick<GrowthFenceDeps, 'judgedOf'> {
  readonly owner: PartitionOwner;
  readonly member: GroupMember;
}

/** Records done and not yet committed: what is kept for publishing again, and done again after a death. */
const uncommittedMax = 1000n;

export class PartitionPipeline {
  readonly owner: PartitionOwner;
  readonly #deps: PipelineDeps;
  readonly #member: GroupMember;
  readonly #rounds: PartitionRounds;
  readonly #commits: ProgressCommits;
  readonly #time: PartitionTime;
  readonly #rules: RulesInForce;
  readonly #lateness: Lateness;
  readonly #fence: GrowthFence;
  readonly #turns: Turns;
  readonly #live: LiveFirst;
  readonly #ahead: AheadPass;
  readonly #standstill: Standstill;
  /** Where a look moved the next read. */
  #soughtOffset: bigint | undefined;
  /** Of the records that were begun last. */
  #watch: RecordWatch | undefined;
  #judged: Omit<Judged, 'size'> | undefined;
  #isLost = false;

  constructor(deps: PipelineDeps, { owner, member, judgedOf }: Held) {
    this.#deps = deps;
    this.#member = member;
    this.owner = owner;
    const settled = (): Promise<void> => this.#commits.settled();
    const commitRules = (from: bigint): Promise<void> => this.#commitRules(from);
    this.#rounds = new PartitionRounds(deps, { owner, settled });
    this.#time = new PartitionTime({
      store: deps.deadlines,
      partition: owner.at.partition,
      incarnation: () => owner.incarnation,
      settings: deps.clock,
      onOverflow: (count) => deps.events.deadlinesLost(count),
    });
    this.#standstill = new Standstill(deps.elapsedMs, (err) =>
      deps.events.stateForeign({ partition: owner.at.partition, err }),
    );
    this.#lateness = new Lateness({ ...deps, owner });
    this.#rules = new RulesInForce({ ...deps, owner, commit: commitRules });
    this.#fence = new GrowthFence({ ...deps, member, owner, judgedOf, settled });
    this.#turns = new Turns(deps);
    this.#live = new LiveFirst({ ...deps, member, owner, onFound: deps.events.liveFound });
    const rules = new RulesInForce({ ...deps, owner, commit: commitRules });
    this.#ahead = new AheadPass({ ...deps, owner, rounds: this.#rounds, live: this.#live, rules, settled });
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
    return this.#isLost || this.#judged === undefined ? undefined : { ...this.#judged, size: this.owner.size };
  }

  /** What is stored was written by a newer version: it is kept as it is, and nothing is done here. */
  get isForeign(): boolean {
    return this.#standstill.isForeign;
  }

  /** For how long no record was done though there was one. */
  stuckMs(): number {
    return this.#standstill.ms;
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
    this.#rounds.cache.clear();
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
    if (this.#isLost || this.#turns.isTaken || !this.owner.trust.isInDoubt) return;
    await this.#turns.take(async () => {
      await this.#commits.settled();
      if ((await this.owner.trust.checkStore()) === 'same') return;
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
    this.#standstill.begin();
    try {
      await this.#runAll(batch, beat);
      this.#standstill.end();
    } catch (fault) {
      this.#standstill.failed(fault);
      if (isNotOwner(fault)) {
        this.#isLost = true;
        this.#rounds.cache.clear();
        this.#deps.events.lost({ partition: batch.partition, err: fault });
      }
      // What is delivered again is read from the last commit, so none may be under way then.
      await this.#commits.settled().catch(() => undefined);
      throw fault;
    } finally {
      await this.#watch?.leave();
    }
  }

  async #runAll(batch: LogBatch, beat: Beat): Promise<void> {
    const { owner } = this;
    if (await this.#live.isElsewhere(batch.records, beat)) return;
    if (this.#commits.hasFailed || !owner.trust.isSureOf(batch.records)) await this.#commits.settled();
    const admission = await this.#deps.patience('store', () => owner.trust.admit(batch.records), beat);
    if (admission.kind === 'moved') {
      this.#forget();
      return;
    }
    // What is read ahead goes by what is stored as well.
    const isFirst = this.#live.isUndecided;
    if (isFirst && owner.trust.mayHaveExpired(admission.records)) return this.#rebuildExpired(beat);
    if (owner.isUnrestored) await this.#restore(beat);
    if (await this.#live.begins(beat)) return;
    if (this.#live.isAhead) await this.#runAhead(admission.records, beat);
    else await this.#runInTurn(batch, admission.records, beat);
  }

  async #runAhead(records: readonly LogRecord[], beat: Beat): Promise<void> {
    const last = records.at(-1);
    if ((await this.#ahead.run(this.#live.pick(records), beat)) === 'moved') this.#forget();
    else if (last !== undefined) await this.#live.passed(last, beat);
  }

  async #runInTurn(batch: LogBatch, records: readonly LogRecord[], beat: Beat): Promise<void> {
    const { trust } = this.owner;
    for (let at = 0; at < records.length;) {
      const begun = this.owner.next(records, at);
      const lookAhead = async (): Promise<boolean> =>
        !trust.mayHaveExpired(begun) && (await this.#live.judged({ ...batch, records: [] }, beat));
      const inOrder = await this.#fence.inOrder(begun, beat, lookAhead);
      if (inOrder.length === 0) return;
      // Not before: while others are waited for nothing is judged here.
      if (trust.mayHaveExpired(inOrder)) return this.#rebuildExpired(beat);
      const next = await this.#rules.take(inOrder, beat);
      if ((await this.#runRecords(next, beat)) === 'moved') return;
      at += next.length;
      await beat();
    }
    const next = (batch.records.at(-1)?.offset ?? -1n) + 1n;
    const lag = this.#lateness.done(batch);
    const [sessions, deadlines, left] = [this.#rounds.cache.size, this.#time.size, this.owner.leftToRebuild(next)];
    tellProgress(this.#deps, { partition: batch.partition, lag, sessions, deadlines, left });
    await this.#live.judged(batch, beat);
  }

  async #rebuildExpired(beat: Beat): Promise<void> {
    await this.#commits.settled();
    await this.#deps.patience('log', () => this.owner.trust.rebuildExpired(), beat);
    this.#forget();
  }

  async #restore(beat: Beat): Promise<void> {
    const { owner } = this;
    await this.#commits.settled();
    this.#rounds.cache.clear();
    await this.#deps.restore?.({ owner, beat });
    await this.#deps.patience('log', () => owner.commitRestored(), beat);
  }

  /** What is read next is elsewhere, or the store is not what it was. */
  #forget(): void {
    this.#rounds.cache.clear();
    this.#time.reset();
    this.#rules.reset();
    this.#fence.reset();
    this.#live.reset();
    this.#ahead.reset();
    this.#judged = undefined;
  }

  async #runRecords(records: readonly LogRecord[], beat: Beat): Promise<'done' | 'moved'> {
    const [first] = records;
    const last = records.at(-1);
    if (first === undefined || last === undefined) return 'done';
    await this.#deps.patience('store', () => this.#time.begin(first.offset, this.owner.committedOffset), beat);
    // Whoever rebuilds begins what was there before.
    const isRebuilt = this.owner.isRebuiltAt(first.offset);
    const isSpent = this.owner.isSpentAt(first.offset);
    // A commit that is under way would take back what it does not know.
    if (isSpent) await this.#commits.settled();
    if (isSpent) this.owner.giveUp(first.offset);
    const span = { from: first.offset, to: last.offset + 1n };
    const watch = isSpent ? undefined : watchRecords(span, { ...this.#deps, owner: this.owner, beat });
    this.#watch = watch;
    await watch?.begin();
    const decoded = readRecords(records, { ...this.#deps, isSpent });
    this.#lateness.begin(decoded);
    const engine = this.#rules.engineAt(first.offset);
    const ticks = this.#time.take(decoded);
    const round = { records: decoded, ticks, time: this.#time, engine, onStepped: watch?.end };
    // Before anything is saved: what comes again after a fault was judged by these, whatever is in force then.
    this.#rules.judged(last.offset + 1n);
    const outcome = await this.#rounds.save(round, beat);
    if (outcome === 'moved') {
      this.#forget();
      return 'moved';
    }
    const lagMs = this.#deps.nowMs() - last.appendTimeMs;
    await this.#rounds.publish(outcome.effects, beat);
    this.#judged = { offset: last.offset + 1n, lastMs: last.appendTimeMs, master: this.owner.master };
    if (decoded.some((one) => one.decoded.kind === 'waiting')) this.#deps.onAwaited(last.partition);
    this.#commits.push({ offset: last.offset + 1n, last, lagMs });
    const isFar = last.offset - this.owner.committedOffset >= uncommittedMax;
    if (this.owner.isCautious || this.#deps.stopping.aborted || isFar) await this.#commits.settled();
    countTaken(this.#deps, decoded, outcome);
    if (!isRebuilt) countBegun(this.#deps, outcome.begun, last.appendTimeMs);
    this.#standstill.gotOn();
    return 'done';
  }

  async #commitRules(from: bigint): Promise<void> {
    const { patience, shelf } = this.#deps;
    await this.#commits.settled();
    await patience('log', () => shelf.keep());
    await patience('log', () => this.owner.commitRules(from));
  }

  async #commit(progress: Progress): Promise<void> {
    if (this.#isLost) throw new ShearpinError('E_NOT_OWNER', 'The partition was given away before its commit.');
    await this.owner.commitProgress(progress);
  }
}
