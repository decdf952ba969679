import { expect, it } from 'vitest';
import { figuresOf, inWords } from '../../bench/enforce/figures.ts';

const held = { armedAtOnce: 0.5, armedAfterWait: 1, waitP50Ms: 7, waitP99Ms: 40 };
const measured = {
  slices: 2,
  load: { count: 2, ratePerSecond: 1_000 },
  echoMs: [2, 2, 2, 2],
  enforceMs: [4, 50, 51, 6_000],
  held,
};

it('tells at which rate, in how many slices and with how many samples in all it was measured', () => {
  expect(figuresOf(measured)).toMatchObject({ rate: 1_000, slices: 2, samples: 4 });
  expect(inWords(figuresOf(measured))[0]).toContain('4, slices 2, 1000 a second');
});

it('derives for each gap the share of the samples that took no longer', () => {
  expect(figuresOf(measured).armedInTime).toEqual({ 50: 0.5, 200: 0.75, 1000: 0.75, 5000: 0.75 });
});
