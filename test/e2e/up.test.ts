import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import kafkajs from 'kafkajs';
import { ulid } from 'ulid';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../../schemas/generated/types.ts';
import { createKafkaLog } from '../../services/adapters/kafka/kafka-log.ts';
import type { DemoReport } from '../../services/cli/story/demo-report.ts';
import { runDemoAgent } from '../../services/cli/story/demo-agent.ts';
import { isRefused } from '../../services/cli/story/demo-report.ts';
import { callsThatReached, demoUpstreams } from '../../services/cli/story/demo-servers.ts';
import { readScenarioOutline } from '../../services/cli/story/scenario-outline.ts';
import type { Log } from '../../services/engine/ports/log.ts';
import { topicSpecs } from '../../services/cli/topic-specs.ts';
import { CliProcess, lastLineAsJson, runCli, temporaryFolder } from '../support/cli-process.ts';
import { becomesTrue } from '../support/pipeline/eventually.ts';
import { patientGateway } from '../support/pipeline/patient-gateway.ts';
import { readAlerts } from '../support/read-topics.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { createKafkaClient, uniquePrefix } from '../support/topics.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function settingsOf(brokers: string, topic: string): Promise<Readonly<Record<string, string>>> {
  const admin = createKafkaClient(brokers).admin();
  await admin.connect();
  try {
    const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }];
    const described = await admin.describeConfigs({ resources, includeSynonyms: false });
    return Object.fromEntries(
      (described.resources[0]?.configEntries ?? []).map((entry) => [entry.configName, entry.configValue]),
    );
  } finally {
    await admin.disconnect();
  }
}

function logOf(kafkaBrokers: string, topicPrefix: string): Log {
  const brokers = kafkaBrokers.split(',');
  return createKafkaLog({ brokers, topicPrefix, clientId: 'up-test', newId: ulid, logger: silent });
}

/** Detectors on trial write alerts that alarm nobody, and how slow the machine is is told in others. */
async function alarmsIn(log: Log): Promise<readonly Alert[]> {
  const isOfStory = ({ is_alert: isAlarm, finding_info: { analytic } }: Alert): boolean =>
    isAlarm && !analytic.uid.startsWith('health.');
  return (await readAlerts(log)).filter(isOfStory);
}

/** The agent never asks whether it is in time, and a busy machine may take longer than it pauses. */
const patient = { ...patientGateway, SHEARPIN_AWAIT_JUDGED: 'egress.message', SHEARPIN_AWAIT_JUDGED_MS: '60000' };

