import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MeasuredWorker } from './measured-worker.ts';

const pollMs = 10;

export interface Taken {
  readonly ms: number;
  /** Processors of the machine that were busy meanwhile, with whatever. */
  readonly busyProcessors: number;
}

/** How long workers of one group take together for so many records. */
export async function takeTogether(workers: readonly MeasuredWorker[], records: number): Promise<Taken> {
  for (const worker of workers) worker.wake();
  const doneOf = async (): Promise<number> => {
    const done = await Promise.all(workers.map((worker) => worker.done()));
    return done.reduce((sum, one) => sum + one, 0);
  };
  const until = (await doneOf()) + records;
  const [startMs, busyBeforeMs] = [performance.now(), busyMs()];
  while ((await doneOf()) < until) await sleep(pollMs);
  const [ms, busy] = [performance.now() - startMs, busyMs() - busyBeforeMs];
  for (const worker of workers) worker.rest();
  return { ms, busyProcessors: busy / ms };
}

function busyMs(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
}
