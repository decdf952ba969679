import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';

export interface TopicSpec {
  readonly name: string;
  /** 1 when not given. */
  readonly partitions?: number;
  readonly cleanup?: 'delete' | 'compact';
  /** Topic settings besides the append time and the clean-up policy. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A prefix that no other test file or run has, for topics, consumer groups, tenants and Redis keys. */
export function uniquePrefix(): string {
  return `test-${randomBytes(6).toString('hex')}.`;
}

/** A client that says nothing, for the tests' own side of a topic. `brokers`: `host:port,…`. */
export function createKafkaClient(brokers: string, clientId = 'shearpin-test'): Kafka {
  return new Kafka({ clientId, brokers: brokers.split(','), logLevel: logLevel.NOTHING });
}

/** Creates the topics, stamped by append time as the product's are, and waits for their leaders. */
export async function createTopics(brokers: string, specs: readonly TopicSpec[]): Promise<void> {
  const admin = createKafkaClient(brokers).admin();
  await admin.connect();
  try {
    await admin.createTopics({ waitForLeaders: true, topics: specs.map(topicRequest) });
  } finally {
    await admin.disconnect();
  }
}

function topicRequest({ name, partitions = 1, cleanup = 'delete', settings = {} }: TopicSpec) {
  const config = { 'message.timestamp.type': 'LogAppendTime', 'cleanup.policy': cleanup, ...settings };
  return {
    topic: name,
    numPartitions: partitions,
    replicationFactor: 1,
    configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
  };
}
