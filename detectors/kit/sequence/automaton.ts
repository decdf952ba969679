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
import { extend, truthFrom, type Extension } from './extend.ts';
import { gather, takeMember } from './groups.ts';
import { fly, placeOfCall } from './flights.ts';
import type { ItemPlan, Program, StepPlan } from './program.ts';
import { joinRounds } from './rounds.ts';
import { lastCallOf, type Candidate, type CoreState, type Flight, type Match, type Partial } from './state.ts';
import type { Take } from './take.ts';
import { mergeProbes } from './taken.ts';
import { endMatches, settle } from './terminal.ts';
import { localTruth, root, truthIn, weaker, Work, type Counting } from './work.ts';

export interface Stepping {
  readonly program: Program;
  /** How long nothing dies though its time is over. */
  readonly slackMs: number;
  /** The matches that events end are added here. */
  readonly matches: Match[];
}

/** Puts one event to the state. */
export function stepCore({ program, slackMs, matches }: Stepping, state: CoreState, take: Take): CoreState {
  const work = new Work(program, state);
  if (!isOpen(program, take)) {
    prune(work, take.timeMs - program.withinMs - slackMs);
    if (state.aside.waiting.length > 0) settle(work, take.timeMs, matches);
  }
  if (take.phase === 'begin') begin(work, take);
  else if (take.phase === 'end') end(work, take);
  else happen(work, take);
  endMatches(work, take, matches);
  for (const made of work.made) work.insert(made);
  return work.done(work.tick);
}

/**
 * A call that its end alone decides may turn out to be nothing, and then be left out: until then it moves no time, but
 * where something waits for time to pass. There no call is left out.
 */
function isOpen({ endMask, usesTurns, trailings }: Program, { phase, yes: sure, maybe }: Take): boolean {
  return phase === 'begin' && !usesTurns && trailings.length === 0 && ((sure | maybe) & ~endMask) === 0;
}

/** Ends what no event before this time can undo any more, without an event. */
export function settleCore({ program, matches }: Stepping, state: CoreState, timeMs: number): CoreState {
  if (!state.aside.waiting.some(({ dueMs = 0 }) => dueMs < timeMs)) return state;
  const work = new Work(program, state);
  settle(work, timeMs, matches);
  return work.done(state.tick);
}

/** Drops what has died of age. */
function prune(work: Work, horizonMs: number): void {
  if (work.aside.earliestMs >= horizonMs) return;
  let earliestMs = Number.MAX_SAFE_INTEGER;
  for (const { at } of work.program.items) {
    const waiting = work.waitingFor(at);
    const fresh = waiting.filter(({ startMs }) => startMs >= horizonMs);
    if (fresh.length < waiting.length) work.setWaiting(at, fresh);
    for (const { startMs } of fresh) earliestMs = Math.min(earliestMs, startMs);
  }
  work.change({ earliestMs });
}

/** An event that counts as soon as it is there. */
function countingOf(work: Work, take: Take): Counting {
  return { work, request: take, tick: work.tick, take, probes: take.probes };
}

