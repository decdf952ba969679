import { expect, it } from 'vitest';
import { figuresOf } from '../../bench/gateway/lane.ts';

const hundred = (from: number): number[] => Array.from({ length: 100 }, (_, at) => from + at / 100);

it('adds what one percentile has more than the same of the other way', () => {
  const direct = { ms: hundred(1), tookMs: 500 };
  const gateway = { ms: [...hundred(3).slice(0, 98), 9, 9], tookMs: 1000 };
  expect(figuresOf({ direct, gateway })).toEqual({
    directP50Ms: 1.5,
    gatewayP50Ms: 3.5,
    addedP50Ms: 2,
    addedP99Ms: 7.01,
    directCallsPerSecond: 200,
    gatewayCallsPerSecond: 100,
  });
});
