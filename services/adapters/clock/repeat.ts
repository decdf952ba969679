import type { Timers } from '../../engine/ports/timers.ts';

export interface Repetition {
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly timers: Timers;
  /** Takes what the task throws, and the task goes on; without it a fault ends the repetition. */
  readonly onFault?: (fault: unknown) => void;
}

/**
 * Runs a task after each pause, never twice at once, until the signal is aborted. Resolves when it has ended. A run at
 * the start is up to the caller.
 */
export async function repeat(
  task: () => void | Promise<void>,
  { everyMs, signal, timers, onFault }: Repetition,
): Promise<void> {
  while (!signal.aborted) {
    await timers.sleep(everyMs, signal);
    if (isAborted(signal)) return;
    try {
      await task();
    } catch (fault) {
      if (onFault === undefined) throw fault;
      onFault(fault);
    }
  }
}

/** A call, since the compiler believes that a property does not change between two reads. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
