import type { EventLine, TraceLine } from '../notation/trace.ts';
import { areApart, changed, endOf, type Ground, type Made, pairsOf, type Place, staysSilent } from './mutant.ts';

/** Each two neighbours swapped: the later step's calls begin before any of the earlier step's. */
export function reorderedMutants(ground: Ground): readonly Made[] {
  return pairsOf(ground).map(([before, place]) => {
    const kind = 'reordered';
    const title = `${place.name} before ${before.name}`;
    if (!areApart(before, place)) return { kind, title, why: 'one call could take either' };
    const meaning = `the order of ${before.name} and ${place.name} does not matter to it`;
    return staysSilent({ kind, title, trace: { lines: swapped(ground, before, place) }, meaning });
  });
}

function swapped({ trace }: Ground, before: Place, place: Place): readonly TraceLine[] {
  const first = trace.lines.findIndex((line) => line.kind !== 'clock' && before.lines.has(line));
  const startMs = Math.min(...[...before.lines].map(({ atMs }) => atMs));
  const moved = [...place.lines].map((line): EventLine => {
    const end = line.kind === 'call' && line.endMs !== undefined ? { endMs: startMs + line.endMs - line.atMs } : {};
    return { ...line, atMs: startMs, ...end };
  });
  const kept = trace.lines.map((line) => (line.kind !== 'clock' && place.lines.has(line) ? [] : [line]));
  return [...kept.slice(0, first).flat(), ...moved, ...kept.slice(first).flat()];
}

/** Each two neighbours at the same time: the earlier step's calls run on until the later step's have begun. */
export function parallelMutants(ground: Ground): readonly Made[] {
  return pairsOf(ground).map(([before, place]) => {
    const kind = 'parallel';
    const title = `${place.name} while ${before.name} runs`;
    if (!areApart(before, place)) return { kind, title, why: 'one call could take either' };
    if ([...before.lines].some((line) => line.kind !== 'call')) {
      return { kind, title, why: `${before.name} takes what is over in an instant` };
    }
    const untilMs = Math.max(...[...place.lines].map(({ atMs }) => atMs)) + 1;
    const trace = changed(ground.trace, (line) =>
      line.kind === 'call' && before.lines.has(line) && endOf(line) < untilMs ? { ...line, endMs: untilMs } : line,
    );
    const meaning = `it takes ${place.name} for a consequence of ${before.name}, which had not ended when it was requested`;
    return staysSilent({ kind, title, trace, meaning });
  });
}
