import { traceBaseMs } from '../notation/symbols.ts';
import { writeSpan } from '../notation/span.ts';
import { decidedTimes } from './decided.ts';
import { areApart, callOf, changed, type Ground, type Made, shifted, firesAt, staysSilent } from './mutant.ts';

/** The last step a millisecond past the window, and exactly at its end. */
export function withinMutants(ground: Ground): readonly Made[] {
  return [pastWithin(ground), atWithin(ground)];
}

function pastWithin({ form, trace, places }: Ground): Made {
  const kind = 'past-within';
  const title = `a millisecond past ${writeSpan(form.withinMs)}`;
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || first === last || !areApart(first, last)) {
    return { kind, title, why: 'one call could be the first and the last' };
  }
  const startMs = Math.max(...[...first.lines].flatMap((line) => decidedTimes(first, line)));
  const endMs = Math.min(...[...last.lines].flatMap((line) => decidedTimes(last, line)));
  const byMs = startMs + form.withinMs + 1 - endMs;
  const moved = changed(trace, (line) => (last.lines.has(line) ? shifted(line, byMs) : line));
  const meaning = 'it fires on a chain that took longer than its window';
  return staysSilent({ kind, title, trace: moved, meaning });
}

function atWithin(ground: Ground): Made {
  const { form, fired, trace } = ground;
  const kind = 'at-within';
  const title = `at exactly ${writeSpan(form.withinMs)}`;
  const why = whyNotMoved(ground);
  const line = callOf(ground, fired.call);
  if (why !== undefined || line === undefined) return { kind, title, why: why ?? 'what it fires at is no call' };
  const { startMs, endMs } = fired.finding;
  const byMs = startMs + form.withinMs - endMs;
  const moved = changed(trace, (one) => (one === line ? shifted(one, byMs) : one));
  const meaning = `${form.id} says within ${writeSpan(form.withinMs)}, which is inclusive`;
  return firesAt(fired.call, { kind, title, trace: moved, meaning });
}

function whyNotMoved({ form, fired, trace }: Ground): string | undefined {
  const item = form.items.at(-1);
  if (form.absences.length > 0) return 'what must not happen may happen meanwhile';
  if (item?.kind !== 'step' || item.min !== 1) return 'the last item is more than one call';
  if (item.withinMs !== undefined || item.isStrict) return 'the last step is bound to the one before';
  if (form.match.kind !== 'exists') return 'what it finds first decides what it finds then';
  const lastMs = Math.max(...trace.lines.map(({ atMs }) => atMs));
  return traceBaseMs + lastMs > fired.finding.startMs + form.withinMs ? 'the trace goes on past the window' : undefined;
}
