/**
 * Items that take several calls at once. What they take is looked for when a call counts, not when it was requested:
 * members of a group may overlap, and an aggregate gathers them all. A group is decided by the event that completes it.
 */
import { no, type Truth } from '../form/truth.ts';
import { isSet, type Value } from '../form/value.ts';
import { stateLimits } from '../form/limits.ts';
import { forbiddenBefore } from './absences.ts';
import { advance, complete, goOn, type Extension } from './extend.ts';
import type { ItemPlan, StepPlan } from './program.ts';
import type { Partial, Sample } from './state.ts';
import { crossTruth, decidedMs, isSpaced, root, weaker, type Counting, type Work } from './work.ts';

/** Partials that the call follows, of those that can take the item. */
function preceding(counting: Counting, item: ItemPlan): readonly Partial[] {
  const { work, tick } = counting;
  const found: Partial[] = [];
  for (const entry of item.entries)
    for (const partial of work.waitingFor(entry))
      if ((entry === item.at || partial.progress === 0) && follows(partial, counting)) found.push(partial);
  if (item.at === 0 && work.aside.clearedAt < tick) found.push(root);
  return found;
}

function follows(partial: Partial, { tick, request: { isMadeUp, timeMs } }: Counting): boolean {
  return partial.since < tick && (!isMadeUp || partial.readyMs <= timeMs);
}

export function takeMember(counting: Counting, step: StepPlan, local: Truth): void {
  const item = counting.work.program.items[step.item];
  if (item === undefined) return;
  for (const partial of preceding(counting, item)) {
    const mask = partial.item === item.at ? partial.progress : 0;
    if ((mask & step.member) !== 0 || hasTaken(partial, item, counting)) continue;
    const truth = weaker(local, crossTruth(counting, step, partial));
    if (truth !== no) addMember(counting, step, { partial, truth, mask: mask | step.member });
  }
}

function hasTaken({ steps }: Partial, item: ItemPlan, { request: { call } }: Counting): boolean {
  return steps.some((taken) => taken.item === item.at && taken.call === call);
}

interface Member extends Extension {
  readonly mask: number;
}

function addMember(counting: Counting, step: StepPlan, { partial, truth, mask }: Member): void {
  const { work } = counting;
  const item = work.program.items[step.item];
  if (item === undefined) return;
  const made = advance(counting, step, { partial, truth });
  const startMs = item.at === 0 ? Math.min(made.startMs, decidedMs(step, counting)) : made.startMs;
  const next = { ...made, startMs, decidedMs: counting.take.timeMs };
  if (mask !== item.all) work.make(goOn(work, item, { partial, next, progress: mask }));
  else completeGroup(counting, item, { next, partial });
}

interface Whole {
  readonly next: Partial;
  readonly partial: Partial;
}

function completeGroup(counting: Counting, item: ItemPlan, { next, partial }: Whole): void {
  const { work } = counting;
  const { timeMs } = counting.take;
  const { program } = work;
  if (timeMs - next.startMs > program.withinMs || !isSpaced(item, partial, timeMs)) return;
  const allowed = forbiddenBefore(counting, item, timeMs);
  if (allowed === no) return;
  complete(work, { ...next, certainty: weaker(next.certainty, allowed) }, partial);
}

interface Gathered {
  readonly amount: number;
  readonly values: readonly string[];
}

/** What a call adds; nothing when what is asked for is missing or no amount. */
function amountOf({ work, probes }: Counting, step: StepPlan): Gathered | undefined {
  if (step.of === undefined) return { amount: 1, values: [] };
  const { scratch } = work.program;
  scratch.probes = probes;
  const value = step.of(scratch);
  const measure = work.program.items[step.item]?.measure;
  if (measure === 'sum')
    return typeof value === 'number' && value >= 0 && Number.isFinite(value)
      ? { amount: value, values: [] }
      : undefined;
  const values = valuesOf(value);
  return values.length === 0 ? undefined : { amount: 1, values };
}

function valuesOf(value: Value): readonly string[] {
  if (value === null) return [];
  return isSet(value) ? value.values : [String(value)];
}

export function gather(counting: Counting, step: StepPlan, local: Truth): void {
  const item = counting.work.program.items[step.item];
  const added = amountOf(counting, step);
  if (item === undefined || added === undefined) return;
  if (item.at === 0) slide(counting, { item, step, local, added });
  else gatherAt(counting, { item, step, local, added });
}

interface Gathering {
  readonly item: ItemPlan;
  readonly step: StepPlan;
  /** What the events of the call alone say. */
  readonly local: Truth;
  readonly added: Gathered;
}

