/**
 * The whole rest of a rule, from a partial on that waits for its armed step: what a command carries to the gateways.
 *
 * 1. What a partial does not know widens: values that are not known, absences of one that was merged, gaps of both.
 * 2. An absence counts from when the item before was ready: whatever came earlier has been looked at here.
 */
import type { CapturedContent, Condition, ConditionAbsence, Predicate } from '../../../schemas/generated/types.ts';
import type { Expression } from '../form/form.ts';
import { formLimits, stateLimits } from '../form/limits.ts';
import { allOf, conjunctsOf } from '../form/parts.ts';
import { readsOf } from '../form/reads.ts';
import { isSet, type Value } from '../form/value.ts';
import type { AbsencePlan, ItemPlan, Program } from './program.ts';
import type { Partial } from './state.ts';

interface Waiting {
  readonly program: Program;
  readonly item: ItemPlan;
  readonly partial: Partial;
}

export function conditionOf(program: Program, item: ItemPlan, partial: Partial): Condition {
  const waiting = { program, item, partial };
  const [step] = item.steps;
  const parts = step === undefined ? [] : conjunctsOf(step.where);
  const carried = carriedOf(waiting, parts);
  const asked = parts.filter((part) => part !== carried?.part && isKnown(waiting, part));
  const unless = partial.isMerged ? [] : absencesOf(waiting);
  const captures = capturesOf(waiting, [...asked, ...unless.map(({ where }) => where as Expression)]);
  return {
    step: step?.id ?? '',
    where: allOf(asked) as Predicate,
    ...(carried?.values === undefined ? {} : { carries: [...carried.values] }),
    ...(carried !== undefined && carried.values === undefined ? { widened: true as const } : {}),
    ...(Object.keys(captures).length === 0 ? {} : { captures }),
    ...(unless.length === 0 ? {} : { unless }),
    ...turnOf(waiting),
    ...timesOf(waiting),
  };
}

interface Carried {
  /** The conjunct that asks for it. */
  readonly part: Expression;
  /** Undefined where more was captured than can be named. */
  readonly values: readonly string[] | undefined;
}

/** The values of which the arguments must hold one. */
function carriedOf(waiting: Waiting, parts: readonly Expression[]): Carried | undefined {
  for (const part of parts) {
    const name = carriedName(part);
    if (name === undefined) continue;
    const value = valueOf(waiting, name);
    const isNamed = isSet(value) && !value.isOpen && value.values.length <= stateLimits.capturedValues;
    return { part, values: isNamed ? value.values : undefined };
  }
  return undefined;
}

function carriedName(part: Expression): string | undefined {
  if (part.op !== 'intersects') return undefined;
  const sent = part.of.find(
    (side) => side.op === 'fingerprints' && side.side === 'arguments' && side.role === undefined,
  );
  const captured = part.of.find((side) => side.op === 'captured');
  return sent !== undefined && captured?.op === 'captured' ? captured.name : undefined;
}

function valueOf({ program, partial }: Waiting, name: string): Value {
  return partial.captures[program.slots.indexOf(name)] ?? null;
}

/** A part that reads values which this partial does not know counts as if it held. */
function isKnown(waiting: Waiting, part: Expression): boolean {
  const { captures } = readsOf(part);
  return (
    captures.size === 0 || (!waiting.partial.isWide && [...captures].every((name) => fits(valueOf(waiting, name))))
  );
}

function fits(value: Value): boolean {
  if (typeof value === 'string') return value.length <= formLimits.textLength;
  if (!isSet(value)) return true;
  return value.values.length <= stateLimits.capturedValues && value.values.every(fits);
}

function capturesOf(waiting: Waiting, parts: readonly Expression[]): Record<string, CapturedContent> {
  const names = [...readsOf(...parts).captures];
  return Object.fromEntries(names.map((name) => [name, contentOf(valueOf(waiting, name))]));
}

function contentOf(value: Value): CapturedContent {
  return isSet(value) ? { values: [...value.values], isOpen: value.isOpen } : value;
}

/** What of a wide partial must not happen is not known either: it frees no call. */
function absencesOf(waiting: Waiting): ConditionAbsence[] {
  const { program, item, partial } = waiting;
  const ofItem = ({ to, where }: AbsencePlan): boolean => to === item.at && isKnown(waiting, where);
  const middles = program.middles.filter((plan) => ofItem(plan) && plan.from < partial.item);
  const leadings = program.leadings.filter(ofItem);
  return [
    ...middles.map(({ where }) => ({ where: where as Predicate, after: { timeMs: partial.readyMs } })),
    ...leadings.map(({ where, forMs }) => ({ where: where as Predicate, withinMs: forMs })),
  ];
}

/** The call that the armed one must follow at once. */
function turnOf({ item, partial }: Waiting): Pick<Condition, 'strict'> {
  const last = partial.steps.at(-1);
  if (!item.isStrict || partial.isMerged || last === undefined) return {};
  const { requestedMs: timeMs, subject, call } = last;
  return subject.agent === '' ? {} : { strict: { agent: subject.agent, call, after: { timeMs } } };
}

function timesOf({ program, item, partial }: Waiting): Pick<Condition, 'startMs' | 'deadlineMs' | 'notBeforeMs'> {
  const { startMs, decidedMs, isMerged } = partial;
  const deadlineMs = startMs + program.withinMs;
  if (isMerged) return { startMs, deadlineMs };
  return {
    startMs,
    deadlineMs: Math.min(deadlineMs, decidedMs + item.withinMs),
    ...(item.afterMs > 0 ? { notBeforeMs: decidedMs + item.afterMs } : {}),
  };
}
