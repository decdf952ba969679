import { stepsOf } from '../../form/items.ts';
import { decidedAt } from '../../form/reads.ts';
import type { EventLine } from '../notation/trace.ts';
import { endOf, type Place } from './mutant.ts';

/** When a line may decide one of the place's steps; what an aggregate adds up may be told by either event. */
export function decidedTimes({ item }: Place, line: EventLine): readonly number[] {
  const isAtEnd = stepsOf(item).map((step) => decidedAt(step) === 'end');
  const isEither = item.kind === 'aggregate';
  return [
    ...(isEither || isAtEnd.includes(false) ? [line.atMs] : []),
    ...(isEither || isAtEnd.includes(true) ? [endOf(line)] : []),
  ].filter(Number.isFinite);
}

/** The first and the last moment at which a line may decide the place. */
export function decidedSpan(place: Place): { readonly firstMs: number; readonly lastMs: number } {
  const times = [...place.lines].flatMap((line) => decidedTimes(place, line));
  return { firstMs: Math.min(...times), lastMs: Math.max(...times) };
}
