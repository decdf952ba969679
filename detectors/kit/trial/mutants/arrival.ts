import { changed, callOf, type Ground, type Made, staysSame } from './mutant.ts';

/** Events that come late, twice, and to a worker that is started anew between any two of them. */
export function arrivalMutants(ground: Ground): readonly Made[] {
  return [...lateMutants(ground), duplicated(ground), restarted(ground)];
}

function duplicated(ground: Ground): Made {
  const trace = changed(ground.trace, (line) => ({ ...line, isTwice: true }));
  const meaning = 'an event that is delivered twice counts twice';
  return staysSame(ground, { kind: 'duplicated', title: 'every event twice', trace, meaning });
}

function restarted(ground: Ground): Made {
  const { trace } = ground;
  const meaning = 'a restart in the middle of a chain loses it, or finds it twice';
  const mutant = staysSame(ground, { kind: 'restarted', title: 'a restart between any two events', trace, meaning });
  return { ...mutant, isRestarted: true };
}

/** The events of each step come after those of the next one. */
function lateMutants(ground: Ground): readonly Made[] {
  const { steps } = ground.fired;
  return steps.slice(0, -1).flatMap(({ step, call }, at): readonly Made[] => {
    const line = callOf(ground, call);
    const next = callOf(ground, steps[at + 1]?.call ?? 0);
    if (line === undefined || next === undefined || line === next) return [];
    const kind = 'late';
    const title = `${step} arrives after ${steps[at + 1]?.step ?? ''}`;
    if ((next.endMs ?? next.atMs) - line.atMs > ground.lateMs)
      return [{ kind, title, why: 'that would be too late to count' }];
    const trace = changed(ground.trace, (one) => (one === line ? { ...line, arrivesAfter: next.number } : one));
    const meaning = 'it judges by the order in which events arrive, not by that in which they happened';
    return [staysSame(ground, { kind, title, trace, meaning })];
  });
}
