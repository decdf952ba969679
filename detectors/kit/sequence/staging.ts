/**
 * Cuts an expression by when its parts can be evaluated: with the request, with the end, or only beside what earlier
 * steps captured. What one event alone decides becomes a probe, so that the event itself need not be kept.
 */
import type { Expression } from '../form/form.ts';
import { partsOf } from '../form/parts.ts';
import { readsOf } from '../form/reads.ts';
import { splitExpression } from '../form/split.ts';

export interface Probe {
  readonly of: Expression;
  readonly stage: 'begin' | 'end';
}

function isOfOneEvent(expression: Expression): boolean {
  const { event, request, end, captures } = readsOf(expression);
  return event && !(request && end) && captures.size === 0;
}

/** When all of an expression can be evaluated; fields that both events of a call tell are there at the request. */
export function stageOf(expression: Expression): 'begin' | 'end' | 'rest' {
  const { request, end, captures } = readsOf(expression);
  if (captures.size > 0 || (request && end)) return 'rest';
  return end ? 'end' : 'begin';
}

/** The probes of one program, each once. */
export class ProbeTable {
  #known: readonly Expression[] = [];

  /** The expression with every largest part that one event decides replaced by a probe. */
  take(expression: Expression): Expression {
    const { probes, rest } = splitExpression(expression, isOfOneEvent, this.#known);
    this.#known = probes;
    return rest;
  }

  get probes(): readonly Probe[] {
    return this.#known.map((of) => ({ of, stage: readsOf(of).end ? 'end' : 'begin' }));
  }
}

export function probesIn(expression: Expression): readonly number[] {
  return expression.op === 'probe' ? [expression.at] : partsOf(expression).flatMap(probesIn);
}
