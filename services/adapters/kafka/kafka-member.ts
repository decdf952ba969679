/**
 * One member of a consumer group.
 * Owns a consumer, and an admin connection for offsets.
 * Invariants:
 * 1. A commit passes only for a partition of the present assignment, and counts only once the broker confirmed it.
 * 2. While an assignment is being taken over, nothing can be committed but by its own onAssigned.
 * 3. No record of a new assignment is delivered before the batches of the old one have ended, onRevoked has run for
 *    it, and onAssigned has run for the new one. Every partition is sought to its start then, so that kafkajs drops
 *    what it had fetched before.
 * 4. kafkajs asks for the group's coordinator only when it joins, and joins only when it finds its membership ended.
 *    Where that has moved, or is away for long, the assignment is left: what is not committed is fetched again, and
 *    whatever comes then makes kafkajs join. It would go on for ever with what nobody here takes any more.
 * 5. A batch that failed keeps no neighbour waiting: its partition is paused for the back-off.
 * 6. Batches of a partition are worked on one after the other. Those that wait when the next read is moved are void.
 */
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { isRetryable, ShearpinError } from '../../../schemas/errors.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { Committed, GroupHandlers, GroupMember, TopicPartition } from '../../engine/ports/log.ts';
import { Assignment, type OwnedPartition, placesIn } from './assignment.ts';
import { type BatchQueue, bytesOf } from './batch-queue.ts';
import { ConsumerLoop } from './consumer-loop.ts';
import { ConfirmedCommits } from './kafka-commit.ts';
import { hasMoved, isNotOwner, joinAnew, notOwner, toLogFault } from './kafka-fault.ts';
import { KafkaOffsets } from './kafka-offsets.ts';
import type { KafkaLogger, KafkaLogOptions } from './kafka-options.ts';
import { toLogRecord } from './kafka-record.ts';
import { NextReads } from './next-reads.ts';
import { pause } from './pause.ts';
import { RunningBatches } from './running-batches.ts';

const redeliveryBackOff = { firstMs: 100, maxMs: 5_000 };
const concurrencyMax = 16;
const beatWhileWaitingMs = 1_000;
/** Tries of a commit, seconds in all, after which a coordinator that is not there has ended the membership. */
const commitFailuresMax = 8;

export interface MemberOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
}

export class KafkaMember implements GroupMember {
  readonly #options: MemberOptions;
  readonly #topicPrefix: string;
  readonly #logger: KafkaLogger;
  readonly #offsets: KafkaOffsets;
  readonly #commits = new ConfirmedCommits();
  readonly #kafka: Kafka;
  readonly #stopping = new AbortController();
  readonly #batches: RunningBatches;
  #handlers: GroupHandlers | undefined;
  #loop: ConsumerLoop | undefined;
  #assignment: Assignment | undefined;
  #takingOver: Promise<void> = Promise.resolve();

  constructor(kafka: Kafka, log: KafkaLogOptions, options: MemberOptions) {
    this.#kafka = kafka;
    this.#options = options;
    this.#topicPrefix = log.topicPrefix;
    this.#logger = log.logger;
    this.#batches = new RunningBatches(log.logger);
    this.#offsets = new KafkaOffsets(kafka, log.topicPrefix);
  }

