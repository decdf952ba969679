/**
 * Runs a sequence over the events of one session.
 *
 * 1. A step takes a call once: at its request if the step reads no result, else at its end.
 * 2. A call follows another if the other had ended when it was requested; calls that overlap have no order, and no call
 *    follows itself. What precedes a call is therefore fixed at its request; where a call has several rounds, what
 *    precedes any of them precedes the call, for each sends what the agent had by then.
 * 3. Only what reached the agent feeds a later step: an answered call, also one whose answer is an error. A refused,
 *    cancelled or lost call feeds nothing, but its request may end a match.
 * 4. Per awaited step and captured values only the partial with the newest start is kept.
 * 5. What does not fit widens a condition; it never silences one.
 */
import type { CallCompleted, Fingerprint } from '../../../schemas/generated/types.ts';
import type { Arming, Detector, DetectorEvent, Finding, Reaction, SessionView, StepEvidence } from '../../contract.ts';
import { completedEvidence } from '../evidence.ts';
import { checkSequence, isDecidedAtEnd, type SequenceDefinition } from './definition.ts';
import { disarmOf, insertPartial, partialId, type Capture, type Partial } from './partials.ts';
import { joinRounds, pendingMax, pendingOf, reconstructPending, takesStep, type Pending } from './pending.ts';
import { findTerminal, finish } from './terminal.ts';

export interface SequenceState {
  readonly partials: readonly Partial[];
  readonly pending: readonly Pending[];
  /** Calls in flight that had to be forgotten. */
  readonly forgotten: number;
}

type Requested = Extract<DetectorEvent, { kind: 'requested' }>;
type Completed = Extract<DetectorEvent, { kind: 'completed' }>;

const emptyState: SequenceState = { partials: [], pending: [], forgotten: 0 };

/** Makes a detector of a sequence given as data. */
export function defineSequence(definition: SequenceDefinition): Detector<SequenceState> {
  checkSequence(definition);
  const { withinMs, steps: _steps, arm, text: _text, ...metadata } = definition;
  return {
    metadata: { ...metadata, kind: 'sequence', windowMs: withinMs, isArmed: arm !== undefined },
    react(state, event, view) {
      const { state: alive, arms } = dropDead(definition, state ?? emptyState, { timeMs: event.timeMs, view });
      const reaction = reactTo(definition, alive, event);
      return { ...reaction, arms: [...arms, ...reaction.arms] };
    },
  };
}

function reactTo(definition: SequenceDefinition, state: SequenceState, event: DetectorEvent): Reaction<SequenceState> {
  switch (event.kind) {
    case 'requested':
      return reactToRequest(definition, state, event);
    case 'completed':
      return reactToEnd(definition, state, event);
    default:
      return { state, findings: [], arms: [], overflow: 0 };
  }
}

interface Now {
  readonly timeMs: number;
  readonly view: SessionView;
}

function dropDead(
  definition: SequenceDefinition,
  state: SequenceState,
  { timeMs, view }: Now,
): { readonly state: SequenceState; readonly arms: readonly Arming[] } {
  const horizonMs = Math.max(timeMs, view.clockMs) - definition.withinMs - view.skewMs;
  const isDead = (partial: Partial): boolean => partial.startMs < horizonMs;
  const dead = state.partials.filter(isDead);
  const pending = state.pending.filter(({ requestedMs }) => requestedMs >= horizonMs);
  if (dead.length === 0 && pending.length === state.pending.length) return { state, arms: [] };
  return {
    state: { ...state, partials: state.partials.filter((partial) => !isDead(partial)), pending },
    arms: dead.flatMap((partial) => disarmOf(definition, partial)),
  };
}

function reactToRequest(
  definition: SequenceDefinition,
  state: SequenceState,
  event: Requested,
): Reaction<SequenceState> {
  const found = findTerminal(definition, state.partials, event);
  const findings = found === undefined ? [] : [found];
  const pending = event.data.verdict.decision === 'refused' ? undefined : pendingOf(definition, state.partials, event);
  if (pending === undefined) return { state, findings, arms: [], overflow: 0 };
  const others = state.pending.filter(({ call }) => call !== pending.call);
  const known = event.data.round === undefined ? undefined : state.pending.find(({ call }) => call === pending.call);
  const forgotten = Math.max(0, others.length + 1 - pendingMax);
  return {
    state: {
      ...state,
      pending: [...others, known === undefined ? pending : joinRounds(known, pending)].slice(-pendingMax),
      forgotten: state.forgotten + forgotten,
    },
    findings,
    arms: [],
    overflow: forgotten,
  };
}

