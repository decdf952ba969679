import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Consumer, Kafka, Message, Producer } from 'kafkajs';
import { jsonOf } from '../../support/fake-gateway.ts';
import type { Ground } from '../../support/pipeline/ground.ts';
import { SessionEvents } from '../../support/session-events.ts';
import { createKafkaClient, createTopics } from '../../support/topics.ts';
import type { Path } from './slice.ts';

const echoer = fileURLToPath(new URL('echoer.ts', import.meta.url));
/** As the product's consumers have it: a fetch returns as soon as there is a record. */
export const maxWaitTimeInMs = 250;
/** As many as the calls topic has here; the way back has one, as that of commands. */
export const echoPartitions = 3;

/**
 * Produce to a plain topic; another process consumes and produces to a compacted one; consume. Nothing else. As in the
 * product, what comes while a request is on its way leaves together in the next one.
 */
export class Echo implements Path {
  readonly #topic: string;
  readonly #producer: Producer;
  readonly #consumer: Consumer;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<string, () => void>();
  readonly #value = Buffer.from(jsonOf(new SessionEvents().completed(1, { atMs: 0, secrets: [7] })));
  #queued: Message[] = [];
  #producing: Promise<void> | undefined;
  #sent = 0;

  private constructor(kafka: Kafka, place: { readonly prefix: string; readonly brokers: string }) {
    this.#topic = `${place.prefix}echo`;
    this.#producer = kafka.producer({ allowAutoTopicCreation: false });
    this.#consumer = kafka.consumer({ groupId: `${place.prefix}echo-back`, maxWaitTimeInMs });
    this.#child = fork(echoer, [place.brokers, place.prefix]);
  }

  static async open({ servers, prefix }: Ground): Promise<Echo> {
    const { kafkaBrokers: brokers } = servers;
    await createTopics(brokers, [
      { name: `${prefix}echo`, partitions: echoPartitions },
      { name: `${prefix}echo-back`, cleanup: 'compact' },
    ]);
    const echo = new Echo(createKafkaClient(brokers), { prefix, brokers });
    await echo.#start(prefix);
    return echo;
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  send(): Promise<void> {
    this.#sent += 1;
    const key = String(this.#sent);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waiting.set(key, () => resolve(undefined));
    this.#queued.push({ key, value: this.#value });
    this.#producing ??= this.#produce();
    return Promise.all([this.#producing, promise]).then(() => undefined);
  }

  async #produce(): Promise<void> {
    while (this.#queued.length > 0) {
      const messages = this.#queued;
      this.#queued = [];
      await this.#producer.send({ topic: this.#topic, messages });
    }
    this.#producing = undefined;
  }

  async #start(prefix: string): Promise<void> {
    await this.#producer.connect();
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics: [`${prefix}echo-back`], fromBeginning: true });
    await this.#consumer.run({
      autoCommit: false,
      eachMessage: ({ message }) => {
        const key = message.key?.toString() ?? '';
        this.#waiting.get(key)?.();
        this.#waiting.delete(key);
        return Promise.resolve();
      },
    });
    if (this.#child.connected) await once(this.#child, 'message');
    await this.send();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    await Promise.all([this.#consumer.disconnect(), this.#producer.disconnect()]);
  }
}
