/** What time alone does to a log. */
import type { KeyedLog } from './keys.ts';
import type { LateLog } from './late-log.ts';
import type { CoreState } from './state.ts';

/** Drops partials of the head that started before the horizon; events that come later still find them in the log. */
export function dropExpired(log: LateLog, horizonMs: number): LateLog {
  return log.head.earliestMs >= horizonMs ? log : { ...log, head: withoutExpired(log.head, horizonMs) };
}

function withoutExpired(head: CoreState, horizonMs: number): CoreState {
  let earliestMs = Number.MAX_SAFE_INTEGER;
  const partials = head.partials.map((waiting) => {
    const kept = waiting.filter(({ startMs }) => startMs >= horizonMs);
    for (const { startMs } of kept) earliestMs = Math.min(earliestMs, startMs);
    return kept.length === waiting.length ? waiting : kept;
  });
  return { ...head, partials, earliestMs };
}

/** When something is due without an event: the end of a trailing absence. */
export function nextDueMs(keys: readonly KeyedLog[]): number | undefined {
  let dueMs: number | undefined;
  for (const { log } of keys)
    for (const match of [...log.held, ...log.head.waiting])
      if (match.dueMs !== undefined) dueMs = Math.min(dueMs ?? Infinity, match.dueMs + 1);
  return dueMs;
}