  async start(handlers: GroupHandlers): Promise<void> {
    if (this.#loop !== undefined) throw new ShearpinError('E_INVARIANT', 'A group member is started once.');
    this.#handlers = handlers;
    const first = Promise.withResolvers<undefined>();
    this.#loop = new ConsumerLoop({
      kafka: this.#kafka,
      logger: this.#logger,
      topics: this.#options.topics.map((topic) => this.#topicPrefix + topic),
      concurrency: concurrencyMax,
      groupId: () => this.#options.groupId,
      listen: (consumer) => this.#commits.listen(consumer),
      onJoin: (consumer, event) => {
        this.#onJoin(handlers, consumer, event);
        void this.#takingOver.then(() => first.resolve(undefined));
      },
      onBatch: (consumer, payload) => this.#onBatch(handlers, consumer, payload),
      onDown: () => this.#onDown(handlers),
    });
    void this.#loop.start();
    this.#stopping.signal.addEventListener('abort', () => first.resolve(undefined));
    await first.promise;
  }

  async commit(at: TopicPartition, { offset, metadata }: { offset: bigint; metadata: string }): Promise<void> {
    const what = `Commit for partition ${at.partition} of ${at.topic}`;
    const { assignment, owned, consumer } = this.#requireOwner(at, what);
    const expected = { topic: this.#topicPrefix + at.topic, partition: at.partition, offset: String(offset), metadata };
    try {
      const isConfirmed = await this.#commits.commit(consumer, expected);
      if (!isConfirmed || assignment.state === 'lost') throw notOwner(`${what}: the membership has ended.`);
      owned.redeliverFrom = offset;
      owned.commitFailures = 0;
    } catch (fault) {
      owned.commitFailures += 1;
      const isGone = hasMoved(fault) || owned.commitFailures >= commitFailuresMax;
      if (isGone || isNotOwner(fault)) this.#leave(assignment, consumer);
      if (isGone) {
        throw notOwner(`${what}: the group is coordinated elsewhere.`, fault);
      }
      throw toLogFault(fault, { what, right: `Read on the group ${this.#options.groupId}` });
    }
  }

  committed(at: TopicPartition): Promise<Committed> {
    return this.#offsets.committed(this.#options.groupId, at);
  }

  offsetAt(at: TopicPartition, timeMs: number): Promise<bigint> {
    return this.#offsets.offsetAt(at, timeMs);
  }

  async seek(at: TopicPartition, offset: bigint): Promise<void> {
    const { consumer, owned } = this.#requireOwner(at, `Seek in partition ${at.partition} of ${at.topic}`);
    this.#readsOf(consumer).seek(owned, offset);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const consumer = this.#loop?.consumer;
    const assignment = this.#assignment;
    // Paused first: kafkajs drops the commits of batches that still run once it is told to stop.
    if (consumer !== undefined && assignment !== undefined && assignment.state !== 'lost') {
      this.#readsOf(consumer).pause(assignment.places);
    }
    await this.#takingOver;
    await this.#batches.ended();
    if (this.#handlers !== undefined) await this.#revoke(this.#handlers, assignment);
    await this.#loop?.stop();
    await this.#offsets.close();
  }

  #requireOwner(
    at: TopicPartition,
    what: string,
  ): { assignment: Assignment; owned: OwnedPartition; consumer: Consumer } {
    const assignment = this.#assignment;
    const owned = assignment?.partition(at);
    const consumer = this.#loop?.consumer;
    const isHeld = assignment !== undefined && assignment.isAnnounced && assignment.state !== 'lost';
    if (!isHeld || owned === undefined || consumer === undefined) {
      throw notOwner(`${what}: this member does not own it.`);
    }
    return { assignment, owned, consumer };
  }

  /** kafkajs may not find out by itself: it beats as the member that it has become, or to a coordinator that is back. */
  #leave(assignment: Assignment, consumer: Consumer): void {
    assignment.leave();
    if (assignment !== this.#assignment) return;
    const reads = this.#readsOf(consumer);
    reads.resumeAll();
    for (const owned of assignment.partitions.values()) reads.seekBack(owned);
  }

  #onJoin(handlers: GroupHandlers, consumer: Consumer, { memberAssignment }: ConsumerGroupJoinEvent['payload']): void {
    const previous = this.#assignment;
    const next = new Assignment(placesIn(memberAssignment, this.#topicPrefix));
    previous?.lose();
    this.#assignment = next;
    // A pause outlives a rejoin in kafkajs.
    this.#readsOf(consumer).resumeAll();
    this.#takingOver = this.#takingOver
      .then(() => this.#takeOver(handlers, { consumer, previous, next }))
      .catch((fault: unknown) => this.#logger.error({ err: fault }, 'assignment failed'));
  }

  /** The handlers hear of it at once: the next assignment may be long in coming. */
  #onDown(handlers: GroupHandlers): void {
    const assignment = this.#assignment;
    assignment?.lose();
    this.#takingOver = this.#takingOver.then(async () => {
      await this.#batches.ended();
      await this.#revoke(handlers, assignment);
    });
  }

  async #takeOver(
    handlers: GroupHandlers,
    { consumer, previous, next }: { consumer: Consumer; previous: Assignment | undefined; next: Assignment },
  ): Promise<void> {
    await this.#batches.ended();
    await this.#revoke(handlers, previous);
    if (this.#isOver(next)) return;
    next.isAnnounced = true;
    for (let failures = 1; !this.#isOver(next); failures += 1) {
      try {
        await this.#begin(handlers, consumer, next);
        return;
      } catch (fault) {
        this.#logger.warn({ err: fault }, 'assignment failed');
        await pause(backOffAfter(redeliveryBackOff, failures), AbortSignal.any([next.lost, this.#stopping.signal]));
      }
    }
  }

  #isOver({ state }: Assignment): boolean {
    return state === 'lost' || this.#stopping.signal.aborted;
  }

  async #begin(handlers: GroupHandlers, consumer: Consumer, next: Assignment): Promise<void> {
    const { groupId } = this.#options;
    const owned = [...next.partitions.values()];
    const starts = await handlers.onAssigned(next.places);
    const found = await Promise.all(
      owned.map(async (at, index) => starts[index] ?? (await this.#offsets.startOf(groupId, at))),
    );
    if (next.state === 'lost') return;
    for (const [index, partition] of owned.entries()) {
      partition.redeliverFrom = found[index] ?? 0n;
      this.#readsOf(consumer).seekBack(partition);
    }
    next.own();
  }

  /** Once for each assignment that was announced. */
  async #revoke(handlers: GroupHandlers, assignment: Assignment | undefined): Promise<void> {
    if (assignment?.isAnnounced !== true) return;
    assignment.isAnnounced = false;
    await handlers.onRevoked(assignment.places).catch((fault: unknown) => {
      this.#logger.warn({ err: fault }, 'revocation failed');
    });
  }

  async #onBatch(handlers: GroupHandlers, consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const assignment = this.#assignment;
    if (assignment === undefined) return;
    if (assignment.isLeft) throw joinAnew();
    const { partition, topic } = payload.batch;
    const owned = assignment.partition({ topic: topic.slice(this.#topicPrefix.length), partition });
    if (owned === undefined) return;
    const { seeks, queue } = owned;
    await this.#whenTaken(assignment, payload);
    if (assignment.state !== 'owned' || this.#stopping.signal.aborted) return;
    if (owned.seeks !== seeks || payload.isStale()) return;
    payload.resolveOffset(payload.batch.lastOffset());
    const work = queue.push(bytesOf(payload.batch.messages), async () => {
      const isVoid = owned.seeks !== seeks || assignment.state === 'lost' || this.#stopping.signal.aborted;
      if (!isVoid) await this.#deliver(handlers, { consumer, payload, assignment, owned });
    });
    this.#batches.add(work);
    await this.#whileFull(assignment, { queue, payload });
  }

  async #whileFull(
    { lost }: Assignment,
    { queue, payload }: { readonly queue: BatchQueue; readonly payload: EachBatchPayload },
  ): Promise<void> {
    const signal = AbortSignal.any([lost, this.#stopping.signal]);
    while (queue.isFull && !signal.aborted) {
      await queue.turned(beatWhileWaitingMs, signal);
      await payload.heartbeat();
    }
  }

  async #whenTaken(assignment: Assignment, payload: EachBatchPayload): Promise<void> {
    while (assignment.state === 'taking' && !this.#stopping.signal.aborted) {
      await Promise.race([assignment.settled, pause(beatWhileWaitingMs, this.#stopping.signal)]);
      await payload.heartbeat();
    }
  }

  async #deliver(handlers: GroupHandlers, delivery: Delivery): Promise<void> {
    const { owned, payload } = delivery;
    const { batch } = payload;
    try {
      const records = batch.messages.map((message) => toLogRecord(owned, message));
      const { topic, partition } = owned;
      const endOffset = BigInt(batch.highWatermark);
      await handlers.onBatch({ topic, partition, records, endOffset }, () => this.#beat(delivery));
      owned.failures = 0;
    } catch (fault) {
      this.#onBatchFault(fault, delivery);
    }
  }

  async #beat({ assignment, payload, consumer }: Delivery): Promise<void> {
    if (assignment.state === 'lost') throw notOwner('Beat: the membership has ended.');
    try {
      await payload.heartbeat();
    } catch (fault) {
      if (isNotOwner(fault) || hasMoved(fault)) this.#leave(assignment, consumer);
      throw toLogFault(fault, { what: 'Beat' });
    }
  }

  #onBatchFault(fault: unknown, { consumer, assignment, owned }: Delivery): void {
    const { topic, partition } = owned;
    const retryable = isRetryable(fault);
    const isEarly = fault instanceof ShearpinError && fault.code === 'E_EARLY';
    this.#logger[isEarly ? 'debug' : 'warn']({ err: fault, topic, partition, retryable }, 'batch failed');
    if (assignment.state === 'lost') return;
    owned.failures = isEarly ? 1 : owned.failures + 1;
    const reads = this.#readsOf(consumer);
    reads.pause([owned]);
    reads.seekBack(owned);
    const signal = AbortSignal.any([assignment.lost, this.#stopping.signal]);
    void pause(backOffAfter(redeliveryBackOff, owned.failures), signal).then(() => {
      if (!signal.aborted) reads.resume([owned]);
    });
  }

  #readsOf(consumer: Consumer): NextReads {
    return new NextReads(consumer, this.#topicPrefix);
  }
}

interface Delivery {
  readonly consumer: Consumer;
  readonly payload: EachBatchPayload;
  readonly assignment: Assignment;
  readonly owned: OwnedPartition;
}
