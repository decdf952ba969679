import { isDeepStrictEqual } from 'node:util';
import kafkajs from 'kafkajs';
import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { main } from '../../../../services/cli/main.ts';
import { captureIo } from '../../../support/captured-io.ts';
import { runCli } from '../../../support/cli-process.ts';
import { becomesTrue, eventually } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { describeWithServers, type SharedServers } from '../../../support/servers/describe-with-servers.ts';
import { createKafkaClient, createTopics, uniquePrefix } from '../../../support/topics.ts';

/** Runs the command against topics under a prefix; the cluster of the tests has one broker. */
function commandFor({ kafkaBrokers }: SharedServers) {
  const prefix = uniquePrefix();
  const run = async (...args: readonly string[]) => {
    const { io, stdout } = captureIo({ SHEARPIN_KAFKA_BROKERS: kafkaBrokers, SHEARPIN_TOPIC_PREFIX: prefix });
    const code = await main(['topics', ...args, '--replication-factor', '1'], io);
    return { code, text: stdout() };
  };
  return { prefix, run };
}

describeWithServers('shearpin topics on a real broker', (servers) => {
  it('plans, applies, and has nothing to do after that', async () => {
    const { run } = commandFor(servers);
    const planned = await run('plan');
    expect(planned).toMatchObject({ code: 3 });
    expect(planned.text).toContain('shearpin.calls.v1  partitions 6, replicas 1');
    expect(await run('apply')).toMatchObject({ code: 0 });
    const nothing = { code: 0, text: 'Nothing to change.\n' };
    await becomesTrue({ what: 'nothing to change' }, async () => isDeepStrictEqual(await run('plan'), nothing));
    expect(await run('apply')).toEqual({ code: 0, text: '0 changed.\n' });
  });

  it('says nothing beside what was asked for', async () => {
    const env = { SHEARPIN_KAFKA_BROKERS: servers.kafkaBrokers, SHEARPIN_TOPIC_PREFIX: uniquePrefix() };
    expect(await runCli(['topics', 'plan', '--replication-factor', '1'], { env })).toMatchObject({
      code: 3,
      stderr: '',
    });
  });

  it('mends settings and grows, without losing what else was set for the topic', async () => {
    const { prefix, run } = commandFor(servers);
    await run('apply');
    const name = prefix + topics.dlq;
    const type = kafkajs.ConfigResourceTypes.TOPIC;
    const kafka = createKafkaClient(servers.kafkaBrokers).admin();
    await kafka.connect();
    const wrong = { 'message.timestamp.type': 'CreateTime', 'segment.bytes': '2097152' };
    const configEntries = Object.entries(wrong).map(([key, value]) => ({ name: key, value }));
    await kafka.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries }] });
    // A broker shows what was changed a moment later.
    const text = await eventually({ what: 'a plan that mends it' }, async () => {
      const planned = await run('plan', '--partitions', '8');
      return planned.text.includes('message.timestamp.type: CreateTime -> LogAppendTime') ? planned.text : undefined;
    });
    expect(text).toContain('partitions 6 -> 8');
    expect(await run('apply', '--partitions', '8')).toMatchObject({ code: 0 });
    const mended = { 'message.timestamp.type': 'LogAppendTime', 'segment.bytes': '2097152' };
    await becomesTrue({ what: 'it is mended, and the rest is kept' }, async () => {
      const { resources } = await kafka.describeConfigs({ includeSynonyms: false, resources: [{ type, name }] });
      const found = resources[0]?.configEntries.filter(({ configName }) => configName in wrong) ?? [];
      const settings = Object.fromEntries(found.map(({ configName, configValue }) => [configName, configValue]));
      return isDeepStrictEqual(settings, mended);
    });
    await kafka.disconnect();
    await becomesTrue({ what: 'a plan that has nothing to do' }, async () => {
      const { code, text: kept } = await run('plan');
      return code === 0 && kept.includes('has 8 partitions');
    });
  });

  it('says what it cannot mend, and exits 1', async () => {
    const { io, stdout } = captureIo({
      SHEARPIN_KAFKA_BROKERS: servers.kafkaBrokers,
      SHEARPIN_TOPIC_PREFIX: uniquePrefix(),
    });
    expect(await main(['topics', 'plan', '--json'], io)).toBe(1);
    const { changes, faults } = JSON.parse(stdout()) as { changes: unknown; faults: readonly string[] };
    expect({ changes, faults: faults.length }).toEqual({ changes: [], faults: 1 });
    expect(faults[0]).toMatch(/they need 3 brokers, and there is 1/);
    for (const topic of Object.values(topics)) expect(faults[0]).toContain(topic);
  });

  it('leaves topics that a worker takes', async () => {
    await using ground = new Ground(servers);
    const { io } = captureIo({ SHEARPIN_KAFKA_BROKERS: servers.kafkaBrokers, SHEARPIN_TOPIC_PREFIX: ground.prefix });
    expect(await main(['topics', 'apply', '--replication-factor', '1'], io)).toBe(0);
    const admin = ground.log.admin();
    const counts = await admin.check(Object.values(topics));
    await admin.close();
    expect(counts.get(topics.calls)).toBe(6);
  });

  it('is what a worker names that meets a missing topic', async () => {
    await using ground = new Ground(servers);
    await createTopics(servers.kafkaBrokers, [{ name: ground.prefix + topics.calls }]);
    const admin = ground.log.admin();
    await expect(admin.check([topics.calls, topics.dlq])).rejects.toThrow(
      /dlq\.v1 is missing\. `shearpin topics apply` makes the missing ones/,
    );
    await admin.close();
  });
});
