import { isRetryable, ShearpinError } from '../../../schemas/errors.ts';
import type { LogBatch, TopicPartition } from '../../engine/ports/log.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { LogDeps } from './log-deps.ts';
import { nextTurn, pause } from './pause.ts';

const batchRecordsMax = 500;

export interface PumpOptions {
  readonly at: TopicPartition;
  readonly start: bigint;
  /** Ends the pump after the batch that is running. */
  readonly signal: AbortSignal;
  deliver(batch: LogBatch): Promise<void>;
}

/** Delivers one partition to its owner, batch after batch; a failed batch is delivered again from the last commit. */
export class PartitionPump {
  readonly #deps: LogDeps;
  readonly #options: PumpOptions;
  #position: bigint;
  #redeliverFrom: bigint;
  #failures = 0;

  constructor(deps: LogDeps, options: PumpOptions) {
    this.#deps = deps;
    this.#options = options;
    this.#position = options.start;
    this.#redeliverFrom = options.start;
  }

  committed(offset: bigint): void {
    this.#redeliverFrom = offset;
  }

  seek(offset: bigint): void {
    this.#position = offset;
  }

  async run(): Promise<void> {
    const { at, signal } = this.#options;
    const partition = this.#deps.topics.partition(at);
    while (!signal.aborted) {
      const records = partition.read(this.#position, batchRecordsMax);
      const last = records.at(-1);
      if (last === undefined) {
        await this.#deps.topics.get(at.topic)?.appended.sleep(signal);
        continue;
      }
      await nextTurn();
      if (!this.#isAborted()) {
        this.#position = last.offset + 1n;
        await this.#deliver({ ...at, records, endOffset: partition.endOffset });
      }
    }
  }

  #isAborted(): boolean {
    return this.#options.signal.aborted;
  }

  async #deliver(batch: LogBatch): Promise<void> {
    try {
      await this.#options.deliver(batch);
      this.#failures = 0;
    } catch (fault) {
      const isEarly = fault instanceof ShearpinError && fault.code === 'E_EARLY';
      this.#failures = isEarly ? 1 : this.#failures + 1;
      const { topic, partition } = batch;
      if (!isEarly)
        this.#deps.logger.warn({ err: fault, topic, partition, retryable: isRetryable(fault) }, 'batch failed');
      await pause(backOffAfter(this.#deps.backOffMs, this.#failures), this.#options.signal);
      this.#position = this.#redeliverFrom;
    }
  }
}
