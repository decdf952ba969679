/**
 * What a partial that waits for an item still needs, and so what another must have to stand for it: where this says
 * nothing but sets that are looked for, the newest start decides; elsewhere runs are kept apart.
 */
import type { Absence, Expression, Item, SequenceForm } from '../form/form.ts';
import { conjunctsOf, partsOf } from '../form/parts.ts';
import { readsOf } from '../form/reads.ts';
import { idOfItem, isOptional, stepsOf } from '../form/items.ts';

export interface Need {
  /** Slots that later steps read. */
  readonly slots: readonly {
    readonly slot: number;
    /** Only ever looked for: a set with more values finds whatever one with fewer does. */
    readonly isLookedFor: boolean;
    /** Nothing can be found with an empty set. */
    readonly isDemanded: boolean;
  }[];
  /** How the time counts at which the item before was decided: not at all, the later, the earlier or exactly that one. */
  readonly decided: 'free' | 'later' | 'earlier' | 'exact';
  /** Whether the call counts that the item before took last. */
  readonly isAdjacent: boolean;
  /** Whether what was gathered counts. */
  readonly isGathering: boolean;
  /** Whether calls in flight look for it only when they end. */
  readonly isLookedUp: boolean;
}

interface Asked {
  readonly form: SequenceForm;
  readonly slots: readonly string[];
  readonly at: number;
}

export function needsOf({ form, slots, at }: Asked): Need {
  const rest = form.items.slice(at);
  const next = rest.slice(0, rest.findIndex((item) => !isOptional(item)) + 1);
  const wheres = rest.flatMap(stepsOf).map(({ where }) => where);
  const absent = form.absences.filter((absence) => isAhead(form, absence, at)).map(({ where }) => where);
  const demanded = new Set(rest.filter((item) => !isOptional(item) && item.kind !== 'one-of').flatMap(demands));
  const used = slots.flatMap((name, slot) => {
    const isRead = [...wheres, ...absent, ...rest.flatMap(amounts)].some((where) => readsCapture(where, name));
    if (!isRead) return [];
    const isLookedFor = wheres.every((where) => isOnlyLookedFor(where, name)) && !isIn(absent, name);
    return [{ slot, isLookedFor: isLookedFor && !isIn(rest.flatMap(amounts), name), isDemanded: demanded.has(name) }];
  });
  const isGathering = rest[0]?.kind === 'aggregate';
  return {
    slots: used,
    decided: decidedOf(next),
    isAdjacent: next.some(({ isStrict }) => isStrict),
    isGathering,
    isLookedUp: isGathering || next.some(({ kind }) => kind === 'any-order'),
  };
}

/** What is read as it is, and not only looked for. */
function amounts(item: Item): readonly Expression[] {
  const of = item.kind === 'aggregate' && item.of !== undefined ? [item.of] : [];
  return [...of, ...stepsOf(item).flatMap((step) => step.captures.map(({ value }) => value))];
}

/** Whether the absence can still tell on a partial that waits for this item. */
function isAhead({ items }: SequenceForm, absence: Absence, at: number): boolean {
  if (absence.kind === 'leading') return false;
  if (absence.kind === 'trailing') return true;
  return items.findIndex((item) => idOfItem(item) === absence.before) >= at;
}

function isIn(wheres: readonly Expression[], name: string): boolean {
  return wheres.some((where) => readsCapture(where, name));
}

function readsCapture(expression: Expression, name: string): boolean {
  return readsOf(expression).captures.has(name);
}

/** Whether the name occurs only as a set in which something is looked for, and never under a negation. */
function isOnlyLookedFor(expression: Expression, name: string): boolean {
  if (!readsCapture(expression, name)) return true;
  if (expression.op === 'all' || expression.op === 'any' || expression.op === 'certain')
    return partsOf(expression).every((part) => isOnlyLookedFor(part, name));
  return expression.op === 'intersects' && expression.of.some(({ op }) => op !== 'captured');
}

function demands(item: Item): readonly string[] {
  return stepsOf(item).flatMap(({ where }) =>
    conjunctsOf(where).flatMap((part) =>
      part.op === 'intersects' ? part.of.flatMap((side) => (side.op === 'captured' ? [side.name] : [])) : [],
    ),
  );
}

function decidedOf(next: readonly Item[]): Need['decided'] {
  const hasLeast = next.some(({ afterMs = 0 }) => afterMs > 0);
  const hasMost = next.some(({ withinMs }) => withinMs !== undefined);
  if (hasLeast) return hasMost ? 'exact' : 'earlier';
  return hasMost ? 'later' : 'free';
}
