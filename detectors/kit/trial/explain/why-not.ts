/** Why a call took no step: for each partial that waited, the first thing that stood in its way. */
import type { CallCompleted, CallRequested } from '../../../../schemas/generated/types.ts';
import { compileValue } from '../../form/compile.ts';
import { Facts } from '../../form/facts.ts';
import { isSet } from '../../form/value.ts';
import { stepsOf } from '../../form/items.ts';
import type { ItemPlan, Program, StepPlan } from '../../sequence/program.ts';
import type { SequenceState } from '../../sequence/logs.ts';
import { lastCallOf, type Partial } from '../../sequence/state.ts';
import { root } from '../../sequence/work.ts';
import { firstFalse } from './first-false.ts';
import { printExpression } from './print-expression.ts';
import { describe, type Naming, nextItems, partialsIn } from './waiting.ts';

/** A call, as far as its events have come. */
export interface ExplainedCall {
  readonly request: CallRequested;
  readonly end: CallCompleted | undefined;
}

export interface States {
  /** Before the call was requested, and when the story is over. */
  readonly before: readonly SequenceState[];
  readonly end: readonly SequenceState[];
}

export interface Reason {
  readonly step: string;
  /** The steps that had been taken, with their calls; empty for the first step. */
  readonly following: readonly string[];
  readonly why: string;
}

interface Asked {
  readonly program: Program;
  readonly call: ExplainedCall;
  readonly naming: Naming;
  readonly isNew: (partial: Partial) => boolean;
}

export function whyNot(program: Program, call: ExplainedCall, { states, naming }: { states: States; naming: Naming }) {
  const before = states.before.flatMap(partialsIn);
  const made = states.end.flatMap(partialsIn).filter((partial) => !before.includes(partial) && overlaps(partial, call));
  const asked: Asked = { program, call, naming, isNew: (partial) => made.includes(partial) };
  const furthest = [...before, ...made].toSorted((one, other) => other.item - one.item);
  return [...furthest, root].flatMap((partial) =>
    nextItems(program, partial).flatMap((item) => item.steps.map((step) => reasonOf(asked, { partial, item, step }))),
  );
}

/** Whether the last call of the partial was in flight when this one was requested. */
function overlaps({ steps, readyMs }: Partial, { request }: ExplainedCall): boolean {
  const last = steps.at(-1);
  if (last === undefined || last.call === request.call) return false;
  return last.requestedMs <= request.timeMs && readyMs > request.timeMs;
}

interface Attempt {
  readonly partial: Partial;
  readonly item: ItemPlan;
  readonly step: StepPlan;
}

function reasonOf(asked: Asked, attempt: Attempt): Reason {
  const { partial, step } = attempt;
  const following = partial.steps.map((taken) => `${taken.step} (${asked.naming.callOf(taken.call)})`);
  const why = inTheWay(asked, attempt) ?? falsePart(asked, attempt) ?? emptyCapture(asked, attempt) ?? unsaid(attempt);
  return { step: step.id, following, why };
}

/** A step that captures nothing for a step that must carry something leads nowhere. */
function emptyCapture({ program, call, naming }: Asked, { partial, step }: Attempt): string | undefined {
  const facts = call.end === undefined ? Facts.of('requested', call.request) : Facts.of('completed', call.end);
  facts.captured = partial.captures;
  const found = program.form.items.flatMap(stepsOf).find(({ id }) => id === step.id);
  for (const { name, value } of found?.captures ?? []) {
    const captured = compileValue(value, { slots: program.slots })(facts);
    if (!isSet(captured) || captured.isOpen || captured.values.length > 0) continue;
    return `it captures nothing: ${printExpression(value)}, which is to be $${name}, is ${describe(captured, naming.nameOf)}`;
  }
  return undefined;
}

/** What only the sequence around the call can tell. */
function unsaid({ item }: Attempt): string {
  return item.isStrict
    ? `${item.id} must be the very next call of the agent, and another came between`
    : 'nothing of this call stands in its way, but something that must not happen may have happened';
}

function falsePart({ program, call, naming }: Asked, { partial, step }: Attempt): string | undefined {
  return firstFalse(step.where, {
    first: { kind: 'requested', data: call.request },
    end: call.end,
    slots: program.slots,
    captured: partial.captures,
    nameOf: naming.nameOf,
  });
}

/** What no expression says: order, time, and what feeds a step. */
function inTheWay({ program, call, naming, isNew }: Asked, { partial, item, step }: Attempt): string | undefined {
  const { request, end } = call;
  if (isNew(partial)) {
    return `it was requested at ${naming.timeOf(request.timeMs)}, before ${naming.callOf(lastCallOf(partial))} had ended at ${naming.timeOf(partial.readyMs)}`;
  }
  if (step.isEnd && end === undefined) return 'the step is decided by the end of the call, which has not come';
  if (!item.isLast && end !== undefined && end.outcome !== 'answered') {
    return `it was ${end.outcome}, and only an answered call feeds a later step`;
  }
  if (!item.isLast && end === undefined) return 'only an answered call feeds a later step, and this one has not ended';
  return partial === root ? undefined : outOfTime({ program, naming }, { partial, item }, decidedMs(step, call));
}

function decidedMs({ isEnd }: StepPlan, { request, end }: ExplainedCall): number {
  return isEnd && end !== undefined ? end.timeMs : request.timeMs;
}

function outOfTime(
  { program, naming }: Pick<Asked, 'program' | 'naming'>,
  { partial, item }: Pick<Attempt, 'partial' | 'item'>,
  timeMs: number,
): string | undefined {
  const at = naming.timeOf(timeMs);
  const deadlineMs = partial.startMs + program.withinMs;
  if (timeMs > deadlineMs) return `it came at ${at}, and the sequence had to end by ${naming.timeOf(deadlineMs)}`;
  if (timeMs > partial.decidedMs + item.withinMs) {
    return `it came at ${at}, and ${item.id} had to come by ${naming.timeOf(partial.decidedMs + item.withinMs)}`;
  }
  if (timeMs < partial.decidedMs + item.afterMs) {
    return `it came at ${at}, and ${item.id} must not come before ${naming.timeOf(partial.decidedMs + item.afterMs)}`;
  }
  return undefined;
}
