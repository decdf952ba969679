/** Words for sequences that are written in TypeScript. */
import type { Capture, Expression, Item, Side, Step } from './form.ts';

export function can(capability: string): Expression {
  return { op: 'can', capability };
}

export function has(side: Side, label: string): Expression {
  return { op: 'has', side, label };
}

export function all(...of: readonly Expression[]): Expression {
  return { op: 'all', of };
}

export function fingerprints(side: Side, role?: string): Expression {
  return { op: 'fingerprints', side, ...(role === undefined ? {} : { role }) };
}

/** The arguments hold one of the values that were captured under that name. */
export function carries(name: string): Expression {
  return { op: 'intersects', of: [fingerprints('arguments'), { op: 'captured', name }] };
}

/** A step that is taken once; `capture` names sets of fingerprints. */
export function step(id: string, where: Expression, capture: Readonly<Record<string, Expression>> = {}): Item {
  return { kind: 'step', step: stepOf(id, where, capture), min: 1, max: 1, isStrict: false };
}

function stepOf(id: string, where: Expression, capture: Readonly<Record<string, Expression>>): Step {
  const captures = Object.entries(capture).map(([name, value]): Capture => ({ name, value, type: 'set' }));
  return { id, where, captures };
}
