import type { CallCompleted } from '../../../schemas/generated/types.ts';
import type { DetectorEvent } from '../../contract.ts';
import { carriesOne, type CallFacts } from '../condition.ts';
import { factsOf } from '../evidence.ts';
import { evaluatePredicate, type Truth } from '../predicate.ts';
import { isDecidedAtEnd, type SequenceDefinition } from './definition.ts';
import { conditionOf, partialsPerStepMax, type Partial } from './partials.ts';

/** Calls in flight that are remembered; one that does not fit is judged at its end by what is known then. */
export const pendingMax = 64;

/** A step that a call in flight may take. `from` is what preceded the call when it was requested. */
export interface Candidate {
  readonly step: number;
  readonly from: readonly Partial[];
}

/** A call in flight, with what its request showed. Plain data. */
export interface Pending {
  readonly call: string;
  /** Id of the request's event. */
  readonly event: string;
  readonly requestedMs: number;
  readonly argumentLabels: readonly string[];
  readonly isIncomplete: boolean;
  readonly candidates: readonly Candidate[];
}

type Completed = Extract<DetectorEvent, { kind: 'completed' }>;

/** Steps that wait for a call's end: what they return feeds the next, or decides them. */
function waitingSteps({ steps }: SequenceDefinition): readonly number[] {
  return [...steps.entries()]
    .filter(([index, step]) => index < steps.length - 1 || isDecidedAtEnd(step))
    .map(([index]) => index);
}

/** Whether the request leaves it open that the call takes this step. */
function requestTruth(definition: SequenceDefinition, step: number, facts: CallFacts): Truth {
  const where = definition.steps[step]?.where;
  if (where === undefined) return 'no';
  return evaluatePredicate(where, {
    capabilities: facts.capabilities,
    argumentLabels: facts.argumentLabels,
    argumentsIncomplete: facts.incomplete,
  });
}

function isCarried(definition: SequenceDefinition, partial: Partial, facts: CallFacts): boolean {
  const condition = conditionOf(definition, partial);
  if (condition?.carries === undefined) return true;
  return carriesOne(condition.carries, facts) !== 'no';
}

/** Remembers what preceded a requested call, or nothing when the call can take no step. */
export function pendingOf(
  definition: SequenceDefinition,
  partials: readonly Partial[],
  event: Extract<DetectorEvent, { kind: 'requested' }>,
): Pending | undefined {
  const { data, timeMs } = event;
  const facts = factsOf(data, timeMs);
  const candidates = waitingSteps(definition).flatMap((step): readonly Candidate[] => {
    if (requestTruth(definition, step, facts) === 'no') return [];
    if (step === 0) return [{ step, from: [] }];
    const from = partials.filter((partial) => partial.next === step && isCarried(definition, partial, facts));
    return from.length === 0 ? [] : [{ step, from }];
  });
  if (candidates.length === 0) return undefined;
  return {
    call: data.call,
    event: data.id,
    requestedMs: timeMs,
    argumentLabels: facts.argumentLabels,
    isIncomplete: facts.incomplete,
    candidates,
  };
}

/** Of one step: as many as can be live at two times. */
const fromMax = 2 * (partialsPerStepMax + 1);

/** A call in flight after another of its rounds: it may take what any round left open, the newest first. */
export function joinRounds(earlier: Pending, later: Pending): Pending {
  const steps = [...new Set([...later.candidates, ...earlier.candidates].map(({ step }) => step))];
  const fromOf = ({ candidates }: Pending, step: number): readonly Partial[] =>
    candidates.find((candidate) => candidate.step === step)?.from ?? [];
  return {
    ...later,
    argumentLabels: [...new Set([...later.argumentLabels, ...earlier.argumentLabels])],
    isIncomplete: earlier.isIncomplete || later.isIncomplete,
    candidates: steps.map((step) => {
      const fresh = fromOf(later, step);
      const others = fromOf(earlier, step).filter(({ id }) => !fresh.some((partial) => partial.id === id));
      return { step, from: [...fresh, ...others].slice(0, fromMax) };
    }),
  };
}

/** For a call whose request is not known: everything that had ended when, by its own word, it was requested. */
export function reconstructPending(
  definition: SequenceDefinition,
  partials: readonly Partial[],
  event: Completed,
): Pending {
  const requestedMs = Math.min(event.requestedAtMs ?? event.timeMs, event.timeMs);
  const preceding = partials.filter((partial) => partial.readyMs <= requestedMs);
  return {
    call: event.data.call,
    event: event.data.id,
    requestedMs,
    argumentLabels: [],
    isIncomplete: true,
    candidates: waitingSteps(definition).map((step) => ({
      step,
      from: preceding.filter((partial) => partial.next === step),
    })),
  };
}

/** Whether the ended call takes the step. */
export function takesStep(
  definition: SequenceDefinition,
  step: number,
  { call, pending }: { readonly call: CallCompleted; readonly pending: Pending },
): boolean {
  const where = definition.steps[step]?.where;
  if (where === undefined) return false;
  const truth = evaluatePredicate(where, {
    capabilities: call.capabilities.map(({ name }) => name),
    argumentLabels: pending.argumentLabels,
    argumentsIncomplete: pending.isIncomplete,
    resultLabels: call.result?.labels ?? [],
  });
  return truth !== 'no';
}
