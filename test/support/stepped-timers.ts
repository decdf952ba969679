import { progressMs } from '../../services/worker/partition/progress.ts';
import type { Timers } from '../../services/engine/ports/timers.ts';

/** Periodic tasks run when the test says so. */
export function steppedTimers() {
  const waiting: (() => void)[] = [];
  const timers: Timers = {
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const end = (): void => resolve();
        signal.addEventListener('abort', end, { once: true });
        if (ms < 1000 && ms !== progressMs) setTimeout(end, 1);
        else waiting.push(end);
      }),
  };
  return { timers, step: () => waiting.splice(0).forEach((end) => end()) };
}
