/**
 * Keeps the records of a session in one order though a topic that grew has put them into two partitions.
 *
 * Rule 4 (determinism): a record waits until each other partition that may hold records of its session is judged up to
 * the time at which the log appended it. Invariants:
 * 1. The order is that of append times, and of partitions where these are the same: so the first of all records that
 *    wait never waits for another, and the order is the same whenever the log is read again.
 * 2. What was judged before anybody knew of the growth comes before everything of the new partitions, then and whenever
 *    it is read again; who is delivered what was judged and not committed commits how far that reaches. It is looked for
 *    once.
 * 3. A partition whose owner has not seen a loss of the store that is known here is not judged at all: it goes back.
 * 4. Where the topic never grew, nothing is asked.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import type { GroupMember, LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import type { SessionStore } from '../../engine/ports/session-store.ts';
import type { Patience } from '../patience.ts';
import { readSession } from '../session/session-blob.ts';
import { decodeMetadata } from './commit-metadata.ts';
import { type FormerOwner, keepFormerProgress } from './former-progress.ts';
import { knownFrom, mayBeJudged, otherHomes, type OtherHome, type Size, sizeAt } from './growth.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Everything before it is judged. */
export interface Judged {
  readonly offset: bigint;
  /** When the log appended the record before it. */
  readonly lastMs: number;
  readonly master: string | undefined;
  /** What its owner knows of the topic; undefined where none told. */
  readonly size: Partial<Size>;
}

export interface GrowthFenceDeps {
  readonly member: Pick<GroupMember, 'committed' | 'offsetAt'>;
  readonly owner: FormerOwner & Pick<PartitionOwner, 'size' | 'master'>;
  readonly store: Pick<SessionStore, 'load'>;
  /** Resolves when no commit is under way. */
  readonly settled: () => Promise<void>;
  /** How far a partition is that this process owns, which it knows before that is committed. */
  readonly judgedOf: (partition: number) => Judged | undefined;
  readonly patience: Patience;
  readonly stopping: AbortSignal;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How often the others are asked, and with which pause, before the batch is given back. */
const triesMax = 4;
const pauseMs = 25;
/** They are put into a partition on purpose, whatever their keys. */
const placedTypes: ReadonlySet<string | undefined> = new Set([eventTypes.heartbeat, eventTypes.signalTick]);

interface Wait {
  readonly partition: number;
  /** Everything appended before this is to be judged there. */
  readonly throughMs: number;
  /** By an owner who knows that there are so many partitions. */
  readonly partitions: number;
}

export class GrowthFence {
  readonly #deps: GrowthFenceDeps;
  /** By partition and size of the topic: everything appended before this is judged there. */
  readonly #through = new Map<string, number>();
  /** The sessions of the records before it were looked at. */
  #lookedTo = 0n;

  constructor(deps: GrowthFenceDeps) {
    this.#deps = deps;
  }

  /** The next read begins elsewhere, or the store is not what it was: the others may go back as well. */
  reset(): void {
    this.#through.clear();
    this.#lookedTo = 0n;
  }

