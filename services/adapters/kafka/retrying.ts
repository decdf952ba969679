import { setTimeout } from 'node:timers/promises';

export interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** Doubles with each failure in a row. */
export function backOffAfter({ firstMs, maxMs }: BackOff, failures: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(failures - 1, 30));
}

/** Resolves after the time, or at once when the signal is aborted. */
export function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return setTimeout(durationMs, undefined, { signal }).catch(() => undefined);
}
