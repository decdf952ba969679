import type { EventLine } from '../notation/trace.ts';
import { changed, type Ground, type Made, type Place, staysSame, staysSilent, without } from './mutant.ts';

/** Each step left out: every call that could take it. */
export function droppedMutants(ground: Ground): readonly Made[] {
  return ground.places.flatMap((place) => [dropped(ground, place), ...oneTooFew(ground, place)]);
}

function dropped({ trace }: Ground, { name, lines }: Place): Made {
  return staysSilent({
    kind: 'dropped',
    title: `without ${name}`,
    trace: without(trace, lines),
    meaning: `it fires although no call takes ${name}`,
  });
}

/** A step that is wanted several times, and a count, get one call less than they need. */
function oneTooFew({ trace }: Ground, { item, name, lines }: Place): readonly Made[] {
  const bound = boundOf(item);
  if (bound === undefined || bound < 2 || lines.size < bound) return [];
  return [
    staysSilent({
      kind: 'dropped',
      title: `${name} once too few`,
      trace: without(trace, new Set([...lines].slice(bound - 1))),
      meaning: `${name} is content with less than ${String(bound)} calls`,
    }),
  ];
}

function boundOf(item: Place['item']): number | undefined {
  if (item.kind === 'step') return item.min;
  // One call may hold several of the values that are told apart, and any amount.
  return item.kind === 'aggregate' && item.measure === 'count' ? Math.ceil(item.atLeast) : undefined;
}

/** Each step in another session, and, where the key says so, by another agent, principal or tenant. */
export function otherKeyMutants(ground: Ground): readonly Made[] {
  const fields = ['session', 'agent', 'principal', 'tenant'] as const;
  const keyed = fields.filter((field) => field === 'session' || ground.form.by.includes(field));
  return keyed.flatMap((field) => ground.places.map((place) => elsewhere(ground, place, field)));
}

function elsewhere(ground: Ground, place: Place, field: 'session' | 'agent' | 'principal' | 'tenant'): Made {
  const kind = 'other-session';
  const title = `${place.name} of another ${field}`;
  if (field === 'agent' && ground.places.some(takesOthers)) {
    return { kind, title, why: 'what tells no agent belongs to all of them' };
  }
  const moved = (line: EventLine): EventLine =>
    place.lines.has(line) ? { ...line, [field]: `${fieldOf(line, field)}-other` } : line;
  const trace = changed(ground.trace, moved);
  if (!ground.form.by.includes(field)) {
    if (place.item.isStrict) return { kind, title, why: `${place.name} is strict` };
    const meaning = `the key has no ${field}, yet steps of two do not come together`;
    return staysSame(ground, { kind, title, trace, meaning });
  }
  const isLacking = ground.places.some(
    (other) => other !== place && ![...place.lines].some((line) => other.lines.has(line)),
  );
  if (!isLacking) return { kind, title, why: `what could take ${place.name} could take every other step` };
  return staysSilent({
    kind,
    title,
    trace,
    meaning: `it puts together what two ${field}s did, though its key has the ${field}`,
  });
}

/** Whether something that is no call could take it. */
function takesOthers({ lines }: Place): boolean {
  return [...lines].some((line) => line.kind !== 'call');
}

function fieldOf(line: EventLine, field: 'session' | 'agent' | 'principal' | 'tenant'): string {
  if (field === 'agent') return line.kind === 'call' ? line.agent : '';
  return line[field];
}
