/** Which lines of a trace each step could take, whatever came before them. */
import { compileCondition } from '../form/compile.ts';
import { Facts, type EventKind } from '../form/facts.ts';
import type { Expression, Item, SequenceForm, Step } from '../form/form.ts';
import { decidedAt, typesOf } from '../form/reads.ts';
import { no } from '../form/truth.ts';
import { unknownValue } from '../form/value.ts';
import type { TypedEvent } from './notation/event-of.ts';
import type { EventLine, Trace } from './notation/trace.ts';
import { writeEvents } from './notation/write-events.ts';

/** Kinds of events by their type on the wire. */
export const kindOf: Readonly<Record<TypedEvent['type'], EventKind>> = {
  'shearpin.call.requested.v1': 'requested',
  'shearpin.call.completed.v1': 'completed',
  'shearpin.approval.v1': 'approval',
  'shearpin.notification.v1': 'notification',
  'shearpin.discovery.v1': 'discovery',
};

export function stepsOf(item: Item): readonly Step[] {
  return item.kind === 'step' || item.kind === 'aggregate' ? [item.step] : item.steps;
}

export function idOf(item: Item): string {
  return item.kind === 'step' || item.kind === 'aggregate' ? item.step.id : item.id;
}

/** No match is without it. */
export function isRequired(item: Item): boolean {
  return item.kind !== 'step' || item.min > 0;
}

/** Whether a step waits for the end of its call. */
export function isDecidedAtEnd(step: Step): boolean {
  return decidedAt(step) === 'end';
}

/** What was captured is not known here, so that a test of it may hold. */
export function mayHold(where: Expression, captures: readonly string[]): (event: TypedEvent) => boolean {
  const holds = compileCondition(where, { slots: captures });
  const types = typesOf(where);
  const captured = captures.map(() => unknownValue);
  return ({ type, data }) => {
    const facts = Facts.of(kindOf[type], data);
    facts.captured = captured;
    return types.includes(facts.type) && holds(facts) !== no;
  };
}

export function capturesOf({ items }: SequenceForm): readonly string[] {
  return items.flatMap((item) => stepsOf(item).flatMap(({ captures }) => captures.map(({ name }) => name)));
}

/** Lines each of whose events a condition may hold for: a call is asked about at its request and at its end. */
export function linesFor(trace: Trace, where: Expression, captures: readonly string[]): ReadonlySet<EventLine> {
  const holds = mayHold(where, captures);
  const lines = new Set<EventLine>();
  const not = new Set<EventLine>();
  for (const arrival of writeEvents(trace)) {
    if (arrival.kind !== 'event') continue;
    (holds(arrival.event) ? lines : not).add(arrival.line);
  }
  return new Set([...lines].filter((line) => !not.has(line)));
}

/** By item, the lines that one of its steps could take. */
export function candidatesOf(form: SequenceForm, trace: Trace): readonly ReadonlySet<EventLine>[] {
  const captures = capturesOf(form);
  return form.items.map((item) => new Set(stepsOf(item).flatMap(({ where }) => [...linesFor(trace, where, captures)])));
}
