/** How long the store keeps a session, and when it is saved again for that alone. */
import type { Engine } from '../../engine/engine.ts';
import { deadlinesTtlMs } from '../../engine/ports/deadline-store.ts';
import { keptForMs } from '../../engine/session-end.ts';
import type { SessionState } from '../../engine/state.ts';
import type { ClockSettings } from '../../engine/time/partition-clock.ts';

export interface Lifetimes {
  readonly engine: Pick<Engine, 'windowMs'>;
  readonly clock: ClockSettings;
  readonly stateTtlMs: number;
  readonly replayWindowMs: number;
}

interface Kept {
  readonly state: SessionState | undefined;
  /** When the time comes for which it waits; undefined where it waits for none. */
  readonly dueMs: number | undefined;
  /** When the log appended what was judged last; undefined where nothing was. */
  readonly atMs: number | undefined;
}

const renewalsPerWindow = 10;

/** A session that waits for time outlives its own silence. */
export function timeToLiveMs({ engine, clock, ...lifetimes }: Lifetimes, { state, dueMs, atMs }: Kept): number {
  const windowMs = engine.windowMs();
  const ownMs = state === undefined ? lifetimes.stateTtlMs : keptForMs(state, { ...lifetimes, windowMs });
  const ttlMs = ownMs + renewAfterMs(lifetimes);
  if (dueMs === undefined || atMs === undefined) return ttlMs;
  return ttlMs + clock.latenessMs + Math.min(Math.max(0, dueMs - atMs), deadlinesTtlMs);
}

/**
 * Rule 8 (loss of the store): what is found done is saved as it is, so that it is kept for as long as if it were judged now. The
 * next record may be reached as much later. `savedMs` is absent of what was read from the store.
 */
export function isToBeRenewed(
  lifetimes: Pick<Lifetimes, 'replayWindowMs'>,
  { savedMs = -Infinity, nowMs }: { readonly savedMs?: number; readonly nowMs: number },
): boolean {
  const sinceMs = nowMs - savedMs;
  return sinceMs < 0 || sinceMs > renewAfterMs(lifetimes);
}

/** What was saved so lately is kept for as much longer instead. */
function renewAfterMs({ replayWindowMs }: Pick<Lifetimes, 'replayWindowMs'>): number {
  return Math.ceil(replayWindowMs / renewalsPerWindow);
}
