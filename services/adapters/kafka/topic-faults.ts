/** Why topics cannot be used, each with its name and what to do; and for how long they keep their records. */
import kafkajs, { type Admin, type DescribeConfigResponse } from 'kafkajs';
import { ShearpinError } from '../../../schemas/errors.ts';
import { lacksRight, protocolFaultOf } from './kafka-fault.ts';

export interface TopicFault {
  readonly kind: 'missing' | 'settings' | 'right';
  readonly text: string;
}

/** kafkajs reads no other codec, and an unknown one stops a consumer. */
const readableCompressions = ['producer', 'gzip', 'uncompressed'];
const settingsRead = ['message.timestamp.type', 'compression.type'];
const retention = 'retention.ms';

/** Names as the broker has them. Brokers hide topics that the principal may not see. */
export async function topicFaults(admin: Admin, names: readonly string[]): Promise<readonly TopicFault[]> {
  const seen = new Set(await admin.listTopics());
  const hidden: TopicFault[] = [];
  for (const name of names) if (!seen.has(name)) hidden.push(await whyHidden(admin, name));
  if (hidden.length > 0 || names.length === 0) return hidden;
  try {
    return await wrongSettings(admin, names);
  } catch (fault) {
    if (!lacksRight(fault)) throw fault;
    return whichConfigs(admin, names);
  }
}

export function cannotBeUsed(faults: readonly TopicFault[]): ShearpinError {
  const code = faults.some(({ kind }) => kind === 'right') ? 'E_LOG_ACCESS' : 'E_LOG_SETTINGS';
  const advice: Readonly<Record<TopicFault['kind'], string>> = {
    missing: ' `shearpin topics apply` makes the missing ones.',
    settings: ' `shearpin topics plan` tells what differs, and `apply` mends it.',
    right: ' `shearpin acls plan` tells which rights are missing.',
  };
  const todo = [...new Set(faults.map(({ kind }) => advice[kind]))].join('');
  return new ShearpinError(code, `Topics cannot be used: ${faults.map(({ text }) => text).join('; ')}.${todo}`);
}

async function whyHidden(admin: Admin, name: string): Promise<TopicFault> {
  try {
    await admin.fetchTopicMetadata({ topics: [name] });
  } catch (fault) {
    if (lacksRight(fault)) return { kind: 'right', text: `the principal lacks Describe on the topic ${name}` };
    if (protocolFaultOf(fault) === undefined) throw fault;
  }
  return { kind: 'missing', text: `${name} is missing` };
}

/** Milliseconds; Infinity where `retention.ms` is -1. */
export async function topicRetentions(admin: Admin, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const described = await describe(admin, names, [retention]);
  return new Map(
    described.map(({ resourceName, configEntries }) => {
      const ms = Number(configEntries.find(({ configName }) => configName === retention)?.configValue ?? -1);
      return [resourceName, ms < 0 ? Infinity : ms];
    }),
  );
}

async function wrongSettings(admin: Admin, names: readonly string[]): Promise<readonly TopicFault[]> {
  const described = await describe(admin, names, settingsRead);
  return described.flatMap(settingFaults).map((text) => ({ kind: 'settings', text }));
}

async function describe(
  admin: Admin,
  names: readonly string[],
  settings: string[],
): Promise<DescribeConfigResponse['resources']> {
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: names.map((name) => ({ type, name, configNames: settings })),
  });
  return resources;
}

async function whichConfigs(admin: Admin, names: readonly string[]): Promise<readonly TopicFault[]> {
  const faults: TopicFault[] = [];
  for (const name of names) {
    try {
      await wrongSettings(admin, [name]);
    } catch (fault) {
      if (!lacksRight(fault)) throw fault;
      faults.push({ kind: 'right', text: `the principal lacks DescribeConfigs on the topic ${name}` });
    }
  }
  return faults;
}

function settingFaults({ resourceName, configEntries }: DescribeConfigResponse['resources'][number]): string[] {
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
