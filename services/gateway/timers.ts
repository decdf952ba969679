/** What waits; tests hand in their own. */
export interface Timers {
  /** Resolves after the time, or at once when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The longest time that a timer of Node can be set to. */
const timerMsMax = 2 ** 31 - 1;

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
      const timer = setTimeout(end, Math.min(ms, timerMsMax));
      signal.addEventListener('abort', end, { once: true });
    }),
};

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
