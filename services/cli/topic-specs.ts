import { topics } from '../../schemas/topics.ts';
import type { TopicSpec } from '../engine/ports/log.ts';

const dayMs = 86_400_000;

/** The topics and their settings, with as many partitions of calls as sessions are to be spread over. */
export function topicSpecs({ callPartitions }: { readonly callPartitions: number }): readonly TopicSpec[] {
  const single = { partitions: 1, compacted: false };
  return [
    { topic: topics.calls, partitions: callPartitions, compacted: false, retentionMs: 7 * dayMs },
    { topic: topics.signals, partitions: callPartitions, compacted: false, retentionMs: 7 * dayMs },
    { topic: topics.catalog, partitions: 1, compacted: true },
    { ...single, topic: topics.alerts, retentionMs: 90 * dayMs },
    { topic: topics.commands, partitions: 1, compacted: true },
    { topic: topics.progress, partitions: 1, compacted: true },
    { topic: topics.rules, partitions: 1, compacted: true },
    // Of whom nothing was heard for so long nothing is remembered any more.
    { topic: topics.baselines, partitions: 1, compacted: true, retentionMs: 30 * dayMs },
    { ...single, topic: topics.acks, retentionMs: 7 * dayMs },
    { ...single, topic: topics.dlq, retentionMs: 7 * dayMs },
  ];
}
