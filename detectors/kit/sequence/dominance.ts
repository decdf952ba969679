/**
 * Which partials are kept.
 *
 * 1. A partial is dropped only for another that ends a match wherever it would: at the same position, started no
 *    earlier, as certain, with the same values or, of those that are only looked for, with more.
 * 2. Where more than the start decides (gaps, contiguity, aggregates, calls in flight beside a group) it must agree too.
 * 3. What does not fit is merged into one partial that takes every call that one of them would take.
 */
import { stateLimits } from '../form/limits.ts';
import { isSet, lookupOf, unknownValue, type Value, type ValueSet } from '../form/value.ts';
import { grown } from './grown.ts';
import type { Need } from './needs.ts';
import type { Program } from './program.ts';
import { lastCallOf, type Flight, type Partial } from './state.ts';

/** Those that wait for the same item, with one more. */
export function keep(judge: Judge, waiting: readonly Partial[], made: Partial): readonly Partial[] {
  if (judge.program.mode.kind === 'all' || waiting.length === 0) return grown(waiting, made);
  for (const other of waiting) if (dominates(judge, other, made)) return waiting;
  const [first] = waiting;
  if (waiting.length === 1 && first !== undefined && dominates(judge, made, first)) return [made];
  return grown(
    waiting.filter((other) => !dominates(judge, made, other)),
    made,
  );
}

/** What dominance depends on besides the two. */
export interface Judge {
  readonly program: Program;
  readonly flights: readonly Flight[];
}

export function dominates({ program, flights }: Judge, one: Partial, other: Partial): boolean {
  if (one.progress !== other.progress || one.startMs < other.startMs || one.certainty < other.certainty) return false;
  const need = program.needs[one.item];
  if (need === undefined || (one.isMerged && !other.isMerged)) return false;
  if (program.usesTurns && !adjoinAlike(need, one, other)) return false;
  if (!agrees(need.decided, one.decidedMs, other.decidedMs) || !coversAll(need, one, other)) return false;
  if (need.isGathering && !gathersMore(one, other)) return false;
  return isUsedAlike({ program, flights }, one, other) && (!need.isLookedUp || precedesAlike(one, other, flights));
}

function adjoinAlike({ isAdjacent }: Need, one: Partial, other: Partial): boolean {
  return lastCallOf(one) === lastCallOf(other) || (!isAdjacent && one.progress === 0);
}

function coversAll({ slots }: Need, one: Partial, other: Partial): boolean {
  for (const { slot, isLookedFor } of slots)
    if (!covers(one.captures[slot] ?? null, other.captures[slot] ?? null, isLookedFor)) return false;
  return true;
}

function agrees(decided: Need['decided'], oneMs: number, otherMs: number): boolean {
  if (decided === 'free') return true;
  if (decided === 'later') return oneMs >= otherMs;
  return decided === 'earlier' ? oneMs <= otherMs : oneMs === otherMs;
}

function covers(one: Value, other: Value, isLookedFor: boolean): boolean {
  if (!isSet(one) || !isSet(other)) return one === other;
  if (isLookedFor) return one.isOpen || (!other.isOpen && holdsAll(one, other.values));
  return one.isOpen === other.isOpen && one.values.length === other.values.length && holdsAll(one, other.values);
}

function holdsAll(set: ValueSet, values: readonly string[]): boolean {
  if (values.length > set.values.length) return false;
  if (set.values.length <= 4) return values.every((value) => set.values.includes(value));
  const lookup = lookupOf(set);
  return values.every((value) => lookup.has(value));
}

function gathersMore(one: Partial, other: Partial): boolean {
  return one.total >= other.total && other.distinct.every((value) => one.distinct.includes(value));
}

/** Whether every call in flight that can take the other further can take the one: it follows it, and is not in it. */
function precedesAlike(one: Partial, other: Partial, flights: readonly Flight[]): boolean {
  return flights.every(
    ({ tick, request: { call } }) =>
      other.since >= tick || (one.since < tick && (!holds(one, call) || holds(other, call))),
  );
}

/** Whether no call in flight can forbid the one and not the other, which has taken it. */
function isUsedAlike({ program, flights }: Judge, one: Partial, other: Partial): boolean {
  if (one.progress === 0 || program.middles.length === 0) return true;
  return flights.every(({ request: { call } }) => !holds(other, call) || holds(one, call));
}

function holds({ item, steps }: Partial, call: string): boolean {
  return steps.some((taken) => taken.item === item && taken.call === call);
}

/** Makes room at one position, where there is none: the partial with the oldest start goes into the merged one. */
export function makeRoom(program: Program, kept: readonly Partial[], made: Partial): readonly Partial[] | undefined {
  let count = 0;
  let oldest = made;
  let earlier: Partial | undefined;
  for (const partial of kept) {
    if (partial.progress !== made.progress) continue;
    if (partial.isMerged) {
      earlier ??= partial;
      continue;
    }
    if (count === 0 || partial.startMs < oldest.startMs) oldest = partial;
    count += 1;
  }
  if (count <= program.runsMax) return undefined;
  const merged = merge(program, earlier ?? oldest, oldest);
  return grown(
    kept.filter((partial) => partial !== oldest && partial !== earlier),
    merged,
  );
}

function merge(program: Program, one: Partial, other: Partial): Partial {
  const newest = other.startMs > one.startMs ? other : one;
  const slots = program.needs[one.item]?.slots ?? [];
  const captures = program.slots.map((_name, slot) =>
    slots.some((need) => need.slot === slot) ? unite(one.captures[slot] ?? null, other.captures[slot] ?? null) : null,
  );
  const isWide = one.isWide || other.isWide || captures.some((value) => isSet(value) && value.isOpen);
  const { id: _id, ...rest } = newest;
  return {
    ...rest,
    readyMs: Math.min(one.readyMs, other.readyMs),
    since: Math.min(one.since, other.since),
    certainty: one.certainty > other.certainty ? one.certainty : other.certainty,
    captures,
    total: Math.max(one.total, other.total),
    distinct: [...new Set([...one.distinct, ...other.distinct])].slice(0, stateLimits.capturedValues),
    isMerged: true,
    isWide,
  };
}

function unite(one: Value, other: Value): Value {
  if (one === other) return one;
  if (!isSet(one) || !isSet(other) || one.isOpen || other.isOpen) return unknownValue;
  const values = [...new Set([...one.values, ...other.values])].sort();
  return values.length > stateLimits.capturedValues ? unknownValue : { values, isOpen: false };
}
