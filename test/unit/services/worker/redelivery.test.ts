import { expect, it } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import { topics } from '../../../../schemas/topics.ts';
import type { GroupMember, Log, LogBatch } from '../../../../services/engine/ports/log.ts';
import { boundLog, boundMember } from '../../../support/bound-log.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { SessionEvents } from '../../../support/session-events.ts';

/**
 * The commit of the first records is slow. The beat after the next one fails meanwhile, and what is then delivered
 * again was fetched before the slow commit was there.
 */
function slowCommitThenFailedBeat(
  log: Log,
  slowOffset: bigint,
): { readonly log: Log; readonly committing: Promise<undefined> } {
  const slow = Promise.withResolvers<undefined>();
  const committing = Promise.withResolvers<undefined>();
  const landed = Promise.withResolvers<undefined>();
  let hasFailed = false;
  const onBatch = async (
    handlers: Parameters<GroupMember['start']>[0],
    batch: LogBatch,
    beat: () => Promise<void>,
  ): Promise<void> => {
    if (hasFailed) await landed.promise;
    await handlers.onBatch(batch, async () => {
      await beat();
      if (hasFailed || (batch.records[0]?.offset ?? 0n) < slowOffset) return;
      hasFailed = true;
      setTimeout(() => slow.resolve(undefined), 5);
      throw new ShearpinError('E_LOG_UNAVAILABLE', 'no answer to the heartbeat', { retryable: true });
    });
  };
  const member = (inner: GroupMember): GroupMember => ({
    ...boundMember(inner),
    start: (handlers) => inner.start({ ...handlers, onBatch: (batch, beat) => onBatch(handlers, batch, beat) }),
    commit: async (at, committed) => {
      if (committed.offset === slowOffset) {
        committing.resolve(undefined);
        await slow.promise;
      }
      await inner.commit(at, committed);
      if (committed.offset === slowOffset) setTimeout(() => landed.resolve(undefined), 5);
    },
  });
  const slowed = { ...boundLog(log), member: (...asked: Parameters<Log['member']>) => member(log.member(...asked)) };
  return { log: slowed, committing: committing.promise };
}

it('rule 3: records that come again after a slow commit are not taken for another log', async () => {
  const world = await new WorkerWorld().open();
  const events = new SessionEvents();
  const calls = [1, 2, 3].map((call) => world.gateway.call(events.requested(call, { atMs: call, can: ['pay'] })));
  await world.send(calls.slice(0, 2));
  const { log, committing } = slowCommitThenFailedBeat(world.log, 2n);
  const { worker, metrics } = await world.start({ log });
  // Else one commit might cover the third record as well.
  await committing;
  await world.send(calls.slice(2));
  await world.settled();
  await worker.stop();
  expect((await world.committed()).metadata).toMatchObject({ incarnation: 1 });
  expect(metrics.value('shearpin_rebuilds_total', { cause: 'log' })).toBe(0);
  expect(metrics.value('shearpin_events_total', { result: 'processed' })).toBe(3);
  expect(await world.read(topics.dlq)).toEqual([]);
});
