import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  attemptEnd,
  countFrom,
  isIn,
  isSpent,
} from '../../../../../services/worker/partition/attempts.ts';

interface Search {
  readonly records: number;
  readonly killer: number;
  readonly attemptsMax: number;
}

/** Owners one after the other, each killed by the one record until it is given up. */
function search({ records, killer, attemptsMax }: Search): { deaths: number; begun: number; spent: readonly number[] } {
  let died: Attempt | undefined;
  let at = 0;
  let deaths = 0;
  let begun = 0;
  const spent: number[] = [];
  while (at < records) {
    const from = BigInt(at);
    if (isSpent(died, from, attemptsMax)) {
      spent.push(at);
      at += 1;
      continue;
    }
    const end = Math.min(records, Number(attemptEnd(from, died, attemptsMax)));
    begun += 1;
    if (at <= killer && killer < end && !spent.includes(killer)) {
      died = { offset: String(from), to: String(end), count: countFrom(from, died) };
      deaths += 1;
    } else {
      at = end;
    }
  }
  return { deaths, begun, spent };
}

const searches = fc
  .record({ records: fc.integer({ min: 1, max: 600 }), attemptsMax: fc.integer({ min: 1, max: 6 }), place: fc.nat() })
  .map(({ place, ...rest }) => ({ ...rest, killer: place % rest.records }));

describe('the search for a record that kills', () => {
  it('gives up that record alone, after as many deaths as are allowed', () => {
    fc.assert(
      fc.property(searches, (one) => {
        expect(search(one)).toMatchObject({ deaths: one.attemptsMax, spent: [one.killer] });
      }),
    );
  });

  it('begins many of its neighbours at once', () => {
    const { begun } = search({ records: 500, killer: 321, attemptsMax: 3 });
    expect(begun).toBeLessThan(35);
  });

  it('takes what was begun without an end for one record, and leaves alone what a lower limit would give up with it', () => {
    expect(isSpent({ offset: '7', count: 3 }, 7n, 3)).toBe(true);
    expect(isIn({ offset: '7', count: 3 }, 8n)).toBe(false);
    expect(isSpent({ offset: '7', to: '15', count: 3 }, 7n, 3)).toBe(false);
    expect(attemptEnd(7n, { offset: '7', to: '15', count: 3 }, 3)).toBe(8n);
  });
});
