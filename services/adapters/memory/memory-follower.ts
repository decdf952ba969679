import { ShearpinError } from '../../../schemas/errors.ts';
import type { FollowHandlers, LogFollower, LogRecord } from '../../engine/ports/log.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { LogDeps } from './log-deps.ts';
import type { MemoryPartition } from './memory-partition.ts';
import type { MemoryTopic } from './memory-topics.ts';
import { nextTurn, pause } from './pause.ts';

const batchRecordsMax = 500;

/** Reads every partition of one topic in turn; a record that its handler refuses is given again. */
export class MemoryFollower implements LogFollower {
  readonly #deps: LogDeps;
  readonly #stopping = new AbortController();
  readonly #positions = new Map<MemoryPartition, bigint>();
  #reading: Promise<void> | undefined;

  constructor(deps: LogDeps) {
    this.#deps = deps;
  }

  async follow(topic: string, handlers: FollowHandlers): Promise<void> {
    if (this.#reading !== undefined) throw new ShearpinError('E_INVARIANT', 'A follower follows one topic.');
    const found = await this.#whenCreated(topic);
    if (found !== undefined) this.#reading = this.#read(found, handlers);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#reading;
  }

  async #whenCreated(topic: string): Promise<MemoryTopic | undefined> {
    while (!this.#stopping.signal.aborted) {
      const found = this.#deps.topics.get(topic);
      if (found !== undefined) return found;
      await this.#deps.topics.created.sleep(this.#stopping.signal);
    }
    return undefined;
  }

  async #read(topic: MemoryTopic, handlers: FollowHandlers): Promise<void> {
    const { signal } = this.#stopping;
    const ends = topic.partitions.map((partition) => partition.endOffset);
    let isCaughtUp = false;
    while (!signal.aborted) {
      await nextTurn();
      const delivered = await this.#round(topic, handlers);
      if (!isCaughtUp && topic.partitions.every((partition, index) => this.#isPast(partition, ends[index] ?? 0n))) {
        isCaughtUp = true;
        handlers.onCaughtUp();
      }
      if (delivered === 0 && this.#isAtEnd(topic)) await topic.appended.sleep(signal);
    }
  }

  /** One batch of each partition. Returns how many records there were. */
  async #round({ partitions }: MemoryTopic, handlers: FollowHandlers): Promise<number> {
    let count = 0;
    for (const partition of partitions) {
      const records = partition.read(this.#positions.get(partition) ?? 0n, batchRecordsMax);
      const beyond = records.length === batchRecordsMax ? partition.endOffset : undefined;
      for (const record of records) {
        if (this.#stopping.signal.aborted) return count;
        await this.#give(handlers, record, beyond);
        this.#positions.set(partition, record.offset + 1n);
        count += 1;
      }
    }
    return count;
  }

  async #give(handlers: FollowHandlers, record: LogRecord, beyond: bigint | undefined): Promise<void> {
    for (let failures = 1; !this.#stopping.signal.aborted; failures += 1) {
      try {
        await handlers.onRecord(record, beyond);
        return;
      } catch (fault) {
        const { topic, partition, offset } = record;
        this.#deps.logger.warn({ err: fault, topic, partition, offset: String(offset) }, 'record refused');
        await pause(backOffAfter(this.#deps.backOffMs, failures), this.#stopping.signal);
      }
    }
  }

  #isPast(partition: MemoryPartition, end: bigint): boolean {
    return (
      (this.#positions.get(partition) ?? 0n) >= end ||
      partition.read(this.#positions.get(partition) ?? 0n, 1).length === 0
    );
  }

  #isAtEnd({ partitions }: MemoryTopic): boolean {
    return partitions.every((partition) => partition.read(this.#positions.get(partition) ?? 0n, 1).length === 0);
  }
}
