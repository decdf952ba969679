import { expect, it, vi } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import { topics } from '../../../../schemas/topics.ts';
import type { Log, OutgoingRecord } from '../../../../services/engine/ports/log.ts';
import { boundLog } from '../../../support/bound-log.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { observed } from '../../../support/observed-definition.ts';
import { secretChain, SessionEvents } from '../../../support/session-events.ts';
import { heartbeatAt } from '../../../support/silence.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

/** A log in which these topics cannot be written. */
function without(log: Log, refused: ReadonlySet<string>, onRefused: () => Promise<void>): Log {
  const produce = async (records: readonly OutgoingRecord[]) => {
    if (!records.some(({ topic }) => refused.has(topic))) return log.producer().produce(records);
    await onRefused();
    throw new ShearpinError('E_LOG_UNAVAILABLE', 'no right to write', { retryable: true });
  };
  return { ...boundLog(log), producer: () => ({ produce, close: () => log.producer().close() }) };
}

/** A worker that has a definition to note, an alert of a silent gateway to raise, and a command to restore. */
async function busyWorker(away: readonly string[], onRefused = () => Promise.resolve()) {
  const world = await new WorkerWorld().open();
  const { timers, step } = steppedTimers();
  const refused = new Set<string>();
  const calls = secretChain(new SessionEvents()).map((data) => world.gateway.call(data));
  await world.send([world.gateway.heartbeat(heartbeatAt(world.gateway, 0)), ...calls, observed(world, '1'.repeat(32))]);
  const running = await world.start({ timers, log: without(world.log, refused, onRefused) });
  await world.settled();
  for (const topic of away) refused.add(topic);
  const commands = await world.read(topics.commands);
  const command = commands.find(({ key }) => !key.startsWith('beacon/'));
  if (command === undefined) throw new Error('nothing was commanded');
  await world.send([{ topic: topics.commands, key: command.key, value: Buffer.from('{}'), headers: {} }]);
  world.clock.advance(5001);
  const published = (kind: string): number => running.metrics.value('shearpin_published_total', { kind });
  const steppedUntil = (condition: () => boolean): Promise<void> =>
    vi.waitFor(() => {
      step();
      expect(condition()).toBe(true);
    }, waitLimits);
  return { ...running, published, steppedUntil };
}

it('raises alerts and restores commands while the topic of the catalogue cannot be written', async () => {
  const { worker, logged, published, steppedUntil } = await busyWorker([topics.catalog]);
  await steppedUntil(() => published('health') > 0 && published('restored') > 0);
  await worker.stop();
  const failed = logged.filter(({ message }) => message.startsWith('a periodic task failed'));
  expect(failed[0]).toMatchObject({ fields: { task: 'note' } });
});

it('restores commands while alerts cannot be written', async () => {
  const { worker, logged, published, steppedUntil } = await busyWorker([topics.alerts]);
  await steppedUntil(() => published('restored') > 0);
  await worker.stop();
  const failed = logged.filter(({ message }) => message.startsWith('a periodic task failed'));
  expect(failed[0]).toMatchObject({ fields: { task: 'acks' } });
});

it('rule 14: begins no further step when it stops in one', async () => {
  const told = Promise.withResolvers<undefined>();
  let isAsked = false;
  const { worker, logged, published, steppedUntil } = await busyWorker([topics.catalog], () => {
    isAsked = true;
    return told.promise;
  });
  await steppedUntil(() => isAsked);
  const stopped = worker.stop();
  told.resolve(undefined);
  await stopped;
  expect(logged.filter(({ message }) => message.startsWith('a periodic task failed'))).toMatchObject([
    { fields: { task: 'note' } },
  ]);
  expect([published('health'), published('restored')]).toEqual([0, 0]);
});
