import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { runHostile, stateBytesMax } from '../../support/hostile-sequences.ts';

it('takes events that no gateway sends without a throw, and keeps no more for them', () => {
  const told = runHostile(20_000, randomInt(2 ** 31));
  process.stdout.write(`hostile events: ${JSON.stringify(told)}\n`);
  expect(told.largestState).toBeLessThan(stateBytesMax);
}, 300_000);
