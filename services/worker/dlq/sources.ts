/**
 * Reads single records of the calls topic by their positions, through a group of its own that commits nothing.
 * What lies between two positions is read only where that is less than to ask for the second.
 */
import { topics } from '../../../schemas/topics.ts';
import type { GroupMember, Log, LogBatch, LogRecord, TopicPartition } from '../../engine/ports/log.ts';
import type { Clock } from '../../engine/ports/clock.ts';

export interface Position {
  readonly partition: number;
  readonly offset: bigint;
}

const farFutureMs = 8_640_000_000_000_000;
const readOnMax = 1000n;

/** The records at these positions, by `partition/offset`; what the log does not hold any more is absent. */
export async function readSources(
  log: Log,
  { positions, clock }: { readonly positions: readonly Position[]; readonly clock: Clock },
): Promise<ReadonlyMap<string, LogRecord>> {
  if (positions.length === 0) return new Map();
  const reading = new SourceReading(
    log.member(`shearpin-reader-dlq-${String(clock.nowMs())}`, [topics.calls]),
    positions,
  );
  await reading.run();
  return reading.found;
}

export function sourceKey({ partition, offset }: Position): string {
  return `${String(partition)}/${String(offset)}`;
}

class SourceReading {
  readonly found = new Map<string, LogRecord>();
  readonly #member: GroupMember;
  readonly #wanted: Map<number, bigint[]>;
  readonly #done = Promise.withResolvers<undefined>();

  constructor(member: GroupMember, positions: readonly Position[]) {
    this.#member = member;
    const byPartition = Map.groupBy(positions, ({ partition }) => partition);
    this.#wanted = new Map([...byPartition].map(([partition, of]) => [partition, sorted(of)]));
  }

  async run(): Promise<void> {
    const started = this.#member.start({
      onAssigned: (partitions) => this.#startsOf(partitions),
      onRevoked: () => Promise.resolve(),
      onBatch: (batch) => this.#take(batch),
    });
    try {
      await Promise.all([started, this.#done.promise]);
    } finally {
      await this.#member.stop();
    }
  }

  async #startsOf(partitions: readonly TopicPartition[]): Promise<readonly bigint[]> {
    const starts = await Promise.all(partitions.map((at) => this.#startOf(at)));
    const known = new Set(partitions.map(({ partition }) => partition));
    // All partitions are this member's, so that another one is not there.
    for (const partition of this.#wanted.keys()) if (!known.has(partition)) this.#keep(partition, []);
    return starts;
  }

  /** Where the first of those stands that the partition still holds; its end when it holds none. */
  async #startOf(at: TopicPartition): Promise<bigint> {
    const [low, end] = await Promise.all([this.#member.offsetAt(at, 0), this.#member.offsetAt(at, farFutureMs)]);
    const held = (this.#wanted.get(at.partition) ?? []).filter((offset) => offset >= low && offset < end);
    this.#keep(at.partition, held);
    return held[0] ?? end;
  }

  async #take({ topic, partition, records, endOffset }: LogBatch): Promise<void> {
    const wanted = this.#wanted.get(partition) ?? [];
    const last = records.at(-1)?.offset;
    if (last === undefined || wanted.length === 0) return;
    const sought = new Set(wanted);
    for (const record of records) if (sought.has(record.offset)) this.found.set(sourceKey(record), record);
    const left = wanted.filter((offset) => offset > last && offset < endOffset);
    this.#keep(partition, left);
    const [next] = left;
    if (next === undefined) await this.#member.seek({ topic, partition }, endOffset);
    else if (next - last > readOnMax) await this.#member.seek({ topic, partition }, next);
  }

  /** Partitions of which none is left are done. */
  #keep(partition: number, left: bigint[]): void {
    if (left.length > 0) this.#wanted.set(partition, left);
    else this.#wanted.delete(partition);
    if (this.#wanted.size === 0) this.#done.resolve(undefined);
  }
}

function sorted(positions: readonly Position[]): bigint[] {
  const offsets = [...new Set(positions.map(({ offset }) => offset))];
  return offsets.sort((a, b) => (a < b ? -1 : 1));
}
