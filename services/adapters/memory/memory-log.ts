/**
 * The log inside one process, with the semantics of Kafka that Shearpin relies on.
 * Owns the topics, the groups, and the file behind them when there is one.
 * Invariants:
 * 1. A record is visible once it is durable: with a file, once its line is written.
 * 2. What the file holds is enough to begin anew where the last process ended, whenever it was killed.
 */
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type {
  Log,
  LogProducer,
  LogRecord,
  OutgoingRecord,
  RecordPlace,
  TopicAdmin,
  TopicSpec,
} from '../../engine/ports/log.ts';
import type { BackOff } from '../../engine/ports/back-off.ts';
import type { FaultLogger, LogDeps } from './log-deps.ts';
import { type LogEntry, readEntry, writeEntry } from './log-entry.ts';
import type { TakingLock } from './lock-file.ts';
import { LogFile } from './log-file.ts';
import { MemoryFollower } from './memory-follower.ts';
import { type GroupCommit, MemoryGroup } from './memory-group.ts';
import { MemoryMember } from './memory-member.ts';
import { MemoryTopics, type Retention } from './memory-topics.ts';

/** Kafka's default limit of a record. */
const recordBytesMax = 1_048_576;
const defaultRetention: Retention = { bytesMax: 64 * 1_048_576, ageMaxMs: 24 * 3_600_000 };
const defaultBackOff: BackOff = { firstMs: 50, maxMs: 5_000 };

export interface MemoryLogOptions {
  readonly clock: Clock;
  readonly logger?: FaultLogger;
  readonly retention?: Retention;
  readonly backOffMs?: BackOff;
}

/** Logs that this process made, so that none is taken for another. */
let madeHere = 0;

/** A log without a file: its records end with it. */
export function createMemoryLog(options: MemoryLogOptions): MemoryLog {
  return new MemoryLog(options);
}

/** A log that replays the given file. Throws E_LOG_UNAVAILABLE when another living process writes it. */
export async function openMemoryLog(
  options: MemoryLogOptions & TakingLock & { readonly file: string },
): Promise<MemoryLog> {
  const file = await LogFile.open(options.file, options);
  const log = new MemoryLog(options, file);
  try {
    await log.replay();
    return log;
  } catch (fault) {
    await log.close();
    throw fault;
  }
}

export class MemoryLog implements Log {
  readonly #clock: Clock;
  readonly #logger: FaultLogger;
  readonly #topics: MemoryTopics;
  readonly #groups = new Map<string, MemoryGroup>();
  readonly #deps: LogDeps;
  readonly #file: LogFile | undefined;
  readonly #fileBytesMax: number;
  #isRewriting = false;
  #id: string;
  #closing: Promise<void> | undefined;

