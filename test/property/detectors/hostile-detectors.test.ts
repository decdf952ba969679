import { expect, it } from 'vitest';
import { tryDetectors } from '../../support/hostile-detectors.ts';

it('compiles damaged detectors to what can be run, or says why not', () => {
  const seed = Number(process.env['SHEARPIN_TEST_SEED'] ?? Date.now() % 2 ** 31);
  const count = 1500;
  expect(tryDetectors(seed, count)).toBeGreaterThan(count / 10);
});
