/**
 * Produces in the order of the calls.
 * Owns one idempotent kafkajs producer at a time.
 * Invariants:
 * 1. One request is on its way at a time; calls that wait for it go out together, in their order.
 * 2. A producer that failed is replaced: its sequence numbers might stand for records that the broker has,
 *    and a broker drops other records with the same numbers silently.
 * 3. A kafkajs producer tries once. When it asks again, it takes a broker that answered before for done: records whose
 *    partition has come to that broker meanwhile are left out, and all are said to be taken. So what is tried again is
 *    tried with all records, by another producer; some may stand twice then.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type Kafka, type Message, type PartitionerArgs, type Producer, type RecordMetadata } from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { LogProducer, OutgoingRecord, RecordPlace } from '../../engine/ports/log.ts';
import { partitionOfKey } from '../../../schemas/events/partition-of-key.ts';
import { clientRetry } from './kafka-client.ts';
import { toLogFault } from './kafka-fault.ts';
import { toMessage } from './kafka-record.ts';

const requestBytesMax = 524_288;
/** Of less than this the network carries all sooner than it is packed and unpacked. */
const gzipFromBytes = 65_536;
const acknowledgedByAll = -1;
/** Less than any count: kafkajs wants at least one retry of an idempotent producer, and this is none. */
const noRetries = Number.NaN;
/** For about as long as partitions take to find another leader; to connect is tried several times as it is. */
const sendTries = 6;
const connectTries = 2;
/** So soon a topic is known to have grown: until all producers know, its sessions are in two partitions each. */
const metadataMaxAgeMs = 5_000;

type Places = readonly (RecordPlace | undefined)[];

interface Call {
  readonly records: readonly OutgoingRecord[];
  resolve(places: Places): void;
  reject(fault: unknown): void;
}

export class KafkaProducer implements LogProducer {
  readonly #kafka: Kafka;
  readonly #topicPrefix: string;
  #connected: Promise<Producer> | undefined;
  #waiting: Call[] = [];
  #draining: Promise<void> | undefined;
  #isClosed = false;

  constructor(kafka: Kafka, topicPrefix: string) {
    this.#kafka = kafka;
    this.#topicPrefix = topicPrefix;
  }

  produce(records: readonly OutgoingRecord[]): Promise<Places> {
    if (this.#isClosed) return Promise.reject(new ShearpinError('E_LOG_UNAVAILABLE', 'The producer is closed.'));
    if (records.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ records, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Waits for what was given to it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#draining;
    await this.#drop();
  }

  async #drain(): Promise<void> {
    // One turn later, so that calls made together go out together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const calls = this.#takeCalls();
      try {
        const places: (RecordPlace | undefined)[] = [];
        const records = calls.flatMap((call) => call.records);
        for (const part of partsOf(records)) places.push(...(await this.#sendPatiently(part)));
        for (const call of calls) call.resolve(places.splice(0, call.records.length));
      } catch (fault) {
        for (const call of calls) call.reject(fault);
      }
    }
    this.#draining = undefined;
  }

  #takeCalls(): readonly Call[] {
    let bytes = 0;
    let count = 0;
    for (const call of this.#waiting) {
      bytes += call.records.reduce((sum, record) => sum + sizeOf(record), 0);
      if (count > 0 && bytes > requestBytesMax) break;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  async #sendPatiently(records: readonly OutgoingRecord[]): Promise<Places> {
    let left = sendTries;
    for (let pauseMs = clientRetry.initialRetryTime; ; pauseMs = Math.min(2 * pauseMs, clientRetry.maxRetryTime)) {
      left -= this.#connected === undefined ? connectTries : 1;
      try {
        return await this.#send(records);
      } catch (fault) {
        void this.#drop();
        const told = this.#toldOf(fault, records);
        if (!told.retryable || left <= 0) throw told;
        await sleep(pauseMs);
      }
    }
  }

  async #send(records: readonly OutgoingRecord[]): Promise<Places> {
    this.#connected ??= this.#connect();
    const producer = await this.#connected;
    const outgoing = records.map((record) => ({ topic: this.#topicPrefix + record.topic, message: toMessage(record) }));
    const bytes = records.reduce((sum, record) => sum + sizeOf(record), 0);
    const told = await producer.sendBatch({
      acks: acknowledgedByAll,
      compression: bytes >= gzipFromBytes ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None,
      topicMessages: [...Map.groupBy(outgoing, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
        topic,
        messages: ofTopic.map(({ message }) => message),
      })),
    });
    return placesOf(outgoing, told);
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      metadataMaxAge: metadataMaxAgeMs,
      allowAutoTopicCreation: false,
      createPartitioner: () => choosePartition,
      retry: { retries: noRetries },
    });
    await producer.connect();
    return producer;
  }

  #toldOf(fault: unknown, records: readonly OutgoingRecord[]): ShearpinError {
    const names = [...new Set(records.map(({ topic }) => this.#topicPrefix + topic))].join(', ');
    return toLogFault(fault, { what: `Records for ${names}`, right: `Write on the topic ${names}` });
  }

  async #drop(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    await connected?.then((producer) => producer.disconnect()).catch(() => undefined);
  }
}

/** Which partition a message went to: kafkajs tells where the first of each partition went, and not which those were. */
const chosen = new WeakMap<Message, number>();

function choosePartition(args: PartitionerArgs): number {
  const partition = partitionOf(args);
  chosen.set(args.message, partition);
  return partition;
}

interface Sent {
  readonly topic: string;
  readonly message: Message;
}

/** A broker that has a batch already may not tell where: then its places are unknown. */
function placesOf(sent: readonly Sent[], told: readonly RecordMetadata[]): Places {
  const next = new Map<string, Required<RecordPlace>>();
  for (const { topicName, partition, baseOffset, logAppendTime } of told) {
    const offset = BigInt(baseOffset ?? -1);
    const appendTimeMs = Number(logAppendTime ?? -1);
    if (offset >= 0n) next.set(`${String(partition)}/${topicName}`, { partition, offset, appendTimeMs });
  }
  return sent.map(({ topic, message }) => {
    const at = `${String(chosen.get(message))}/${topic}`;
    const place = next.get(at);
    if (place === undefined) return undefined;
    next.set(at, { ...place, offset: place.offset + 1n });
    const { appendTimeMs, ...untimed } = place;
    return appendTimeMs < 0 ? untimed : place;
  });
}

/**
 * Kafka's own choice, which kafkajs takes a hundred times as long for. Records for a partition that kafkajs has not heard
 * of are left out by it without a word, so that is a fault here: the next producer asks how many partitions there are.
 */
function partitionOf({ topic, message, partitionMetadata }: PartitionerArgs): number {
  const count = partitionMetadata.length;
  const { partition } = message;
  if (partition === undefined) return partitionOfKey(String(message.key), count);
  if (partition < count) return partition;
  throw new ShearpinError(
    'E_LOG_UNAVAILABLE',
    `Partition ${String(partition)} of ${topic} is not known yet; there were ${String(count)}.`,
    { retryable: true },
  );
}

/** Parts that a broker takes in one request each, in order. */
function* partsOf(records: readonly OutgoingRecord[]): Generator<readonly OutgoingRecord[]> {
  let part: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (part.length > 0 && bytes + size > requestBytesMax) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(record);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

function sizeOf({ key, value, headers }: OutgoingRecord): number {
  let bytes = key.length + (value?.byteLength ?? 0);
  for (const [name, text] of Object.entries(headers)) bytes += name.length + text.length;
  return bytes;
}
