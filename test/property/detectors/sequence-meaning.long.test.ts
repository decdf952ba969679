import { describe, expect, it } from 'vitest';
import { runMany } from '../../support/sequence-oracle/many.ts';

describe('the matcher of sequences, at length', () => {
  it('finds what enumeration finds in 200,000 random cases', () => {
    const { failed, overflow, unsound, cases } = runMany(200_000);
    expect(failed).toEqual([]);
    expect(overflow).toBeLessThan(cases / 100);
    expect(unsound).toBeGreaterThan(cases / 3);
  });
});
