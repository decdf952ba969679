/** What would have to change so that the topics are as they are wanted. Nothing is ever shrunk or deleted. */
import type { TopicState } from '../../adapters/kafka/kafka-topics.ts';
import { plural } from '../plural.ts';
import { cappedSettings, type WantedTopic, type WantedTopics } from './wanted-topics.ts';

export interface ChangedSetting {
  readonly name: string;
  /** Absent when Kafka does not tell it. */
  readonly from?: string;
  readonly to: string;
}

export type TopicChange =
  | {
      readonly kind: 'create';
      readonly topic: string;
      readonly partitions: number;
      readonly replicas: number;
      readonly settings: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'grow'; readonly topic: string; readonly from: number; readonly to: number }
  | { readonly kind: 'set'; readonly topic: string; readonly settings: readonly ChangedSetting[] };

export interface TopicPlan {
  readonly changes: readonly TopicChange[];
  /** What is wrong and is not mended here: what, and what to do. */
  readonly faults: readonly string[];
  /** What differs and does no harm. */
  readonly notes: readonly string[];
}

export interface FoundTopics {
  readonly brokers: number;
  readonly topics: ReadonlyMap<string, TopicState>;
}

/** Names in the plan are those on the broker. */
export function planTopics(wanted: WantedTopics, found: FoundTopics): TopicPlan {
  const { replicationFactor } = wanted;
  const areTooFew = found.brokers < replicationFactor;
  const lacking = wanted.topics.filter(({ topic }) => areTooFew && !found.topics.has(topic));
  const possible = wanted.topics.filter((topic) => !lacking.includes(topic));
  const parts = possible.map((topic) => planTopic(topic, { wanted, found }));
  return {
    changes: parts.flatMap(({ changes }) => changes),
    faults: [
      ...tooFewBrokers(lacking, { replicationFactor, brokers: found.brokers }),
      ...parts.flatMap(({ faults }) => faults),
    ],
    notes: parts.flatMap(({ notes }) => notes),
  };
}

interface Ground {
  readonly wanted: WantedTopics;
  readonly found: FoundTopics;
}

function planTopic(topic: WantedTopic, { wanted: { replicationFactor }, found }: Ground): TopicPlan {
  const state = found.topics.get(topic.topic);
  if (state === undefined) return planNew(topic, replicationFactor);
  const settings = changedSettings(topic, state);
  const isGrown = state.partitions < topic.partitions;
  const changes: TopicChange[] = [];
  if (settings.length > 0) changes.push({ kind: 'set', topic: topic.topic, settings });
  if (isGrown) changes.push({ kind: 'grow', topic: topic.topic, from: state.partitions, to: topic.partitions });
  return {
    changes,
    faults: replicaFaults(topic.topic, { replicationFactor, replicas: state.replicas }),
    notes: partitionNotes(topic, state),
  };
}

function planNew({ topic, partitions, settings }: WantedTopic, replicas: number): TopicPlan {
  return { changes: [{ kind: 'create', topic, partitions, replicas, settings }], faults: [], notes: [] };
}

/** One fault for all that cannot be created. */
function tooFewBrokers(
  lacking: readonly WantedTopic[],
  { replicationFactor, brokers }: { readonly replicationFactor: number; readonly brokers: number },
): readonly string[] {
  if (lacking.length === 0) return [];
  const needs = lacking.length === 1 ? 'it needs' : 'they need';
  const names = lacking.map(({ topic }) => topic).join(', ');
  const why = `${needs} ${plural(replicationFactor, 'broker')}, and there ${brokers === 1 ? 'is' : 'are'} ${String(brokers)}`;
  return [`${names} cannot be created: ${why}. Add brokers, or choose fewer replicas: --replication-factor.`];
}

function changedSettings({ settings }: WantedTopic, state: TopicState): readonly ChangedSetting[] {
  return Object.entries(cappedSettings(settings, state.replicas)).flatMap(([name, to]) => {
    const from = state.settings[name];
    if (from === to) return [];
    return [{ name, to, ...(from === undefined ? {} : { from }) }];
  });
}

function replicaFaults(
  topic: string,
  { replicationFactor, replicas }: { readonly replicationFactor: number; readonly replicas: number },
): readonly string[] {
  if (replicas >= replicationFactor) return [];
  return [
    `${topic} has ${String(replicas)} of ${String(replicationFactor)} replicas: records can be lost with a broker. ` +
      'Add replicas with kafka-reassign-partitions.sh.',
  ];
}

function partitionNotes({ topic, partitions }: WantedTopic, state: TopicState): readonly string[] {
  if (state.partitions <= partitions) return [];
  return [`${topic} has ${String(state.partitions)} partitions, more than ${String(partitions)}; it keeps them.`];
}
