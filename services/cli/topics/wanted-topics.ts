/** Topics as a deployment wants them: the product's own settings, or those of a file. */
import { readFileSync } from 'node:fs';
import type { TopicsFile } from '../../../schemas/generated/types.ts';
import { validateTopicsFile } from '../../../schemas/generated/validators.js';
import { topics } from '../../../schemas/topics.ts';
import { configFault } from '../../adapters/config/config-fault.ts';
import { describeErrors } from '../../adapters/config/config-faults.ts';
import type { ConfigSchema } from '../../adapters/config/config-schema.ts';
import { nearestTo } from '../../../schemas/nearest.ts';
import { readConfigFile } from '../../adapters/config/read-config-file.ts';
import { settingsOf } from '../../adapters/kafka/topic-settings.ts';
import { topicSpecs } from '../topic-specs.ts';

export interface WantedTopic {
  readonly topic: string;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
}

export interface WantedTopics {
  readonly replicationFactor: number;
  readonly topics: readonly WantedTopic[];
}

const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/config/topics.v1.schema.json', import.meta.url), 'utf8'),
) as ConfigSchema;
const minInSync = 'min.insync.replicas';
const callPartitions = 6;
const shared: readonly string[] = [topics.calls, topics.signals];

/** Three replicas of which two have each record before it is acknowledged: no broker's loss loses one. */
export function ownTopics(): WantedTopics {
  const own = topicSpecs({ callPartitions }).map((spec) => ({
    topic: spec.topic,
    partitions: spec.partitions,
    settings: { ...settingsOf(spec), [minInSync]: '2' },
  }));
  return { replicationFactor: 3, topics: own };
}

/** Throws E_CONFIG with every fault of the file. */
export function readTopicsFile(path: string): WantedTopics {
  const file = readConfigFile(path);
  if (!file.ok) throw configFault(file.faults);
  const { values } = file;
  if (!validateTopicsFile(values)) {
    const faults = describeErrors({ schema, values, options: {} }, validateTopicsFile.errors ?? []);
    throw configFault(faults.map((fault) => `${path}: ${fault.replace(' (config file)', '')}`));
  }
  const wanted = toWanted(values);
  const faults = [...nameFaults(wanted), ...policyFaults(wanted), ...replicaFaults(wanted)];
  if (faults.length > 0) throw configFault(faults.map((fault) => `${path}: ${fault}`));
  return wanted;
}

/** What a smaller or larger cluster can hold. */
export function withReplicas(wanted: WantedTopics, replicationFactor: number): WantedTopics {
  const capped = wanted.topics.map((one) => ({ ...one, settings: cappedSettings(one.settings, replicationFactor) }));
  return { replicationFactor, topics: capped };
}

/** A topic that waits for more replicas than it has takes no record. */
export function cappedSettings(
  settings: Readonly<Record<string, string>>,
  replicas: number,
): Readonly<Record<string, string>> {
  const asked = settings[minInSync];
  return asked === undefined ? settings : { ...settings, [minInSync]: String(Math.min(Number(asked), replicas)) };
}

/** Of the topics over whose partitions work is shared. */
export function withPartitions(wanted: WantedTopics, partitions: number): WantedTopics {
  const sized = wanted.topics.map((one) => (shared.includes(one.topic) ? { ...one, partitions } : one));
  return { ...wanted, topics: sized };
}

function toWanted({ replicationFactor, topics: entries }: TopicsFile): WantedTopics {
  const wanted = Object.entries(entries).map(([topic, { partitions, settings }]) => ({
    topic,
    partitions,
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
  }));
  return { replicationFactor, topics: wanted };
}

function nameFaults({ topics: wanted }: WantedTopics): readonly string[] {
  const known: readonly string[] = Object.values(topics);
  const named = new Set(wanted.map(({ topic }) => topic));
  const missing = known.filter((topic) => !named.has(topic)).map((topic) => `topics.${topic} is missing.`);
  const unknown = [...named].filter((topic) => !known.includes(topic));
  return [
    ...missing,
    ...unknown.map((topic) => {
      const nearest = nearestTo(topic, known);
      return `topics.${printable(topic)} is no topic of Shearpin.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
    }),
  ];
}

/** A topic that is compacted loses what it keeps when it is not, and the other way round. */
function policyFaults({ topics: wanted }: WantedTopics): readonly string[] {
  const own = new Map(ownTopics().topics.map(({ topic, settings }) => [topic, settings['cleanup.policy']]));
  return wanted.flatMap(({ topic, settings }) => {
    const needed = own.get(topic);
    if (needed === undefined || settings['cleanup.policy'] === needed) return [];
    return [`topics.${topic}.settings.cleanup.policy must be ${needed}.`];
  });
}

function replicaFaults({ replicationFactor, topics: wanted }: WantedTopics): readonly string[] {
  return wanted.flatMap(({ topic, settings }) => {
    const asked = settings[minInSync];
    if (asked === undefined || Number(asked) <= replicationFactor) return [];
    const text = `topics.${printable(topic)}.settings.${minInSync} is ${asked}, but there are ${String(replicationFactor)}`;
    return [`${text} replicas: nothing could be written.`];
  });
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 80);
}
