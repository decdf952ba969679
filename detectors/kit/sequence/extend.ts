/** Takes a step with a call that counts: what a partial becomes by it, or the match that it ends. */
import { no, type Truth } from '../form/truth.ts';
import { isSet, type Value } from '../form/value.ts';
import { forbiddenBefore } from './absences.ts';
import { grown } from './grown.ts';
import type { ItemPlan, StepPlan } from './program.ts';
import type { Match, Partial } from './state.ts';
import { captureOf, takenOf, type Captured } from './taken.ts';
import { crossTruth, decidedMs, isInTime, isRoot, isSpaced, weaker, type Counting, type Work } from './work.ts';

/**
 * The truth that a partial is taken further by the call with a step, besides what the events of the call alone say:
 * everything but what is known only at its end.
 */
export function truthFrom(counting: Counting, step: StepPlan, partial: Partial): Truth {
  const { program } = counting.work;
  const item = program.items[step.item];
  const timeMs = decidedMs(step, counting);
  if (item === undefined || !isInTime(program, partial, timeMs)) return no;
  const cross = crossTruth(counting, step, partial);
  if (cross === no || !completes(item, partial)) return cross;
  if (!isSpaced(item, partial, timeMs)) return no;
  return program.leadings.length === 0 ? cross : weaker(cross, forbiddenBefore(counting, item, timeMs));
}

function progressIn(item: ItemPlan, partial: Partial): number {
  return partial.item === item.at ? partial.progress : 0;
}

function completes(item: ItemPlan, partial: Partial): boolean {
  return progressIn(item, partial) + 1 >= item.least;
}

/** A partial that a call takes further, and how truly. */
export interface Extension {
  readonly partial: Partial;
  readonly truth: Truth;
}

/** Takes a step, or a branch of one-of, after everything was asked. */
export function extend(counting: Counting, step: StepPlan, extension: Extension): void {
  const { work } = counting;
  const item = work.program.items[step.item];
  if (item === undefined) return;
  const { partial } = extension;
  const progress = progressIn(item, partial) + 1;
  const next = advance(counting, step, extension);
  if (progress >= item.least) complete(work, next, partial);
  const isGoingOn = item.isStrict ? progress < item.most : progress < item.least;
  if (isGoingOn) work.make(goOn(work, item, { partial, next, progress }));
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
    since: item.kind === 'any-order' ? (isFirst ? work.aside.clearedAt : since) : next.since,
    readyMs: item.kind === 'any-order' ? readyMs : next.readyMs,
  };
}

/** The partial after the step, as it waits for the next item. */
export function advance(counting: Counting, step: StepPlan, { partial, truth }: Extension): Partial {
  const timeMs = decidedMs(step, counting);
  const captured = step.captures.length === 0 ? undefined : captureOf(counting, step, partial);
  return {
    item: step.item + 1,
    progress: 0,
    startMs: isRoot(partial) ? timeMs : partial.startMs,
    decidedMs: timeMs,
    readyMs: counting.take.timeMs,
    since: counting.work.tick,
    certainty: weaker(partial.certainty, truth),
    captures: capturesAfter(counting.work, step, { partial, captured }),
    steps: grown(partial.steps, takenOf(counting, step, { partial, captured })),
    total: 0,
    distinct: noTexts,
    isMerged: partial.isMerged,
    isWide: partial.isWide || (captured !== undefined && [...captured.values()].some(isUnknown)),
  };
}

const noTexts: readonly string[] = [];

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

/** The item before `next` is complete: the next one is waited for, or the match is there. */
export function complete(work: Work, next: Partial, before: Partial): void {
  if (next.item <= work.program.last) {
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
  work.end(match);
}

function wait(work: Work, next: Partial): void {
  if (lacksValues(work, next)) return;
  work.make(next);
  for (const item of work.program.items[next.item]?.gathersAt ?? []) work.make({ ...next, item });
}

/** Whether a later step asks for one of the values of a set that has none. */
function lacksValues({ program }: Work, { item, captures }: Partial): boolean {
  if (program.slots.length === 0) return false;
  return (program.needs[item]?.slots ?? []).some(({ slot, isDemanded }) => {
    const value = captures[slot] ?? null;
    return isDemanded && isSet(value) && !value.isOpen && value.values.length === 0;
  });
}
