import { join } from 'node:path';
import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import type { Alert, Command } from '../../schemas/generated/types.ts';
import { topics } from '../../schemas/topics.ts';
import { systemClock } from '../../services/adapters/clock/system-clock.ts';
import { createKafkaLog } from '../../services/adapters/kafka/kafka-log.ts';
import { openMemoryLog } from '../../services/adapters/memory/memory-log.ts';
import { topicSpecs } from '../../services/cli/topic-specs.ts';
import type { Log } from '../../services/engine/ports/log.ts';
import { CliProcess, runCli, temporaryFolder } from '../support/cli-process.ts';
import { alertsIn, commandsIn, readAlerts, readTopic, readTopicUntil } from '../support/read-topics.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { uniquePrefix } from '../support/topics.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describeWithServers('the story over both forms of the stream', ({ kafkaBrokers, redisUrl }) => {
  it('gives equal findings, alerts, steps and commands from equal events', async () => {
    using folder = temporaryFolder();
    const told = await runCli(['start', '--exit-after-demo', '--listen', '127.0.0.1:0'], {
      env: { SHEARPIN_STATE_DIR: folder.path },
    });
    expect(told.code).toBe(0);
    await using embedded = await openMemoryLog({ clock: systemClock, file: join(folder.path, 'demo.log') });
    const calls = await readTopic(embedded, topics.calls);
    const expected = {
      alerts: (await readAlerts(embedded)).filter(isOfStory),
      commands: commandsIn(await readTopic(embedded, topics.commands)),
    };
    expect(expected.alerts.length).toBeGreaterThan(0);
    expect(expected.commands.length).toBeGreaterThan(1);

    const prefix = uniquePrefix();
    const kafka = createKafkaLog({
      ...{ brokers: kafkaBrokers.split(','), topicPrefix: prefix },
      ...{ clientId: 'scenario', newId: ulid, logger: silent },
    });
    await prepare(kafka, calls);
    await using _worker = new CliProcess(['worker'], {
      env: {
        SHEARPIN_KAFKA_BROKERS: kafkaBrokers,
        SHEARPIN_TOPIC_PREFIX: prefix,
        SHEARPIN_REDIS_URL: redisUrl,
        SHEARPIN_KEY_PREFIX: prefix,
        SHEARPIN_KEYS_DIR: join(folder.path, 'keys', 'default', 'demo'),
        SHEARPIN_ADMIN_LISTEN: '127.0.0.1:0',
      },
    });
    const alerts = await readTopicUntil(
      kafka,
      topics.alerts,
      (records) => alertsIn(records).filter(isOfStory).length >= expected.alerts.length,
    );
    const commands = await readTopicUntil(
      kafka,
      topics.commands,
      (records) => commandsIn(records).length >= expected.commands.length,
    );

    expect(alertsIn(alerts).filter(isOfStory).map(comparableAlert)).toEqual(expected.alerts.map(comparableAlert));
    expect(commandsIn(commands).map(comparableCommand)).toEqual(expected.commands.map(comparableCommand));
  });
});

/** Not how late a worker that has just begun judges what lay there. */
function isOfStory({ finding_info: { analytic } }: Alert): boolean {
  return !analytic.uid.startsWith('health.');
}

async function prepare(kafka: Log, calls: readonly Parameters<typeof outgoing>[0][]): Promise<void> {
  const admin = kafka.admin();
  await admin.ensure(topicSpecs({ callPartitions: 1 }));
  await admin.close();
  const producer = kafka.producer();
  await producer.produce(calls.map(outgoing));
  await producer.close();
}

function outgoing({ topic, key, value, headers }: Awaited<ReturnType<typeof readTopic>>[number]) {
  return { topic, key, value, headers, partition: 0 };
}

/** Without what comes from the log's append time or position. */
function comparableAlert({ time: _, unmapped, ...alert }: Alert): object {
  const { commands: _commands, ...details } = unmapped.shearpin;
  return { ...alert, details };
}

function comparableCommand({
  id: _i,
  order: _o,
  issuedAt: _a,
  notBefore: _n,
  expiresAt: _e,
  ...command
}: Command): object {
  return command;
}
