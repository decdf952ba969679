import { describe, expect, it } from 'vitest';
import { runMany } from '../../support/sequence-oracle/many.ts';

describe('the matcher of sequences', () => {
  it('finds what enumeration finds, for random rules over traces that come late, twice and with restarts', () => {
    const { failed, overflow, unsound, findings, cases } = runMany(2_000);
    expect(failed).toEqual([]);
    expect(overflow).toBeLessThan(cases / 100);
    expect(unsound).toBeGreaterThan(cases / 3);
    expect(findings).toBeGreaterThan(cases / 4);
  }, 300_000);
});