  constructor(options: MemoryLogOptions, file?: LogFile) {
    const retention = options.retention ?? defaultRetention;
    this.#clock = options.clock;
    this.#logger = options.logger ?? { warn: () => undefined };
    this.#topics = new MemoryTopics(retention);
    madeHere += 1;
    this.#id = `${options.clock.nowMs()}.${process.pid}.${madeHere}`;
    this.#file = file;
    // Base64 makes a file larger than the same records in memory.
    this.#fileBytesMax = retention.bytesMax * 2;
    this.#deps = {
      topics: this.#topics,
      logger: this.#logger,
      backOffMs: options.backOffMs ?? defaultBackOff,
      group: (groupId) => this.#group(groupId),
      commit: (group, commit) => this.#commit(group, commit),
    };
  }

  /** Stays the same for as long as offsets do: whoever read up to an offset of this log may go on from there. */
  get id(): string {
    return this.#id;
  }

  /** Resolves when another process has replaced the file of this log, which then takes nothing more. */
  get lost(): Promise<undefined> {
    return this.#file?.lost ?? new Promise(() => undefined);
  }

  producer(): LogProducer {
    return {
      produce: (records) => this.#append(records),
      close: () => Promise.resolve(),
    };
  }

  member(groupId: string, topics: readonly string[]): MemoryMember {
    return new MemoryMember(this.#deps, groupId, topics);
  }

  follower(): MemoryFollower {
    return new MemoryFollower(this.#deps);
  }

  admin(): TopicAdmin {
    return {
      ensure: (specs) => this.#ensure(specs),
      check: (topics) => this.#check(topics),
      close: () => Promise.resolve(),
    };
  }

  /** Does now what Kafka does in the background: keeps the last record of each key. */
  compact(topic: string): void {
    for (const partition of this.#topics.get(topic)?.partitions ?? []) partition.compact(0);
  }

  /** Does now what an operator does with Kafka's tools: a topic gets more partitions, and sessions move. */
  async grow(topic: string, partitions: number): Promise<void> {
    const spec = this.#topics.grow(topic, partitions);
    for (const group of this.#groups.values()) group.rebalance();
    await this.#write(writeEntry({ kind: 'topic', spec }), () => undefined);
  }

  /** Reads what the file holds and writes it anew, compacted. Called once, before anything else. */
  async replay(): Promise<void> {
    if (this.#file === undefined) return;
    let unreadable = 0;
    for await (const line of this.#file.lines()) {
      const entry = readEntry(line);
      if (entry === undefined) unreadable += line === '' ? 0 : 1;
      else this.#apply(entry);
    }
    if (unreadable > 0) this.#logger.warn({ lines: unreadable }, 'unreadable lines of the log file were left out');
    this.#topics.tidy(this.#clock.nowMs());
    this.#topics.trim(this.#clock.nowMs());
    await this.#file.rewrite(() => this.#snapshot());
  }

  close(): Promise<void> {
    this.#closing ??= this.#file?.close() ?? Promise.resolve();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #append(records: readonly OutgoingRecord[]): Promise<readonly RecordPlace[]> {
    const targets = records.map((record) => {
      if ((record.value?.byteLength ?? 0) > recordBytesMax) throw tooLarge(record.topic);
      return this.#topics.partitionFor(record);
    });
    const nowMs = this.#clock.nowMs();
    const staged = records.flatMap((record, index) => targets[index]?.stage(record, nowMs) ?? []);
    const lines =
      this.#file === undefined ? '' : staged.map((record) => writeEntry({ kind: 'record', record })).join('');
    await this.#write(lines, () => {
      this.#show(staged);
    });
    return staged.map(({ partition, offset, appendTimeMs }) => ({ partition, offset, appendTimeMs }));
  }

  #show(records: readonly LogRecord[]): void {
    for (const record of records) this.#topics.partition(record).show(record);
    this.#topics.trim(this.#clock.nowMs());
    for (const topic of new Set(records.map((record) => record.topic))) this.#topics.get(topic)?.appended.wake();
  }

  async #commit(group: MemoryGroup, commit: GroupCommit): Promise<void> {
    group.record(commit);
    await this.#write(writeEntry({ kind: 'commit', group: group.id, commit }), () => undefined);
  }

  async #ensure(specs: readonly TopicSpec[]): Promise<readonly string[]> {
    const made = specs.filter((spec) => this.#topics.create(spec));
    if (made.length === 0) return [];
    for (const group of this.#groups.values()) group.rebalance();
    await this.#write(made.map((spec) => writeEntry({ kind: 'topic', spec })).join(''), () => undefined);
    return made.map((spec) => spec.topic);
  }

  async #check(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const missing = topics.filter((topic) => this.#topics.get(topic) === undefined);
    if (missing.length > 0) {
      throw new ShearpinError('E_LOG_SETTINGS', `Topics are missing: ${missing.join(', ')}. Create them first.`);
    }
    return new Map(topics.map((topic) => [topic, this.#topics.get(topic)?.partitions.length ?? 0]));
  }

  #group(groupId: string): MemoryGroup {
    const found = this.#groups.get(groupId) ?? new MemoryGroup(groupId, this.#topics);
    this.#groups.set(groupId, found);
    return found;
  }

  async #write(lines: string, onWritten: () => void): Promise<void> {
    if (this.#closing !== undefined) {
      throw new ShearpinError('E_LOG_UNAVAILABLE', 'The log is closed.');
    }
    if (this.#file === undefined) {
      onWritten();
      return;
    }
    await this.#file.append(lines, onWritten);
    if (this.#file.bytes > this.#fileBytesMax) this.#rewriteInBackground(this.#file);
  }

  #rewriteInBackground(file: LogFile): void {
    if (this.#isRewriting) return;
    this.#isRewriting = true;
    this.#topics.shrink(this.#clock.nowMs());
    file
      .rewrite(() => this.#snapshot())
      .catch((fault: unknown) => {
        this.#logger.warn({ err: fault }, 'log file was not rewritten');
      })
      .finally(() => {
        this.#isRewriting = false;
      });
  }

  *#snapshot(): Generator<string> {
    yield writeEntry({ kind: 'log', id: this.#id });
    for (const { spec, partitions } of this.#topics) {
      yield writeEntry({ kind: 'topic', spec });
      for (const { topic, partition, end, records } of partitions) {
        for (const record of records) yield writeEntry({ kind: 'record', record });
        yield writeEntry({ kind: 'end', topic, partition, end });
      }
    }
    for (const group of this.#groups.values()) {
      for (const commit of group.commits()) yield writeEntry({ kind: 'commit', group: group.id, commit });
    }
  }

  #apply(entry: LogEntry): void {
    if (entry.kind === 'log') {
      this.#id = entry.id;
    } else if (entry.kind === 'topic') {
      if (!this.#topics.create(entry.spec)) this.#topics.grow(entry.spec.topic, entry.spec.partitions);
    } else if (entry.kind === 'commit') {
      this.#group(entry.group).record(entry.commit);
    } else {
      const { topic, partition } = entry.kind === 'record' ? entry.record : entry;
      const target = this.#topics.get(topic)?.partitions[partition];
      if (entry.kind === 'end') target?.moveEnd(entry.end);
      else if (target !== undefined && entry.record.offset >= target.endOffset) target.show(entry.record);
    }
  }
}

function tooLarge(topic: string): ShearpinError {
  return new ShearpinError('E_LOG_SETTINGS', `A record for ${topic} is larger than ${recordBytesMax} bytes.`);
}
