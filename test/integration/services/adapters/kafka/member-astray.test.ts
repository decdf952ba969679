import { randomUUID } from 'node:crypto';
import { type ConsumerRunConfig, Kafka, KafkaJSError, logLevel } from 'kafkajs';
import { expect, it, vi } from 'vitest';
import { createKafkaLog } from '../../../../../services/adapters/kafka/kafka-log.ts';
import { KafkaMember } from '../../../../../services/adapters/kafka/kafka-member.ts';
import type { KafkaLogger } from '../../../../../services/adapters/kafka/kafka-options.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';

const patience = { timeout: 60_000, interval: 100 };
const silent: KafkaLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/** In a row, of one partition, after which a coordinator counts as gone. */
const commitTries = 8;

/** What the next commits and the next beats within a batch are answered, instead of by the broker. */
interface Answers {
  readonly commits: Error[];
  readonly beats: Error[];
}

describeWithServers(
  'a member whose commits or beats were refused, and whose next beat goes well',
  ({ kafkaBrokers }) => {
    it.each([
      { answer: 'another broker coordinates the group', commits: [moved()], beats: [] },
      { answer: 'nothing, again and again', commits: Array.from({ length: commitTries }, () => closed()), beats: [] },
      { answer: 'another broker coordinates it, to a beat', commits: [], beats: [moved()] },
      { answer: 'this generation has passed, to commits alone', commits: [passed()], beats: [] },
    ])('joins anew and goes on, where the answer was: $answer', async ({ commits, beats }) => {
      const answers: Answers = { commits: [], beats: [] };
      const options = {
        brokers: kafkaBrokers.split(','),
        topicPrefix: `test-${randomUUID()}.`,
        clientId: 'astray',
        newId: randomUUID,
        logger: silent,
      };
      const log = createKafkaLog(options);
      await log.admin().ensure([{ topic: 't', partitions: 1, compacted: false }]);
      const producer = log.producer();
      const tell = (text: string) =>
        producer.produce([{ topic: 't', key: 'k', value: Buffer.from(text), headers: {} }]);
      const member = new KafkaMember(
        answering(new Kafka({ ...options, logLevel: logLevel.NOTHING }), answers),
        options,
        {
          groupId: `${options.topicPrefix}group`,
          topics: ['t'],
        },
      );
      const story: string[] = [];
      await member.start({
        onAssigned: (partitions) => {
          story.push('assigned');
          return Promise.resolve(partitions.map(() => undefined));
        },
        onRevoked: () => {
          story.push('revoked');
          return Promise.resolve();
        },
        onBatch: async ({ records, ...at }, beat) => {
          await beat();
          const offset = (records.at(-1)?.offset ?? -1n) + 1n;
          await vi.waitFor(() => member.commit(at, { offset, metadata: '' }), {
            timeout: 1_000,
            interval: 10,
          });
          story.push(...records.map(({ value }) => String(value)));
        },
      });
      await tell('before');
      await vi.waitFor(() => {
        expect(story).toEqual(['assigned', 'before']);
      }, patience);

      answers.commits.push(...commits);
      answers.beats.push(...beats);
      await tell('after');

      await vi.waitFor(() => {
        expect(story).toEqual(['assigned', 'before', 'revoked', 'assigned', 'after']);
      }, patience);
      await Promise.all([member.stop(), producer.close()]);
    });
  },
);

function answering(kafka: Kafka, answers: Answers): Kafka {
  const consumerOf = kafka.consumer.bind(kafka);
  kafka.consumer = (config) => {
    const consumer = consumerOf(config);
    const commitOffsets = consumer.commitOffsets.bind(consumer);
    const run = consumer.run.bind(consumer);
    consumer.commitOffsets = (offsets) => failing(answers.commits, () => commitOffsets(offsets));
    consumer.run = (given) => run(withBeats(given, answers));
    return consumer;
  };
  return kafka;
}

function withBeats(config: ConsumerRunConfig | undefined, { beats }: Answers): ConsumerRunConfig {
  return {
    ...config,
    eachBatch: async (payload) => {
      await config?.eachBatch?.({ ...payload, heartbeat: () => failing(beats, () => payload.heartbeat()) });
    },
  };
}

async function failing(answers: Error[], work: () => Promise<void>): Promise<void> {
  const answer = answers.shift();
  if (answer !== undefined) throw answer;
  await work();
}

function moved(): Error {
  return refused('NOT_COORDINATOR_FOR_GROUP');
}

function passed(): Error {
  return refused('ILLEGAL_GENERATION');
}

function refused(type: string): Error {
  return Object.assign(new KafkaJSError(type), { name: 'KafkaJSProtocolError', type });
}

function closed(): Error {
  return Object.assign(new KafkaJSError('Closed connection'), { name: 'KafkaJSConnectionClosedError' });
}

function ignore(): void {
  return undefined;
}
