/**
 * Counts that vary more than chance alone lets them: negative binomial, of mean m and variance m + d m².
 *
 * The tail is that of the incomplete beta function, whose continued fraction is quick above the mean, and is reckoned as
 * a logarithm: it is compared at one in a million and may be far below the smallest number.
 */
import { ln, lnGamma } from './logarithm.ts';

export interface CountSpread {
  readonly mean: number;
  /** By how much the variance exceeds that of chance, over the square of the mean. */
  readonly dispersion: number;
}

const roundsMax = 1000;
const enough = 1e-15;
const tiny = 1e-290;

/** Logarithm of the probability of `count` or more, for a whole count above the mean. */
export function lnTail(count: number, { mean, dispersion }: CountSpread): number {
  const size = 1 / dispersion;
  const share = mean / (mean + size);
  const lnShare = -ln(1 + size / mean);
  const lnRest = -ln(1 + mean / size);
  const front = count * lnShare + size * lnRest - lnBeta(count, size) - ln(count);
  return front + ln(fraction(count, size, share));
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b);
}

/** The continued fraction of the incomplete beta function, by the method of Lentz. */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let round = 1; round <= roundsMax; round += 1) {
    const even = (round * (b - round) * x) / ((a + 2 * round - 1) * (a + 2 * round));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + round) * (a + b + round) * x) / ((a + 2 * round) * (a + 2 * round + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < enough) break;
  }
  return value;
}

/** Nothing is divided by 0. */
function away(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** The smallest whole count above the mean of which so many or more are less probable than that. */
export function leastImprobable(lnProbability: number, spread: CountSpread): number {
  let low = Math.floor(spread.mean);
  let high = low + 1;
  for (; lnTail(high, spread) >= lnProbability && high < Number.MAX_SAFE_INTEGER / 4; high *= 2) low = high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lnTail(middle, spread) < lnProbability) high = middle;
    else low = middle;
  }
  return high;
}
