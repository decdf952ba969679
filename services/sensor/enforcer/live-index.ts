import { createHash } from 'node:crypto';
import type { Beacon, Command, CommandOrder } from '../../../schemas/generated/types.ts';
import { comparePositions } from './command-order.ts';

interface LiveEntry {
  readonly order: CommandOrder;
  readonly expiresAt: number;
}

interface LiveQuery {
  readonly writer: string;
  readonly partition: number;
  readonly timeMs: number;
  readonly through?: Beacon['through'];
}

const entriesMaxDefault = 262_144;
/** Beacons may be this late and still be compared with what they counted. */
const keptAfterExpiryMs = 60_000;

/**
 * Which commands of each writer and partition are live: a writer fills its beacons from it, a gateway checks them with
 * it. Superseded commands count as well, so that the answer depends on the records alone and not on their arrival.
 */
export class LiveIndex {
  readonly #partitions = new Map<string, Map<string, LiveEntry>>();
  readonly #entriesMax: number;
  #size = 0;

  constructor({ entriesMax = entriesMaxDefault }: { readonly entriesMax?: number } = {}) {
    this.#entriesMax = entriesMax;
  }

  get isFull(): boolean {
    return this.#size >= this.#entriesMax;
  }

  /** A command that does not fit is left out; the next beacon then does not match, which is the truth. */
  add({ id, writer, order, expiresAt }: Command): void {
    const key = partitionKey(writer, order.partition);
    const entries = this.#partitions.get(key) ?? new Map<string, LiveEntry>();
    if (entries.has(id) || this.isFull) return;
    entries.set(id, { order, expiresAt });
    this.#partitions.set(key, entries);
    this.#size += 1;
  }

  summarize({ writer, partition, timeMs, through }: LiveQuery): Pick<Beacon, 'count' | 'hash'> {
    const ids: string[] = [];
    for (const [id, { order, expiresAt }] of this.#partitions.get(partitionKey(writer, partition)) ?? []) {
      if (expiresAt > timeMs && (through === undefined || comparePositions(order, through) <= 0)) ids.push(id);
    }
    const hash = createHash('sha256').update(ids.sort().join('\n')).digest('hex').slice(0, 32);
    return { count: ids.length, hash };
  }

  prune(nowMs: number): void {
    for (const [key, entries] of this.#partitions) {
      for (const [id, { expiresAt }] of entries) {
        if (expiresAt + keptAfterExpiryMs < nowMs && entries.delete(id)) this.#size -= 1;
      }
      if (entries.size === 0) this.#partitions.delete(key);
    }
  }
}

function partitionKey(writer: string, partition: number): string {
  return `${writer}/${String(partition)}`;
}
