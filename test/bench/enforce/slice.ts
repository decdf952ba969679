import { setTimeout as sleep } from 'node:timers/promises';

const answerMs = 15_000;
/** Before a slice, on both paths: what its preparation leaves behind, such as commits and garbage, is not measured. */
const settleMs = 500;

/** A way from a message that is sent to its effect that comes back. */
export interface Path {
  /** Makes room for so many samples; not measured. */
  prepare(count: number): Promise<void>;
  /** Sends the next sample; the promise resolves when its effect is there. */
  send(): Promise<void>;
}

export interface SliceLoad {
  readonly count: number;
  readonly ratePerSecond: number;
}

/** Sends at a steady rate whether or not the answers have come, and returns how long each took. */
export async function runSlice(path: Path, { count, ratePerSecond }: SliceLoad): Promise<readonly number[]> {
  await path.prepare(count);
  await sleep(settleMs);
  const startMs = performance.now();
  const samples: Promise<number>[] = [];
  for (let at = 0; at < count; at += 1) {
    const waitMs = startMs + (at * 1000) / ratePerSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    samples.push(timed(path));
  }
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`not every sample was answered within ${String(answerMs)} ms`));
  }, answerMs);
  return Promise.race([Promise.all(samples), late.promise]).finally(() => {
    clearTimeout(timer);
  });
}

async function timed(path: Path): Promise<number> {
  const sentMs = performance.now();
  await path.send();
  return performance.now() - sentMs;
}
