import type { Expression } from './form.ts';
import { mapParts, partsOf } from './parts.ts';
import { readsOf } from './reads.ts';

/** An expression of which some parts are evaluated earlier than the rest. */
export interface Split {
  /** The largest parts that can be evaluated earlier, each once, in the order in which `probe` refers to them. */
  readonly probes: readonly Expression[];
  readonly rest: Expression;
}

/** Parts that read the event and nothing that was captured: they are evaluated when the event is there. */
export function isEventOnly(expression: Expression): boolean {
  const { event, captures } = readsOf(expression);
  return event && captures.size === 0;
}

/** Parts that read what only a call's request tells: they are evaluated then, and kept until the call ends. */
export function isRequestOnly(expression: Expression): boolean {
  const { request, end, captures } = readsOf(expression);
  return request && !end && captures.size === 0;
}

/**
 * Takes out the largest parts that `isEarly` accepts. Evaluating each with `compileValue` when it can be, and the rest
 * with these values as `Facts.probes`, is the same as evaluating the whole. More probes can be added to those of
 * another expression, so that equal parts are evaluated once.
 */
export function splitExpression(
  expression: Expression,
  isEarly: (part: Expression) => boolean,
  known: readonly Expression[] = [],
): Split {
  const probes = [...known];
  const places = new Map(probes.map((probe, at) => [JSON.stringify(probe), at]));
  const replace = (part: Expression): Expression => {
    if (!isEarly(part)) return partsOf(part).length === 0 ? part : mapParts(part, replace);
    const key = JSON.stringify(part);
    const at = places.get(key) ?? probes.push(part) - 1;
    places.set(key, at);
    return { op: 'probe', at };
  };
  const rest = replace(expression);
  return { probes, rest };
}
