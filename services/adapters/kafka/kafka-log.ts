import type { Log } from '../../engine/ports/log.ts';
import { createKafkaClient } from './kafka-client.ts';
import { KafkaFollower } from './kafka-follower.ts';
import { KafkaMember } from './kafka-member.ts';
import type { KafkaLogOptions } from './kafka-options.ts';
import { KafkaProducer } from './kafka-producer.ts';
import { KafkaTopicAdmin } from './kafka-admin.ts';

/** The log in Kafka. Each part has connections of its own; none is made before the part is used. */
export function createKafkaLog(options: KafkaLogOptions): Log {
  const kafka = createKafkaClient(options);
  return {
    producer: () => new KafkaProducer(kafka, options.topicPrefix),
    // Deployments that share brokers differ by the prefix: members of one group must read the same topics.
    member: (groupId, topics) => new KafkaMember(kafka, options, { groupId: options.topicPrefix + groupId, topics }),
    follower: (follow) => new KafkaFollower(kafka, options, follow),
    admin: () => new KafkaTopicAdmin(kafka, options.topicPrefix),
  };
}
