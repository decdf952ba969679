import { expect, it } from 'vitest';
import { kinds } from '../../support/chaos/faults/kinds.ts';
import { readPage } from '../../support/doc-pages.ts';
import { tableUnder } from '../../support/markdown.ts';

const page = readPage('docs/explanation/delivery-guarantees.md');
const rows = tableUnder(page, 'In each fault of the chaos suite');

it('says of every fault that the chaos suite knows what is guaranteed in it and what is not, and of no other', () => {
  const told = rows.flatMap(([faults = '']) => [...faults.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
  expect(told.toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted());
  for (const [, guaranteed, not] of rows) expect([guaranteed, not].map((cell) => cell?.length ?? 0)).not.toContain(0);
});
