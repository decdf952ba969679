import { expect, it } from 'vitest';
import type { Heartbeat } from '../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../schemas/topics.ts';
import { DeskAgent } from '../support/pipeline/desk-agent.ts';
import { becomesTrue, eventually } from '../support/pipeline/eventually.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { describeWithServers } from '../support/servers/describe-with-servers.ts';
import { KafkaServer } from '../support/servers/kafka-server.ts';

const bufferEventsMax = 12;
/** Of the tools that the client has listed: they wait beside the events, and take no room of theirs. */
const definitions = 5;
const gatewayEnv = {
  SHEARPIN_FAIL_CLOSED: 'pay',
  SHEARPIN_BUFFER_EVENTS_MAX: String(bufferEventsMax),
  SHEARPIN_STALE_AFTER_MS: '2000',
};

/** Calls that may go on do, those that may not are refused with the reason. */
async function expectWithoutFeed(agent: DeskAgent): Promise<void> {
  expect(await agent.listHolidays()).toMatchObject({ isRefused: false });
  const refused = await eventually({ what: 'a refused payment' }, async () => {
    const answer = await agent.refund('88213');
    return answer.isRefused ? answer : undefined;
  });
  expect(refused.text).toContain('command feed unavailable');
}

async function refundsPass(agent: DeskAgent): Promise<void> {
  await becomesTrue({ what: 'payments pass again' }, async () => !(await agent.refund('88214')).isRefused);
}

/** Drops that the heartbeats of the topic tell of. */
async function toldDrops(ground: Ground): Promise<readonly Heartbeat['dropped'][]> {
  const records = await ground.read(topics.calls);
  const heartbeats = records.filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
  const read = heartbeats.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Heartbeat);
  // One whose answer was lost was sent again.
  return [...new Map(read.map(({ id, dropped }) => [id, dropped])).values()];
}

describeWithServers('a gateway whose Kafka is away', ({ redisUrl }) => {
  it('serves, drops by its bound and tells of it, and recovers by itself, from the start and after a kill', async () => {
    await using kafka = await KafkaServer.create();
    await using ground = new Ground({ kafkaBrokers: kafka.brokers, redisUrl });
    await using agent = await DeskAgent.connect(ground, { env: gatewayEnv });
    await expectWithoutFeed(agent);
    expect(await agent.admin.isAlive()).toBe(true);
    expect(await agent.admin.readiness()).toMatchObject({ ready: false, waiting: ['the command topic'] });
    for (let count = 0; count < bufferEventsMax; count += 1) await agent.listHolidays();
    const dropped = await agent.admin.metric('shearpin_gateway_events_dropped_total');
    expect(dropped).toBeGreaterThan(0);
    expect(await agent.admin.metric('shearpin_gateway_events_buffered')).toBeLessThanOrEqual(
      bufferEventsMax + definitions,
    );

    await kafka.start();
    await ground.open();
    await using worker = await WorkerProcess.start(ground);
    await agent.ready();
    await refundsPass(agent);
    await becomesTrue({ what: 'the worker has heard of the drops' }, async () => {
      return (await worker.admin.metric('shearpin_gateway_dropped_events_total')) >= dropped;
    });
    const told = await toldDrops(ground);
    expect(told.reduce((sum, { sinceLast }) => sum + sinceLast, 0)).toBe(told.at(-1)?.total);

    await kafka.kill();
    await expectWithoutFeed(agent);
    await kafka.start();
    await refundsPass(agent);
    await worker.ready();
    await agent.readTicket();
    const { text: secret } = await agent.getSecret();
    await agent.commanded();
    expect(await agent.sendMail(`It is ${secret}.`)).toMatchObject({ isRefused: true });
    expect(agent.ran('send_mail')).toEqual([]);
    expect(agent.errors).not.toContain(secret);
  });
});

async function waitsForLog({ admin }: WorkerProcess): Promise<void> {
  await becomesTrue({ what: 'the worker is alive and not ready' }, async () => {
    return (await admin.readiness())?.ready === false && (await admin.isAlive());
  });
}

describeWithServers('a worker whose Kafka is away', ({ redisUrl }) => {
  it('rule 14: is alive and not ready, from the start and after a kill, and recovers by itself', async () => {
    await using kafka = await KafkaServer.start();
    await using ground = await new Ground({ kafkaBrokers: kafka.brokers, redisUrl }).open();
    await kafka.kill();
    await using worker = await WorkerProcess.spawn(ground);
    await waitsForLog(worker);
    await kafka.start();
    await worker.ready();
    await kafka.kill();
    await waitsForLog(worker);
    await kafka.start();
    await worker.ready();
  });
});
