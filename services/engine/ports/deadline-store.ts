/** At which event times which sessions of a partition want to be asked though nothing comes. */

export interface Deadline {
  /** `tenant:session`, as the record key of the calls topic. */
  readonly key: string;
  readonly dueMs: number;
}

/** What becomes of a deadline that was met or moved. */
export interface Settlement {
  readonly key: string;
  /** Nothing is done when the store has another time by now. */
  readonly wasMs: number;
  /** Undefined: it is dropped. */
  readonly dueMs?: number;
}

/** The clock of a partition as it was before the record at `place`. Opaque. */
export interface StoredClock {
  readonly place: string;
  readonly blob: Uint8Array;
  /** Places at which nobody can begin any more. */
  readonly forget: readonly string[];
}

/**
 * Outlives every worker. Its owner writes a deadline before the state that needs it, and settles it after the effects of
 * the state that does not are committed: what stands here may be too much, never too little.
 */
export interface DeadlineStore {
  /** The earliest first, at most so many. */
  list(partition: number, max: number): Promise<readonly Deadline[]>;
  /** Of two times of one session the earlier stays. */
  add(partition: number, deadlines: readonly Deadline[]): Promise<void>;
  settle(partition: number, settlements: readonly Settlement[]): Promise<void>;
  /** Where clocks stand that nobody forgot. */
  clockPlaces(partition: number): Promise<readonly string[]>;
  clockAt(partition: number, place: string): Promise<Uint8Array | undefined>;
  saveClock(partition: number, clock: StoredClock): Promise<void>;
}

/** As long as a sequence may last, and a day. */
export const deadlinesTtlMs = 31 * 86_400_000;
