/** Which items optional ones let be left out: what a step may enter by, and what gathers behind it. */
import type { Item } from '../form/form.ts';
import { isOptional } from '../form/items.ts';

export function entriesOf(items: readonly Item[], at: number): readonly number[] {
  const entries = [at];
  for (let before = at - 1; before >= 0 && isOptionalAt(items, before); before -= 1) entries.push(before);
  return entries;
}

export function gatheringAfter(items: readonly Item[], at: number): readonly number[] {
  const found: number[] = [];
  for (let next = at; isOptionalAt(items, next); next += 1)
    if (items[next + 1]?.kind === 'aggregate') found.push(next + 1);
  return found;
}

function isOptionalAt(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item !== undefined && isOptional(item);
}
