import { ulid } from 'ulid';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { createKafkaClient } from '../adapters/kafka/kafka-client.ts';
import { KafkaTopics } from '../adapters/kafka/kafka-topics.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import type { CommandIo } from './command.ts';
import { kafkaAdminSchema, readKafkaGround } from './kafka-ground.ts';
import { applyTopics } from './topics/apply.ts';
import { planTopics, type TopicPlan } from './topics/plan.ts';
import { tellApplied, tellPlan } from './topics/report.ts';
import { ownTopics, readTopicsFile, type WantedTopics, withPartitions, withReplicas } from './topics/wanted-topics.ts';
import { parseOptions, readWholeNumber, usageFault } from './usage.ts';

const help = `Usage: shearpin topics plan [OPTIONS]
       shearpin topics apply [OPTIONS]

plan tells what would have to change so that the topics of the stream have their partitions and settings, and what is
wrong that cannot be changed here. apply does it, and does nothing when there is nothing to do. Topics are created and
grown, and settings are set; nothing is ever shrunk, deleted or reset.

  --file FILE             topics and settings of your own, like deploy/kafka/topics.yaml; without it, those
  --replication-factor N  brokers that hold each partition, whatever the file says; 1 for a trial on one broker
  --partitions N          partitions of calls and of signals, whatever the file says
  --kafka HOST:PORT,…     Kafka brokers (SHEARPIN_KAFKA_BROKERS)
  --json                  one JSON object instead of lines
  --help                  print this text and exit

Exit codes: 0 nothing to change, or all was changed; 1 something is wrong that is not mended here, or was not done;
2 wrongly called or configured; 3 plan found something to change.

`;

const changesFound = 3;

interface TopicsOptions {
  readonly action: 'plan' | 'apply';
  readonly kafka: string | undefined;
  readonly json: boolean;
  readonly wanted: WantedTopics;
}

/** `shearpin topics`. Resolves to the exit code. */
export async function runTopics(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help + describeConfig(kafkaAdminSchema));
    return 0;
  }
  const ground = readKafkaGround(io.env, options.kafka);
  const { topicPrefix } = ground;
  const logger = createLogger({ level: 'silent', service: 'topics' });
  const client = createKafkaClient({ ...ground, clientId: 'shearpin-topics', newId: ulid, logger });
  const kafka = new KafkaTopics(client);
  try {
    return await run({ ...options, wanted: prefixed(options.wanted, topicPrefix) }, { kafka, io });
  } finally {
    await kafka.close();
  }
}

async function run(
  { action, wanted, json }: TopicsOptions,
  { kafka, io }: { readonly kafka: KafkaTopics; readonly io: CommandIo },
): Promise<number> {
  const brokers = await kafka.brokerCount();
  const plan = planTopics(wanted, { brokers, topics: await kafka.describe(wanted.topics.map(({ topic }) => topic)) });
  if (action === 'plan') {
    io.stdout.write(json ? `${JSON.stringify(plan)}\n` : tellPlan(plan));
    return exitCodeOf(plan);
  }
  const applied = await applyTopics(plan.changes, kafka);
  const { faults, notes } = plan;
  io.stdout.write(json ? `${JSON.stringify({ ...applied, faults, notes })}\n` : tellApplied(applied, plan));
  return applied.failed.length + faults.length > 0 ? 1 : 0;
}

function exitCodeOf({ changes, faults }: TopicPlan): number {
  if (faults.length > 0) return 1;
  return changes.length > 0 ? changesFound : 0;
}

function prefixed(wanted: WantedTopics, prefix: string): WantedTopics {
  return { ...wanted, topics: wanted.topics.map((topic) => ({ ...topic, topic: prefix + topic.topic })) };
}

function readOptions(args: readonly string[]): TopicsOptions | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [action, ...more] = positionals;
  if ((action !== 'plan' && action !== 'apply') || more.length > 0) {
    throw usageFault('topics', 'The subcommands are plan and apply.');
  }
  const { kafka, json, file, partitions } = values;
  let wanted = file === undefined ? ownTopics() : readTopicsFile(file);
  if (partitions !== undefined) wanted = withPartitions(wanted, numberOf('--partitions', partitions, 1024));
  const replicas = values['replication-factor'];
  if (replicas !== undefined) wanted = withReplicas(wanted, numberOf('--replication-factor', replicas, 32));
  return { action, kafka, json, wanted };
}

function numberOf(option: string, text: string, max: number): number {
  return readWholeNumber(text, { command: 'topics', option, min: 1, max });
}

function parse(args: readonly string[]) {
  return parseOptions('topics', {
    args: [...args],
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      'replication-factor': { type: 'string' },
      partitions: { type: 'string' },
      kafka: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
