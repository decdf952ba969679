/**
 * Whether anybody judges the calls of a session: the owner of its partition tells how far it is.
 *
 * Rule 12 (progress). Invariants:
 * 1. A partition is watched while its owner's last word came within unwatchedAfterMs and says that no record has waited
 *    for longer than that.
 * 2. The word of a former owner does not count once a later owner has spoken: orders rise with incarnation, epoch and
 *    number.
 * 3. Where no owner was ever heard of, nothing is said here: then there are no beacons either.
 */
import { progressRecordKey } from '../../../schemas/commands/record-key.ts';
import { sessionRecordKey } from '../../../schemas/events/record-key.ts';
import type { Progress, TrustKey } from '../../../schemas/generated/types.ts';
import { validateProgress } from '../../../schemas/generated/validators.js';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import type { AckReason, CommandRecord, Verify } from './admit-record.ts';
import type { ReadTime } from './feed-watch.ts';
import { ReadUpTo } from './read-up-to.ts';

export interface ProgressWatchOptions {
  readonly verify: Verify;
  readonly tenant: string;
  readonly unwatchedAfterMs: number;
}

export type ProgressOutcome = 'taken' | 'older' | { readonly refused: AckReason };

/** What the owner of a partition said last. */
export interface Word {
  readonly progress: Progress;
  /** Its number among all words that were taken here. */
  readonly serial: number;
  /** Up to when the topic was read when it came. */
  readonly heardMs: number;
  /** When it came. */
  readonly cameMs: number;
}

/** An owner that was silent for so long is gone; what a new log begins with may have a lower order. */
const goneMs = 60_000;
const partitionsMax = 16_384;

export class ProgressWatch {
  readonly #verify: Verify;
  readonly #tenant: string;
  readonly #words = new Map<number, Word>();
  unwatchedAfterMs: number;
  readonly #readUpTo = new ReadUpTo();
  #partitions = 0;
  #countedMs = 0;
  #isRead = false;
  #taken = 0;

  constructor({ verify, tenant, unwatchedAfterMs }: ProgressWatchOptions) {
    this.#verify = verify;
    this.#tenant = tenant;
    this.unwatchedAfterMs = unwatchedAfterMs;
  }

  /** Everything that the topic held at the start was taken. */
  caughtUp(): void {
    this.#isRead = true;
  }

  take({ key, value, at }: CommandRecord, nowMs: number): ProgressOutcome {
    const readMs = at === undefined ? nowMs : this.#readUpTo.take(at, nowMs);
    if (value === null) return { refused: 'malformed' };
    const verified = this.#verify(value);
    if (!verified.ok) return { refused: verified.reason };
    // A word of a later version may say more: what it says besides stays true.
    if (pruneUnknown(verified.body, validateProgress) === undefined) return { refused: 'malformed' };
    const progress = verified.body as Progress;
    const refused = faultOf({ key, progress, signer: verified.key, tenant: this.#tenant });
    return refused === undefined ? this.#keep(progress, { nowMs, readMs }) : { refused };
  }

  /** How many words were taken here. */
  get taken(): number {
    return this.#taken;
  }

  wordOf(partition: number): Word | undefined {
    return this.#words.get(partition);
  }

  isWatched(session: string, nowMs: number): boolean {
    if (!this.#isRead || this.#partitions === 0) return true;
    return this.#isTended(partitionOfKey(sessionRecordKey(this.#tenant, session), this.#partitions), nowMs);
  }

  /** How many partitions nobody watches. */
  unwatched(nowMs: number): number {
    if (!this.#isRead) return 0;
    let count = 0;
    for (let partition = 0; partition < this.#partitions; partition += 1)
      if (!this.#isTended(partition, nowMs)) count += 1;
    return count;
  }

  #isTended(partition: number, nowMs: number): boolean {
    const word = this.#words.get(partition);
    return (
      word !== undefined &&
      nowMs - word.heardMs <= this.unwatchedAfterMs &&
      word.progress.behindMs <= this.unwatchedAfterMs
    );
  }

  #keep(progress: Progress, { nowMs, readMs }: ReadTime): 'taken' | 'older' {
    const { partition, partitions, timeMs } = progress;
    const known = this.#words.get(partition);
    if (known !== undefined && !isLater(progress, known, nowMs)) return 'older';
    // While the topic is read from its beginning, a word may be as old as it says.
    const heardMs = this.#isRead ? readMs : Math.min(nowMs, timeMs);
    this.#taken += 1;
    this.#words.set(partition, { progress, heardMs, cameMs: this.#isRead ? nowMs : heardMs, serial: this.#taken });
    if (timeMs >= this.#countedMs) {
      this.#partitions = Math.min(partitions, partitionsMax);
      this.#countedMs = timeMs;
    }
    return 'taken';
  }
}

interface Claimed {
  readonly key: string;
  readonly progress: Progress;
  readonly signer: TrustKey;
  readonly tenant: string;
}

/** Only who may command the sessions of the tenant says that they are watched. */
function faultOf({ key, progress, signer, tenant }: Claimed): AckReason | undefined {
  const { writer, partition, partitions } = progress;
  if (key !== progressRecordKey(writer, partition)) return 'wrong-key';
  const isTenants = signer.tenants.includes(tenant) || signer.tenants.includes('*');
  if (signer.writer !== writer || !isTenants || !signer.scopes.includes('session')) return 'no-authority';
  return partition < partitions ? undefined : 'malformed';
}

function isLater(
  progress: Progress,
  { progress: known, cameMs }: Pick<Word, 'progress' | 'cameMs'>,
  nowMs: number,
): boolean {
  const by = progress.incarnation - known.incarnation || progress.epoch - known.epoch || progress.number - known.number;
  return by > 0 || (nowMs - cameMs > goneMs && progress.timeMs > known.timeMs);
}
