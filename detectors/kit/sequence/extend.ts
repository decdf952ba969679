/** Takes a step with a call that counts: what a partial becomes by it, or the match that it ends. */
import { no, type Truth } from '../form/truth.ts';
import { isSet, type Value } from '../form/value.ts';
import { forbiddenBefore } from './absences.ts';
import type { ItemPlan, StepPlan } from './program.ts';
import type { Match, Partial } from './state.ts';
import { captureOf, takenOf, type Captured } from './taken.ts';
import { crossTruth, decidedMs, isInTime, isRoot, isSpaced, weaker, type Counting, type Work } from './work.ts';

/** The truth that a partial is taken further by the call with a step: everything but what is known only at its end. */
export function truthFrom(work: Work, step: StepPlan, { partial, counting, local }: Attempt): Truth {
  const { program } = work;
  const item = program.items[step.item];
  const timeMs = decidedMs(step, counting);
  if (item === undefined || !isInTime(program, partial, timeMs)) return no;
  const { captures, isWide } = partial;
  const cross = crossTruth(program, step, { captures, probes: counting.probes, isWide });
  if (cross === no || !completes(item, partial)) return weaker(local, cross);
  if (!isSpaced(item, partial, timeMs)) return no;
  const allowed = forbiddenBefore(work, item, { timeMs, call: counting.flight.call });
  return weaker(weaker(local, cross), allowed);
}

export interface Attempt {
  readonly partial: Partial;
  readonly counting: Counting;
  /** What the events of the call alone say. */
  readonly local: Truth;
}

function progressIn(item: ItemPlan, partial: Partial): number {
  return partial.item === item.at ? partial.progress : 0;
}

function completes(item: ItemPlan, partial: Partial): boolean {
  return progressIn(item, partial) + 1 >= item.least;
}

/** Takes a step, or a branch of one-of, after everything was asked. */
export function extend(work: Work, step: StepPlan, { partial, counting, truth }: Extension): void {
  const item = work.program.items[step.item];
  if (item === undefined) return;
  const progress = progressIn(item, partial) + 1;
  const next = advance(work, step, { partial, counting, truth });
  if (progress >= item.least) complete(work, item, { next, before: partial });
  const isGoingOn = item.isStrict ? progress < item.most : progress < item.least;
  if (isGoingOn) work.made.push(goOn(work, item, { partial, next, progress }));
}

export interface Extension {
  readonly partial: Partial;
  readonly counting: Counting;
  readonly truth: Truth;
}

interface Going {
  readonly partial: Partial;
  readonly next: Partial;
  readonly progress: number;
}

/** The same item again: times of the item before stay those that its spacing is measured from. */
export function goOn(work: Work, item: ItemPlan, { partial, next, progress }: Going): Partial {
  const { decidedMs: beforeMs, since, readyMs } = partial;
  const isFirst = isRoot(partial);
  return {
    ...next,
    item: item.at,
    progress,
    decidedMs: isFirst ? next.startMs : beforeMs,
    since: item.kind === 'any-order' ? (isFirst ? work.clearedAt : since) : next.since,
    readyMs: item.kind === 'any-order' ? readyMs : next.readyMs,
  };
}

/** The partial after the step, as it waits for the next item. */
export function advance(work: Work, step: StepPlan, { partial, counting, truth }: Extension): Partial {
  const { program, tick } = work;
  const timeMs = decidedMs(step, counting);
  const captured = step.captures.length === 0 ? undefined : captureOf(program, step, { counting, partial });
  const captures = capturesAfter(work, step, { partial, captured });
  return {
    item: step.item + 1,
    progress: 0,
    startMs: isRoot(partial) ? timeMs : partial.startMs,
    decidedMs: timeMs,
    readyMs: counting.take.timeMs,
    since: tick,
    last: counting.flight.call,
    certainty: weaker(partial.certainty, truth),
    captures,
    steps: [...partial.steps, takenOf(program, step, { counting, partial, captured, tick })],
    total: 0,
    distinct: [],
    isMerged: partial.isMerged,
    isWide: partial.isWide || (captured !== undefined && [...captured.values()].some(isUnknown)),
  };
}

function isUnknown(value: Value): boolean {
  return isSet(value) && value.isOpen;
}

const noCaptures: readonly Value[] = [];

function capturesAfter(
  { program }: Work,
  step: StepPlan,
  { partial, captured }: { readonly partial: Partial; readonly captured: Captured | undefined },
): readonly Value[] {
  if (program.slots.length === 0) return noCaptures;
  const needed = program.needs[step.item]?.slots ?? [];
  const later = program.needs[step.item + 1]?.slots ?? [];
  const captures = new Array<Value>(program.slots.length).fill(null);
  for (const { slot } of [...needed, ...later]) captures[slot] = captured?.get(slot) ?? partial.captures[slot] ?? null;
  return captures;
}

interface Completed {
  readonly next: Partial;
  readonly before: Partial;
}

/** An item is complete: the next one is waited for, or the match is there. */
export function complete(work: Work, item: ItemPlan, { next, before }: Completed): void {
  if (!item.isLast) {
    wait(work, next);
    return;
  }
  const last = next.steps.at(-1);
  const [trailing] = work.program.trailings;
  if (last === undefined) return;
  const match: Match = {
    partial: before,
    captures: next.captures,
    steps: next.steps,
    last,
    startMs: next.startMs,
    certainty: next.certainty === 2 ? 'yes' : 'perhaps',
    isApproximate: next.isMerged || next.isWide,
    ...(trailing === undefined ? {} : { dueMs: next.decidedMs + trailing.forMs }),
  };
  work.ended.push(match);
}

function wait(work: Work, next: Partial): void {
  if (lacksValues(work, next)) return;
  work.made.push(next);
  for (const item of work.program.items[next.item]?.gathersAt ?? []) work.made.push({ ...next, item });
}

/** Whether a later step asks for one of the values of a set that has none. */
function lacksValues({ program }: Work, { item, captures }: Partial): boolean {
  if (program.slots.length === 0) return false;
  return (program.needs[item]?.slots ?? []).some(({ slot, isDemanded }) => {
    const value = captures[slot] ?? null;
    return isDemanded && isSet(value) && !value.isOpen && value.values.length === 0;
  });
}
