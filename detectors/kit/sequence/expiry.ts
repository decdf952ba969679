/** What time alone does to a log. */
import type { KeyedLog } from './keys.ts';
import { armedIn } from './arms.ts';
import { lastPlace, withPast, type LateLog } from './held-takes.ts';
import type { Program } from './program.ts';
import type { CoreState } from './state.ts';

export interface Horizon {
  /** A partial that started earlier completes with no event that is to come, whatever clock it has. */
  readonly armsMs: number;
  /** The same for events that come late. */
  readonly lateMs: number;
}

/** Lets time pass over a log: arms end with their partials' time, the partials when no late event can find them. */
export function passTime(program: Program, log: LateLog, { armsMs, lateMs }: Horizon): LateLog {
  const { head } = log;
  const { earliestMs } = head.aside;
  if (earliestMs >= armsMs) return log;
  const passed = earliestMs < lateMs ? { ...log, head: withoutExpired(head, lateMs) } : log;
  const hasEnding = armedIn(program, log).some(({ startMs }) => startMs < armsMs);
  return hasEnding ? withPast(passed, { horizonMs: armsMs }) : passed;
}

function withoutExpired(head: CoreState, horizonMs: number): CoreState {
  let earliestMs = Number.MAX_SAFE_INTEGER;
  const partials = head.partials.map((waiting) => {
    const kept = waiting.filter(({ startMs }) => startMs >= horizonMs);
    for (const { startMs } of kept) earliestMs = Math.min(earliestMs, startMs);
    return kept.length === waiting.length ? waiting : kept;
  });
  return { ...head, partials, aside: { ...head.aside, earliestMs } };
}

/** Whether nothing of the log can tell on any event to come, so that it need not be kept. */
export function isSpent(log: LateLog, { lateMs }: Horizon): boolean {
  const { partials, flights, aside } = log.head;
  const { waiting, window, sightings, left, clearedAt } = aside;
  if (lastPlace(log).timeMs >= lateMs || left !== -1 || clearedAt > 0 || log.past.held.length > 0) return false;
  const isSeen = sightings.some((seen) => seen.yes.length + seen.maybe.length > 0);
  return (
    !isSeen && flights.length + waiting.length + window.length === 0 && partials.every(({ length }) => length === 0)
  );
}

/**
 * The event time up to which no more than the passing of time changes nothing: no partial ends by then, and the log is not
 * spent. Undefined where other events may change something: a call in flight ends, or a made-up one is known after all.
 */
export function idleUntilMs(
  log: LateLog,
  { withinMs, latenessMs }: { readonly withinMs: number; readonly latenessMs: number },
): number | undefined {
  const { head, past } = log;
  if (head.flights.length > 0 || past.madeUps > 0) return undefined;
  return Math.min(earliestIn(head), lastPlace(log).timeMs + latenessMs) + withinMs;
}

/** Exactly, since it is stored: what the head tells of it is no later than that, and may be earlier. */
function earliestIn({ partials }: CoreState): number {
  let earliestMs = Infinity;
  for (const waiting of partials) for (const { startMs } of waiting) earliestMs = Math.min(earliestMs, startMs);
  return earliestMs;
}

/** When something is due without an event: the end of a trailing absence. */
export function nextDueMs(keys: readonly KeyedLog[]): number | undefined {
  let dueMs: number | undefined;
  for (const { log } of keys)
    for (const match of [...log.past.held, ...log.head.aside.waiting])
      if (match.dueMs !== undefined) dueMs = Math.min(dueMs ?? Infinity, match.dueMs + 1);
  return dueMs;
}
