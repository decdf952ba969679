import type { EvidenceValue } from '../../contract.ts';
import { stateLimits } from '../form/limits.ts';
import { isSet, lookupOf, sortedSet, unknownValue, type Value, type ValueSet } from '../form/value.ts';
import type { StepPlan } from './program.ts';
import type { Partial } from './state.ts';
import type { Shown, Taken } from './take.ts';
import type { Counting } from './work.ts';

/** How many fingerprints one step shows; the rest are counted. */
export const evidenceValuesMax = 8;

/** The values of the request and of the end beside each other. */
export function mergeProbes(begun: readonly Value[], ended: readonly Value[]): readonly Value[] {
  if (begun.length === 0) return ended;
  return ended.length === 0 ? begun : begun.map((value, at) => value ?? ended[at] ?? null);
}

export type Captured = ReadonlyMap<number, Value>;

/** What the step captures of the call, by slot. Sorted and each once, so that equal sets are equal. */
export function captureOf({ work, request, take, probes }: Counting, step: StepPlan, partial: Partial): Captured {
  const { scratch } = work.program;
  const found = new Map<number, Value>();
  for (const { slot, value } of step.captures) {
    scratch.captured = partial.captures;
    scratch.probes = probes;
    const captured = value(scratch);
    found.set(slot, isSet(captured) ? settle(captured, request.isLacking || take.isLacking) : captured);
  }
  return found;
}

/** A set of which not everything was named stands for any value; what was not inspected is not in it. */
function settle(set: ValueSet, isLacking: boolean): ValueSet {
  const { values, isOpen } = set;
  if ((isOpen && isLacking) || values.length > stateLimits.capturedValues) return unknownValue;
  const sorted = sortedSet(set);
  return isOpen ? { values: sorted.values, isOpen: false } : sorted;
}

interface Taking {
  /** What it takes further. */
  readonly partial: Partial;
  readonly captured: Captured | undefined;
}

export function takenOf(counting: Counting, step: StepPlan, { partial, captured }: Taking): Taken {
  const { request, take, work, tick } = counting;
  const shown = step.carried.length > 0 ? carriedOf(counting, step, partial) : shownOf(step, captured);
  return {
    step: step.id,
    item: step.item,
    call: request.call,
    event: step.isEnd ? take.id : request.id,
    timeMs: step.isEnd ? take.timeMs : request.timeMs,
    requestedMs: request.timeMs,
    tick: step.isEnd ? work.tick : tick,
    subject: take.subject,
    shown,
  };
}

const nothing: Shown = { values: [], valueCount: 0 };

/** The first set that the step captures. */
function shownOf(step: StepPlan, captured: Captured | undefined): Shown {
  if (captured === undefined) return nothing;
  for (const { slot, role } of step.captures) {
    const value = captured.get(slot) ?? null;
    if (isSet(value)) return toShown(value.values, role);
  }
  return nothing;
}

function toShown(values: readonly string[], role: EvidenceValue['role']): Shown {
  return { values: values.slice(0, evidenceValuesMax).map((fp) => ({ fp, role })), valueCount: values.length };
}

/** Which captured values the call carries, and which call they came from; a merged partial cannot tell that. */
function carriedOf({ work: { program }, probes }: Counting, step: StepPlan, partial: Partial): Shown {
  for (const { slot, probe } of step.carried) {
    const captured = partial.captures[slot] ?? null;
    const found = probes[probe] ?? null;
    if (!isSet(captured) || !isSet(found)) continue;
    const lookup = lookupOf(captured);
    const values = found.values.filter((value) => lookup.has(value));
    const source = program.steps.find((plan) => plan?.captures.some((capture) => capture.slot === slot));
    const role = source?.captures.find((capture) => capture.slot === slot)?.role ?? 'payload';
    const from = partial.isMerged ? undefined : partial.steps.findLast(({ step: id }) => id === source?.id);
    const shown = toShown(values, role);
    return from === undefined || values.length === 0 ? shown : { ...shown, from: { call: from.call, role } };
  }
  return nothing;
}
