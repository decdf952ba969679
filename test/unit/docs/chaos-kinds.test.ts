import { expect, it } from 'vitest';
import { kinds, kindsOn, schedule } from '../../support/chaos/faults/kinds.ts';
import { readPage } from '../../support/doc-pages.ts';
import { tableUnder } from '../../support/markdown.ts';
import { numbersFrom } from '../../support/random-numbers.ts';

const page = readPage('docs/reference/faults.md');
const rows = tableUnder(page, 'In each fault of the chaos suite');

it('says of every fault that the chaos suite knows what is guaranteed in it and what is not, and of no other', () => {
  const told = rows.flatMap(([faults = '']) => [...faults.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
  expect(told.toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted());
  for (const [, guaranteed, not] of rows) expect([guaranteed, not].map((cell) => cell?.length ?? 0)).not.toContain(0);
});

it.each(['single', 'cluster'] as const)('lets each that a %s store can have happen in a run of a hundred', (redis) => {
  const possible = kindsOn({ brokers: 3, redis });
  const drawn = schedule(possible, 100, numbersFrom(3));
  const counts = new Map(possible.map((fault) => [fault, drawn.filter((one) => one === fault).length]));
  for (const [{ kind, isSlow, isErasing }, count] of counts) {
    expect(count, kind).toBeGreaterThanOrEqual(1);
    if (isSlow === true || isErasing === true) expect(count, kind).toBe(1);
  }
  expect(drawn.findIndex(({ isErasing }) => isErasing !== true)).toBe(1);
  expect(drawn).toHaveLength(100);
  expect(schedule(possible, 100, numbersFrom(4))).not.toEqual(drawn);
});

it('knows no fault that neither store can have', () => {
  const possible = (['single', 'cluster'] as const).flatMap((redis) => kindsOn({ brokers: 3, redis }));
  expect(new Set(possible)).toEqual(new Set(kinds));
});
