import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { runHostile, stateBytesMax } from '../../support/hostile-sequences.ts';

it('takes 500,000 events that no gateway sends without a throw, a hang or growth', () => {
  const told = runHostile(500_000, randomInt(2 ** 31));
  process.stdout.write(`hostile events: ${JSON.stringify(told)}\n`);
  expect(told.largestState).toBeLessThan(stateBytesMax);
});
