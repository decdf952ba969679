import { expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import { chainEvents, gatewayOf, processed, sendCalls, settled } from '../../../../support/pipeline/calls-topic.ts';
import { produce } from '../../../../support/pipeline/command-topic.ts';
import { becomesTrue } from '../../../../support/pipeline/eventually.ts';
import { Ground } from '../../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../../support/servers/describe-with-servers.ts';
import { asked } from '../../../../support/servers/redis-cluster.ts';
import { RedisServer } from '../../../../support/servers/redis-server.ts';
import { principal, SessionEvents } from '../../../../support/session-events.ts';

/** Sessions of one call each: together more than what the store may have. */
const sessions = 5_000;
const sentAtOnce = 1_000;
const maxBytes = 5_000_000;
/** Of the chain all but the call that its arm refuses. */
const armedEvents = 4;

async function flood(ground: Ground, from: number): Promise<void> {
  const gateway = gatewayOf(ground);
  const records = Array.from({ length: sentAtOnce }, (_, at) => {
    const session = `${principal}.host.${(from + at).toString(16).padStart(16, '0')}`;
    return gateway.call(new SessionEvents({ session }).requested(1, { atMs: 0 }));
  });
  await produce(ground, records);
}

async function bytesIn(server: RedisServer): Promise<number> {
  const info = await asked(server, (redis) => redis.info('memory'));
  return Number(/^used_memory:(\d+)/m.exec(info)?.[1]);
}

describeWithServers('a flood of sessions', ({ kafkaBrokers }) => {
  it('stays within the memory of Redis, costs what holds nothing and no chain, and is a finding', async () => {
    await using server = await RedisServer.start({ settings: ['--maxmemory', String(maxBytes)] });
    await using ground = await new Ground({ kafkaBrokers, redisUrl: server.url }).open();
    await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_CACHE_SESSIONS_MAX: '500' } });
    const chain = chainEvents();
    await sendCalls(ground, chain.slice(0, armedEvents));
    await processed(worker, armedEvents);
    for (let from = 0; from < sessions; from += sentAtOnce) await flood(ground, from);
    await settled(ground);
    await becomesTrue({ what: 'sessions are given up' }, async () => {
      return (await worker.admin.metric('shearpin_sessions_shed_total', { held: 'nothing' })) > 0;
    });
    expect(await bytesIn(server)).toBeLessThan(maxBytes);
    expect(await worker.admin.metric('shearpin_sessions_shed_total', { held: 'armed' })).toBe(0);
    await becomesTrue({ what: 'the flood is told' }, async () => {
      const alerts = await ground.read(topics.alerts);
      return alerts.some(({ value }) => Buffer.from(value ?? []).includes('health.state-shed'));
    });

    await sendCalls(ground, chain.slice(armedEvents));
    await settled(ground);
    const alerts = await ground.read(topics.alerts);
    expect(alerts.some(({ value }) => Buffer.from(value ?? []).includes('"certainty":"yes"'))).toBe(true);
    await worker.ready();
  });
});
