import { expect, it, vi } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import { WorkerWorld } from '../../../support/fake-worker-world.ts';
import { steppedTimers } from '../../../support/stepped-timers.ts';
import { waitLimits } from '../../../support/wait-limits.ts';

it('rule 6: a worker starts on no store that may evict state, and says when one comes to', async () => {
  const world = await new WorkerWorld().open();
  let policy = 'allkeys-lru';
  const check = async (): Promise<void> => {
    if (policy !== 'noeviction') throw new ShearpinError('E_STORE_SETTINGS', `Redis has "${policy}".`);
  };
  const store = { ...world.store, check };
  await expect(world.start({ store })).rejects.toThrow('allkeys-lru');
  policy = 'noeviction';
  const { timers, step } = steppedTimers();
  const { worker, logged } = await world.start({ store, timers });
  const isToldOf = (): number => logged.filter(({ message }) => message.startsWith('the store may evict')).length;
  const readyWhen = async (changed: string): Promise<readonly string[]> => {
    policy = changed;
    let waiting: readonly string[] = [];
    await vi.waitFor(() => {
      step();
      ({ waiting } = worker.ready());
      expect(waiting.length > 0).toBe(changed !== 'noeviction');
    }, waitLimits);
    return waiting;
  };
  await readyWhen('noeviction');
  expect(await readyWhen('volatile-ttl')).toEqual(['a store that evicts nothing']);
  expect(isToldOf()).toBe(1);
  expect(await readyWhen('noeviction')).toEqual([]);
  await worker.stop();
});
