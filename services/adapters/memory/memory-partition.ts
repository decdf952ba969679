/**
 * The records of one partition.
 * Invariants:
 * 1. Offsets rise and are never given twice, also after trimming and compaction.
 * 2. Append times never go back.
 * 3. A staged record is invisible until it is shown; records are shown in the order of their offsets.
 */
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';

const recordOverheadBytes = 64;

export interface PartitionEnd {
  readonly offset: bigint;
  readonly appendTimeMs: number;
}

export class MemoryPartition {
  readonly topic: string;
  readonly partition: number;
  #records: LogRecord[] = [];
  #nextOffset = 0n;
  #endOffset = 0n;
  #lastAppendMs = 0;
  #bytes = 0;

  constructor(topic: string, partition: number) {
    this.topic = topic;
    this.partition = partition;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Offset after the last visible record. */
  get endOffset(): bigint {
    return this.#endOffset;
  }

  get end(): PartitionEnd {
    return { offset: this.#endOffset, appendTimeMs: this.#lastAppendMs };
  }

  get records(): readonly LogRecord[] {
    return this.#records;
  }

  stage(record: OutgoingRecord, nowMs: number): LogRecord {
    this.#lastAppendMs = Math.max(this.#lastAppendMs, nowMs);
    const offset = this.#nextOffset;
    this.#nextOffset += 1n;
    return {
      topic: this.topic,
      partition: this.partition,
      offset,
      appendTimeMs: this.#lastAppendMs,
      key: record.key,
      value: record.value === null ? null : Buffer.from(record.value),
      headers: { ...record.headers },
    };
  }

  show(record: LogRecord): void {
    this.#records.push(record);
    this.#bytes += sizeOf(record);
    this.moveEnd({ offset: record.offset + 1n, appendTimeMs: record.appendTimeMs });
  }

  /** Keeps offsets and append times rising when the records that held them are gone. */
  moveEnd(end: PartitionEnd): void {
    if (end.offset > this.#endOffset) this.#endOffset = end.offset;
    if (this.#endOffset > this.#nextOffset) this.#nextOffset = this.#endOffset;
    this.#lastAppendMs = Math.max(this.#lastAppendMs, end.appendTimeMs);
  }

  read(from: bigint, recordsMax: number): readonly LogRecord[] {
    const first = this.#indexFrom((record) => record.offset >= from);
    return this.#records.slice(first, first + recordsMax);
  }

  offsetAt(timeMs: number): bigint {
    const index = this.#indexFrom((record) => record.appendTimeMs >= timeMs);
    return this.#records[index]?.offset ?? this.#endOffset;
  }

  /** Keeps the last record of each key; a tombstone goes when it is older than the given time. */
  compact(tombstonesSinceMs: number): void {
    const last = new Map(this.#records.map((record) => [record.key, record.offset]));
    this.#keep(
      (record) =>
        last.get(record.key) === record.offset && (record.value !== null || record.appendTimeMs >= tombstonesSinceMs),
    );
  }

  dropBefore(timeMs: number): void {
    this.#keep((record) => record.appendTimeMs >= timeMs);
  }

  /** Drops the oldest sixteenth, or one record when there are few. */
  dropOldest(): void {
    const count = Math.ceil(this.#records.length / 16);
    for (const record of this.#records.slice(0, count)) this.#bytes -= sizeOf(record);
    this.#records = this.#records.slice(count);
  }

  #keep(isKept: (record: LogRecord) => boolean): void {
    this.#records = this.#records.filter(isKept);
    this.#bytes = this.#records.reduce((sum, record) => sum + sizeOf(record), 0);
  }

  /** Index of the first record that passes, for a test that holds for all records after the first that passes. */
  #indexFrom(passes: (record: LogRecord) => boolean): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const record = this.#records[middle];
      if (record !== undefined && passes(record)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function sizeOf(record: LogRecord): number {
  let bytes = recordOverheadBytes + record.key.length + (record.value?.byteLength ?? 0);
  for (const [name, value] of Object.entries(record.headers)) bytes += name.length + value.length;
  return bytes;
}
