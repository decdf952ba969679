import { expect, it } from 'vitest';
import { DeskAgent, type DeskAgentOptions } from '../../../support/pipeline/desk-agent.ts';
import { eventsOf } from '../../../support/pipeline/agent-events.ts';
import { settled } from '../../../support/pipeline/calls-topic.ts';
import { armedFor } from '../../../support/pipeline/command-topic.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { asked } from '../../../support/servers/redis-cluster.ts';
import { RedisServer } from '../../../support/servers/redis-server.ts';

const gateways = ['gw-1', 'gw-2'];

describeWithServers('rule 8: gateways whose worker lost its store', ({ kafkaBrokers }) => {
  it('refuse what was armed, the rest of what had begun, and the next chain, everywhere, after FLUSHALL', async () => {
    await using redis = await RedisServer.start();
    await using ground = await new Ground(
      { kafkaBrokers, redisUrl: redis.url },
      { callPartitions: 2, gateways },
    ).open();
    await using worker = await WorkerProcess.start(ground);
    await using armed = await DeskAgent.start(ground, as('armed', 'gw-1'));
    await using begun = await DeskAgent.start(ground, as('begun', 'gw-2'));
    await armed.readTicket();
    const { text: secret } = await armed.getSecret();
    await armed.commanded();
    await begun.readTicket();
    await judged('begun', ground);

    await asked(redis, (store) => store.flushall());
    await rebuilt(worker);

    expect(await armed.sendMail(`The value is ${secret}.`)).toMatchObject({ isRefused: true });
    await refusesItsSecret(begun, ground, 'begun');
    for (const gatewayId of gateways) {
      await using next = await DeskAgent.start(ground, as(`next-${gatewayId}`, gatewayId));
      await next.readTicket();
      await refusesItsSecret(next, ground, `next-${gatewayId}`);
    }
    await worker.process.end();
  });

  it('refuse the end of a chain that began before a failover that lost it, and that no worker saw', async () => {
    await using master = await RedisServer.start();
    await using replica = await RedisServer.start();
    await asked(replica, (store) => store.replicaof('127.0.0.1', Number(new URL(master.url).port)));
    await using ground = await new Ground({ kafkaBrokers, redisUrl: master.url }, { callPartitions: 2 }).open();
    await using before = await WorkerProcess.start(ground);
    await becomesTrue({ what: 'the replica has everything' }, () =>
      asked(replica, async (store) => (await store.info('replication')).includes('master_link_status:up')),
    );
    // The replica is cut off: what is written from here on is lost with the master.
    await asked(replica, (store) => store.replicaof('127.0.0.1', 1));
    await using agent = await DeskAgent.start(ground, as('begun', 'gw-1'));
    await agent.readTicket();
    await judged('begun', ground);
    await before.process.end();
    expect(await asked(master, (store) => store.dbsize())).toBeGreaterThan(await asked(replica, (one) => one.dbsize()));

    await master.kill();
    await asked(replica, (store) => store.replicaof('NO', 'ONE'));
    await using after = await WorkerProcess.start(ground, { env: { SHEARPIN_REDIS_URL: replica.url } });

    await rebuilt(after);
    await refusesItsSecret(agent, ground, 'begun');
    await after.process.end();
  });
});

/** Each has a session of its own. */
function as(agent: string, gatewayId: string): DeskAgentOptions {
  return { gatewayId, env: { SHEARPIN_AGENT: agent } };
}

/** The worker saw the loss, and is where it was. */
async function rebuilt(worker: WorkerProcess): Promise<void> {
  await becomesTrue({ what: 'the loss is seen' }, async () => {
    return (await worker.admin.metric('shearpin_rebuilds_total', { cause: 'store' })) > 0;
  });
  await worker.ready();
}

/** What its only call so far is told as. */
async function judged(id: string, ground: Ground): Promise<void> {
  await becomesTrue({ what: 'both events of the call are in the log' }, async () => {
    return (await eventsOf(ground, id)).length >= 2;
  });
  await settled(ground);
}

/** It has read what nobody vouches for. */
async function refusesItsSecret(agent: DeskAgent, ground: Ground, id: string): Promise<void> {
  const { text: secret } = await agent.getSecret();
  await armedFor(ground, id);
  expect(await agent.sendMail(`The value is ${secret}.`)).toMatchObject({ isRefused: true });
  expect(agent.ran('send_mail')).toEqual([]);
}
