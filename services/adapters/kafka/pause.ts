import { setTimeout } from 'node:timers/promises';

/** Resolves after the time, or at once when the signal is aborted. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return setTimeout(durationMs, undefined, { signal }).catch(() => undefined);
}
