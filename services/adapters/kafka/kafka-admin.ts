import kafkajs, { type Admin, type DescribeConfigResponse, type ITopicConfig, type Kafka } from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { TopicAdmin, TopicSpec } from '../../engine/ports/log.ts';
import { clientRetry } from './kafka-client.ts';
import { protocolFaultOf, toLogFault } from './kafka-fault.ts';

const brokerDefault = -1;
const leaderUnknown = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];
/** kafkajs reads no other codec, and an unknown one stops a consumer. */
const readableCompressions = ['producer', 'gzip', 'uncompressed'];

/** An admin connection that is made when it is first used, and made anew after it failed. */
export class AdminConnection {
  readonly #kafka: Kafka;
  #connected: Promise<Admin> | undefined;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  async run<Result>(what: string, work: (admin: Admin) => Promise<Result>): Promise<Result> {
    try {
      this.#connected ??= this.#connect();
      return await work(await this.#connected);
    } catch (fault) {
      const known = toLogFault(fault, what);
      if (known.code === 'E_LOG_UNAVAILABLE') void this.close();
      throw known;
    }
  }

  async close(): Promise<void> {
    const connected = this.#connected;
    this.#connected = undefined;
    await connected?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  async #connect(): Promise<Admin> {
    const admin = this.#kafka.admin({ retry: clientRetry });
    await admin.connect();
    return admin;
  }
}

export class KafkaTopicAdmin implements TopicAdmin {
  readonly #connection: AdminConnection;
  readonly #topicPrefix: string;

  constructor(kafka: Kafka, topicPrefix: string) {
    this.#connection = new AdminConnection(kafka);
    this.#topicPrefix = topicPrefix;
  }

  ensure(specs: readonly TopicSpec[]): Promise<readonly string[]> {
    return this.#connection.run('Topics', async (admin) => {
      const existing = new Set(await admin.listTopics());
      const missing = specs.filter((spec) => !existing.has(this.#topicPrefix + spec.topic));
      const made: string[] = [];
      for (const spec of missing) if (await this.#create(admin, spec)) made.push(spec.topic);
      return made;
    });
  }

  check(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.#connection.run('Topics', async (admin) => {
      const existing = new Set(await admin.listTopics());
      const faults = topics
        .filter((topic) => !existing.has(this.#topicPrefix + topic))
        .map((topic) => `${this.#topicPrefix + topic} is missing`);
      const advice = faults.length === 0 ? '' : ' `shearpin up` makes the missing ones.';
      if (faults.length === 0) faults.push(...(await this.#wrongSettings(admin, topics)));
      if (faults.length > 0) {
        throw new ShearpinError('E_LOG_SETTINGS', `Topics cannot be used: ${faults.join('; ')}.${advice}`);
      }
      return this.#partitionCounts(admin, topics);
    });
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  async #create(admin: Admin, spec: TopicSpec): Promise<boolean> {
    const topic: ITopicConfig = {
      topic: this.#topicPrefix + spec.topic,
      numPartitions: spec.partitions,
      replicationFactor: brokerDefault,
      configEntries: settingsOf(spec),
    };
    try {
      return await admin.createTopics({ topics: [topic] });
    } catch (fault) {
      const type = protocolFaultOf(fault)?.type ?? '';
      // Another process was quicker.
      if (type === 'TOPIC_ALREADY_EXISTS') return false;
      // It was made, and a fresh broker does not know its leader yet; whoever uses it tries again.
      if (leaderUnknown.includes(type)) return true;
      throw toLogFault(fault, `Topic ${topic.topic}`);
    }
  }

  async #wrongSettings(admin: Admin, topics: readonly string[]): Promise<readonly string[]> {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map((topic) => ({
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name: this.#topicPrefix + topic,
        configNames: ['message.timestamp.type', 'compression.type'],
      })),
    });
    return resources.flatMap(faultsOf);
  }

  async #partitionCounts(admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (topics.length === 0) return new Map();
    const metadata = await admin.fetchTopicMetadata({ topics: topics.map((topic) => this.#topicPrefix + topic) });
    return new Map(
      metadata.topics.map(({ name, partitions }) => [name.slice(this.#topicPrefix.length), partitions.length]),
    );
  }
}

function settingsOf(spec: TopicSpec): { name: string; value: string }[] {
  const settings = [
    { name: 'message.timestamp.type', value: 'LogAppendTime' },
    { name: 'cleanup.policy', value: spec.compacted ? 'compact' : 'delete' },
    // The broker unpacks what another client packed with a codec that would stop every reader here.
    { name: 'compression.type', value: 'uncompressed' },
  ];
  if (spec.retentionMs !== undefined) settings.push({ name: 'retention.ms', value: String(spec.retentionMs) });
  return settings;
}

function faultsOf({ resourceName, configEntries }: DescribeConfigResponse['resources'][number]): readonly string[] {
  const settings = new Map(configEntries.map((entry) => [entry.configName, entry.configValue]));
  const faults: string[] = [];
  if (settings.get('message.timestamp.type') !== 'LogAppendTime') {
    faults.push(`${resourceName} needs message.timestamp.type=LogAppendTime`);
  }
  const compression = settings.get('compression.type') ?? 'producer';
  if (!readableCompressions.includes(compression)) {
    faults.push(`${resourceName} needs compression.type=producer or gzip instead of ${compression}`);
  }
  return faults;
}
