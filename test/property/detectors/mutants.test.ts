import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { type MutantTrial, tryMutants } from '../../support/mutant-trials.ts';

const cases = 400;

it('expects of every mutant what the matcher does, which an oracle has proved, whatever the sequence and the trace', () => {
  const seed = Number(process.env['SHEARPIN_TEST_SEED'] ?? randomInt(2 ** 31));
  const trials: MutantTrial[] = [];
  const survived: string[] = [];
  for (let at = 0; at < cases; at += 1) {
    const trial = tryMutants(seed + at);
    trials.push(trial);
    if (!trial.isOverflow) survived.push(...trial.survived.map((mutant) => `seed ${String(seed + at)}: ${mutant}`));
  }
  expect(survived).toEqual([]);
  const kinds = new Set(trials.flatMap(({ killed }) => killed));
  expect(kinds.size, `kinds of mutants from seed ${String(seed)}: ${[...kinds].join(', ')}`).toBeGreaterThan(9);
});

it.each([1_301_445_077, 90_001_184])(
  'expects nothing of what is put beside calls of several agents, of which one makes the match: seed %i',
  (seed) => {
    expect(tryMutants(seed).survived).toEqual([]);
  },
);
