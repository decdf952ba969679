import { expect, it } from 'vitest';
import { kinds, schedule } from '../../support/chaos/faults/kinds.ts';
import { readPage } from '../../support/doc-pages.ts';
import { tableUnder } from '../../support/markdown.ts';
import { numbersFrom } from '../../support/random-numbers.ts';

const page = readPage('docs/explanation/delivery-guarantees.md');
const rows = tableUnder(page, 'In each fault of the chaos suite');

it('says of every fault that the chaos suite knows what is guaranteed in it and what is not, and of no other', () => {
  const told = rows.flatMap(([faults = '']) => [...faults.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
  expect(told.toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted());
  for (const [, guaranteed, not] of rows) expect([guaranteed, not].map((cell) => cell?.length ?? 0)).not.toContain(0);
});

it('lets each of them happen in a run of a hundred, slow ones once, and first what erases', () => {
  const drawn = schedule(kinds, 100, numbersFrom(3));
  const counts = new Map(kinds.map((fault) => [fault, drawn.filter((one) => one === fault).length]));
  for (const [{ kind, isSlow, isErasing }, count] of counts) {
    expect(count, kind).toBeGreaterThanOrEqual(1);
    if (isSlow === true || isErasing === true) expect(count, kind).toBe(1);
  }
  expect(drawn.findIndex(({ isErasing }) => isErasing !== true)).toBe(1);
  expect(drawn).toHaveLength(100);
  expect(schedule(kinds, 100, numbersFrom(4))).not.toEqual(drawn);
});
