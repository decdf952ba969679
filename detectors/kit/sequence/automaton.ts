/**
 * Runs a sequence over the events of one key, each at its place in time.
 *
 * 1. A step takes a call once: at its request if the step reads no result, else at its end.
 * 2. A call follows another if the other had ended when it was requested; calls that overlap have no order, and no call
 *    follows itself. What precedes a call is therefore fixed at its request; where a call has several rounds, what
 *    precedes any of them precedes the call, for each sends what the agent had by then.
 * 3. Only what reached the agent feeds a later step: an answered call, also one whose answer is an error. A refused,
 *    cancelled or lost call feeds nothing, but may end a match.
 * 4. One event ends one match at most, except where all matches are asked for.
 * 5. A match that clears its key leaves nothing that began before it.
 * 6. What does not fit widens; it never silences (dominance, rule 3).
 * 7. The state that is handed in is never changed, and the same events give the same state.
 */
import { stateLimits } from '../form/limits.ts';
import { no, perhaps, yes, type Truth } from '../form/truth.ts';
import { forbid } from './absences.ts';
import { truthFrom, extend } from './extend.ts';
import { gather, takeMember } from './groups.ts';
import type { ItemPlan, Program, StepPlan } from './program.ts';
import { joinRounds } from './rounds.ts';
import type { Candidate, CoreState, Flight, Match, Partial } from './state.ts';
import type { Take } from './take.ts';
import { weightOfFlight } from './weight.ts';
import { mergeProbes } from './taken.ts';
import { endMatches, settle } from './terminal.ts';
import { localTruth, root, truthIn, Work, type Counting } from './work.ts';

/** Puts one event to the state; the matches that it ends are added to `matches`. */
export function stepCore(
  program: Program,
  state: CoreState,
  { take, slackMs, matches }: { readonly take: Take; readonly slackMs: number; readonly matches: Match[] },
): CoreState {
  const work = new Work(program, state);
  prune(work, take.timeMs - program.withinMs - slackMs);
  settle(work, take.timeMs, matches);
  if (take.phase === 'begin') begin(work, take);
  else if (take.phase === 'end') end(work, take);
  else happen(work, take);
  endMatches(work, take, matches);
  for (const made of work.made) work.insert(made);
  return work.done();
}

/** Ends what no event before this time can undo any more, without an event. */
export function settleCore(
  program: Program,
  state: CoreState,
  { timeMs, matches }: { readonly timeMs: number; readonly matches: Match[] },
): CoreState {
  if (!state.waiting.some(({ dueMs = 0 }) => dueMs < timeMs)) return state;
  const work = new Work(program, state);
  settle(work, timeMs, matches);
  return { ...work.done(), tick: state.tick };
}

/** Drops what has died of age. */
function prune(work: Work, horizonMs: number): void {
  if (work.earliestMs >= horizonMs) return;
  let earliestMs = Number.MAX_SAFE_INTEGER;
  for (const [item, waiting] of work.partials.entries()) {
    if (waiting.some(({ startMs }) => startMs < horizonMs))
      work.partials[item] = waiting.filter(({ startMs }) => startMs >= horizonMs);
    for (const { startMs } of work.partials[item] ?? []) earliestMs = Math.min(earliestMs, startMs);
  }
  work.earliestMs = earliestMs;
}

/** A call as it stands at its request. */
function flightOf(work: Work, take: Take): Flight {
  const { call, id, timeMs, yes: sure, maybe, probes, isLacking, isMadeUp, feeds } = take;
  return {
    call,
    event: id,
    tick: work.tick,
    requestedMs: timeMs,
    yes: sure,
    maybe,
    probes,
    isLacking,
    isMadeUp,
    isRefused: !feeds,
    candidates: noCandidates,
  };
}

const noCandidates: readonly Candidate[] = [];

