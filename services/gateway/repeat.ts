import type { Timers } from '../engine/ports/timers.ts';

/** Runs a task now and again after each pause, until the signal is aborted. Resolves when it has ended. */
export async function repeat(
  task: () => void | Promise<void>,
  { everyMs, signal, timers }: { readonly everyMs: number; readonly signal: AbortSignal; readonly timers: Timers },
): Promise<void> {
  while (!signal.aborted) {
    await task();
    await timers.sleep(everyMs, signal);
  }
}
