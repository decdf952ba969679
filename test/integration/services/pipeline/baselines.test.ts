import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { entityRecordKey } from '../../../../schemas/events/record-key.ts';
import { topics } from '../../../../schemas/topics.ts';
import type { SessionState } from '../../../../services/engine/state.ts';
import { decodeSession } from '../../../../services/worker/session/session-blob.ts';
import { sendCalls, settled, signalsSettled } from '../../../support/pipeline/calls-topic.ts';
import { becomesTrue } from '../../../support/pipeline/eventually.ts';
import { Ground } from '../../../support/pipeline/ground.ts';
import { WorkerProcess } from '../../../support/pipeline/worker-process.ts';
import { describeWithServers } from '../../../support/servers/describe-with-servers.ts';
import { SessionEvents } from '../../../support/session-events.ts';

const agentKey = entityRecordKey('acme', { kind: 'agent', id: 'agent-1' });

/** What a worker keeps of the agent in Redis. */
async function learned(ground: Ground): Promise<unknown> {
  const redis = new Redis(ground.servers.redisUrl);
  try {
    const [key] = (await redis.keys(`${ground.prefix}*`)).filter((name) => name.includes(agentKey));
    if (key === undefined) return undefined;
    const blob = await redis.hgetBuffer(key, 'b');
    if (blob === null) return undefined;
    return (decodeSession(blob).state as SessionState).detectors.find(({ id }) => id === 'rate.agent-learned');
  } finally {
    await redis.quit();
  }
}

/** As an emptied Redis is, for these workers alone. */
async function empty(ground: Ground): Promise<void> {
  const redis = new Redis(ground.servers.redisUrl);
  const keys = await redis.keys(`${ground.prefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
}

describeWithServers('what was learned of an agent', (servers) => {
  it('is in Redis again after a loss, when a worker that was killed in it has a successor', async () => {
    await using ground = await new Ground(servers).open();
    const env = { SHEARPIN_BASELINE_MS: '1000' };
    const session = new SessionEvents();
    const calls = (from: number) =>
      Array.from({ length: 20 }, (_, at) =>
        session.requested(from + at, { atMs: (from + at) * 60_000, can: ['write'] }),
      );
    const all = async (events: Parameters<typeof sendCalls>[1]): Promise<void> => {
      await sendCalls(ground, events);
      await settled(ground);
      for (let hops = 0; hops < 3; hops += 1) await signalsSettled(ground);
    };
    await using first = await WorkerProcess.start(ground, { env });
    await all(calls(0));
    await becomesTrue({ what: 'a snapshot' }, async () => {
      await all(calls(20 + 20 * (await ground.read(topics.signals)).length));
      return (await ground.read(topics.baselines)).length > 0;
    });
    const before = await learned(ground);
    expect(before).toMatchObject({ state: { format: 1 } });
    await first.process.end('SIGKILL');
    await empty(ground);
    await using second = await WorkerProcess.start(ground, { env });
    await becomesTrue({ what: 'a rebuilt agent' }, async () => (await learned(ground)) !== undefined);
    await second.process.end('SIGKILL');
    await using third = await WorkerProcess.start(ground, { env });
    await becomesTrue({ what: 'the agent as it was' }, async () => {
      return isDeepStrictEqual(await learned(ground), before);
    });
    await third.process.end();
  });
});
