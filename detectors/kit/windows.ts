/** Sliding windows over event time: exact while their samples fit, and never less than the truth when they do not. */

/** The newest event times of one kind, in ascending order. */
export type CountWindow = readonly number[];

export interface Counted {
  readonly window: CountWindow;
  /** More than `limit` events lie within `windowMs` up to and including this one. */
  readonly isExceeded: boolean;
  readonly startMs: number;
  readonly count: number;
}

interface CountOptions {
  readonly timeMs: number;
  readonly windowMs: number;
  readonly limit: number;
}

/** Keeps the newest limit + 1 times: enough to decide. The window is inclusive at both ends. */
export function countIn(window: CountWindow, { timeMs, windowMs, limit }: CountOptions): Counted {
  const at = window.findLastIndex((earlier) => earlier <= timeMs) + 1;
  const times = window.toSpliced(at, 0, timeMs).slice(-(limit + 1));
  const inside = times.filter((earlier) => earlier >= timeMs - windowMs);
  return { window: times, isExceeded: inside.length > limit, startMs: inside[0] ?? timeMs, count: inside.length };
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
  const inside = kept.filter((sample) => sample.timeMs >= timeMs - windowMs);
  return {
    window: kept,
    sum: inside.reduce((sum, sample) => sum + sample.amount, 0),
    startMs: inside[0]?.timeMs ?? timeMs,
    overflow: samples.length > sumSamplesMax && kept.length === sumSamplesMax ? 1 : 0,
  };
}
