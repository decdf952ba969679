/**
 * What must not happen.
 *
 * 1. Between two items: what happens after the first is ready and before the second is decided kills the match; what
 *    only perhaps happens leaves it perhaps.
 * 2. A call does not forbid the step that it takes.
 * 3. A merged partial is killed by nothing: it no longer knows whose values it holds.
 */
import { no, oppositeOf, perhaps, yes, type Truth } from '../form/truth.ts';
import type { AbsencePlan, ItemPlan, StepPlan } from './program.ts';
import type { Candidate, Match, Partial, Sighting, Sightings } from './state.ts';
import { crossTruth, localTruth, root, type Counting, type Work } from './work.ts';

/** Whether this is the event that decides the predicate. */
function decides(plan: AbsencePlan, { take }: Counting): boolean {
  return take.phase === 'instant' || plan.isEnd === (take.phase === 'end');
}

/** Puts an event to everything that must not happen, once what it takes itself has been worked out. */
export function forbid(counting: Counting): void {
  const { program } = counting.work;
  if (!program.hasAbsences) return;
  for (const plan of program.middles) {
    const local = decides(plan, counting) ? localTruth(plan, counting) : no;
    if (local !== no) forbidBetween({ plan, counting, local });
  }
  for (const plan of program.trailings) {
    const local = decides(plan, counting) ? localTruth(plan, counting) : no;
    if (local !== no) forbidAfter({ plan, counting, local });
  }
  for (const [at, plan] of program.leadings.entries()) {
    const local = decides(plan, counting) ? localTruth(plan, counting) : no;
    if (local !== no) see(at, { plan, counting, local });
  }
}

interface Forbidding {
  readonly plan: AbsencePlan;
  readonly counting: Counting;
  readonly local: Truth;
}

/** What becomes of a partial: itself, one that is only perhaps true, or nothing. */
function survivor({ plan, counting, local }: Forbidding, partial: Partial): Partial | undefined {
  if (partial.isMerged || holds(partial, counting.request.call)) return partial;
  const cross = crossTruth(counting, plan, { captures: partial.captures, isWide: false });
  const happened = cross < local ? cross : local;
  if (happened === no || (happened === perhaps && partial.isWide)) return partial;
  if (happened === yes) return undefined;
  return partial.certainty === yes ? { ...partial, certainty: perhaps } : partial;
}

/** Whether the partial has taken the call for the item that it is still at. */
function holds({ item, steps }: Partial, call: string): boolean {
  return steps.some((taken) => taken.item === item && taken.call === call);
}

function survivors<T>(list: readonly T[], survive: (one: T) => T | undefined): readonly T[] {
  const kept = list.flatMap((one) => survive(one) ?? []);
  return kept.length === list.length && kept.every((one, at) => one === list[at]) ? list : kept;
}

function forbidBetween(forbidding: Forbidding): void {
  const { plan, counting } = forbidding;
  const { work } = counting;
  const survive = (partial: Partial) => survivor(forbidding, partial);
  for (let item = plan.from + 1; item <= plan.to; item += 1) {
    const waiting = work.waitingFor(item);
    if (waiting.length > 0) work.setWaiting(item, survivors(waiting, survive));
  }
  work.flights = survivors(work.flights, (flight) => {
    const candidates = survivors(flight.candidates, (candidate) => candidateAfter(work, plan, { candidate, survive }));
    return candidates === flight.candidates ? flight : { ...flight, candidates };
  });
}

interface Surviving {
  readonly candidate: Candidate;
  readonly survive: (partial: Partial) => Partial | undefined;
}

/** Of a call in flight: its step is out of reach once it was decided, which a request-decided one is. */
function candidateAfter(work: Work, plan: AbsencePlan, { candidate, survive }: Surviving): Candidate | undefined {
  const step = work.program.steps[candidate.step];
  const item = step === undefined ? undefined : work.program.items[step.item];
  if (step === undefined || item === undefined || item.at > plan.to) return candidate;
  const from = survivors(candidate.from, (partial) =>
    partial.item > plan.from && !isDecided(plan, { step, item, partial }) ? survive(partial) : partial,
  );
  return from.length === 0 ? undefined : { ...candidate, from };
}

interface Deciding {
  readonly step: StepPlan;
  readonly item: ItemPlan;
  readonly partial: Partial;
}

function isDecided(plan: AbsencePlan, { step, item, partial }: Deciding): boolean {
  const progress = partial.item === item.at ? partial.progress : 0;
  return item.at === plan.to && !step.isEnd && progress + 1 >= item.least;
}

function forbidAfter({ plan, counting, local }: Forbidding): void {
  const { work } = counting;
  if (work.aside.waiting.length === 0) return;
  const waiting = survivors(work.aside.waiting, (match): Match | undefined => {
    if (match.last.call === counting.request.call || match.partial.isMerged) return match;
    const cross = crossTruth(counting, plan, { captures: match.captures, isWide: false });
    const happened = cross < local ? cross : local;
    if (happened === yes) return undefined;
    return happened === perhaps && match.certainty === 'yes' && !match.isApproximate
      ? { ...match, certainty: 'perhaps' }
      : match;
  });
  if (waiting !== work.aside.waiting) work.change({ waiting });
}

function see(at: number, { plan, counting, local: alone }: Forbidding): void {
  const { work } = counting;
  const cross = crossTruth(counting, plan, root);
  const local = cross < alone ? cross : alone;
  if (local === no) return;
  const known = work.aside.sightings[at] ?? { yes: [], maybe: [] };
  const seen: Sighting = { timeMs: counting.take.timeMs, call: counting.request.call };
  const add = (list: readonly Sighting[]) => [seen, ...list.filter(({ call }) => call !== seen.call)].slice(0, 2);
  const sightings: Sightings =
    local === yes ? { ...known, yes: add(known.yes) } : { ...known, maybe: add(known.maybe) };
  work.change({ sightings: work.aside.sightings.with(at, sightings) });
}

/** Whether nothing that a leading absence forbids was seen in its time before an item is decided. */
export function forbiddenBefore({ work, request: { call } }: Counting, item: ItemPlan, timeMs: number): Truth {
  let truth: Truth = yes;
  for (const [at, plan] of work.program.leadings.entries()) {
    if (plan.to !== item.at) continue;
    const isSeen = (list: readonly Sighting[]) =>
      list.some((seen) => seen.call !== call && seen.timeMs >= timeMs - plan.forMs);
    const seen = work.aside.sightings[at];
    if (seen === undefined) continue;
    const happened: Truth = isSeen(seen.yes) ? yes : isSeen(seen.maybe) ? perhaps : no;
    const allowed = oppositeOf(happened);
    if (allowed < truth) truth = allowed;
  }
  return truth;
}
