import { expect, it } from 'vitest';
import { DueIds } from '../../../../../services/worker/commands/due-ids.ts';

it('keeps one time for each id, the last that was set', () => {
  const due = new DueIds();
  for (const atMs of [1_000, 5_000, 3_000]) due.set('a', atMs);
  expect([due.size, due.take(2_999)]).toEqual([1, []]);
  expect([due.take(3_000), due.size]).toEqual([['a'], 0]);
  expect(due.take(10_000)).toEqual([]);
});

it('takes out what is due and leaves the rest', () => {
  const due = new DueIds();
  due.set('a', 1_000);
  due.set('b', 1_001);
  due.set('c', 1_000);
  due.delete('c');
  expect([due.take(1_000), due.take(1_001)]).toEqual([['a'], ['b']]);
});