/** Every partial that the call follows gathers it; it is another one then. */
function gatherAt(counting: Counting, { item, step, local, added }: Gathering): void {
  const { work } = counting;
  const waiting = work.waitingFor(item.at);
  const others = waiting.filter((partial) => {
    if (!follows(partial, counting)) return true;
    const truth = weaker(local, crossTruth(counting, step, partial));
    if (truth === no) return true;
    const more = addTo(partial, { item, added, truth });
    if (reaches(item, more)) completeAggregate(counting, step, more);
    work.make(more);
    return false;
  });
  if (others.length < waiting.length) work.setWaiting(item.at, others);
}

interface Adding {
  readonly item: ItemPlan;
  readonly added: Gathered;
  readonly truth: Truth;
}

/** Past the bound nothing more needs to be known. */
function addTo(partial: Partial, { item, added, truth }: Adding): Partial {
  return {
    ...partial,
    total: Math.min(partial.total + added.amount, item.measure === 'sum' ? item.atLeast : Math.ceil(item.atLeast)),
    distinct: unite(partial.distinct, added.values, item.atLeast),
    certainty: weaker(partial.certainty, truth),
  };
}

function unite(known: readonly string[], more: readonly string[], atLeast: number): readonly string[] {
  if (more.length === 0 || known.length >= atLeast) return known;
  return [...new Set([...known, ...more])].slice(0, Math.ceil(atLeast));
}

function reaches(item: ItemPlan, { total, distinct }: Pick<Partial, 'total' | 'distinct'>): boolean {
  return (item.measure === 'distinct' ? distinct.length : total) >= item.atLeast;
}

function completeAggregate(counting: Counting, step: StepPlan, partial: Partial): void {
  const item = counting.work.program.items[step.item];
  if (item === undefined) return;
  const made = advance(counting, step, { partial, truth: partial.certainty });
  completeGroup(counting, item, { next: { ...made, decidedMs: counting.take.timeMs }, partial });
}

/** At the head of a sequence: the newest start from which the calls reach the bound together. */
function slide(counting: Counting, { item, step, local, added }: Gathering): void {
  const { work } = counting;
  const truth = weaker(local, crossTruth(counting, step, root));
  if (truth === no || work.aside.clearedAt >= counting.tick) return;
  const { timeMs } = counting.take;
  const sample: Sample = { timeMs: decidedMs(step, counting), certainty: truth, ...added };
  const samples = [...work.aside.window, sample];
  const fresh = samples.slice(samples.findIndex((one) => timeMs - one.timeMs <= work.program.withinMs));
  const { from, startMs, certainty } = suffixOf(item, fresh);
  work.change({ window: fit(work, from < 0 ? fresh : fresh.slice(from)) });
  if (from < 0) return;
  const made = advance(counting, step, { partial: root, truth: certainty });
  completeGroup(counting, item, { next: { ...made, startMs, decidedMs: timeMs }, partial: root });
}

interface Suffix {
  /** Index of its first call; -1 when all of them together do not reach the bound. */
  readonly from: number;
  readonly startMs: number;
  readonly certainty: Truth;
}

function suffixOf(item: ItemPlan, samples: readonly Sample[]): Suffix {
  let total = 0;
  let startMs = Infinity;
  let certainty: Truth = 2;
  const distinct = new Set<string>();
  for (let at = samples.length - 1; at >= 0; at -= 1) {
    const sample = samples[at];
    if (sample === undefined) continue;
    total += sample.amount;
    for (const value of sample.values) distinct.add(value);
    startMs = Math.min(startMs, sample.timeMs);
    certainty = weaker(certainty, sample.certainty);
    if ((item.measure === 'distinct' ? distinct.size : total) >= item.atLeast) return { from: at, startMs, certainty };
  }
  return { from: -1, startMs, certainty };
}

/** The two oldest calls that do not fit become one at the later of their times: it counts a little longer. */
function fit(work: Work, samples: readonly Sample[]): readonly Sample[] {
  const [first, second, ...rest] = samples;
  if (samples.length <= stateLimits.samples || first === undefined || second === undefined) return samples;
  work.overflow(1);
  const both: Sample = {
    timeMs: Math.max(first.timeMs, second.timeMs),
    amount: first.amount + second.amount,
    values: [...new Set([...first.values, ...second.values])].slice(0, stateLimits.capturedValues),
    certainty: weaker(first.certainty, second.certainty),
  };
  return [both, ...rest];
}
