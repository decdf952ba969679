/**
 * Batches of one partition that were fetched: one is worked on, and those behind it wait for it in their order, while
 * kafkajs fetches what comes next. It fetches nothing while a batch that it delivered is in hand, of any partition.
 */
import type { KafkaMessage } from 'kafkajs';
import { pause } from './pause.ts';

/** What may wait: enough for many small batches, and less than one large one, so that kafkajs waits with those. */
const waitingBytesMax = 262_144;
/** What a record takes besides what it says. */
const recordBytes = 512;

export class BatchQueue {
  #last: Promise<void> = Promise.resolve();
  #waitingBytes = 0;
  #begun = Promise.withResolvers<undefined>();

  get isFull(): boolean {
    return this.#waitingBytes > waitingBytesMax;
  }

  /** Works when everything before has ended, however that ended. */
  push(bytes: number, work: () => Promise<void>): Promise<void> {
    this.#waitingBytes += bytes;
    const worked = this.#last.then(() => {
      this.#waitingBytes -= bytes;
      this.#begun.resolve(undefined);
      this.#begun = Promise.withResolvers();
      return work();
    });
    this.#last = worked.catch(() => undefined);
    return worked;
  }

  /** Resolves when the next of those that wait has its turn, or the time is over. */
  async turned(timeMs: number, signal: AbortSignal): Promise<void> {
    await Promise.race([this.#begun.promise, pause(timeMs, signal)]);
  }
}

/** About what records take in memory. */
export function bytesOf(messages: readonly KafkaMessage[]): number {
  return messages.reduce((sum, { key, value, headers = {} }) => {
    const ofHeaders = Object.values(headers).reduce((bytes, header) => bytes + (header?.length ?? 0), 0);
    return sum + recordBytes + (key?.byteLength ?? 0) + (value?.byteLength ?? 0) + ofHeaders;
  }, 0);
}
