import type { OutgoingRecord } from '../../engine/ports/log.ts';

export interface BufferLimits {
  readonly eventsMax: number;
  readonly bytesMax: number;
}

/** Records in their order, bounded by count and bytes. */
export class RecordQueue {
  readonly #limits: BufferLimits;
  #records: OutgoingRecord[] = [];
  #bytes = 0;

  constructor(limits: BufferLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#records.length;
  }

  /** False when there is no room. */
  push(record: OutgoingRecord): boolean {
    const bytes = record.value?.byteLength ?? 0;
    const { eventsMax, bytesMax } = this.#limits;
    if (this.#records.length >= eventsMax || this.#bytes + bytes > bytesMax) return false;
    this.#records.push(record);
    this.#bytes += bytes;
    return true;
  }

  head(recordsMax: number): readonly OutgoingRecord[] {
    return this.#records.slice(0, recordsMax);
  }

  removeHead(count: number): void {
    for (const { value } of this.#records.slice(0, count)) this.#bytes -= value?.byteLength ?? 0;
    this.#records = this.#records.slice(count);
  }
}