function begin(work: Work, take: Take): void {
  const earlier = work.flights.find(({ call }) => call === take.call);
  if (earlier !== undefined && !take.isRound) return;
  const before = turn(work, take, earlier);
  const flight = flightOf(work, take);
  const asking = { counting: { flight, take, probes: take.probes }, before, earlier };
  const { candidates, isAwaited } = ask(work, asking);
  forbid(work, asking.counting);
  if (!isAwaited && !isForbiddenAtEnd(work.program, take)) return;
  const told = mostCertain(work);
  const flown: Flight = {
    ...flight,
    ...(before === undefined ? {} : { before }),
    ...(told === no ? {} : { told }),
    candidates,
  };
  fly(work, earlier === undefined ? flown : joinRounds(earlier, flown));
}

/** Of the matches that this event ends. */
function mostCertain({ ended, program }: Work): Truth {
  if (program.mode.kind === 'all' || program.trailings.length > 0) return no;
  return ended.some(({ certainty }) => certainty === 'yes') ? yes : ended.length > 0 ? perhaps : no;
}

interface Requested {
  readonly counting: Counting;
  readonly before: string | undefined;
  /** What an earlier round of the call left. */
  readonly earlier: Flight | undefined;
}

/** Puts a request to every step that it may take: at once, or as a candidate until the call's end. */
function ask(
  work: Work,
  { counting, before, earlier }: Requested,
): { readonly candidates: readonly Candidate[]; readonly isAwaited: boolean } {
  const { take } = counting;
  const candidates: Candidate[] = [];
  let isAwaited = false;
  for (const step of work.program.steps) {
    const local = step === undefined ? no : truthIn(take, step.bit);
    if (step === undefined || local === no) continue;
    if (step.countsAt === 'end') {
      if (!take.feeds) continue;
      const from = candidatesOf(work, step, { counting, local, before });
      if (from.length > 0) candidates.push({ step: step.at, from });
      isAwaited = true;
    } else {
      const isCountedOnce = work.program.items[step.item]?.kind === 'aggregate';
      if (isCountedOnce && earlier !== undefined && truthIn(earlier, step.bit) !== no) continue;
      count(work, step, { counting, local, before });
      isAwaited ||= isCountedOnce;
    }
  }
  return { candidates, isAwaited };
}

function isForbiddenAtEnd({ middles, leadings, trailings }: Program, take: Take): boolean {
  return [...middles, ...leadings, ...trailings].some((plan) => plan.isEnd && truthIn(take, plan.bit) !== no);
}

/** What many calls in flight may hold without being weighed. */
const lightFlight = stateLimits.valuesInFlight / stateLimits.callsInFlight;

/** Remembers a call in flight; those that were requested longest ago make room. */
function fly(work: Work, flight: Flight): void {
  const flights = [...work.flights.filter(({ call }) => call !== flight.call), flight];
  const forgotten = Math.max(flights.length - stateLimits.callsInFlight, tooHeavy(flights, flight));
  work.flights = forgotten === 0 ? flights : flights.slice(forgotten);
  work.forgotten += forgotten;
  work.overflow += forgotten;
}

/** How many of the oldest must go so that the rest holds no more values than fit; the newest stays. */
function tooHeavy(flights: readonly Flight[], newest: Flight): number {
  if (weightOfFlight(newest) <= lightFlight) return 0;
  let left = flights.reduce((sum, flight) => sum + weightOfFlight(flight), 0);
  let count = 0;
  for (const flight of flights.slice(0, -1)) {
    if (left <= stateLimits.valuesInFlight) break;
    left -= weightOfFlight(flight);
    count += 1;
  }
  return count;
}

/** The agent's call before this one, which it now is itself. */
function turn(work: Work, take: Take, earlier: Flight | undefined): string | undefined {
  if (!work.program.usesTurns || earlier !== undefined) return earlier?.before;
  const before = work.turns.find(({ agent }) => agent === take.agent);
  const others = work.turns.filter((other) => other !== before);
  const { agent, call } = take;
  work.turns = [...others, { agent, call }].slice(-stateLimits.agents);
  return before?.call;
}

interface Asking {
  readonly counting: Counting;
  readonly local: Truth;
  /** The agent's call before this one. */
  readonly before: string | undefined;
}

const rootAlone: readonly Partial[] = [root];

