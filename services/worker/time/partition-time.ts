/**
 * Time in one partition: how far it is, and which sessions wait for it.
 *
 * Owns the clock of the partition and its index of deadlines. Invariants:
 * 1. Rule 5 (time): a deadline is in the store before the state that needs it is saved, and stays until what came of it is committed.
 * 2. Records that come again move the clock as they did the first time.
 * 3. A session whose deadline was met is looked at in every round until that is committed, so that what it has to
 *    publish at the place of another session's record is published again when that record comes again.
 */
import type { Deadline, DeadlineStore, Settlement } from '../../engine/ports/deadline-store.ts';
import { type ClockSettings, newClock, PartitionClock } from '../../engine/time/partition-clock.ts';
import { type DecodedRecord, heardIn } from '../records/decode.ts';
import { ClockHistory, decodeClock, encodeClock } from './clock-history.ts';
import { DeadlineHeap } from './deadline-heap.ts';

/** The record at `offset` moved the watermark of a tenant. */
export interface Tick {
  readonly offset: bigint;
  readonly appendTimeMs: number;
  readonly watermarkMs: number;
  readonly isUnwatched: boolean;
}

/** By tenant, in the order of offsets. */
export type Ticks = ReadonlyMap<string, readonly Tick[]>;

/** What a round made of a session that waits for time, or did. */
export interface Waiting {
  readonly key: string;
  /** The earliest deadline that was met in this round. */
  readonly metMs?: number | undefined;
  /** The next one. */
  readonly dueMs?: number | undefined;
  /** How far the session is in this partition. */
  readonly offset: bigint;
}

export interface PartitionTimeDeps {
  readonly store: DeadlineStore;
  readonly partition: number;
  readonly incarnation: () => number;
  readonly settings: ClockSettings;
  /** Deadlines that did not fit. */
  readonly onOverflow: (count: number) => void;
}

interface Lingering extends Settlement {
  readonly offset: bigint;
}

export const deadlinesMax = 100_000;
/** So that one tenant leaves room for the others. */
const tenantDeadlinesMax = 50_000;

export class PartitionTime {
  readonly #deps: PartitionTimeDeps;
  readonly #history = new ClockHistory();
  readonly #lingering = new Map<string, Lingering>();
  readonly #stored = new Map<string, number>();
  readonly #heaps = new Map<string, DeadlineHeap>();
  #clock: PartitionClock | undefined;
  #watermarks = new Map<string, number>();
  /** Places of clocks in the store at which nobody can begin any more. */
  #pastPlaces: string[] = [];

  constructor(deps: PartitionTimeDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#stored.size;
  }

  /** Whether anybody here waits for time to pass, as far as is known. */
  get isAwaited(): boolean {
    return this.#clock === undefined || this.#stored.size > 0;
  }