function reactToEnd(definition: SequenceDefinition, state: SequenceState, event: Completed): Reaction<SequenceState> {
  const known = state.pending.find(({ call }) => call === event.data.call);
  const isUnknown = known === undefined && (!event.isRequestKnown || state.forgotten > 0);
  const pending = isUnknown ? reconstructPending(definition, state.partials, event) : known;
  const rest = state.pending.filter((other) => other !== known);
  const ended: SequenceState = known === undefined ? state : { ...state, pending: rest };
  // A call that went through although it was held needs no answer of its own here: what counts is that it was answered.
  if (pending === undefined || event.data.outcome !== 'answered') {
    return { state: ended, findings: [], arms: [], overflow: 0 };
  }
  return advance(definition, ended, { event, pending });
}

interface Ended {
  readonly event: Completed;
  readonly pending: Pending;
}

function advance(definition: SequenceDefinition, state: SequenceState, ended: Ended): Reaction<SequenceState> {
  let partials = state.partials;
  let overflow = 0;
  const arms: Arming[] = [];
  const findings: Finding[] = [];
  for (const { step, from } of ended.pending.candidates) {
    if (!takesStep(definition, step, { call: ended.event.data, pending: ended.pending })) continue;
    if (step === definition.steps.length - 1) {
      findings.push(...from.slice(0, 1).map((partial) => finishAtEnd(definition, partial, ended)));
      continue;
    }
    for (const partial of nextPartials(definition, { step, from }, ended)) {
      const inserted = insertPartial(definition, partials, partial);
      partials = inserted.partials;
      arms.push(...inserted.arms);
      overflow += inserted.overflow;
    }
  }
  return { state: { ...state, partials }, findings, arms, overflow };
}

function finishAtEnd(definition: SequenceDefinition, partial: Partial, { event, pending }: Ended): Finding {
  const step = definition.steps.at(-1)?.id ?? '';
  const evidence = completedEvidence(event.data, { step, timeMs: event.timeMs, requestedMs: pending.requestedMs });
  return finish(definition, { partial, evidence, certainty: 'yes' });
}

function capturedBy(
  definition: SequenceDefinition,
  step: number,
  call: CallCompleted,
): readonly Fingerprint[] | undefined {
  const capture = definition.steps[step]?.capture;
  if (capture === undefined) return [];
  const values = call.result?.fingerprints.filter(({ role }) => role === capture.role) ?? [];
  return values.length === 0 ? undefined : values;
}

/** Values of the captured role are named first: when they alone are more than fit, some of them are not known. */
function isCaptureLacking(call: CallCompleted, values: readonly Fingerprint[]): boolean {
  const { overflow = 0, fingerprints = [] } = call.result ?? {};
  return values.length > 0 && overflow > 0 && values.length === fingerprints.length;
}

/** The partials that the ended call makes by taking the step after each of those that preceded it. */
function nextPartials(
  definition: SequenceDefinition,
  { step, from }: Pending['candidates'][number],
  { event, pending }: Ended,
): readonly Partial[] {
  const taken = definition.steps[step];
  const values = capturedBy(definition, step, event.data);
  if (taken === undefined || values === undefined) return [];
  const isAtEnd = isDecidedAtEnd(taken);
  const timeMs = isAtEnd ? event.timeMs : pending.requestedMs;
  const shown = { step: taken.id, timeMs, requestedMs: pending.requestedMs, values };
  const evidence: StepEvidence = {
    ...completedEvidence(event.data, shown),
    event: isAtEnd ? event.data.id : pending.event,
  };
  const captured: readonly Capture[] =
    taken.capture === undefined
      ? []
      : [{ name: taken.capture.name, values: [...new Set(values.map(({ fp }) => fp))].sort() }];
  const begin = { startMs: timeMs, captures: [], steps: [], isMerged: false, isWide: false };
  return (step === 0 ? [begin] : from).map((earlier) => {
    const captures = [...earlier.captures, ...captured];
    return {
      ...earlier,
      isWide: earlier.isWide || isCaptureLacking(event.data, values),
      id: partialId(definition, step + 1, captures),
      next: step + 1,
      readyMs: event.timeMs,
      captures,
      steps: [...earlier.steps, evidence],
    };
  });
}
