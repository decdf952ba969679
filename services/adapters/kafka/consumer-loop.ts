/**
 * A kafkajs consumer that is begun anew whenever it fails, for as long as it takes.
 * Invariants:
 * 1. At most one consumer exists at a time; the callbacks of one that ended are not called.
 * 2. kafkajs never restarts a consumer by itself: every restart is seen here.
 */
import './mended-runner.ts';
import type { Consumer, ConsumerConfig, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { backOffAfter } from '../../engine/ports/back-off.ts';
import { isRefused, isUnavailable, reasonOf, refusalOf } from './kafka-fault.ts';
import { clientRetry } from './kafka-client.ts';
import type { KafkaLogger } from './kafka-options.ts';
import { pause } from './pause.ts';

const restartBackOff = { firstMs: 200, maxMs: 5_000 };
const timing = {
  // The least that a broker takes unless it is told otherwise: how long a partition has no owner after a kill.
  sessionTimeout: 6_000,
  rebalanceTimeout: 10_000,
  // Whoever is in the group hears with its next heartbeat that somebody joins or leaves, and nobody owns anything until all did.
  heartbeatInterval: 250,
  // A fetch returns as soon as there is a record; this is how long it waits when there is none.
  maxWaitTimeInMs: 250,
  // Partitions that a topic grew by have no owner until the leader of the group has looked again.
  metadataMaxAge: 5_000,
};
/** A fetch for which nobody waits returns with so much, or when its time is over. */
const leisurelyBytes = 1_048_576;

export interface ConsumerLoopOptions {
  readonly kafka: Kafka;
  readonly logger: KafkaLogger;
  readonly topics: readonly string[];
  readonly concurrency: number;
  readonly isLeisurely?: boolean;
  /** Asked for each consumer. */
  groupId(): string;
  /** Called before each consumer begins; what it throws counts as a failure to begin. */
  beforeRun?(): Promise<void>;
  onJoin(consumer: Consumer, event: ConsumerGroupJoinEvent['payload']): void;
  onBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void>;
  /** Besides the join: the listeners of this consumer. */
  listen?(consumer: Consumer): void;
  /** The consumer failed, or could not begin. */
  onDown(): void;
}

export class ConsumerLoop {
  readonly #options: ConsumerLoopOptions;
  readonly #stopping = new AbortController();
  #consumer: Consumer | undefined;
  #running: Promise<void> | undefined;
  #groupId = '';
  #onCrash: ((crash: Error) => void) | undefined;
  /** In a row: a consumer that fetched or beat was begun well. */
  #failures = 0;

  constructor(options: ConsumerLoopOptions) {
    this.#options = options;
  }

  get consumer(): Consumer | undefined {
    return this.#consumer;
  }

  /** Resolves when the first consumer runs, or when the loop is stopped before that. */
  start(): Promise<void> {
    return new Promise((resolve) => {
      this.#running ??= this.#run(resolve).finally(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Begins again with a new consumer: the one that runs is of no use any more, and does not know it. */
  renew(why: Error): void {
    this.#onCrash?.(why);
  }

  async #run(onFirst: () => void): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const crashed = Promise.withResolvers<Error>();
      this.#onCrash = crashed.resolve;
      try {
        await this.#begin(crashed.resolve);
        onFirst();
        const crash = await this.#crashOrStop(crashed.promise);
        if (crash !== undefined) throw crash;
      } catch (fault) {
        this.#failures += 1;
        this.#noteFailure(fault);
      }
      await this.#end();
      await pause(backOffAfter(restartBackOff, Math.max(this.#failures, 1)), this.#stopping.signal);
    }
  }

  /** Of failures in a row the first is enough. */
  #noteFailure(fault: unknown): void {
    const { logger, topics } = this.#options;
    const failures = this.#failures;
    const right = `Read on the topic ${topics.join(', ')} and on the group ${this.#groupId}`;
    const refusal = refusalOf(fault, { right }) ?? (isRefused(fault) ? fault.message : undefined);
    const fields = { reason: refusal ?? reasonOf(fault), failures };
    if (failures > 1 || isUnavailable(fault)) logger.debug(fields, 'kafka consumer failed');
    else if (refusal === undefined) logger.warn(fields, 'kafka consumer failed');
    else logger.error(fields, 'Kafka refuses what is read');
  }

  async #begin(onCrash: (crash: Error) => void): Promise<void> {
    const { kafka, topics, concurrency } = this.#options;
    await this.#options.beforeRun?.();
    const consumer = kafka.consumer(this.#config());
    this.#consumer = consumer;
    consumer.on(consumer.events.CRASH, ({ payload }) => onCrash(payload.error));
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      if (consumer === this.#consumer) this.#options.onJoin(consumer, payload);
    });
    for (const sign of [consumer.events.FETCH, consumer.events.HEARTBEAT]) {
      const heard = consumer.on(sign, () => {
        this.#failures = 0;
        heard();
      });
    }
    this.#options.listen?.(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: concurrency,
      eachBatch: (payload) =>
        consumer === this.#consumer ? this.#options.onBatch(consumer, payload) : Promise.resolve(),
    });
  }

  async #crashOrStop(crashed: Promise<Error>): Promise<Error | undefined> {
    const { signal } = this.#stopping;
    if (signal.aborted) return undefined;
    const stopped = new Promise<undefined>((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
    });
    return Promise.race([crashed, stopped]);
  }

  async #end(): Promise<void> {
    const consumer = this.#consumer;
    if (!this.#stopping.signal.aborted) this.#options.onDown();
    await consumer?.disconnect().catch(() => undefined);
    this.#consumer = undefined;
  }

  #config(): ConsumerConfig {
    return {
      ...timing,
      groupId: (this.#groupId = this.#options.groupId()),
      minBytes: this.#options.isLeisurely === true ? leisurelyBytes : 1,
      allowAutoTopicCreation: false,
      retry: { ...clientRetry, restartOnFailure: () => Promise.resolve(false) },
    };
  }
}
