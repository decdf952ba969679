import type { Expression } from '../../form/form.ts';
import { conjunctsOf } from '../../form/parts.ts';
import { readsOf } from '../../form/reads.ts';
import { stepsOf } from '../../form/items.ts';
import type { EventLine, NamedValue } from '../notation/trace.ts';
import { changed, type Ground, type Made, type Place, staysSilent } from './mutant.ts';

/** Each step that must carry what an earlier one captured carries something else. */
export function otherValuesMutants(ground: Ground): readonly Made[] {
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
