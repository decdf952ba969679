/** What waits and repeats; tests hand in their own. */
export interface Timers {
  /** Resolves after the time, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const nodeTimers: Timers = {
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
    }),
};

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
