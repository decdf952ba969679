/**
 * Brings the batches that a consumer fetched to the handlers of a member, partition by partition.
 * Invariants:
 * 1. Nothing is delivered of an assignment that is not owned yet, or not any more.
 * 2. A batch that failed keeps no neighbour waiting: its partition is paused for the back-off.
 * 3. Batches of a partition are worked on one after the other. Those that wait when the next read is moved are void.
 */
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { isRetryable, ShearpinError } from '../../../schemas/errors.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { GroupHandlers } from '../../engine/ports/log.ts';
import type { Assignment, OwnedPartition } from './assignment.ts';
import { type BatchQueue, bytesOf } from './batch-queue.ts';
import { hasMoved, isNotOwner, notOwner, toLogFault } from './kafka-fault.ts';
import type { KafkaLogger } from './kafka-options.ts';
import { toLogRecord } from './kafka-record.ts';
import { NextReads } from './next-reads.ts';
import { pause } from './pause.ts';
import type { RunningBatches } from './running-batches.ts';

const redeliveryBackOff = { firstMs: 100, maxMs: 5_000 };
const beatWhileWaitingMs = 1_000;

export interface BatchDeliveryDeps {
  readonly topicPrefix: string;
  readonly logger: KafkaLogger;
  readonly handlers: Pick<GroupHandlers, 'onBatch'>;
  readonly batches: RunningBatches;
  readonly stopping: AbortSignal;
  /** The membership has ended, and kafkajs may not find out by itself. */
  readonly onAstray: (assignment: Assignment, consumer: Consumer) => void;
}

/** A batch, by whom it was fetched, and of which assignment. */
export interface Fetched {
  readonly consumer: Consumer;
  readonly payload: EachBatchPayload;
  readonly assignment: Assignment;
}

interface Delivery extends Fetched {
  readonly owned: OwnedPartition;
}

export class BatchDelivery {
  readonly #deps: BatchDeliveryDeps;

  constructor(deps: BatchDeliveryDeps) {
    this.#deps = deps;
  }

  /** Resolves when more may be fetched, though the batch may wait for those before it. */
  async take(fetched: Fetched): Promise<void> {
    const { topicPrefix, stopping, batches } = this.#deps;
    const { assignment, payload } = fetched;
    const { partition, topic } = payload.batch;
    const owned = assignment.partition({ topic: topic.slice(topicPrefix.length), partition });
    if (owned === undefined) return;
    const { seeks, queue } = owned;
    await this.#whenTaken(assignment, payload);
    if (assignment.state !== 'owned' || stopping.aborted) return;
    if (owned.seeks !== seeks || payload.isStale()) return;
    payload.resolveOffset(payload.batch.lastOffset());
    const work = queue.push(bytesOf(payload.batch.messages), async () => {
      const isVoid = owned.seeks !== seeks || assignment.state === 'lost' || stopping.aborted;
      if (!isVoid) await this.#deliver({ ...fetched, owned });
    });
    batches.add(work);
    await this.#whileFull(assignment, { queue, payload });
  }

  async #whenTaken(assignment: Assignment, payload: EachBatchPayload): Promise<void> {
    const { stopping } = this.#deps;
    while (assignment.state === 'taking' && !stopping.aborted) {
      await Promise.race([assignment.settled, pause(beatWhileWaitingMs, stopping)]);
      await payload.heartbeat();
    }
  }

  async #whileFull(
    { lost }: Assignment,
    { queue, payload }: { readonly queue: BatchQueue; readonly payload: EachBatchPayload },
  ): Promise<void> {
    const signal = AbortSignal.any([lost, this.#deps.stopping]);
    while (queue.isFull && !signal.aborted) {
      await queue.turned(beatWhileWaitingMs, signal);
      await payload.heartbeat();
    }
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { owned, payload } = delivery;
    const { batch } = payload;
    try {
      const records = batch.messages.map((message) => toLogRecord(owned, message));
      const { topic, partition } = owned;
      const endOffset = BigInt(batch.highWatermark);
      await this.#deps.handlers.onBatch({ topic, partition, records, endOffset }, () => this.#beat(delivery));
      owned.failures = 0;
    } catch (fault) {
      this.#onFault(fault, delivery);
    }
  }

  async #beat({ assignment, payload, consumer }: Delivery): Promise<void> {
    if (assignment.state === 'lost') throw notOwner('Beat: the membership has ended.');
    try {
      await payload.heartbeat();
    } catch (fault) {
      if (isNotOwner(fault) || hasMoved(fault)) this.#deps.onAstray(assignment, consumer);
      throw toLogFault(fault, { what: 'Beat' });
    }
  }

  #onFault(fault: unknown, { consumer, assignment, owned }: Delivery): void {
    const { logger, stopping, topicPrefix } = this.#deps;
    const { topic, partition } = owned;
    const retryable = isRetryable(fault);
    const isEarly = fault instanceof ShearpinError && fault.code === 'E_EARLY';
    logger[isEarly ? 'debug' : 'warn']({ err: fault, topic, partition, retryable }, 'batch failed');
    if (assignment.state === 'lost') return;
    owned.failures = isEarly ? 1 : owned.failures + 1;
    const reads = new NextReads(consumer, topicPrefix);
    reads.pause([owned]);
    reads.seekBack(owned);
    const signal = AbortSignal.any([assignment.lost, stopping]);
    void pause(backOffAfter(redeliveryBackOff, owned.failures), signal).then(() => {
      if (!signal.aborted) reads.resume([owned]);
    });
  }
}
