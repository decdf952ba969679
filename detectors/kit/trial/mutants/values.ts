import type { Expression } from '../../form/form.ts';
import { conjunctsOf } from '../../form/parts.ts';
import { readsOf } from '../../form/reads.ts';
import { stepsOf } from '../../form/items.ts';
import type { EventLine, NamedValue } from '../notation/trace.ts';
import { areApart, changed, type Ground, type Made, type Place, staysSilent } from './mutant.ts';

/** Each step that must carry what an earlier one captured carries something else, and each captures something else. */
export function otherValuesMutants(ground: Ground): readonly Made[] {
  return [...carriesOthers(ground), ...capturesOthers(ground)];
}

/** The step that captures what a later one must carry meets other values. */
function capturesOthers(ground: Ground): readonly Made[] {
  return ground.places.flatMap((place, at): readonly Made[] => {
    const captured = new Set(stepsOf(place.item).flatMap(({ captures }) => captures.map(({ name }) => name)));
    const carrying = ground.places.slice(at + 1).find((later) => carriesOneOf(later, captured));
    if (carrying === undefined) return [];
    const kind = 'other-values';
    const title = `${place.name} with other values for ${carrying.name}`;
    if (isOpen(ground)) return [{ kind, title, why: 'not everything in the trace was inspected' }];
    if (!areApart(place, carrying)) return [{ kind, title, why: 'one call could take either' }];
    const trace = changed(ground.trace, (line) => (place.lines.has(line) ? renamed(line) : line));
    const meaning = `${carrying.name} takes a call that carries what ${place.name} did not capture`;
    return [staysSilent({ kind, title, trace, meaning })];
  });
}

/** Whether every step of the place must carry one of these captures. */
function carriesOneOf({ item }: Place, captured: ReadonlySet<string>): boolean {
  return stepsOf(item).every(({ where }) =>
    conjunctsOf(where).some((part) => isCarried(part) && isSubset(readsOf(part).captures, captured)),
  );
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((one) => all.has(one));
}

function carriesOthers(ground: Ground): readonly Made[] {
  return ground.places.filter(isCarrying).map((place) => {
    const kind = 'other-values';
    const title = `${place.name} with other values`;
    if (isOpen(ground)) return { kind, title, why: 'not everything in the trace was inspected' };
    const trace = changed(ground.trace, (line) => (place.lines.has(line) ? renamed(line) : line));
    const meaning = `${place.name} takes a call that carries nothing of what was captured`;
    return staysSilent({ kind, title, trace, meaning });
  });
}

function isCarrying({ item }: Place): boolean {
  return stepsOf(item).every(({ where }) => conjunctsOf(where).some(isCarried));
}

/** A conjunct that holds only where a value of the event is one that was captured. */
function isCarried(expression: Expression): boolean {
  if (expression.op !== 'intersects') return false;
  const [one, other] = expression.of;
  const isEvents = (part: Expression): boolean => part.op === 'fingerprints' && readsOf(part).event;
  return (one.op === 'captured' && isEvents(other)) || (other.op === 'captured' && isEvents(one));
}

function isOpen({ trace }: Ground): boolean {
  return trace.lines.some(
    (line) =>
      line.kind === 'call' &&
      [line.arguments, line.result].some(({ isTruncated, overflow }) => isTruncated || overflow > 0),
  );
}

/** Other values on each side of each call, so that no two of them are the same. */
function renamed(line: EventLine): EventLine {
  if (line.kind !== 'call') return line;
  const others = (side: string, values: readonly NamedValue[]): readonly NamedValue[] =>
    values.map((value) => ({ ...value, name: `${value.name}-${side}-${String(line.number)}` }));
  return {
    ...line,
    arguments: { ...line.arguments, values: others('sent', line.arguments.values) },
    result: { ...line.result, values: others('received', line.result.values) },
  };
}
