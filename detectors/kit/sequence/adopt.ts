/**
 * Takes over what an earlier version of a sequence has begun, as far as both are the same.
 *
 * 1. A partial is taken over whole, or stays with the version that began it: it waits for an item of which everything
 *    before is unchanged, and holds every value that the new version will ask for.
 * 2. What is in flight is found again by its end, as a call whose request was forgotten is.
 */
import { isSet, type Value } from '../form/value.ts';
import { newLog, withPast, type LateLog } from './held-takes.ts';
import type { Program } from './program.ts';
import type { CoreState, Flight, Partial } from './state.ts';
import { emptyCore } from './work.ts';

interface KeyedLog {
  readonly key: string;
  readonly log: LateLog;
}

export interface AdoptedKeys {
  readonly keys: readonly KeyedLog[];
  /** What the earlier version keeps. */
  readonly rest: readonly KeyedLog[];
}

/** `items` of the sequence, from the first on, are the same in both versions. */
export function adoptKeys(program: Program, keys: readonly KeyedLog[], items: number): AdoptedKeys {
  const adopted: KeyedLog[] = [];
  const rest: KeyedLog[] = [];
  for (const { key, log } of keys) {
    const isMine = (partial: Partial): boolean => isAdopted(program, partial, items);
    const core = adoptCore(program, log.head, { items, isMine });
    const left = leaveCore(log.head, isMine);
    if (core !== undefined) adopted.push({ key, log: succeed(log, core) });
    if (left !== undefined) rest.push({ key, log: withPast(succeed(log, left), { held: log.past.held }) });
  }
  return { keys: adopted, rest };
}

function succeed({ past: { floor, watermarkMs } }: LateLog, core: CoreState): LateLog {
  return withPast(newLog(core), { floor, watermarkMs });
}

function isAdopted(program: Program, { item, progress, captures }: Partial, items: number): boolean {
  if (item > items || item >= program.items.length || (item === items && progress > 0)) return false;
  const needed = program.needs[item]?.slots ?? [];
  return needed.every(({ slot }) => slot >= slotsBefore(program, item) || isThere(captures[slot]));
}

function isThere(value: Value | undefined): boolean {
  return value !== undefined && value !== null && (!isSet(value) || value.isOpen || value.values.length > 0);
}

/** Captures are numbered in the order of the items, so that those of equal items have equal numbers. */
function slotsBefore({ form, slots }: Program, item: number): number {
  const names = form.items
    .slice(0, item)
    .flatMap((one) => ('steps' in one ? one.steps : [one.step]))
    .flatMap(({ captures }) => captures.map(({ name }) => name));
  return Math.min(new Set(names).size, slots.length);
}

interface Adopting {
  readonly items: number;
  readonly isMine: (partial: Partial) => boolean;
}

function adoptCore(program: Program, head: CoreState, { items, isMine }: Adopting): CoreState | undefined {
  const empty = emptyCore(program);
  const partials = empty.partials.map((_, item) =>
    (head.partials[item] ?? []).filter(isMine).map((partial) => fitted(program, partial)),
  );
  const window = items > 0 ? head.aside.window : [];
  if (window.length === 0 && partials.every(({ length }) => length === 0) && head.flights.length === 0)
    return undefined;
  const { tick } = head;
  const { clearedAt, turns, earliestMs } = head.aside;
  const forgotten = head.aside.forgotten + (head.flights.length > 0 ? 1 : 0);
  return { ...empty, tick, partials, aside: { ...empty.aside, earliestMs, clearedAt, turns, forgotten, window } };
}

/** With room for what the items that are new capture. */
function fitted({ slots }: Program, partial: Partial): Partial {
  const captures = slots.map((_, slot) => partial.captures[slot] ?? null);
  return { ...partial, captures };
}

/** The state without what was taken over; undefined when nothing is left. */
function leaveCore(head: CoreState, isMine: (partial: Partial) => boolean): CoreState | undefined {
  const isOther = (partial: Partial): boolean => !isMine(partial);
  const partials = head.partials.map((waiting) => waiting.filter(isOther));
  const flights = head.flights.map((flight): Flight => {
    const candidates = flight.candidates.map((one) => ({ ...one, from: one.from.filter(isOther) }));
    return { ...flight, candidates: candidates.filter(({ from }) => from.length > 0) };
  });
  const isOver = partials.every(({ length }) => length === 0) && head.aside.waiting.length === 0;
  if (isOver && flights.every(({ candidates }) => candidates.length === 0)) return undefined;
  return { ...head, partials, flights, aside: { ...head.aside, window: [] } };
}
