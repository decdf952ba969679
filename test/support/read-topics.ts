import { validateAlert, validateCommand } from '../../schemas/generated/validators.js';
import type { Alert, Command } from '../../schemas/generated/types.ts';
import { topics } from '../../schemas/topics.ts';
import { systemClock } from '../../services/adapters/clock/system-clock.ts';
import { openMemoryLog } from '../../services/adapters/memory/memory-log.ts';
import type { Log, LogRecord } from '../../services/engine/ports/log.ts';
import { requireOcsf } from './ocsf.ts';

/** Follows a topic from its beginning until what was read satisfies the caller. */
export async function readTopicUntil(
  log: Log,
  topic: string,
  isEnough: (records: readonly LogRecord[]) => boolean,
): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  const follower = log.follower();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => {
    if (isEnough(records)) resolve(undefined);
  };
  await follower.follow(topic, {
    onRecord: (record) => {
      records.push(record);
      look();
    },
    onCaughtUp: look,
  });
  await promise;
  await follower.stop();
  return records;
}

/** Everything that a topic of a log at rest holds. */
export async function readTopic(log: Log, topic: string): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  const follower = log.follower();
  await new Promise<void>((resolve) => {
    void follower.follow(topic, { onRecord: (record) => void records.push(record), onCaughtUp: resolve });
  });
  await follower.stop();
  return records;
}

/** Each of them is put to OCSF's own schema. */
export function alertsIn(records: readonly LogRecord[]): readonly Alert[] {
  const published = records.filter(({ topic }) => topic === topics.alerts);
  const alerts = published.flatMap((record) => valid(record, validateAlert));
  alerts.forEach(requireOcsf);
  return alerts;
}

/** The alerts that a log at rest holds. */
export async function readAlerts(log: Log): Promise<readonly Alert[]> {
  return alertsIn(await readTopic(log, topics.alerts));
}

/** The alerts that a pipeline without servers left in the file of its log. */
export async function alertsInFile(file: string): Promise<readonly Alert[]> {
  await using log = await openMemoryLog({ clock: systemClock, file });
  return await readAlerts(log);
}

/** Commands, without the beacons and tombstones between them. */
export function commandsIn(records: readonly LogRecord[]): readonly Command[] {
  return records.flatMap(({ value, key }) => {
    if (value === null || key.startsWith('beacon/')) return [];
    const { body } = JSON.parse(Buffer.from(value).toString('utf8')) as { readonly body: unknown };
    return validateCommand(body) ? [body] : [];
  });
}

function valid<Value>({ value }: LogRecord, validate: (data: unknown) => data is Value): Value[] {
  const data: unknown = value === null ? undefined : JSON.parse(Buffer.from(value).toString('utf8'));
  return validate(data) ? [data] : [];
}