  /** The next read begins elsewhere, or the store is not what it was. */
  reset(): void {
    this.#clock = undefined;
    this.#history.clear();
    for (const table of [this.#lingering, this.#stored, this.#heaps, this.#watermarks]) table.clear();
    this.#pastPlaces = [];
  }

  /** Stands the clock before the record at `offset`, and settles what is committed. */
  async begin(offset: bigint, committed: bigint): Promise<void> {
    if (this.#clock === undefined) await this.#read(committed);
    else if (offset < (this.#history.next ?? 0n)) this.#standAt(this.#history.before(offset));
    await this.#settle(committed);
  }

  /** Lets the records move the clock. */
  take(records: readonly DecodedRecord[]): Ticks {
    const ticks = new Map<string, Tick[]>();
    for (const { record, decoded } of records) {
      if (decoded.kind === 'rejected' || this.#clock === undefined) continue;
      const { offset, appendTimeMs } = record;
      for (const move of this.#clock.take({ ...heardIn(decoded, appendTimeMs), appendTimeMs })) {
        this.#watermarks.set(move.tenant, move.watermarkMs);
        const { watermarkMs, isUnwatched } = move;
        const moves = ticks.get(move.tenant) ?? [];
        ticks.set(move.tenant, moves);
        moves.push({ offset, appendTimeMs, watermarkMs, isUnwatched });
      }
    }
    const last = records.at(-1)?.record.offset;
    if (last !== undefined && this.#clock !== undefined) {
      this.#history.push({ next: last + 1n, state: this.#clock.state });
    }
    return ticks;
  }

  /** Sessions to look at in this round, though no record of theirs may be in it. */
  due(): readonly string[] {
    for (const [tenant, heap] of this.#heaps) {
      for (const { key, dueMs } of heap.takeDue(this.#watermarks.get(tenant) ?? 0)) {
        this.#lingering.set(key, { key, wasMs: this.#stored.get(key) ?? dueMs, offset: maxOffset });
      }
    }
    return [...this.#lingering.keys()];
  }

  /** Before the states are saved: what they wait for, and where the clock stands after them. */
  async announce(sessions: readonly Waiting[]): Promise<void> {
    const { store, partition } = this.#deps;
    const added = sessions.flatMap((session) => this.#added(session));
    if (added.length > 0) await store.add(partition, added);
    for (const { key, dueMs } of added) this.#stored.set(key, dueMs);
    const next = this.#history.next;
    if (this.#stored.size === 0 || next === undefined || this.#clock === undefined) return;
    const place = this.#place(next);
    const forget = this.#pastPlaces.filter((past) => past !== place);
    await store.saveClock(partition, { place, blob: encodeClock(this.#clock.state), forget });
    this.#pastPlaces = [];
  }

  /** After the states were saved. */
  saved(sessions: readonly Waiting[]): void {
    for (const { key, dueMs, offset } of sessions) {
      const wasMs = this.#stored.get(key);
      if (wasMs === undefined) continue;
      if (dueMs !== undefined) this.#heapOf(key).set({ key, dueMs });
      if (!this.#lingering.has(key)) continue;
      this.#lingering.set(key, { key, wasMs, offset, ...(dueMs === undefined ? {} : { dueMs }) });
    }
  }

  async #read(committed: bigint): Promise<void> {
    const { store, partition } = this.#deps;
    const here = this.#place(committed);
    const [deadlines, places, blob] = await Promise.all([
      store.list(partition, deadlinesMax),
      store.clockPlaces(partition),
      store.clockAt(partition, here),
    ]);
    // An owner before, or this one before it went back, saved them and did not come to forget them.
    this.#pastPlaces = places.filter((place) => place !== here);
    const state = decodeClock(blob);
    this.#standAt(state);
    this.#history.push({ next: committed, state: state ?? newClock });
    for (const deadline of deadlines) {
      this.#stored.set(deadline.key, deadline.dueMs);
      this.#heapOf(deadline.key).set(deadline);
    }
  }

  #standAt(state: ConstructorParameters<typeof PartitionClock>[1]): void {
    this.#clock = new PartitionClock(this.#deps.settings, state);
    this.#watermarks = new Map(state?.tenants.map(({ tenant, watermarkMs }) => [tenant, watermarkMs]));
  }

  /** The earlier of both: what was met in this round is looked at again until it is committed. */
  #added({ key, metMs, dueMs }: Waiting): readonly Deadline[] {
    const earliest = Math.min(metMs ?? Infinity, dueMs ?? Infinity);
    if (earliest === Infinity) return [];
    const stored = this.#stored.get(key);
    if (stored === undefined && this.#isFull(key)) {
      this.#deps.onOverflow(1);
      return [];
    }
    if (metMs !== undefined && !this.#lingering.has(key)) {
      this.#lingering.set(key, { key, wasMs: Math.min(stored ?? Infinity, earliest), offset: maxOffset });
    }
    return stored !== undefined && stored <= earliest ? [] : [{ key, dueMs: earliest }];
  }

  #isFull(key: string): boolean {
    return this.#stored.size >= deadlinesMax || this.#heapOf(key).size >= tenantDeadlinesMax;
  }

  async #settle(committed: bigint): Promise<void> {
    const { store, partition } = this.#deps;
    const gone = this.#history.forgetBefore(committed);
    if (this.#stored.size > 0) this.#pastPlaces.push(...gone.map((offset) => this.#place(offset)));
    const settled = [...this.#lingering.values()].filter(({ offset }) => offset < committed);
    if (settled.length === 0) return;
    await store.settle(partition, settled);
    for (const { key, wasMs, dueMs } of settled) {
      this.#lingering.delete(key);
      if (this.#stored.get(key) !== wasMs) continue;
      if (dueMs === undefined) this.#stored.delete(key);
      else this.#stored.set(key, dueMs);
    }
  }

  #heapOf(key: string): DeadlineHeap {
    const tenant = tenantOf(key);
    const heap = this.#heaps.get(tenant) ?? new DeadlineHeap();
    this.#heaps.set(tenant, heap);
    return heap;
  }

  #place(offset: bigint): string {
    return `${String(this.#deps.incarnation())}/${String(offset)}`;
  }
}

/** Not committed before it is known. */
const maxOffset = 2n ** 63n;

export function tenantOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
