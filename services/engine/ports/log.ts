/** The partitioned log as Shearpin needs it: narrow enough that another client is one adapter away. */

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

export interface LogRecord extends TopicPartition {
  readonly offset: bigint;
  /** Set by the log when it appended the record: the only ingest time there is. */
  readonly appendTimeMs: number;
  readonly key: string;
  /** null is a tombstone. */
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface OutgoingRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Chosen by the key when absent. */
  readonly partition?: number;
}

/** Where the log put a record in its topic. */
export interface RecordPlace {
  readonly partition: number;
  readonly offset: bigint;
  /** Absent where the log did not tell. */
  readonly appendTimeMs?: number;
}

/** Appends in the given order; idempotent per producer. */
export interface LogProducer {
  /** Resolves when every record is acknowledged, to their places in the same order; undefined where the log told none. */
  produce(records: readonly OutgoingRecord[]): Promise<readonly (RecordPlace | undefined)[]>;
  close(): Promise<void>;
}

export interface LogBatch extends TopicPartition {
  readonly records: readonly LogRecord[];
  /** Offset after the last record in the log, for the lag. */
  readonly endOffset: bigint;
}

export interface Committed {
  /** Next offset to read; undefined when nothing was committed. */
  readonly offset: bigint | undefined;
  readonly metadata: string;
}

export interface GroupHandlers {
  /**
   * Called before any record of these partitions is delivered. Returns where to begin, per partition in the same
   * order; undefined begins at the committed offset, or at the beginning when there is none.
   */
  onAssigned(partitions: readonly TopicPartition[]): Promise<readonly (bigint | undefined)[]>;
  onRevoked(partitions: readonly TopicPartition[]): Promise<void>;
  /**
   * Records of one partition in offset order; batches of different partitions run concurrently. `beat` keeps the
   * membership alive in long work. A throw redelivers from the last committed offset after a back-off.
   */
  onBatch(batch: LogBatch, beat: () => Promise<void>): Promise<void>;
}

/** Membership of a consumer group. Nothing is committed but by `commit`. */
export interface GroupMember {
  start(handlers: GroupHandlers): Promise<void>;
  /** Throws ShearpinError E_NOT_OWNER when the broker no longer counts this member as the owner. */
  commit(at: TopicPartition, committed: { readonly offset: bigint; readonly metadata: string }): Promise<void>;
  committed(at: TopicPartition): Promise<Committed>;
  /** First offset whose append time is at or after the given time; the end when there is none. */
  offsetAt(at: TopicPartition, timeMs: number): Promise<bigint>;
  /** Moves the next read of an assigned partition. */
  seek(at: TopicPartition, offset: bigint): Promise<void>;
  /** Stops fetching, waits for running batches, leaves the group. */
  stop(): Promise<void>;
}

export interface FollowHandlers {
  /** `beyond` is where the partition ended when the record was fetched, if it held more than was fetched with it. */
  onRecord(record: LogRecord, beyond?: bigint): void | Promise<void>;
  /** Called once, when everything that the topic held at the start was delivered. */
  onCaughtUp(): void;
  /** The feed broke (it heals by itself) or healed. */
  onHealth?(healthy: boolean): void;
}

/** Reads a whole topic from its beginning and stays on it, alone, without commits. */
export interface LogFollower {
  /** Resolves when reading has begun; retries by itself when the log is away. */
  follow(topic: string, handlers: FollowHandlers): Promise<void>;
  stop(): Promise<void>;
}

export interface FollowOptions {
  /**
   * Nobody waits for these records: they may be told a quarter of a second late and many at once, so that reading them
   * takes little from those for which somebody waits.
   */
  readonly isLeisurely?: boolean;
  /** The reader wants nothing older. A log that can begins there; older records may come all the same. */
  readonly from?: LogStart;
}

/** Of each partition the first record that was appended then or later, or that has this offset or a higher one. */
export type LogStart =
  { readonly kind: 'time'; readonly timeMs: number } | { readonly kind: 'offset'; readonly offset: bigint };

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  /** The last record of each key is kept; with `retentionMs` for no longer than that. */
  readonly compacted: boolean;
  readonly retentionMs?: number;
}

export interface TopicAdmin {
  /** Creates what is missing, with LogAppendTime; says which were made. */
  ensure(specs: readonly TopicSpec[]): Promise<readonly string[]>;
  /** For how long each topic keeps its records, Infinity for ever; absent of a log without settings, such as that in memory, which keeps a day. */
  retentions?(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Throws E_LOG_SETTINGS when a topic is missing or its timestamps are not append times. Returns partition counts. */
  check(topics: readonly string[]): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

/** One log, from which each part of a process takes what it needs. */
export interface Log {
  producer(): LogProducer;
  member(groupId: string, topics: readonly string[]): GroupMember;
  follower(options?: FollowOptions): LogFollower;
  admin(): TopicAdmin;
}
