import { expect, it } from 'vitest';
import type { Heartbeat } from '../../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../../schemas/topics.ts';
import { dataOf, type Rig, startRig, until, World } from '../../../support/gateway/gateway-rig.ts';

function lastFeed({ records }: Rig): Heartbeat['feed'] | undefined {
  const last = records.findLast(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
  return last === undefined ? undefined : (dataOf(last) as unknown as Heartbeat).feed;
}

it('rule 12: a gateway tells that nobody watches once its worker is gone, while its feed is still fresh', async () => {
  using world = new World();
  const given = { listen: '127.0.0.1:0', heartbeatMs: 50, unwatchedAfterMs: 1000, staleAfterMs: 60_000 };
  await using rig = await startRig({ world, hasWorker: true, given, serverCommand: world.serverCommand });
  await until(() => rig.records.some(({ topic }) => topic === topics.progress));
  await until(() => lastFeed(rig)?.state === 'fresh' && lastFeed(rig)?.unwatched === undefined);
  await rig.stopWorker();
  // On a busy machine its last word may come after a beat that missed it already.
  await until(async () => /shearpin_gateway_unwatched_partitions(\{[^}]*\})? 1\n/.test(await rig.metrics()));
  await until(() => (lastFeed(rig)?.unwatched ?? 0) > 0);
  expect(lastFeed(rig)).toMatchObject({ state: 'fresh', unwatched: 1 });
  await until(() => rig.logged.some((line) => line.includes('nobody watches some partitions')));
});

it('tells with its last heartbeat that it ends', async () => {
  using world = new World();
  const rig = await startRig({ world, given: { listen: '127.0.0.1:0' }, serverCommand: world.serverCommand });
  await until(() => lastFeed(rig) !== undefined);
  await rig.gateway.stop();
  await until(() => {
    const beats = rig.records.filter(({ headers }) => headers['ce_type'] === eventTypes.heartbeat);
    return (dataOf(beats.at(-1) ?? fail()) as unknown as Heartbeat).ending === true;
  });
  await rig[Symbol.asyncDispose]();
});

function fail(): never {
  throw new Error('There is no heartbeat.');
}