/** What waits for an item and may be taken further by a call that is requested now. */
function waitingFor(work: Work, item: ItemPlan, asking: Asking): readonly Partial[] {
  const isFirst = item.at === 0;
  if (isFirst && work.partials[0]?.length === 0) return rootAlone;
  const found: Partial[] = [];
  for (const entry of item.entries)
    for (const partial of work.partials[entry] ?? [])
      if ((entry === item.at || partial.progress === 0) && mayTake(item, partial, asking)) found.push(partial);
  if (isFirst) found.push(root);
  return found;
}

function mayTake({ isStrict }: ItemPlan, partial: Partial, { counting: { flight }, before }: Asking): boolean {
  if (flight.isMadeUp && partial.readyMs > flight.requestedMs) return false;
  return !isStrict || partial.isMerged || partial.last === before;
}

function isLookedUp({ kind }: ItemPlan): boolean {
  return kind === 'any-order' || kind === 'aggregate';
}

/**
 * What precedes a call that counts when it ends, as it was at its request. A step that the request decides is asked
 * now, and what it says stays with the partial.
 */
function candidatesOf(work: Work, step: StepPlan, asking: Asking): readonly Partial[] {
  const item = work.program.items[step.item];
  if (item === undefined || isLookedUp(item)) return [];
  const waiting = waitingFor(work, item, asking);
  if (step.isEnd) return waiting;
  const { counting, local } = asking;
  return waiting.flatMap((partial) => {
    const truth = truthFrom(work, step, { partial, counting, local });
    if (truth === no) return [];
    return truth < partial.certainty ? [{ ...partial, certainty: truth }] : [partial];
  });
}

/** Takes the step with every partial at once: what decides it is there. */
function count(work: Work, step: StepPlan, asking: Asking): void {
  const item = work.program.items[step.item];
  if (item === undefined) return;
  const { counting, local } = asking;
  if (item.kind === 'aggregate') gather(work, step, { counting, local });
  else if (item.kind === 'any-order') takeMember(work, step, { counting, local });
  else
    for (const partial of waitingFor(work, item, asking)) {
      const truth = truthFrom(work, step, { partial, counting, local });
      if (truth !== no) extend(work, step, { partial, counting, truth });
    }
}

function happen(work: Work, take: Take): void {
  const counting: Counting = { flight: flightOf(work, take), take, probes: take.probes };
  for (const step of work.program.steps) {
    const local = step === undefined ? no : truthIn(take, step.bit);
    if (step !== undefined && local !== no) count(work, step, { counting, local, before: undefined });
  }
  forbid(work, counting);
}

function end(work: Work, take: Take): void {
  const flight = work.flights.find(({ call }) => call === take.call);
  if (flight === undefined) return;
  work.flights = work.flights.filter((other) => other !== flight);
  const counting: Counting = { flight, take, probes: mergeProbes(flight.probes, take.probes) };
  if (!flight.isRefused)
    for (const step of work.program.steps) if (step?.countsAt === 'end') countEnd(work, step, counting);
  if (flight.told !== undefined) dropTold(work, flight.told);
  forbid(work, counting);
}

/** A call is told once, unless its end shows more than its request did. */
function dropTold(work: Work, told: Truth): void {
  const more = told === yes ? [] : work.ended.filter(({ certainty }) => certainty === 'yes');
  work.ended.splice(0, work.ended.length, ...more);
}

function countEnd(work: Work, step: StepPlan, counting: Counting): void {
  const item = work.program.items[step.item];
  const local = localTruth(step, counting);
  if (item === undefined || local === no || (!item.isLast && !counting.take.feeds)) return;
  if (item.kind === 'aggregate') gather(work, step, { counting, local });
  else if (item.kind === 'any-order') takeMember(work, step, { counting, local });
  else
    for (const { step: at, from } of counting.flight.candidates)
      if (at === step.at) for (const partial of from) takeAtEnd(work, step, { partial, counting, local });
}

interface Ending {
  readonly partial: Partial;
  readonly counting: Counting;
  readonly local: Truth;
}

function takeAtEnd(work: Work, step: StepPlan, { partial, counting, local }: Ending): void {
  const truth = step.isEnd ? truthFrom(work, step, { partial, counting, local }) : partial.certainty;
  if (truth !== no) extend(work, step, { partial, counting, truth });
}