describeWithServers('the pipeline on real servers', ({ kafkaBrokers, redisUrl }) => {
  it('makes its topics, and refuses the last call of the chain, in one command', async () => {
    using folder = temporaryFolder();
    const prefix = uniquePrefix();
    const demo = ['--demo', '--exit-after-demo', '--json'];
    const end = await runCli(
      ['up', '--kafka', kafkaBrokers, '--redis', redisUrl, '--topic-prefix', prefix, '--key-prefix', prefix, ...demo],
      { env: { ...patient, SHEARPIN_STATE_DIR: folder.path, SHEARPIN_ADMIN_LISTEN: '127.0.0.1:0' } },
    );
    const report = lastLineAsJson(end) as DemoReport;
    expect(report).toMatchObject({ honestCalls: 5, honestRefused: 0, serverSawRefusedCall: false });
    expect(report.refused).toMatchObject([{ tool: 'send_mail', detector: 'sequence.secret-to-egress' }]);
    expect(report.alerts).toMatchObject([{ detector: 'sequence.secret-to-egress' }]);
    const written = await alarmsIn(logOf(kafkaBrokers, prefix));
    expect(written.map((alert) => alert.finding_info.uid)).toEqual(report.alerts.map(({ id }) => id));
    expect(report.eventToArmedMs).toBeGreaterThanOrEqual(0);
    expect(end.code).toBe(0);
    const appended = { 'message.timestamp.type': 'LogAppendTime' };
    expect(await settingsOf(kafkaBrokers, `${prefix}shearpin.calls.v1`)).toMatchObject(appended);
    expect(await settingsOf(kafkaBrokers, `${prefix}shearpin.commands.v1`)).toMatchObject({
      ...appended,
      'cleanup.policy': 'compact',
    });
  });

  it('refuses the same call with gateway and worker as processes of their own', async () => {
    using folder = temporaryFolder();
    const prefix = uniquePrefix();
    const keys = join(folder.path, 'keys');
    expect((await runCli(['keys', 'new', '--dir', keys, '--tenant', 'acme', '--gateway', 'edge'])).code).toBe(0);
    const log = logOf(kafkaBrokers, prefix);
    const admin = log.admin();
    await admin.ensure(topicSpecs({ callPartitions: 3 }));
    await admin.close();

    const scenario = readScenarioOutline();
    const config = join(folder.path, 'gateway.json');
    writeFileSync(config, JSON.stringify({ upstreams: demoUpstreams(scenario, folder.path) }));
    const shared = {
      SHEARPIN_KAFKA_BROKERS: kafkaBrokers,
      SHEARPIN_TOPIC_PREFIX: prefix,
      SHEARPIN_ADMIN_LISTEN: '127.0.0.1:0',
      SHEARPIN_LOG_LEVEL: 'info',
    };
    const workerKeys = join(keys, 'writers', 'worker');
    await using worker = new CliProcess(['worker'], {
      env: { ...shared, SHEARPIN_KEYS_DIR: workerKeys, SHEARPIN_REDIS_URL: redisUrl, SHEARPIN_KEY_PREFIX: prefix },
    });
    const names = { SHEARPIN_TENANT: 'acme', SHEARPIN_GATEWAY_ID: 'edge' };
    await using gateway = new CliProcess(['gateway', '--config', config, '--listen', '127.0.0.1:0'], {
      env: { ...patient, ...shared, ...names, SHEARPIN_KEYS_DIR: join(keys, 'gateways', 'edge') },
    });
    const [, gatewayUrl = ''] = await gateway.says(/listening on (http:\/\/\S+)/);
    await worker.says(/partition taken/);

    const { signal } = new AbortController();
    const calls = await runDemoAgent({ scenario, paceMs: 250, gatewayUrl, signal });
    const [refused, ...others] = calls.filter(isRefused);
    expect(refused).toMatchObject({ phase: 'injected', tool: 'send_mail' });
    expect(others).toEqual([]);
    expect(callsThatReached(folder.path, 'mail')).not.toContain(refused?.digest);

    // A worker that ends leaves to the next one what it has not read yet.
    await becomesTrue({ what: 'an alarm', pollMs: 250 }, async () => (await alarmsIn(log)).length > 0);
    worker.kill('SIGTERM');
    gateway.kill('SIGTERM');
    expect(await Promise.all([worker.ended, gateway.ended])).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect((await alarmsIn(log)).map(({ action_id: action }) => action)).toEqual([2]);
  });
});

describe('faults of the command up', () => {
  it('names everything that is missing or wrong at once', async () => {
    const { code, stderr } = await runCli(['up'], {
      env: { SHEARPIN_REDIS_URL: 'here', SHEARPIN_KAFKA_BROKER: 'x:1' },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('SHEARPIN_KAFKA_BROKERS is missing');
    expect(stderr).toContain('SHEARPIN_REDIS_URL must be');
    expect(stderr).toContain('SHEARPIN_KAFKA_BROKER is not known. Is SHEARPIN_KAFKA_BROKERS meant?');
  });

  it('says that Kafka is away', async () => {
    using folder = temporaryFolder();
    const { code, stderr } = await runCli(['up', '--kafka', '127.0.0.1:9', '--redis', 'redis://127.0.0.1:9'], {
      env: { SHEARPIN_STATE_DIR: folder.path },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('E_LOG_UNAVAILABLE');
  });
});
