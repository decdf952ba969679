import { createHash } from 'node:crypto';
import type { Beacon, Command } from '../../../schemas/generated/types.ts';
import { ExpirySeconds } from './expiry-seconds.ts';

/** What a beacon counts: what had not expired at its time and came of what was committed then. */
export type Counted = Pick<Beacon, 'timeMs' | 'through'>;

interface LiveEntry {
  readonly id: string;
  readonly incarnation: number;
  readonly offset: bigint;
  readonly expiresAt: number;
}

interface Through {
  readonly incarnation: number;
  readonly offset: bigint;
}

/** The live commands of one writer in one partition, kept in the order in which a beacon hashes them. */
export class PartitionCommands {
  readonly #ids = new Map<string, LiveEntry>();
  readonly #expiring = new ExpirySeconds<LiveEntry>();
  /** With those that were pruned since, and without those that were added since. */
  #sorted: readonly LiveEntry[] = [];
  #added: LiveEntry[] = [];
  #hasPruned = false;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add({ id, order: { incarnation, offset }, expiresAt }: Command): void {
    const entry = { id, incarnation, offset: BigInt(offset), expiresAt };
    this.#ids.set(id, entry);
    this.#expiring.add(entry);
    this.#added.push(entry);
  }

  summarize({ timeMs, through }: Counted): Pick<Beacon, 'count' | 'hash'> {
    const upTo = throughOf(through);
    const ids: string[] = [];
    for (const entry of this.#inOrder()) if (isCounted(entry, timeMs, upTo)) ids.push(entry.id);
    return { count: ids.length, hash: createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 32) };
  }

  counts(id: string, { timeMs, through }: Counted): boolean {
    const entry = this.#ids.get(id);
    return entry !== undefined && isCounted(entry, timeMs, throughOf(through));
  }

  /** Drops what expired before then; returns how many. */
  prune(timeMs: number): number {
    const gone = this.#expiring.takeBefore(timeMs);
    for (const { id } of gone) this.#ids.delete(id);
    this.#hasPruned ||= gone.length > 0;
    // Of a partition that nobody summarizes nothing else would let go of what is over.
    if (this.#added.length > 2 * this.#ids.size) this.#added = this.#added.filter((entry) => this.#isHeld(entry));
    return gone.length;
  }

  #isHeld(entry: LiveEntry): boolean {
    return this.#ids.get(entry.id) === entry;
  }

  /** What came since is sorted, and the rest is not sorted again. */
  #inOrder(): readonly LiveEntry[] {
    if (this.#added.length === 0 && !this.#hasPruned) return this.#sorted;
    const isHeld = (entry: LiveEntry): boolean => this.#isHeld(entry);
    const kept = this.#hasPruned ? this.#sorted.filter(isHeld) : this.#sorted;
    this.#sorted = merged(kept, this.#added.filter(isHeld).sort(byId));
    this.#added = [];
    this.#hasPruned = false;
    return this.#sorted;
  }
}

function throughOf(through: Beacon['through']): Through | undefined {
  return through && { incarnation: through.incarnation, offset: BigInt(through.offset) };
}

function isCounted({ expiresAt, incarnation, offset }: LiveEntry, timeMs: number, through?: Through): boolean {
  if (expiresAt <= timeMs) return false;
  if (through === undefined || incarnation < through.incarnation) return true;
  return incarnation === through.incarnation && offset <= through.offset;
}

function byId(left: LiveEntry, right: LiveEntry): number {
  return left.id < right.id ? -1 : Number(left.id > right.id);
}

function merged(left: readonly LiveEntry[], right: readonly LiveEntry[]): readonly LiveEntry[] {
  const both: LiveEntry[] = [];
  let at = 0;
  for (const entry of left) {
    for (let next = right[at]; next !== undefined && next.id < entry.id; next = right[at]) {
      both.push(next);
      at += 1;
    }
    both.push(entry);
  }
  return at < right.length ? [...both, ...right.slice(at)] : both;
}
