/** Which lines of a trace each step could take, whatever came before them. */
import { compileCondition } from '../form/compile.ts';
import { Facts, type EventKind } from '../form/facts.ts';
import type { Expression, SequenceForm } from '../form/form.ts';
import { stepsOf } from '../form/items.ts';
import { conjunctsOf } from '../form/parts.ts';
import { readsOf, typesOf } from '../form/reads.ts';
import { no, yes } from '../form/truth.ts';
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

export function capturesOf({ items }: SequenceForm): readonly string[] {
  return items.flatMap((item) => stepsOf(item).flatMap(({ captures }) => captures.map(({ name }) => name)));
}

/** The events of one line. */
export interface LineEvents {
  /** The request of a call, or what is no call. */
  readonly first: TypedEvent | undefined;
  readonly end: TypedEvent | undefined;
}

export function eventsByLine(trace: Trace): ReadonlyMap<EventLine, LineEvents> {
  const lines = new Map<EventLine, LineEvents>();
  for (const arrival of writeEvents(trace)) {
    if (arrival.kind !== 'event') continue;
    const { line, event } = arrival;
    const known = lines.get(line) ?? { first: undefined, end: undefined };
    lines.set(
      line,
      event.type === 'shearpin.call.completed.v1' ? { ...known, end: event } : { ...known, first: event },
    );
  }
  return lines;
}

/** Lines that a condition may hold for, whatever was captured. */
export function linesFor(trace: Trace, where: Expression, captures: readonly string[]): ReadonlySet<EventLine> {
  const types = typesOf(where);
  const tests = conjunctsOf(where).map((part) => testOf(part, captures));
  const lines = [...eventsByLine(trace)].filter(([line, events]) => {
    const type = line.kind === 'call' ? 'call' : line.kind;
    return types.includes(type) && tests.every((test) => test(events));
  });
  return new Set(lines.map(([line]) => line));
}

/** Lines that a condition holds for, whatever was captured and whatever was not inspected. */
export function surelyFor(trace: Trace, where: Expression, captures: readonly string[]): ReadonlySet<EventLine> {
  const types = typesOf(where);
  const { request, end: readsEnd } = readsOf(where);
  if (request && readsEnd) return new Set();
  const holds = compileCondition(where, { slots: captures });
  const lines = [...eventsByLine(trace)].filter(([line, { first, end }]) => {
    const event = readsEnd ? end : first;
    if (event === undefined || !types.includes(line.kind)) return false;
    return holds(factsOf(event, captures)) === yes;
  });
  return new Set(lines.map(([line]) => line));
}

function factsOf(event: TypedEvent, captures: readonly string[]): Facts {
  const facts = Facts.of(kindOf[event.type], event.data);
  facts.captured = captures.map(() => unknownValue);
  return facts;
}

/** Each part is put to the event that tells it. One that needs both is not decided here: it may hold. */
function testOf(part: Expression, captures: readonly string[]): (events: LineEvents) => boolean {
  const holds = compileCondition(part, { slots: captures });
  const { request, end: readsEnd } = readsOf(part);
  return ({ first, end }) => {
    if (readsEnd && request) return end !== undefined;
    const event = readsEnd ? end : first;
    if (event === undefined) return false;
    return holds(factsOf(event, captures)) !== no;
  };
}
