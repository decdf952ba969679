import type { Timers } from '../engine/ports/timers.ts';

interface Repetition {
  readonly everyMs: number;
  readonly signal: AbortSignal;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

/** Runs a task again and again, never twice at once, until the signal is aborted. Resolves when it has ended. */
export async function repeat(
  task: () => Promise<void>,
  { everyMs, signal, timers, onFault }: Repetition,
): Promise<void> {
  while (!signal.aborted) {
    await timers.sleep(everyMs, signal);
    if (isAborted(signal)) return;
    try {
      await task();
    } catch (fault) {
      onFault(fault);
    }
  }
}

/** A call, since the compiler believes that a property does not change between two reads. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
