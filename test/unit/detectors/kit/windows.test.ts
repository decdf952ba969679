import { describe, expect, it } from 'vitest';
import { countIn, sumIn, sumSamplesMax, type SumWindow } from '../../../../detectors/kit/windows.ts';

describe('a window of counts', () => {
  it('keeps no more times than it needs', () => {
    const options = { windowMs: 1_000, limit: 3 };
    const times = Array.from({ length: 50 }, (_, at) => at);
    const window = times.reduce<readonly number[]>((kept, timeMs) => countIn(kept, { timeMs, ...options }).window, []);
    expect(window).toEqual([46, 47, 48, 49]);
  });

  it('puts a time that comes late in its place', () => {
    const { window } = countIn([10, 30], { timeMs: 20, windowMs: 100, limit: 5 });
    expect(window).toEqual([10, 20, 30]);
  });
});

describe('a late time', () => {
  const options = { windowMs: 100, limit: 3 };

  it('counts no times that are further apart than the window is long', () => {
    expect(countIn([0, 120, 180], { timeMs: 60, ...options }).isExceeded).toBe(false);
  });

  it('completes a window that ends later', () => {
    expect(countIn([100, 150, 200], { timeMs: 120, ...options }).isExceeded).toBe(true);
  });

  it('counts in no window that it does not lie in', () => {
    expect(countIn([110, 150, 180, 200], { timeMs: 90, ...options }).isExceeded).toBe(false);
  });
});

describe('a window of sums', () => {
  const options = { windowMs: 1_000, keptMs: 1_000 };

  it('sums for a late sample nothing that is further apart than the window is long', () => {
    const window = [600, 1_300, 2_000].map((timeMs) => ({ timeMs, amount: 5 }));
    const wide = { windowMs: 1_000, keptMs: 5_000 };
    expect(sumIn(window, { timeMs: 900, amount: 7, ...wide }).sum).toBe(12);
    expect(sumIn(window, { timeMs: 1_100, amount: 7, ...wide }).sum).toBe(17);
  });

  it('sums what lies within it', () => {
    const first = sumIn([], { timeMs: 0, amount: 5, ...options });
    expect(sumIn(first.window, { timeMs: 1_000, amount: 7, ...options }).sum).toBe(12);
    expect(sumIn(first.window, { timeMs: 1_001, amount: 7, ...options }).sum).toBe(7);
  });

  it('stays bounded and never says less than the truth', () => {
    let window: SumWindow = [];
    let sum = 0;
    for (let timeMs = 0; timeMs < 900; timeMs += 1) {
      const summed = sumIn(window, { timeMs, amount: 1, ...options });
      window = summed.window;
      sum = summed.sum;
    }
    expect(window.length).toBeLessThanOrEqual(sumSamplesMax);
    expect(sum).toBe(900);
  });
});
