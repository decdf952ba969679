/**
 * Follows one topic alone, in a group that nobody else is in.
 * Invariants:
 * 1. Reading goes on where it ended when the connection or the membership was lost; nothing is left out.
 * 2. onCaughtUp is called once, after everything that the topic held when reading first began.
 */
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { FollowHandlers, FollowOptions, LogFollower, LogRecord, LogStart } from '../../engine/ports/log.ts';
import { ConsumerLoop } from './consumer-loop.ts';
import { KafkaOffsets, type OffsetRange } from './kafka-offsets.ts';
import type { KafkaLogger, KafkaLogOptions } from './kafka-options.ts';
import { toLogRecord } from './kafka-record.ts';
import { pause } from './pause.ts';

/** A feed from which nothing came for so long, not even an answer to a heartbeat, counts as broken. */
const silenceMaxMs = 5_000;
/** And so much later it is begun again: a client whose clock was ahead for a while sends no heartbeat until it is again. */
const renewAfterMs = 10_000;
const redeliveryBackOff = { firstMs: 100, maxMs: 5_000 };

export class KafkaFollower implements LogFollower {
  readonly #kafka: Kafka;
  readonly #log: KafkaLogOptions;
  readonly #logger: KafkaLogger;
  readonly #isLeisurely: boolean;
  readonly #from: LogStart | undefined;
  readonly #offsets: KafkaOffsets;
  readonly #stopping = new AbortController();
  readonly #positions = new Map<number, bigint>();
  #startRanges: ReadonlyMap<number, OffsetRange> | undefined;
  #groupId = '';
  #loop: ConsumerLoop | undefined;
  #isHealthy: boolean | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isCaughtUp = false;

  constructor(kafka: Kafka, log: KafkaLogOptions, { isLeisurely = false, from }: FollowOptions = {}) {
    this.#kafka = kafka;
    this.#log = log;
    this.#isLeisurely = isLeisurely;
    this.#from = from;
    this.#logger = log.logger;
    this.#offsets = new KafkaOffsets(kafka, log.topicPrefix);
  }

  async follow(topic: string, handlers: FollowHandlers): Promise<void> {
    if (this.#loop !== undefined) throw new ShearpinError('E_INVARIANT', 'A follower follows one topic.');
    this.#loop = new ConsumerLoop({
      kafka: this.#kafka,
      logger: this.#logger,
      topics: [this.#log.topicPrefix + topic],
      concurrency: 1,
      isLeisurely: this.#isLeisurely,
      groupId: () => (this.#groupId = `${this.#log.topicPrefix}${this.#log.clientId}.follow.${this.#log.newId()}`),
      beforeRun: async () => {
        this.#startRanges ??= await this.#offsets.rangesFrom(topic, this.#from);
      },
      listen: (consumer) => this.#listen(consumer, handlers),
      onJoin: (consumer) => this.#onJoin(consumer, topic),
      onBatch: (_consumer, payload) => this.#onBatch(topic, handlers, payload),
      onDown: () => this.#tellHealth(handlers, false),
    });
    await this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#silence);
    await this.#loop?.stop();
    if (this.#groupId !== '') await this.#offsets.deleteGroup(this.#groupId);
    await this.#offsets.close();
  }

  #listen(consumer: Consumer, handlers: FollowHandlers): void {
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.#hear(handlers);
      this.#tellWhenCaughtUp(handlers);
    });
    consumer.on(consumer.events.HEARTBEAT, () => this.#hear(handlers));
    // What holds no records, such as the marks of a transaction, is told here only.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize > 0) return;
      this.#positions.set(payload.partition, BigInt(payload.lastOffset) + 1n);
      this.#tellWhenCaughtUp(handlers);
    });
  }

  /** A new membership knows nothing of what was read. */
  #onJoin(consumer: Consumer, topic: string): void {
    for (const [partition, { low }] of this.#startRanges ?? []) {
      const offset = this.#positions.get(partition) ?? low;
      consumer.seek({ topic: this.#log.topicPrefix + topic, partition, offset: String(offset) });
    }
  }

  async #onBatch(topic: string, handlers: FollowHandlers, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { partition } = batch;
    const endOffset = BigInt(batch.highWatermark);
    const beyond = endOffset > BigInt(batch.lastOffset()) + 1n ? endOffset : undefined;
    for (const message of batch.messages) {
      if (payload.isStale() || this.#stopping.signal.aborted) return;
      const record = toLogRecord({ topic, partition }, message);
      for (let failures = 1; !(await this.#give(handlers, record, beyond)); failures += 1) {
        await pause(backOffAfter(redeliveryBackOff, failures), this.#stopping.signal);
        await payload.heartbeat();
      }
      this.#positions.set(partition, record.offset + 1n);
      payload.resolveOffset(message.offset);
    }
    payload.resolveOffset(batch.lastOffset());
    this.#positions.set(partition, BigInt(batch.lastOffset()) + 1n);
    this.#hear(handlers);
    this.#tellWhenCaughtUp(handlers);
  }

  async #give(handlers: FollowHandlers, record: LogRecord, beyond: bigint | undefined): Promise<boolean> {
    if (this.#stopping.signal.aborted) return true;
    try {
      await handlers.onRecord(record, beyond);
      return true;
    } catch (fault) {
      const { topic, partition, offset } = record;
      this.#logger.warn({ err: fault, topic, partition, offset: String(offset) }, 'record refused');
      return false;
    }
  }

  #tellWhenCaughtUp(handlers: FollowHandlers): void {
    if (this.#isCaughtUp || this.#stopping.signal.aborted || !this.#hasReadAll()) return;
    this.#isCaughtUp = true;
    handlers.onCaughtUp();
  }

  #hasReadAll(): boolean {
    for (const [partition, { low, high }] of this.#startRanges ?? []) {
      if ((this.#positions.get(partition) ?? low) < high) return false;
    }
    return true;
  }

  #hear(handlers: FollowHandlers): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fallSilent(handlers), silenceMaxMs);
    this.#tellHealth(handlers, true);
  }

  #fallSilent(handlers: FollowHandlers): void {
    this.#tellHealth(handlers, false);
    this.#silence = setTimeout(() => this.#loop?.renew(new Error('Nothing was heard of the group.')), renewAfterMs);
  }

  #tellHealth(handlers: FollowHandlers, isHealthy: boolean): void {
    if (this.#isHealthy === isHealthy || this.#stopping.signal.aborted) return;
    this.#isHealthy = isHealthy;
    handlers.onHealth?.(isHealthy);
  }
}
