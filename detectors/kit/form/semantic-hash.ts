import { hash } from 'node:crypto';
import type { Expression, Item, SequenceForm, Step } from './form.ts';
import { idOfItem } from './items.ts';
import { conjunctsOf, mapParts } from './parts.ts';

type Hashed = unknown;

/** JSON with the members of every object in the order of their names: equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}

/** The same condition, written one way: nested groups are flat, operands that have no order are sorted, each once. */
export function normalise(expression: Expression): Expression {
  const inner = mapParts(expression, normalise);
  switch (inner.op) {
    case 'all':
      return group('all', conjunctsOf(inner));
    case 'any':
      return group(
        'any',
        inner.of.flatMap((part) => (part.op === 'any' ? part.of : [part])),
      );
    case 'not':
      return inner.of.op === 'not' && isCondition(inner.of.of) ? inner.of.of : inner;
    case 'in':
      return { ...inner, values: [...new Set(inner.values)].sort() };
    default:
      return inner;
  }
}

/** Two negations give the condition back, and of a value that is no condition something else. */
function isCondition({ op }: Expression): boolean {
  return ['can', 'has', 'all', 'any', 'not', 'certain', 'compare', 'in', 'text', 'intersects'].includes(op);
}

function group(op: 'all' | 'any', parts: readonly Expression[]): Expression {
  const byText = new Map(parts.map((part) => [canonicalJson(part), part]));
  const sorted = [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, part]) => part);
  const [only] = sorted;
  return sorted.length === 1 && only !== undefined ? only : { op, of: sorted };
}

function meaningOfStep({ id, where, captures }: Step): Hashed {
  return { id, where: normalise(where), captures: captures.map((one) => ({ ...one, value: normalise(one.value) })) };
}

function meaningOfItem(item: Item): Hashed {
  if ('steps' in item) return { ...item, steps: item.steps.map(meaningOfStep) };
  if (item.kind === 'step') return { ...item, step: meaningOfStep(item.step) };
  return { ...item, step: meaningOfStep(item.step), ...(item.of === undefined ? {} : { of: normalise(item.of) }) };
}

function digest(value: Hashed): string {
  return hash('sha256', canonicalJson(value)).slice(0, 32);
}

/** What a sequence means, whatever its words, its file and the spelling of its conditions: the same hash, the same findings. */
export function semanticHash({ by, withinMs, match, items, absences, arm, respond }: SequenceForm): string {
  const conditions = absences.map((absence) => ({ ...absence, where: normalise(absence.where) }));
  return digest({ by, withinMs, match, items: items.map(meaningOfItem), absences: conditions, arm, respond });
}

/**
 * A hash for each item: of all that decides what waits behind it. Where the hashes of two versions agree, what the old
 * one had begun goes on in the new one.
 */
export function prefixHashes({ by, items, absences }: SequenceForm): readonly string[] {
  const positions = new Map(items.map((item, at) => [idOfItem(item), at]));
  return items.map((_item, at) => {
    const deciding = absences.filter((absence) => {
      const first = absence.kind === 'leading' ? absence.before : absence.after;
      return (positions.get(first) ?? items.length) <= at;
    });
    const conditions = deciding.map((absence) => ({ ...absence, where: normalise(absence.where) }));
    return digest({ by, items: items.slice(0, at + 1).map(meaningOfItem), absences: conditions });
  });
}
