import { describe, expect, it } from 'vitest';
import { topics } from '../../../../../schemas/topics.ts';
import type { Alert } from '../../../../../schemas/generated/types.ts';
import { WorkerWorld } from '../../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../../support/session-events.ts';
import { sessionInEach } from '../../../../support/two-sessions.ts';

const refunds = 47;

/** Refunds of one agent, in turn in sessions of different partitions. */
function refundsOf(world: WorkerWorld, count: number) {
  const sessions = sessionInEach(2).map((session, at) => new SessionEvents({ session, boot: at + 1 }));
  return Array.from({ length: count }, (_, at) => {
    const session = sessions[at % sessions.length] ?? new SessionEvents();
    return world.gateway.call(session.requested(at + 1, { atMs: at * 1000, can: ['pay'] }));
  });
}

async function alertsOf(world: WorkerWorld): Promise<readonly Alert[]> {
  const records = await world.read(topics.alerts);
  return records.map(({ value }) => JSON.parse(Buffer.from(value ?? []).toString('utf8')) as Alert);
}

describe('rule 9: a ceiling over the sessions of an agent', () => {
  it('is silent at 46 refunds in two partitions, and gives one alert at the 47th, over two workers', async () => {
    const world = await new WorkerWorld({ callsPartitions: 2 }).open();
    const one = await world.start();
    const other = await world.start();
    const [last, ...first] = refundsOf(world, refunds).reverse();
    await world.send(first.reverse());
    await world.settled();
    expect(await alertsOf(world)).toEqual([]);
    await world.send(last === undefined ? [] : [last]);
    await world.settled();
    await Promise.all([one.worker.stop(), other.worker.stop()]);
    expect(await alertsOf(world)).toMatchObject([
      {
        metadata: { correlation_uid: 'agent:agent-1' },
        finding_info: { analytic: { uid: 'rate.agent-ceiling' } },
        unmapped: { shearpin: { scope: { kind: 'agent', id: 'agent-1' }, measure: { value: refunds, limit: 46 } } },
      },
    ]);
  });
});
