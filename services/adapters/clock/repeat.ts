import type { Timers } from '../../engine/ports/timers.ts';

export interface Repetition {
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly timers: Timers;
}

/**
 * Runs a task after each pause, never twice at once, until the signal is aborted or the task throws. Resolves when it has
 * ended. A run at the start is up to the caller.
 */
export async function repeat(task: () => void | Promise<void>, { everyMs, signal, timers }: Repetition): Promise<void> {
  while (!signal.aborted) {
    await timers.sleep(everyMs, signal);
    if (isAborted(signal)) return;
    await task();
  }
}

/** A call, since the compiler believes that a property does not change between two reads. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
