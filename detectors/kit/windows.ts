/** Sliding windows over event time: exact while their samples fit, and never less than the truth when they do not. */

/** The newest event times of one kind, in ascending order. */
export type CountWindow = readonly number[];

export interface Counted {
  readonly window: CountWindow;
  /** More than `limit` events, this one among them, lie within `windowMs`. */
  readonly isExceeded: boolean;
  readonly startMs: number;
  readonly count: number;
}

interface CountOptions {
  readonly timeMs: number;
  readonly windowMs: number;
  readonly limit: number;
}

/**
 * The window that an event is judged in, inclusive at both ends: the newest one when the event lies in it, so that what
 * comes late completes it; else the one that ends with the event.
 */
function windowAround(
  timeMs: number,
  { newestMs, windowMs }: { readonly newestMs: number; readonly windowMs: number },
): (atMs: number) => boolean {
  const endMs = timeMs >= newestMs - windowMs ? newestMs : timeMs;
  return (atMs) => atMs >= endMs - windowMs && atMs <= endMs;
}

/** Keeps the newest limit + 1 times: enough to decide. */
export function countIn(window: CountWindow, { timeMs, windowMs, limit }: CountOptions): Counted {
  const at = window.findLastIndex((earlier) => earlier <= timeMs) + 1;
  const times = window.toSpliced(at, 0, timeMs).slice(-(limit + 1));
  const inside = times.filter(windowAround(timeMs, { newestMs: times.at(-1) ?? timeMs, windowMs }));
  return { window: times, isExceeded: inside.length > limit, startMs: inside[0] ?? timeMs, count: inside.length };
}

/** An event, and to whom it belongs of those whose events are counted together. */
export interface OwnedTime {
  readonly timeMs: number;
  readonly owner: string;
}

export interface CountedTogether {
  /** The newest events, in ascending order of time. */
  readonly window: readonly OwnedTime[];
  /** More than `limit` events, this one among them, lie within `windowMs`, and not all of them are one owner's. */
  readonly isExceeded: boolean;
  readonly startMs: number;
  readonly count: number;
}

/** As `countIn`, for the events of several owners together. */
export function countTogether(
  window: readonly OwnedTime[],
  { owner, ...options }: CountOptions & Pick<OwnedTime, 'owner'>,
): CountedTogether {
  const { timeMs, windowMs, limit } = options;
  const at = window.findLastIndex((earlier) => earlier.timeMs <= timeMs) + 1;
  const times = window.toSpliced(at, 0, { timeMs, owner }).slice(-(limit + 1));
  const isInside = windowAround(timeMs, { newestMs: times.at(-1)?.timeMs ?? timeMs, windowMs });
  const inside = times.filter((one) => isInside(one.timeMs));
  const isShared = inside.some((one) => one.owner !== inside[0]?.owner);
  const startMs = inside[0]?.timeMs ?? timeMs;
  return { window: times, isExceeded: isShared && inside.length > limit, startMs, count: inside.length };
}

export interface Sample {
  readonly timeMs: number;
  readonly amount: number;
}

/** Amounts in ascending order of time. */
export type SumWindow = readonly Sample[];

export interface Summed {
  readonly window: SumWindow;
  readonly sum: number;
  readonly startMs: number;
  /** Samples that were put together to fit. */
  readonly overflow: number;
}

export interface SumOptions extends Sample {
  readonly windowMs: number;
  /** Samples older than this before the newest are not kept. */
  readonly keptMs: number;
}

export const sumSamplesMax = 256;

/** The two oldest samples become one at the later of their times: it counts a little longer, never shorter. */
function coalesce(window: SumWindow): SumWindow {
  const [first, second, ...rest] = window;
  if (first === undefined || second === undefined || window.length <= sumSamplesMax) return window;
  return [{ timeMs: second.timeMs, amount: first.amount + second.amount }, ...rest];
}

export function sumIn(window: SumWindow, { timeMs, amount, windowMs, keptMs }: SumOptions): Summed {
  const at = window.findLastIndex((earlier) => earlier.timeMs <= timeMs) + 1;
  const samples = window.toSpliced(at, 0, { timeMs, amount });
  const newestMs = samples.at(-1)?.timeMs ?? timeMs;
  const kept = coalesce(samples.filter((sample) => sample.timeMs >= newestMs - keptMs));
  const isInside = windowAround(timeMs, { newestMs, windowMs });
  const inside = kept.filter((sample) => isInside(sample.timeMs));
  return {
    window: kept,
    sum: inside.reduce((sum, sample) => sum + sample.amount, 0),
    startMs: inside[0]?.timeMs ?? timeMs,
    overflow: samples.length > sumSamplesMax && kept.length === sumSamplesMax ? 1 : 0,
  };
}
