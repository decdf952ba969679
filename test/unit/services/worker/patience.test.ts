import { expect, it } from 'vitest';
import { ShearpinError } from '../../../../schemas/errors.ts';
import type { WorkerEvents } from '../../../../services/worker/events.ts';
import { createPatience } from '../../../../services/worker/patience.ts';

const away = new ShearpinError('E_LOG_UNAVAILABLE', 'Away.', { retryable: true });

function patient() {
  const told: string[] = [];
  const stopping = new AbortController();
  const events: Pick<WorkerEvents, 'waiting' | 'recovered'> = {
    waiting: (on, { isNew }) => void told.push(`${isNew ? 'waiting' : 'still waiting'} on ${on}`),
    recovered: (on) => void told.push(`${on} recovered`),
  };
  const sleep = (): Promise<void> => Promise.resolve();
  const patience = createPatience({ events: events as WorkerEvents, stopping: stopping.signal, sleep });
  return { patience, told, stopping };
}

/** Fails so often, then succeeds. */
function failing(times: number, onFailure: (count: number) => void = () => undefined): () => Promise<string> {
  let count = 0;
  return () => {
    count += 1;
    if (count > times) return Promise.resolve('done');
    onFailure(count);
    return Promise.reject(away);
  };
}

it('says once that it waits, and once that it need not any more', async () => {
  const { patience, told } = patient();
  expect(await patience('log', failing(3))).toBe('done');
  expect(told).toEqual(['waiting on log', 'still waiting on log', 'still waiting on log', 'log recovered']);
  expect(patience.waitingOn()).toEqual([]);
});

it('does not say that all is well when it was stopped, or met what does not pass', async () => {
  const stopped = patient();
  const stopAtSecond = (count: number): void => {
    if (count === 2) stopped.stopping.abort();
  };
  await expect(stopped.patience('store', failing(9, stopAtSecond))).rejects.toBe(away);
  expect(stopped.told).toEqual(['waiting on store']);

  const { patience, told } = patient();
  const final = new ShearpinError('E_LOG_SETTINGS', 'A topic is missing.');
  let count = 0;
  await expect(patience('log', () => Promise.reject((count += 1) === 1 ? away : final))).rejects.toBe(final);
  expect(told).toEqual(['waiting on log']);
  expect(patience.waitingOn()).toEqual([]);
});