function begin(work: Work, take: Take): void {
  const earlier = work.flights[placeOfCall(work.flights, take.call)];
  if (earlier !== undefined && !take.isRound) return;
  const before = turn(work, take, earlier);
  const counting = countingOf(work, take);
  const { candidates, isAwaited } = ask(counting, before, earlier);
  forbid(counting);
  if (!isAwaited && !isForbiddenAtEnd(work.program, take)) return;
  const told = mostCertain(work);
  const flown: Flight = {
    request: take,
    tick: work.tick,
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

interface Answer {
  readonly candidates: readonly Candidate[];
  readonly isAwaited: boolean;
}

/**
 * Puts a request to every step that it may take: at once, or as a candidate until the call's end. `before` is the
 * agent's call before this one, `earlier` what an earlier round of the call left.
 */
function ask(counting: Counting, before: string | undefined, earlier: Flight | undefined): Answer {
  const { take, work } = counting;
  const candidates: Candidate[] = [];
  let isAwaited = false;
  for (const step of work.program.steps) {
    const local = step === undefined ? no : truthIn(take, step.bit);
    if (step === undefined || local === no) continue;
    if (step.countsAt === 'end') {
      if (!take.feeds) continue;
      const from = candidatesOf(counting, step, { local, before });
      if (from.length > 0) candidates.push({ step: step.at, from });
      isAwaited = true;
    } else {
      const isCountedOnce = work.program.items[step.item]?.kind === 'aggregate';
      if (isCountedOnce && earlier !== undefined && truthIn(earlier.request, step.bit) !== no) continue;
      count(counting, step, { local, before });
      isAwaited ||= isCountedOnce;
    }
  }
  return { candidates, isAwaited };
}

function isForbiddenAtEnd({ middles, leadings, trailings }: Program, take: Take): boolean {
  return [...middles, ...leadings, ...trailings].some((plan) => plan.isEnd && truthIn(take, plan.bit) !== no);
}

/** The agent's call before this one, which it now is itself. */
function turn(work: Work, take: Take, earlier: Flight | undefined): string | undefined {
  if (!work.program.usesTurns || earlier !== undefined) return earlier?.before;
  const { turns } = work.aside;
  const before = turns.find(({ agent }) => agent === take.agent);
  const others = turns.filter((other) => other !== before);
  const { agent, call } = take;
  work.change({ turns: [...others, { agent, call }].slice(-stateLimits.agents) });
  return before?.call;
}

interface Asking {
  /** What the events of the call alone say. */
  readonly local: Truth;
  /** The agent's call before this one. */
  readonly before: string | undefined;
}

const rootAlone: readonly Partial[] = [root];

/** What waits for an item and may be taken further by a call that is requested now. */
function waitingFor({ work, request }: Counting, item: ItemPlan, before: string | undefined): readonly Partial[] {
  const isFirst = item.at === 0;
  const own = work.waitingFor(item.at);
  if (isFirst && own.length === 0) return rootAlone;
  // Most steps are plain: what waits for one is what it may take.
  if (!isFirst && item.entries.length === 1 && !item.isStrict && !request.isMadeUp) return own;
  const found: Partial[] = [];
  for (const entry of item.entries)
    for (const partial of work.waitingFor(entry))
      if ((entry === item.at || partial.progress === 0) && mayTake(request, partial, { item, before }))
        found.push(partial);
  if (isFirst) found.push(root);
  return found;
}

interface Adjoining {
  readonly item: ItemPlan;
  readonly before: string | undefined;
}

function mayTake(request: Take, partial: Partial, { item: { isStrict }, before }: Adjoining): boolean {
  if (request.isMadeUp && partial.readyMs > request.timeMs) return false;
  return !isStrict || partial.isMerged || lastCallOf(partial) === before;
}

function isLookedUp({ kind }: ItemPlan): boolean {
  return kind === 'any-order' || kind === 'aggregate';
}

/**
 * What precedes a call that counts when it ends, as it was at its request. A step that the request decides is asked
 * now, and what it says stays with the partial.
 */
function candidatesOf(counting: Counting, step: StepPlan, { local, before }: Asking): readonly Partial[] {
  const item = counting.work.program.items[step.item];
  if (item === undefined || isLookedUp(item)) return [];
  const waiting = waitingFor(counting, item, before);
  if (step.isEnd) return waiting;
  return waiting.flatMap((partial) => {
    const truth = weaker(local, truthFrom(counting, step, partial));
    if (truth === no) return [];
    return truth < partial.certainty ? [{ ...partial, certainty: truth }] : [partial];
  });
}

/** Takes the step with every partial at once: what decides it is there. */
function count(counting: Counting, step: StepPlan, { local, before }: Asking): void {
  const item = counting.work.program.items[step.item];
  if (item === undefined) return;
  if (item.kind === 'aggregate') gather(counting, step, local);
  else if (item.kind === 'any-order') takeMember(counting, step, local);
  else
    for (const partial of waitingFor(counting, item, before)) {
      const truth = weaker(local, truthFrom(counting, step, partial));
      if (truth !== no) extend(counting, step, { partial, truth });
    }
}

function happen(work: Work, take: Take): void {
  const counting = countingOf(work, take);
  for (const step of work.program.steps) {
    const local = step === undefined ? no : truthIn(take, step.bit);
    if (step !== undefined && local !== no) count(counting, step, { local, before: undefined });
  }
  forbid(counting);
}

function end(work: Work, take: Take): void {
  const at = placeOfCall(work.flights, take.call);
  const flight = work.flights[at];
  if (flight === undefined) return;
  work.flights = work.flights.toSpliced(at, 1);
  const { request, tick } = flight;
  const counting: Counting = { work, request, tick, take, probes: mergeProbes(request.probes, take.probes) };
  if (request.feeds)
    for (const step of work.program.steps) if (step?.countsAt === 'end') countEnd(counting, step, flight.candidates);
  if (flight.told !== undefined) dropTold(work, flight.told);
  forbid(counting);
}

/** A call is told once, unless its end shows more than its request did. */
function dropTold(work: Work, told: Truth): void {
  work.ended = told === yes ? [] : work.ended.filter(({ certainty }) => certainty === 'yes');
}

function countEnd(counting: Counting, step: StepPlan, candidates: readonly Candidate[]): void {
  const item = counting.work.program.items[step.item];
  const local = localTruth(step, counting);
  if (item === undefined || local === no || (!item.isLast && !counting.take.feeds)) return;
  if (item.kind === 'aggregate') gather(counting, step, local);
  else if (item.kind === 'any-order') takeMember(counting, step, local);
  else
    for (const { step: at, from } of candidates)
      if (at === step.at) for (const partial of from) takeAtEnd(counting, step, { partial, truth: local });
}

function takeAtEnd(counting: Counting, step: StepPlan, { partial, truth: local }: Extension): void {
  const truth = step.isEnd ? weaker(local, truthFrom(counting, step, partial)) : partial.certainty;
  if (truth !== no) extend(counting, step, { partial, truth });
}
