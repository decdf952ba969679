import type { Item } from '../../form/form.ts';
import { idOfItem, isOptional } from '../../form/items.ts';
import { writeSpan } from '../notation/span.ts';
import type { EventLine, Trace } from '../notation/trace.ts';
import { decidedSpan, decidedTimes } from './decided.ts';
import {
  changed,
  endOf,
  firesAt,
  type Ground,
  type Made,
  type Place,
  shifted,
  staysSilent,
  whyDelicate,
} from './mutant.ts';

/** Each distance that an item must keep from the one before: just missed, and just kept. */
export function gapMutants(ground: Ground): readonly Made[] {
  return ground.places.slice(1).flatMap((place, at) => {
    const before = ground.places[at];
    if (before === undefined) return [];
    const { afterMs, withinMs } = place.item;
    const pair: Pair = { before, place, later: ground.places.slice(at + 1), earlier: ground.places.slice(0, at + 1) };
    return [
      ...(afterMs === undefined ? [] : [tooSoon(ground, pair, afterMs), just(ground, pair, afterMs)]),
      ...(withinMs === undefined ? [] : [tooLate(ground, pair, withinMs), just(ground, pair, withinMs)]),
    ];
  });
}

interface Pair {
  readonly before: Place;
  readonly place: Place;
  /** The place and all behind it, which are moved with it. */
  readonly later: readonly Place[];
  readonly earlier: readonly Place[];
}

const kind = 'gap';
const either = 'one call could take either';

/** However the calls are put to the two items, less than the distance lies between. */
function tooSoon(ground: Ground, pair: Pair, afterMs: number): Made {
  const { before, place } = pair;
  const title = `${place.name} sooner than ${writeSpan(afterMs)} after ${before.name}`;
  const byMs = decidedSpan(before).firstMs + afterMs - 1 - decidedSpan(place).lastMs;
  const why = whyNotMoved(pair);
  if (why !== undefined || !Number.isFinite(byMs)) return { kind, title, why: why ?? 'a call does not end' };
  const meaning = `${place.name} may come at once, though it must come ${writeSpan(afterMs)} after ${before.name}`;
  return staysSilent({ kind, title, trace: moved(ground.trace, pair, byMs), meaning });
}

function tooLate(ground: Ground, pair: Pair, withinMs: number): Made {
  const { before, place } = pair;
  const title = `${place.name} a millisecond past ${writeSpan(withinMs)} after ${before.name}`;
  const byMs = decidedSpan(before).lastMs + withinMs + 1 - decidedSpan(place).firstMs;
  const why = whyNotMoved(pair) ?? whyNoLater(ground, pair, byMs);
  if (why !== undefined || !Number.isFinite(byMs)) return { kind, title, why: why ?? 'a call does not end' };
  const meaning = `${place.name} may come at any time, though it must come within ${writeSpan(withinMs)} of ${before.name}`;
  return staysSilent({ kind, title, trace: moved(ground.trace, pair, byMs), meaning });
}

/** Exactly at the distance, where it counts still. */
function just(ground: Ground, pair: Pair, gapMs: number): Made {
  const { before, place } = pair;
  const title = `${place.name} exactly ${writeSpan(gapMs)} after ${before.name}`;
  const { form, fired } = ground;
  const byMs = decidedSpan(before).firstMs + gapMs - decidedSpan(place).firstMs;
  const why = whyNotMoved(pair) ?? whyDelicate(ground) ?? whyNotPlain(ground) ?? whyNoLater(ground, pair, byMs);
  if (why !== undefined || !Number.isFinite(byMs)) return { kind, title, why: why ?? 'a call does not end' };
  const trace = moved(ground.trace, pair, byMs);
  if (!follows(ground, pair, byMs)) return { kind, title, why: `${before.name} runs for longer` };
  const meaning = `${form.id} takes the distance of ${place.name} from ${before.name} to be another`;
  return firesAt(fired.call, { kind, title, trace, meaning });
}

function moved(trace: Trace, { later }: Pair, byMs: number): Trace {
  const isLater = (line: EventLine): boolean => later.some(({ lines }) => lines.has(line));
  return changed(trace, (line) => (isLater(line) ? shifted(line, byMs) : line));
}

function whyNotMoved({ later, earlier }: Pair): string | undefined {
  const isShared = later.some(({ lines }) => [...lines].some((line) => earlier.some((one) => one.lines.has(line))));
  return isShared ? either : undefined;
}

/** What the distance is measured from, and whether the whole window is over before, which would say nothing of it. */
function whyNoLater({ form, fired }: Ground, { before, place }: Pair, byMs: number): string | undefined {
  const ids = form.items.map(idOfItem);
  const between = form.items.slice(ids.indexOf(before.name) + 1, ids.indexOf(place.name));
  if (between.some(isOptional)) return 'a step that may be left out stands between';
  const { startMs, endMs } = fired.finding;
  return endMs - startMs + byMs > form.withinMs ? 'the window of the whole sequence is over before' : undefined;
}

function whyNotPlain({ form, places }: Ground): string | undefined {
  const isPlain = (item: Item): boolean => item.kind === 'step' && item.min === 1 && item.max === 1;
  if (!form.items.every(isPlain)) return 'a step is more than one call, or may be left out';
  return places.every(({ lines }) => lines.size === 1) ? undefined : 'more than one call could take a step';
}

/** Whether the moved call is still requested when the one before has ended. */
function follows({ trace }: Ground, { before, place }: Pair, byMs: number): boolean {
  const [earlier] = before.lines;
  const [later] = place.lines;
  if (earlier === undefined || later === undefined || decidedTimes(place, later).length === 0) return false;
  const atMs = later.atMs + byMs;
  return (
    endOf(earlier) < atMs || (endOf(earlier) === atMs && trace.lines.indexOf(earlier) < trace.lines.indexOf(later))
  );
}
