import type { Beacon, Command, Feed } from '../../../schemas/generated/types.ts';
import type { LiveIndex } from './live-index.ts';

/** What the watch says; `clockOffsetMs` is the own clock against the writer's, positive when it runs ahead. */
export interface FeedState {
  readonly state: Feed['state'];
  readonly reason?: NonNullable<Feed['reason']>;
  readonly clockOffsetMs: number;
}

interface Track {
  readonly beacon: Beacon;
  /** Up to when the topic was read when it came. */
  readonly heardMs: number;
  /** When one last came that matched. */
  matchedMs: number;
  isMatched: boolean;
  /** How many of those that it counts are not here, as of what was pruned then. */
  missing: number;
  pruned: number;
}

export interface ReadTime {
  readonly nowMs: number;
  /** Up to when the topic is read: earlier than now where what is read is late. */
  readonly readMs: number;
}

export interface FeedWatchOptions {
  readonly staleAfterMs: number;
  readonly toleranceMs: number;
}

/**
 * Whether the gateway holds what the writers wrote. Each writer says for each partition how many commands live.
 *
 * 1. A partition is fresh while a beacon that matches came within staleAfterMs. One that is read late counts from when it could have come.
 * 2. The feed is fresh while every partition of every writer that was ever heard is.
 * 3. It is booting until the topic was read to its end and every known partition is fresh, or staleAfterMs passed.
 */
export class FeedWatch {
  readonly #tracks = new Map<string, Map<number, Track>>();
  readonly #index: LiveIndex;
  readonly #toleranceMs: number;
  staleAfterMs: number;
  #boot: 'reading' | 'waiting' | 'done' = 'reading';
  #caughtUpMs = 0;
  #isReachable = true;
  #clockOffsetMs = 0;

  constructor(index: LiveIndex, { staleAfterMs, toleranceMs }: FeedWatchOptions) {
    this.#index = index;
    this.staleAfterMs = staleAfterMs;
    this.#toleranceMs = toleranceMs;
  }

  caughtUp(nowMs: number): void {
    if (this.#boot !== 'reading') return;
    this.#boot = 'waiting';
    this.#caughtUpMs = nowMs;
    for (const tracks of this.#tracks.values()) for (const track of tracks.values()) this.#recheck(track);
  }

  set isReachable(isReachable: boolean) {
    this.#isReachable = isReachable;
  }

  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  take(beacon: Beacon, { nowMs, readMs }: ReadTime): 'taken' | 'older' {
    const tracks = this.#tracks.get(beacon.writer) ?? new Map<number, Track>();
    const track = tracks.get(beacon.partition);
    if (track !== undefined && beacon.number <= track.beacon.number) return 'older';
    const isLive = this.#boot !== 'reading';
    // While the topic is read from its beginning, a beacon may be as old as it says.
    const heardMs = isLive ? readMs : Math.min(nowMs, beacon.timeMs);
    if (isLive) this.#clockOffsetMs = nowMs - beacon.timeMs;
    const compared = this.#compare(beacon);
    const matchedMs = compared.isMatched ? heardMs : (track?.matchedMs ?? 0);
    tracks.set(beacon.partition, { beacon, heardMs, matchedMs, ...compared });
    this.#tracks.set(beacon.writer, tracks);
    return 'taken';
  }

  /**
   * A command came after a beacon that did not match; it may match now. All are compared only where their number fits: else
   * each of many that come late would have all of them compared.
   */
  commandCame({ id, writer, order }: Command, isNew: boolean): void {
    const track = this.#tracks.get(writer)?.get(order.partition);
    if (track === undefined || track.isMatched || this.#boot === 'reading') return;
    const isKnown = track.pruned === this.#index.pruned;
    if (isKnown && isNew && this.#index.counts(id, track.beacon)) track.missing -= 1;
    if (!isKnown || (isNew && track.missing === 0)) this.#recheck(track);
  }

  state(nowMs: number): FeedState {
    const clockOffsetMs = this.#clockOffsetMs;
    if (this.#boot === 'reading') return { state: 'booting', ...this.#unreachable(), clockOffsetMs };
    const reason = this.#isClockOff() ? 'clock' : this.#findReason(nowMs);
    if (reason === undefined) {
      this.#boot = 'done';
      return { state: 'fresh', clockOffsetMs };
    }
    if (this.#tracks.size === 0 || nowMs - this.#caughtUpMs > this.staleAfterMs) this.#boot = 'done';
    return { state: this.#boot === 'waiting' ? 'booting' : 'stale', reason, clockOffsetMs };
  }

  #findReason(nowMs: number): FeedState['reason'] {
    if (this.#tracks.size === 0) return this.#unreachable().reason ?? 'no-beacon';
    const since = nowMs - this.staleAfterMs;
    let isMismatched = false;
    for (const tracks of this.#tracks.values()) {
      for (let partition = 0; partition < partitionsOf(tracks); partition += 1) {
        const track = tracks.get(partition);
        if (track === undefined || track.heardMs < since) return this.#unreachable().reason ?? 'no-beacon';
        isMismatched ||= track.matchedMs < since;
      }
    }
    return isMismatched ? 'beacon-mismatch' : undefined;
  }

  #isClockOff(): boolean {
    return Math.abs(this.#clockOffsetMs) > this.staleAfterMs + this.#toleranceMs;
  }

  #unreachable(): { readonly reason?: 'unreachable' } {
    return this.#isReachable ? {} : { reason: 'unreachable' };
  }

  #compare(beacon: Beacon): Pick<Track, 'isMatched' | 'missing' | 'pruned'> {
    const { count, hash } = this.#index.summarize(beacon);
    const missing = beacon.count - count;
    return { isMatched: missing === 0 && hash === beacon.hash, missing, pruned: this.#index.pruned };
  }

  #recheck(track: Track): void {
    if (track.isMatched) return;
    const compared = this.#compare(track.beacon);
    Object.assign(track, compared);
    if (compared.isMatched) track.matchedMs = track.heardMs;
  }
}

/** Of the newest beacon: the topic may have grown since the others. */
function partitionsOf(tracks: ReadonlyMap<number, Track>): number {
  let newest: Beacon | undefined;
  for (const { beacon } of tracks.values()) {
    if (newest === undefined || beacon.timeMs > newest.timeMs) newest = beacon;
  }
  return newest?.partitions ?? 0;
}
