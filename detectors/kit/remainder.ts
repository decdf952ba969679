/**
 * The rest of a rule whose last step is armed, as a gateway evaluates it: the closures are those of the matcher.
 *
 * 1. What a gateway did not see, or has forgotten, frees no call: an absence needs the event, contiguity the call between.
 * 2. Every fingerprint is looked up, found or not, and every part is asked whatever the others say: the time taken tells
 *    a caller nothing about what matched.
 * 3. A condition of which a part is not understood is none: half of it could let calls pass that all of it refuses.
 */
import { eventFields, type EventData } from '../../schemas/generated/fields.ts';
import type { Condition, ConditionAbsence, EventPlace, Predicate } from '../../schemas/generated/types.ts';
import { compileCondition, type Condition as Closure } from './form/compile.ts';
import { capabilityMask, Facts, labelMask, typeOfKind, type EventKind } from './form/facts.ts';
import type { Expression } from './form/form.ts';
import { formLimits } from './form/limits.ts';
import { partsOf } from './form/parts.ts';
import { patternOf } from './form/pattern.ts';
import { readsOf, typesOf } from './form/reads.ts';
import { no, oppositeOf, yes, type Truth } from './form/truth.ts';
import { setOf, type Value } from './form/value.ts';

/** An event of the session that the gateway saw itself. */
export interface SeenEvent {
  readonly kind: EventKind;
  readonly place: Required<EventPlace>;
  readonly data: EventData;
}

/** The agent's last call that the gateway saw. */
export interface SeenTurn {
  readonly call: string;
  readonly place: Required<EventPlace>;
}

/** What the gateway saw of the session before the call. */
export interface Seen {
  readonly events: readonly SeenEvent[];
  turnOf(agent: string): SeenTurn | undefined;
}

/** A requested call as the gateway judges it. */
export interface AskedCall {
  readonly timeMs: number;
  readonly agent: string;
  /** Of the request; filled once, however many conditions there are. */
  readonly facts: Facts;
}

export type Remainder = (call: AskedCall, seen: Seen) => Truth;

export const nothingSeen: Seen = { events: [], turnOf: () => undefined };

/** Undefined for a condition that is not understood, or is larger than a detector can be. */
export function compileRemainder(condition: Condition): Remainder | undefined {
  const { unless = [], captures = {} } = condition;
  const where = expressionOf(condition.where);
  if (![where, ...unless.map((absence) => expressionOf(absence.where))].every(isUnderstood)) return undefined;
  const slots = Object.keys(captures);
  const captured = Object.values(captures);
  const holds = compileCondition(where, { slots });
  const carries = carriesOne(condition.carries);
  const absences = unless.map((absence) => compileAbsence(absence, { slots, captured }));
  return (call, seen) => {
    const { facts } = call;
    facts.captured = captured;
    const truths = [holds(facts), carries(facts), isNext(condition, call, seen)];
    for (const absence of absences) truths.push(absence(call, seen));
    return isInTime(condition, call) ? (Math.min(...truths) as Truth) : no;
  };
}

/** The schema of conditions is that of expressions; its types do not tell that what is compared is a pair. */
function expressionOf(predicate: Predicate): Expression {
  return predicate as Expression;
}

/** There is no lower bound in time but the gap that the rule asks for: a clock that runs behind frees no call. */
function isInTime({ deadlineMs, notBeforeMs = 0 }: Condition, { timeMs }: AskedCall): boolean {
  return timeMs <= deadlineMs && timeMs >= notBeforeMs;
}

const carriesValue: Expression = {
  op: 'intersects',
  of: [
    { op: 'captured', name: 'carries' },
    { op: 'fingerprints', side: 'arguments' },
  ],
};

/** Whether the call carries one of the values. */
function carriesOne(fingerprints: readonly string[] | undefined): Closure {
  if (fingerprints === undefined) return () => yes;
  const wanted = [setOf(new Set(fingerprints), false)];
  const carries = compileCondition(carriesValue, { slots: ['carries'] });
  return (facts) => {
    facts.captured = wanted;
    return carries(facts);
  };
}

/** Whether the call is the agent's very next one. */
function isNext({ strict }: Condition, { agent }: AskedCall, seen: Seen): Truth {
  if (strict === undefined) return yes;
  if (agent !== strict.agent) return no;
  const last = seen.turnOf(agent);
  if (last === undefined || last.call === strict.call) return yes;
  return isAfter(last.place, strict.after) ? no : yes;
}

interface Captured {
  readonly slots: readonly string[];
  readonly captured: readonly Value[];
}

/** Whether nothing of the kind was seen. */
function compileAbsence({ after, withinMs, ...absence }: ConditionAbsence, { slots, captured }: Captured): Remainder {
  const where = expressionOf(absence.where);
  const happened = compileCondition(where, { slots });
  const types = typesOf(where);
  const ofCalls = readsOf(where).end ? 'completed' : 'requested';
  const isAsked = ({ kind }: SeenEvent): boolean =>
    types.includes(typeOfKind(kind)) && (typeOfKind(kind) !== 'call' || kind === ofCalls);
  return ({ timeMs }, { events }) => {
    let truth: Truth = no;
    for (const event of events) {
      if (!isAsked(event) || (after !== undefined && !isAfter(event.place, after))) continue;
      if (withinMs !== undefined && event.place.timeMs < timeMs - withinMs) continue;
      const facts = Facts.of(event.kind, event.data);
      facts.captured = captured;
      truth = Math.max(truth, happened(facts)) as Truth;
    }
    return oppositeOf(truth);
  };
}

/** Of two events whose order is not told, neither is after the other. */
function isAfter(place: Required<EventPlace>, other: EventPlace): boolean {
  if (place.timeMs !== other.timeMs) return place.timeMs > other.timeMs;
  if (other.seq === undefined) return false;
  if (place.seq !== other.seq) return place.seq > other.seq;
  return other.event !== undefined && place.event > other.event;
}

function isUnderstood(whole: Expression): boolean {
  const waiting: [Expression, number][] = [[whole, 1]];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, depth] = next;
    nodes += 1;
    if (nodes > 2 * formLimits.nodes || depth > 2 * formLimits.depth || !isKnown(one)) return false;
    for (const part of partsOf(one)) waiting.push([part, depth + 1]);
  }
  return true;
}

/** A name that this version does not know would never hold, and let pass what the writer means to refuse. */
function isKnown(expression: Expression): boolean {
  switch (expression.op) {
    case 'can':
      return capabilityMask(expression.capability) !== 0;
    case 'has':
      return labelMask(expression.label) !== 0;
    case 'field':
      return Object.hasOwn(eventFields, expression.path);
    case 'text':
      return expression.by !== 'matches' || patternOf(expression.pattern).ok;
    default:
      return true;
  }
}
