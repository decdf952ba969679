import type { TopicSpec } from '../../engine/ports/log.ts';

/** What nobody needs any more is compacted away within about this: who starts reads all that stands in such a topic. */
const compactedWithinMs = 6 * 3_600_000;

/** The settings of a topic, by Kafka's own names. */
export function settingsOf({ compacted, retentionMs }: TopicSpec): Readonly<Record<string, string>> {
  return {
    'message.timestamp.type': 'LogAppendTime',
    'cleanup.policy': !compacted ? 'delete' : retentionMs === undefined ? 'compact' : 'compact,delete',
    // The broker unpacks what another client packed with a codec that would stop every reader here.
    'compression.type': 'uncompressed',
    // What is being written to is never compacted, so it is closed as often.
    ...(compacted
      ? { 'segment.ms': String(compactedWithinMs), 'max.compaction.lag.ms': String(compactedWithinMs) }
      : {}),
    ...(retentionMs === undefined ? {} : { 'retention.ms': String(retentionMs) }),
  };
}

export function createRight(topic: string): string {
  return `Create on the topic ${topic} or on the cluster`;
}

/** What a broker answers that does not know yet who leads a topic. */
export const leaderUnknown = ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'];
