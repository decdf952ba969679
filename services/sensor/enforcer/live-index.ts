import type { Beacon, Command } from '../../../schemas/generated/types.ts';
import { type Counted, PartitionCommands } from './partition-commands.ts';

type LiveQuery = Counted & Pick<Beacon, 'writer' | 'partition'>;

const entriesMaxDefault = 262_144;
/** Beacons may be this late and still be compared with what they counted. */
const keptAfterExpiryMs = 60_000;

/**
 * Which commands of each writer and partition are live: a writer fills its beacons from it, a gateway checks them with
 * it. Superseded commands count as well, so that the answer depends on the records alone and not on their arrival.
 */
export class LiveIndex {
  readonly #partitions = new Map<string, PartitionCommands>();
  readonly #entriesMax: number;
  #size = 0;
  #pruned = 0;

  constructor({ entriesMax = entriesMaxDefault }: { readonly entriesMax?: number } = {}) {
    this.#entriesMax = entriesMax;
  }

  get isFull(): boolean {
    return this.#size >= this.#entriesMax;
  }

  /** How many were pruned so far: while that is the same, only what is added changes what is summarized. */
  get pruned(): number {
    return this.#pruned;
  }

  /** Whether it is new. A command that does not fit is left out; the next beacon then does not match, which is the truth. */
  add(command: Command): boolean {
    const key = partitionKey(command.writer, command.order.partition);
    const partition = this.#partitions.get(key) ?? new PartitionCommands();
    if (partition.has(command.id) || this.isFull) return false;
    partition.add(command);
    this.#partitions.set(key, partition);
    this.#size += 1;
    return true;
  }

  summarize({ writer, partition, ...counted }: LiveQuery): Pick<Beacon, 'count' | 'hash'> {
    return (this.#partitions.get(partitionKey(writer, partition)) ?? nothing).summarize(counted);
  }

  /** Whether a command that was added is among those that are summarized. */
  counts(id: string, { writer, partition, ...counted }: LiveQuery): boolean {
    return this.#partitions.get(partitionKey(writer, partition))?.counts(id, counted) === true;
  }

  prune(nowMs: number): void {
    for (const [key, partition] of this.#partitions) {
      const pruned = partition.prune(nowMs - keptAfterExpiryMs);
      this.#size -= pruned;
      this.#pruned += pruned;
      if (partition.size === 0) this.#partitions.delete(key);
    }
  }
}

const nothing = new PartitionCommands();

function partitionKey(writer: string, partition: number): string {
  return `${writer}/${String(partition)}`;
}
