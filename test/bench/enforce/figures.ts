import { percentile, round } from './percentile.ts';
import type { SliceLoad } from './slice.ts';

/** Between a call that arms and the call that is to be refused. */
const gapsMs = [50, 200, 1_000, 5_000] as const;

export interface Held {
  /** Shares of the calls that are refused when they come at once after what arms them. */
  readonly armedAtOnce: number;
  readonly armedAfterWait: number;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
}

export interface Measured {
  readonly slices: number;
  readonly load: SliceLoad;
  /** Of all slices, on each path. */
  readonly echoMs: readonly number[];
  readonly enforceMs: readonly number[];
  readonly held: Held;
}

export interface EnforceFigures {
  /** Samples that are sent in a second, on each path. */
  readonly rate: number;
  readonly slices: number;
  /** Of all slices together, on each path. */
  readonly samples: number;
  readonly echoP50Ms: number;
  readonly echoP99Ms: number;
  readonly enforceP50Ms: number;
  readonly enforceP99Ms: number;
  readonly ratioP50: number;
  readonly ratioP99: number;
  /**
   * By the gap: the share of the samples that took no longer. It is derived from how long they took; no call is made
   * that would be refused.
   */
  readonly armedInTime: Readonly<Record<string, number>>;
  readonly held: Held;
}

export function figuresOf({ slices, load, echoMs, enforceMs, held }: Measured): EnforceFigures {
  const [echoP50Ms, echoP99Ms] = [percentile(echoMs, 50), percentile(echoMs, 99)];
  const [enforceP50Ms, enforceP99Ms] = [percentile(enforceMs, 50), percentile(enforceMs, 99)];
  return {
    rate: load.ratePerSecond,
    slices,
    samples: enforceMs.length,
    echoP50Ms: round(echoP50Ms),
    echoP99Ms: round(echoP99Ms),
    enforceP50Ms: round(enforceP50Ms),
    enforceP99Ms: round(enforceP99Ms),
    ratioP50: round(enforceP50Ms / echoP50Ms),
    ratioP99: round(enforceP99Ms / echoP99Ms),
    armedInTime: Object.fromEntries(gapsMs.map((gapMs) => [gapMs, shareWithin(enforceMs, gapMs)])),
    held,
  };
}

export function inWords(figures: EnforceFigures): readonly string[] {
  const { held } = figures;
  return [
    `samples                      ${figures.samples}, slices ${figures.slices}, ${figures.rate} a second`,
    `bare echo over two topics    p50 ${figures.echoP50Ms} ms, p99 ${figures.echoP99Ms} ms`,
    `event to applied command     p50 ${figures.enforceP50Ms} ms, p99 ${figures.enforceP99Ms} ms`,
    `ratio                        p50 ${figures.ratioP50}, p99 ${figures.ratioP99}`,
    ...Object.entries(figures.armedInTime).map(
      ([gapMs, share]) => `within ${gapMs.padStart(5)} ms              ${String(share)}`,
    ),
    `armed at once, no waiting    ${held.armedAtOnce}`,
    `armed at once, after waiting ${held.armedAfterWait}`,
    `such a call waits            p50 ${held.waitP50Ms} ms, p99 ${held.waitP99Ms} ms`,
  ];
}

function shareWithin(samples: readonly number[], gapMs: number): number {
  return share(samples.filter((ms) => ms <= gapMs).length, samples.length);
}

/** To ten-thousandths. */
export function share(count: number, of: number): number {
  return Math.floor((count / of) * 10_000) / 10_000;
}
