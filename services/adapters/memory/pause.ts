import { setTimeout } from 'node:timers/promises';

/** Resolves after the time, or at once when the signal is aborted. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return setTimeout(durationMs, undefined, { signal }).catch(() => undefined);
}

/** Lets I/O have its turn between two deliveries. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
