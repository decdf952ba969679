/**
 * Rule 8 (loss of the store): in which order the records of a partition are read while its sessions are rebuilt. What lives
 * comes first: gateways keep what is armed, so that what a loss costs is the next arm of a session in which calls still come.
 *
 * The newest records tell which sessions live. The records of these are read from where the rebuilding begins to the end of
 * the log, and judged ahead of their turn; then everything is read, in the order of the log, and what came meanwhile is
 * looked at between two batches. Where something new came in other sessions, their records are read ahead as well. Invariants:
 * 1. A record is judged ahead only if all records of its session before it are judged: it is of a session that was rebuilt
 *    ahead, or of one that began after the loss.
 * 2. Nothing is committed by what is read ahead but how far that is. The reading of everything goes on where it was.
 * 3. A session whose records may be in another partition as well, or that waits for time to pass, has its turn with all others.
 * 4. Where an owner died without progress, there is little to rebuild, or all that lives is of invariant 3, nothing is read ahead.
 */
import { eventTypes } from '../../../schemas/topics.ts';
import type { GroupMember, LogBatch, LogRecord } from '../../engine/ports/log.ts';
import type { Patience } from '../patience.ts';
import { otherHomes } from './growth.ts';
import type { PartitionOwner } from './partition-owner.ts';
import type { Beat } from './pipeline-deps.ts';
import { SeenKeys } from './seen-keys.ts';

export interface LiveFirstDeps {
  readonly member: Pick<GroupMember, 'offsetAt' | 'seek'>;
  readonly owner: Pick<PartitionOwner, 'at' | 'size' | 'isRebuilding' | 'isCautious' | 'committedOffset' | 'rebuildTo'>;
  readonly patience: Patience;
  readonly isLiveFirst: boolean;
  readonly elapsedMs: () => number;
  /** A session that was silent for so long has ended. */
  readonly sessionIdleMs: number;
  readonly onFound: (live: { readonly partition: number; readonly sessions: number }) => void;
}

/** So few records are read in a moment. */
export const shortRecords = 2_000n;
/** Of what is to be read, the newest part tells which sessions live. */
const newestPart = 8n;
const newestMin = 500n;
const newestMax = 50_000n;
const liveMax = 100_000;
const wokenMax = 10_000;
/** After a look at what came meanwhile everything is read for so many times as long. */
const restPerLook = 4;
/** Before sessions that woke are read ahead, the reading of everything has gone on by this part of what is left. */
const againPart = 8n;

/** Up to where it is read, from where it is now. */
interface Stretch {
  readonly at: bigint;
  readonly until: bigint;
}

/** Before this offset only the records of these sessions are left. */
interface Again {
  readonly before: bigint;
  readonly keys: ReadonlySet<string>;
}

type State =
  | { readonly kind: 'undecided' | 'off' }
  /** The newest records are read for the keys of sessions, and when each was last heard. */
  | (Stretch & { readonly kind: 'looking'; readonly heardMs: Map<string, number> })
  | (Stretch & { readonly kind: 'ahead'; readonly again?: Again })
  /** Everything is read; what is judged ahead is so far. */
  | { readonly kind: 'whole'; readonly ahead: bigint };

export class LiveFirst {
  readonly #deps: LiveFirstDeps;
  #state: State = { kind: 'undecided' };
  /** Where the reading of everything goes on. */
  #whole = 0n;
  /** The first offset of a batch that began behind its place. */
  #leaptTo: bigint | undefined;
  #live = new Set<string>();
  /** Not live, and something new came in them. */
  #woken = new Set<string>();
  /** They have their turn with all others. */
  #left = new Set<string>();
  #againFrom = 0n;
  /** While what came meanwhile is looked at. */
  #lookBeganMs: number | undefined;
  #lookAgainMs = 0;
  #seen = new SeenKeys(0);

  constructor(deps: LiveFirstDeps) {
    this.#deps = deps;
  }

