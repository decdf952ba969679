import { setTimeout as sleep } from 'node:timers/promises';

const usualPollMs = 25;

export interface Wait {
  /** Told when it does not come true. */
  readonly what: string;
  readonly deadlineMs?: number;
  /** Between two questions; more for one that costs the machine something. */
  readonly pollMs?: number;
}

/** Asks again and again until there is an answer; fails with what was waited for when the deadline has passed. */
export async function eventually<T>(
  { what, deadlineMs = 60_000, pollMs = usualPollMs }: Wait,
  probe: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`not within ${String(deadlineMs)} ms: ${what}`);
    await sleep(pollMs);
  }
}

/** Like eventually, for a question that is answered by yes or no. */
export async function becomesTrue(wait: Wait, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(wait, async () => ((await isTrue()) ? true : undefined));
}
