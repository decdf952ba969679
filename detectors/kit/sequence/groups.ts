/**
 * Items that take several calls at once. What they take is looked for when a call counts, not when it was requested:
 * members of a group may overlap, and an aggregate gathers them all. A group is decided by the event that completes it.
 */
import { no, type Truth } from '../form/truth.ts';
import { isSet, type Value } from '../form/value.ts';
import { stateLimits } from '../form/limits.ts';
import { forbiddenBefore } from './absences.ts';
import { advance, complete, goOn } from './extend.ts';
import type { ItemPlan, StepPlan } from './program.ts';
import type { Partial, Sample } from './state.ts';
import { crossTruth, decidedMs, isSpaced, root, weaker, type Counting, type Work } from './work.ts';

interface Counted {
  readonly counting: Counting;
  readonly local: Truth;
}

/** Partials that the call follows, of those that can take the item. */
function preceding(work: Work, item: ItemPlan, { flight }: Counting): readonly Partial[] {
  const found: Partial[] = [];
  for (const entry of item.entries)
    for (const partial of work.partials[entry] ?? [])
      if ((entry === item.at || partial.progress === 0) && follows(partial, flight)) found.push(partial);
  if (item.at === 0 && work.clearedAt < flight.tick) found.push(root);
  return found;
}

function follows(partial: Partial, { tick, isMadeUp, requestedMs }: Counting['flight']): boolean {
  return partial.since < tick && (!isMadeUp || partial.readyMs <= requestedMs);
}

export function takeMember(work: Work, step: StepPlan, { counting, local }: Counted): void {
  const item = work.program.items[step.item];
  if (item === undefined) return;
  for (const partial of preceding(work, item, counting)) {
    const mask = partial.item === item.at ? partial.progress : 0;
    if ((mask & step.member) !== 0 || hasTaken(partial, item, counting)) continue;
    const { captures, isWide } = partial;
    const cross = crossTruth(work.program, step, { captures, probes: counting.probes, isWide });
    const truth = weaker(local, cross);
    if (truth !== no) addMember(work, { item, step, partial, counting, truth, mask: mask | step.member });
  }
}

function hasTaken({ steps }: Partial, item: ItemPlan, { flight }: Counting): boolean {
  return steps.some((taken) => taken.item === item.at && taken.call === flight.call);
}

interface Member {
  readonly item: ItemPlan;
  readonly step: StepPlan;
  readonly partial: Partial;
  readonly counting: Counting;
  readonly truth: Truth;
  readonly mask: number;
}

function addMember(work: Work, { item, step, partial, counting, truth, mask }: Member): void {
  const made = advance(work, step, { partial, counting, truth });
  const startMs = item.at === 0 ? Math.min(made.startMs, decidedMs(step, counting)) : made.startMs;
  const next = { ...made, startMs, decidedMs: counting.take.timeMs };
  if (mask !== item.all) work.made.push(goOn(work, item, { partial, next, progress: mask }));
  else completeGroup(work, item, { next, partial, counting });
}

interface Whole {
  readonly next: Partial;
  readonly partial: Partial;
  readonly counting: Counting;
}

function completeGroup(work: Work, item: ItemPlan, { next, partial, counting }: Whole): void {
  const { timeMs } = counting.take;
  const { program } = work;
  if (timeMs - next.startMs > program.withinMs || !isSpaced(item, partial, timeMs)) return;
  const allowed = forbiddenBefore(work, item, { timeMs, call: counting.flight.call });
  if (allowed === no) return;
  complete(work, item, { next: { ...next, certainty: weaker(next.certainty, allowed) }, before: partial });
}

interface Gathered {
  readonly amount: number;
  readonly values: readonly string[];
}

/** What a call adds; nothing when what is asked for is missing or no amount. */
function amountOf(work: Work, step: StepPlan, { probes }: Counting): Gathered | undefined {
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

export function gather(work: Work, step: StepPlan, counted: Counted): void {
  const item = work.program.items[step.item];
  const added = amountOf(work, step, counted.counting);
  if (item === undefined || added === undefined) return;
  if (item.at === 0) slide(work, { item, step, counted, added });
  else gatherAt(work, { item, step, counted, added });
}

interface Gathering {
  readonly item: ItemPlan;
  readonly step: StepPlan;
  readonly counted: Counted;
  readonly added: Gathered;
}

/** Every partial that the call follows gathers it; it is another one then. */
function gatherAt(work: Work, { item, step, counted, added }: Gathering): void {
  const { counting, local } = counted;
  const waiting = work.partials[item.at] ?? [];
  const others = waiting.filter((partial) => {
    if (!follows(partial, counting.flight)) return true;
    const { captures, isWide } = partial;
    const cross = crossTruth(work.program, step, { captures, probes: counting.probes, isWide });
    const truth = weaker(local, cross);
    if (truth === no) return true;
    const more = addTo(partial, { item, added, truth });
    if (reaches(item, more)) completeAggregate(work, { item, step, partial: more, counting });
    work.made.push(more);
    return false;
  });
  if (others.length < waiting.length) work.partials[item.at] = others;
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

interface Reached {
  readonly item: ItemPlan;
  readonly step: StepPlan;
  readonly partial: Partial;
  readonly counting: Counting;
}

function completeAggregate(work: Work, { item, step, partial, counting }: Reached): void {
  const made = advance(work, step, { partial, counting, truth: partial.certainty });
  completeGroup(work, item, { next: { ...made, decidedMs: counting.take.timeMs }, partial, counting });
}

/** At the head of a sequence: the newest start from which the calls reach the bound together. */
function slide(work: Work, { item, step, counted, added }: Gathering): void {
  const { counting, local } = counted;
  const truth = weaker(local, crossTruth(work.program, step, { captures: [], probes: counting.probes, isWide: false }));
  if (truth === no || work.clearedAt >= counting.flight.tick) return;
  const { timeMs } = counting.take;
  const sample: Sample = { timeMs: decidedMs(step, counting), certainty: truth, ...added };
  const samples = [...work.window, sample];
  const fresh = samples.slice(samples.findIndex((one) => timeMs - one.timeMs <= work.program.withinMs));
  const { from, startMs, certainty } = suffixOf(item, fresh);
  work.window = fit(work, from < 0 ? fresh : fresh.slice(from));
  if (from < 0) return;
  const made = advance(work, step, { partial: root, counting, truth: certainty });
  completeGroup(work, item, { next: { ...made, startMs, decidedMs: timeMs }, partial: root, counting });
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
  work.overflow += 1;
  const both: Sample = {
    timeMs: Math.max(first.timeMs, second.timeMs),
    amount: first.amount + second.amount,
    values: [...new Set([...first.values, ...second.values])].slice(0, stateLimits.capturedValues),
    certainty: weaker(first.certainty, second.certainty),
  };
  return [both, ...rest];
}