  /** The next read begins elsewhere, or the store is not what it was. */
  reset(): void {
    this.#state = { kind: 'undecided' };
    this.#leaptTo = undefined;
    this.#live = new Set();
    this.#woken = new Set();
    this.#left = new Set();
    this.#againFrom = 0n;
    this.#lookBeganMs = undefined;
    this.#lookAgainMs = 0;
    this.#seen = new SeenKeys(0);
  }

  /** Nothing was read since the last reset. */
  get isUndecided(): boolean {
    return this.#state.kind === 'undecided';
  }

  /** Whether records are read ahead now. */
  get isAhead(): boolean {
    return this.#state.kind === 'looking' || this.#state.kind === 'ahead';
  }

  /** Begins to read ahead where that is of use: true when what is read next is elsewhere. */
  async begins(beat: Beat): Promise<boolean> {
    const { owner, isLiveFirst } = this.#deps;
    if (this.#state.kind !== 'undecided') return false;
    this.#whole = owner.committedOffset;
    const isShort = owner.rebuildTo - this.#whole <= shortRecords;
    if (!isLiveFirst || !owner.isRebuilding || owner.isCautious || isShort) {
      this.#state = { kind: 'off' };
      return false;
    }
    const until = await this.#endOffset(beat);
    const newest = clamp((until - this.#whole) / newestPart);
    await this.#seek({ kind: 'looking', at: until - newest, until, heardMs: new Map() }, beat);
    this.#seen = new SeenKeys(Number(until - this.#whole));
    return true;
  }

  /** The batch is from elsewhere than what is read now, and is void: it was fetched before, or is delivered again. */
  async isElsewhere(records: readonly LogRecord[], beat: Beat): Promise<boolean> {
    const [first] = records;
    const last = records.at(-1);
    this.#keepUp();
    const at = this.#expected();
    if (at === undefined || first === undefined || last === undefined) return false;
    const isBehind = this.isAhead && last.offset < at;
    // What the log has no more is leapt over: the same record comes again.
    if (!isBehind && (first.offset <= at || first.offset === this.#leaptTo)) return false;
    this.#leaptTo = first.offset;
    await this.#seekTo(at, beat);
    return true;
  }

  /** Of records that are read ahead those that may be judged now. */
  pick(records: readonly LogRecord[]): readonly LogRecord[] {
    const state = this.#state;
    if (state.kind === 'looking') for (const record of records) note(state.heardMs, record);
    if (state.kind !== 'ahead') return [];
    return records.filter((record) => record.offset >= state.at && this.#isReady(record, state.again));
  }

  /** Whether the session is judged ahead. */
  holds(key: string): boolean {
    return this.#live.has(key);
  }

  /** It has its turn with all others. */
  leave(key: string): void {
    this.#live.delete(key);
    this.#left.add(key);
  }

  /** Records were read ahead, and those that were picked are judged. */
  async passed(last: LogRecord, beat: Beat): Promise<void> {
    const state = this.#state;
    if (state.kind !== 'looking' && state.kind !== 'ahead') return;
    const at = last.offset + 1n;
    if (at < state.until) this.#state = { ...state, at };
    else if (state.kind === 'ahead') await this.#seek(this.#afterAhead(at), beat);
    else await this.#seek(this.#afterLook(state.heardMs, last), beat);
  }

  #afterLook(heardMs: ReadonlyMap<string, number>, { offset, appendTimeMs }: LogRecord): State {
    const keys = [...heardMs.keys()];
    const areLeft = keys.length > 0 && keys.every((key) => this.#hasOtherHome(key));
    if (areLeft) return { kind: 'whole', ahead: this.#whole };
    this.#find(heardMs, appendTimeMs);
    return { kind: 'ahead', at: this.#whole, until: offset + 1n };
  }

  /** A batch of everything is judged, or what is next in it has to wait. Looks at what came meanwhile: true when that is read next. */
  async judged({ records, endOffset: until }: Pick<LogBatch, 'records' | 'endOffset'>, beat: Beat): Promise<boolean> {
    const state = this.#state;
    if (state.kind !== 'whole') return false;
    const next = (records.at(-1)?.offset ?? -1n) + 1n;
    if (next > this.#whole) this.#whole = next;
    this.#keepUp();
    if (state.ahead - this.#whole <= shortRecords) {
      this.reset();
      this.#state = { kind: 'off' };
      return false;
    }
    const nowMs = this.#deps.elapsedMs();
    if (until <= state.ahead || nowMs < this.#lookAgainMs) return false;
    this.#lookBeganMs = nowMs;
    await this.#seek({ kind: 'ahead', at: state.ahead, until }, beat);
    return true;
  }

  /** What woke is read from where the reading of everything is: before that, everything of it is judged. */
  #afterAhead(at: bigint): State {
    this.#looked();
    if (this.#whole < this.#againFrom) return { kind: 'whole', ahead: at };
    const keys = new Set([...this.#woken].filter((key) => this.#add(key)));
    this.#woken = new Set();
    if (keys.size === 0) return { kind: 'whole', ahead: at };
    this.#againFrom = this.#whole + (at - this.#whole) / againPart;
    return { kind: 'ahead', at: this.#whole, until: at, again: { before: at, keys } };
  }

  #looked(): void {
    const nowMs = this.#deps.elapsedMs();
    if (this.#lookBeganMs !== undefined) this.#lookAgainMs = nowMs + restPerLook * (nowMs - this.#lookBeganMs);
    this.#lookBeganMs = undefined;
  }

  #isReady({ key, offset, headers }: LogRecord, again: Again | undefined): boolean {
    if (again !== undefined && offset < again.before) return again.keys.has(key) && this.#live.has(key);
    const isKnown = this.#seen.has(key);
    this.#seen.add(key);
    if (this.#live.has(key)) return true;
    if (offset < this.#deps.owner.rebuildTo || headers['ce_type'] === eventTypes.heartbeat) return false;
    if (!isKnown) return this.#add(key);
    if (!this.#left.has(key) && this.#woken.size < wokenMax) this.#woken.add(key);
    return false;
  }

  #find(heardMs: ReadonlyMap<string, number>, nowMs: number): void {
    const { owner, sessionIdleMs, onFound } = this.#deps;
    for (const [key, ms] of heardMs) if (nowMs - ms <= sessionIdleMs) this.#add(key);
    onFound({ partition: owner.at.partition, sessions: this.#live.size });
  }

  #add(key: string): boolean {
    if (this.#live.size >= liveMax || this.#hasOtherHome(key)) return false;
    this.#live.add(key);
    return true;
  }

  #hasOtherHome(key: string): boolean {
    const { at, size } = this.#deps.owner;
    return otherHomes(key, { partition: at.partition, size }).length > 0;
  }

  /** Of a batch that failed what was committed is not delivered again. */
  #keepUp(): void {
    const { committedOffset } = this.#deps.owner;
    if (committedOffset > this.#whole) this.#whole = committedOffset;
  }

  #expected(): bigint | undefined {
    const state = this.#state;
    if (state.kind === 'whole') return this.#whole;
    return state.kind === 'looking' || state.kind === 'ahead' ? state.at : undefined;
  }

  async #endOffset(beat: Beat): Promise<bigint> {
    const { member, owner, patience } = this.#deps;
    return patience('log', () => member.offsetAt(owner.at, Number.MAX_SAFE_INTEGER), beat);
  }

  async #seek(state: State, beat: Beat): Promise<void> {
    this.#state = state;
    this.#leaptTo = undefined;
    const at = this.#expected();
    if (at !== undefined) await this.#seekTo(at, beat);
  }

  async #seekTo(offset: bigint, beat: Beat): Promise<void> {
    const { member, owner, patience } = this.#deps;
    await patience('log', () => member.seek(owner.at, offset), beat);
  }
}

function note(heardMs: Map<string, number>, { key, appendTimeMs, headers }: LogRecord): void {
  if (headers['ce_type'] !== eventTypes.heartbeat) heardMs.set(key, appendTimeMs);
}

function clamp(records: bigint): bigint {
  if (records < newestMin) return newestMin;
  return records > newestMax ? newestMax : records;
}
