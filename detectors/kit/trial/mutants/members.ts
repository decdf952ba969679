import type { Step } from '../../form/form.ts';
import { stepsOf } from '../../form/items.ts';
import { capturesOf, linesFor } from '../candidates.ts';
import type { CallLine, EventLine } from '../notation/trace.ts';
import {
  callOf,
  changed,
  firesAt,
  type Ground,
  type Made,
  type Place,
  staysSilent,
  whyDelicate,
  without,
} from './mutant.ts';

const kind = 'member';

/** Members of groups: each of an any-order group is needed, in any order; of a one-of group any one is enough. */
export function memberMutants(ground: Ground): readonly Made[] {
  return ground.places.flatMap((place) => {
    if (place.item.kind === 'any-order') return [...withoutEach(ground, place), ...swappedMembers(ground, place)];
    return place.item.kind === 'one-of' ? withoutOthers(ground, place) : [];
  });
}

function withoutEach(ground: Ground, { item, name }: Place): readonly Made[] {
  return stepsOf(item).map((member) =>
    staysSilent({
      kind,
      title: `${name} without ${member.id}`,
      trace: without(ground.trace, linesOf(ground, member)),
      meaning: `it fires although no call takes ${member.id}, which ${name} needs`,
    }),
  );
}

function linesOf({ form, trace }: Ground, { where }: Step): ReadonlySet<EventLine> {
  return linesFor(trace, where, capturesOf(form));
}

/** The first two of the members that were taken, each at the time of the other. */
function swappedMembers(ground: Ground, place: Place): readonly Made[] {
  const taken = takenBy(ground, place);
  const [one, other] = taken;
  if (one === undefined || other === undefined) return [];
  const title = `${one.step} and ${other.step} in the other order`;
  const why = whyDelicate(ground) ?? whyNotSwapped(ground, place, [one.line, other.line]);
  if (why !== undefined) return [{ kind, title, why }];
  const timeOf = (line: CallLine): number => (line === one.line ? other.line.atMs : one.line.atMs);
  const isSwapped = (line: EventLine): line is CallLine => line === one.line || line === other.line;
  const trace = changed(ground.trace, (line) =>
    isSwapped(line) ? { ...line, atMs: timeOf(line), endMs: timeOf(line) } : line,
  );
  const fires = firesAfterSwap(ground, place, [one.line, other.line]);
  const meaning = `${place.name} asks for its members in one order`;
  return [firesAt(fires, { kind, title, trace, meaning })];
}

interface Taken {
  readonly step: string;
  readonly line: CallLine;
}

function takenBy(ground: Ground, { item }: Place): readonly Taken[] {
  const ids = stepsOf(item).map(({ id }) => id);
  return ground.fired.steps.flatMap(({ step, call }) => {
    const line = ids.includes(step) ? callOf(ground, call) : undefined;
    return line === undefined ? [] : [{ step, line }];
  });
}

function whyNotSwapped(ground: Ground, place: Place, pair: readonly [CallLine, CallLine]): string | undefined {
  if (pair.some(({ atMs, endMs }) => endMs !== atMs)) return 'a call takes time';
  if (pair[0].atMs === pair[1].atMs) return 'both happen at one time';
  const isElsewhere = ground.places.some((other) => other !== place && pair.some((line) => other.lines.has(line)));
  return isElsewhere ? 'one call could take another step' : undefined;
}

/** Where the group is the last item it fires at the member that comes last. */
function firesAfterSwap({ fired, places }: Ground, place: Place, [one, other]: readonly [CallLine, CallLine]): number {
  if (place !== places.at(-1)) return fired.call;
  if (fired.call === one.number) return other.number;
  return fired.call === other.number ? one.number : fired.call;
}

/** Calls that could only take a branch that was not taken. */
function withoutOthers(ground: Ground, place: Place): readonly Made[] {
  const [taken] = takenBy(ground, place);
  const others = stepsOf(place.item).filter(({ id }) => id !== taken?.step);
  const isOther = (step: string): boolean => others.some(({ id }) => id === step);
  const kept = ground.fired.steps.filter(({ step }) => !isOther(step));
  const evidence = new Set(kept.map(({ call }) => callOf(ground, call)));
  const lines = new Set(
    others.flatMap((member) => [...linesOf(ground, member)]).filter((line) => !isOf(evidence, line)),
  );
  if (taken === undefined || lines.size === 0) return [];
  const title = `${place.name} by ${taken.step} alone`;
  const isElsewhere = ground.places.some(
    (other) => other !== place && [...lines].some((line) => other.lines.has(line)),
  );
  const why = whyDelicate(ground) ?? (isElsewhere ? 'one call could take another step' : undefined);
  if (why !== undefined) return [{ kind, title, why }];
  const meaning = `${place.name} asks for more than one of its branches`;
  return [firesAt(ground.fired.call, { kind, title, trace: without(ground.trace, lines), meaning })];
}

function isOf(lines: ReadonlySet<EventLine | undefined>, line: EventLine): boolean {
  return lines.has(line);
}
