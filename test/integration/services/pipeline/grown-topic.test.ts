import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { expect, it } from 'vitest';
import { topics } from '../../../../schemas/topics.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { readAlerts } from '../../../support/read-topics.ts';
import { chainEvents, gatewayOf, settled } from '../../../support/pipeline/calls-topic.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { principal } from '../../../support/session-events.ts';

const before = 2;
const after = 5;
const sessions = 12;

async function grow({ servers, prefix }: Ground): Promise<void> {
  const brokers = servers.kafkaBrokers.split(',');
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createPartitions({ topicPartitions: [{ topic: prefix + topics.calls, count: after }] });
  await admin.disconnect();
}

describeWithServers('a topic of calls that grows', (servers) => {
  it('moves sessions whose chains are found once each, though their records lie in two partitions in any order', async () => {
    await using ground = await new Ground(servers, { callPartitions: before }).open();
    await using _worker = await WorkerProcess.start(ground);
    const gateway = gatewayOf(ground);
    const chains = Array.from({ length: sessions }, () => {
      const session = `${principal}.host.${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      return chainEvents(session).map((data) => gateway.call(data));
    });
    const unaware = ground.log.producer();
    await unaware.produce(chains.flatMap((chain) => chain.slice(0, 3)));
    await grow(ground);
    const aware = ground.log.producer();
    await aware.produce(chains.flatMap((chain) => chain.slice(3, -1)));
    await unaware.produce(chains.flatMap((chain) => chain.slice(-1)));
    await Promise.all([aware.close(), unaware.close()]);
    await settled(ground);
    const sessionsOf = (await readAlerts(ground.log)).flatMap(({ unmapped: { shearpin }, finding_info }) =>
      shearpin.detector.startsWith('sequence.secret-to-egress@') ? [`${shearpin.session.key} ${finding_info.uid}`] : [],
    );
    expect(new Set(sessionsOf).size).toBe(sessions);
    expect(new Set(sessionsOf.map((one) => one.split(' ')[0])).size).toBe(sessions);
  });
});