  /**
   * The first of the records, as many as wait for no other partition. When there is none, something else may be read next;
   * throws E_EARLY when nothing is.
   */
  async inOrder(
    records: readonly LogRecord[],
    beat: () => Promise<void>,
    readsOther: () => Promise<boolean>,
  ): Promise<readonly LogRecord[]> {
    const { patience, sleep, stopping } = this.#deps;
    await this.#lookAtSessions(records, beat);
    for (let tries = 0; tries < triesMax; tries += 1) {
      if (tries > 0) await sleep(pauseMs, stopping);
      const ready = await patience('log', () => this.#ready(records), beat);
      if (ready.length > 0 || records.length === 0) return ready;
      await beat();
    }
    if (await readsOther()) return [];
    // While a batch waits, those behind it fill the memory that is for them, and then nothing else is read.
    throw new ShearpinError('E_EARLY', 'An older partition of these sessions is not as far.', { retryable: true });
  }

  /** A batch that waits is delivered again, and what owners before judged is not more by then. */
  async #lookAtSessions(records: readonly LogRecord[], beat: () => Promise<void>): Promise<void> {
    const { owner, store, patience } = this.#deps;
    const mayHave = ({ offset }: LogRecord): boolean => owner.size.growth.some((one) => mayBeJudged(one, offset));
    const news = records.filter((record) => record.offset >= this.#lookedTo && mayHave(record));
    const last = news.at(-1);
    if (last === undefined) return;
    const keys = [...new Set(news.map(({ key }) => key))];
    const stored = await patience('store', () => store.load(keys), beat);
    const sessions = stored.flatMap((one) => (one === undefined ? [] : readSession(one.blob).content));
    await keepFormerProgress(this.#deps, sessions, beat);
    this.#lookedTo = last.offset + 1n;
  }

  async #ready(records: readonly LogRecord[]): Promise<readonly LogRecord[]> {
    if (this.#deps.owner.size.growth.length === 0) return records;
    const waits = records.map((record) => this.#waitsOf(record));
    for (const [first, ...others] of Map.groupBy(waits.flat(), nameOf).values()) {
      if (first === undefined) continue;
      const times = [first, ...others].filter((wait) => !this.#isOver(wait)).map(({ throughMs }) => throughMs);
      if (times.length > 0) await this.#ask(first, [Math.max(...times), Math.min(...times)]);
    }
    const stop = waits.findIndex((some) => some.some((one) => !this.#isOver(one)));
    return stop < 0 ? records : records.slice(0, stop);
  }

  #waitsOf(record: LogRecord): readonly Wait[] {
    const { owner } = this.#deps;
    if (placedTypes.has(record.headers['ce_type'])) return [];
    const { partition } = owner.at;
    const size = sizeAt(owner.size, record.offset);
    return otherHomes(record.key, { partition, size }).map((home) => waitFor(home, { record, size }));
  }

  #isOver(wait: Wait): boolean {
    return wait.throughMs <= (this.#through.get(nameOf(wait)) ?? -Infinity);
  }

  /** Looks how far the other partition is: at least for the latest of these times, or for the first. */
  async #ask(wait: Wait, timesMs: readonly number[]): Promise<void> {
    const { partition, partitions } = wait;
    const { member, owner, judgedOf } = this.#deps;
    const at = { topic: owner.at.topic, partition };
    const judged = judgedOf(partition) ?? (await this.#committedIn(at));
    if (judged === undefined || (judged.master !== undefined && judged.master !== owner.master)) return;
    const { offset, lastMs, size } = judged;
    if ((size.partitions ?? partitions) < partitions || offset < knownFrom(size.growth ?? [], partitions)) return;
    for (const timeMs of new Set(timesMs)) {
      // The rest is asked of the log: where nothing came since, the last record says too little.
      if (timeMs > lastMs && (await member.offsetAt(at, timeMs)) > offset) continue;
      this.#through.set(nameOf(wait), Math.max(timeMs, lastMs));
      return;
    }
  }

  async #committedIn(at: TopicPartition): Promise<Judged | undefined> {
    const { offset, metadata } = await this.#deps.member.committed(at);
    const known = decodeMetadata(metadata);
    if (offset === undefined) return undefined;
    const { last, master, partitions, growth } = known ?? {};
    const size = { ...(partitions === undefined ? {} : { partitions }), ...(growth === undefined ? {} : { growth }) };
    return { offset, lastMs: last?.appendTimeMs ?? -Infinity, master, size };
  }
}

function waitFor(
  { partition, untilMs }: OtherHome,
  { record, size }: { readonly record: LogRecord; readonly size: Size },
): Wait {
  const throughMs = record.appendTimeMs + (partition < record.partition ? 1 : 0);
  return { partition, throughMs: Math.min(throughMs, untilMs), partitions: size.partitions };
}

function nameOf({ partition, partitions }: Pick<Wait, 'partition' | 'partitions'>): string {
  return `${String(partition)}/${String(partitions)}`;
}
