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
 */
import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import type { Committed, GroupHandlers, GroupMember, TopicPartition } from '../../engine/ports/log.ts';
import { Assignment, type OwnedPartition, placesIn } from './assignment.ts';
import { BatchDelivery } from './batch-delivery.ts';
import { ConsumerLoop } from './consumer-loop.ts';
import { ConfirmedCommits } from './kafka-commit.ts';
import { hasMoved, isNotOwner, joinAnew, notOwner, toLogFault } from './kafka-fault.ts';
import { KafkaOffsets } from './kafka-offsets.ts';
import type { KafkaLogger, KafkaLogOptions } from './kafka-options.ts';
import { NextReads } from './next-reads.ts';
import { pause } from './pause.ts';
import { RunningBatches } from './running-batches.ts';

const assignmentBackOff = { firstMs: 100, maxMs: 5_000 };
const concurrencyMax = 16;
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
    const delivery = this.#deliveryTo(handlers);
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
      onBatch: (consumer, payload) => this.#onBatch(delivery, consumer, payload),
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
        await pause(backOffAfter(assignmentBackOff, failures), AbortSignal.any([next.lost, this.#stopping.signal]));
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

  #deliveryTo(handlers: GroupHandlers): BatchDelivery {
    return new BatchDelivery({
      topicPrefix: this.#topicPrefix,
      logger: this.#logger,
      handlers,
      batches: this.#batches,
      stopping: this.#stopping.signal,
      onAstray: (assignment, consumer) => this.#leave(assignment, consumer),
    });
  }

  async #onBatch(delivery: BatchDelivery, consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const assignment = this.#assignment;
    if (assignment?.isLeft === true) throw joinAnew();
    if (assignment !== undefined) await delivery.take({ assignment, consumer, payload });
  }

  #readsOf(consumer: Consumer): NextReads {
    return new NextReads(consumer, this.#topicPrefix);
  }
}
