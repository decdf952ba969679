import { describe, expect, it } from 'vitest';
import { ln, lnGamma } from '../../../../../detectors/kit/anomaly/logarithm.ts';
import { leastImprobable, lnTail, type CountSpread } from '../../../../../detectors/kit/anomaly/negative-binomial.ts';

/** Sum of the probabilities themselves, from the count on, each made of the one before. */
function summed(count: number, { mean, dispersion }: CountSpread): number {
  const size = 1 / dispersion;
  const share = mean / (mean + size);
  let probability = Math.pow(1 - share, size);
  for (let k = 0; k < count; k += 1) probability *= ((k + size) / (k + 1)) * share;
  let sum = 0;
  for (let k = count; k < count + 4_000_000 && probability > sum * 1e-17; k += 1) {
    sum += probability;
    probability *= ((k + size) / (k + 1)) * share;
  }
  return Math.log(sum);
}

describe('the logarithm', () => {
  it('is that of the library, to the last places, from the smallest number to the largest', () => {
    for (const x of [1, 2, 0.5, 1e-308, 5e-324, 1.7e308, 0.999_999, 1.000_001, Math.PI, 123_456.789, 1e-6]) {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
    }
  });

  it('gives these very bits', () => {
    expect([ln(10), ln(1e-6), lnGamma(0.5), lnGamma(100.25)]).toEqual([
      2.302_585_092_994_045_5, -13.815_510_557_964_274, 0.572_364_942_924_698_6, 360.284_559_637_764_23,
    ]);
  });

  it('of the gamma function is that of factorials, and of the root of pi', () => {
    let factorial = 1;
    for (let n = 1; n < 20; n += 1) {
      expect(lnGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(lnGamma(1e-3)).toBeCloseTo(6.907_178_885_383_853, 12);
    expect(lnGamma(1e6)).toBeCloseTo(12_815_504.569_147_61, 6);
  });
});

describe('the tail of the negative binomial', () => {
  it.each([
    { mean: 1, dispersion: 2.2 },
    { mean: 0.02, dispersion: 0.5 },
    { mean: 30, dispersion: 2.2 },
    { mean: 4, dispersion: 0.05 },
    { mean: 900, dispersion: 0.52 },
    { mean: 60, dispersion: 20 },
  ])('is the sum of the probabilities, for $mean with $dispersion', (spread) => {
    for (const times of [1.01, 1.5, 3, 8, 20]) {
      const count = Math.floor(spread.mean * times) + 1;
      expect(Math.abs(lnTail(count, spread) - summed(count, spread))).toBeLessThan(1e-9);
    }
  });

  it('is that of the geometric, where the size is one', () => {
    expect(lnTail(50, { mean: 3, dispersion: 1 })).toBeCloseTo(50 * Math.log(3 / 4), 11);
  });

  it('is told where the probability itself is no number any more', () => {
    expect(lnTail(10_000, { mean: 3, dispersion: 1 })).toBeCloseTo(10_000 * Math.log(3 / 4), 8);
  });

  it('finds the least count that is too improbable', () => {
    for (const spread of [
      { mean: 0.3, dispersion: 2.2 },
      { mean: 30, dispersion: 0.52 },
      { mean: 500, dispersion: 0.1 },
    ]) {
      const least = leastImprobable(Math.log(1e-6), spread);
      expect(summed(least, spread)).toBeLessThan(Math.log(1e-6));
      expect(summed(least - 1, spread)).toBeGreaterThanOrEqual(Math.log(1e-6));
    }
  });
});
