import { fault, type FormFault, type FormPath } from './fault.ts';
import type { Capture, Expression, Item, SequenceForm, Step } from './form.ts';
import { checkExpression, type ExpressionContext } from './check-expression.ts';
import { checkSpan } from './check-span.ts';
import { isOptional, stepsOf } from './items.ts';
import { formLimits } from './limits.ts';
import { readsOf, typesOf } from './reads.ts';
import { typeOfExpression, type KnownCapture, type KnownCaptures, type ValueType } from './value-type.ts';

interface Checked {
  readonly faults: readonly FormFault[];
  /** Every capture, by name. */
  readonly captures: KnownCaptures;
}

export function checkItems({ items, withinMs }: SequenceForm): Checked {
  const captures = new Map<string, KnownCapture>();
  const elsewhere = new Map(items.flatMap(stepsOf).flatMap((step) => step.captures.map(({ name }) => [name, step.id])));
  const faults = items.flatMap((item, at) => {
    const place: Place = { at, path: ['items', at], captures: new Map(captures), elsewhere };
    const found = [...checkSpacing(item, place, withinMs), ...checkQuantity(item, place), ...checkSteps(item, place)];
    const mayBeMissing = item.kind === 'one-of' || isOptional(item);
    for (const { name, value } of stepsOf(item).flatMap((step) => step.captures)) {
      const type = typeOfExpression(value, place.captures);
      if (!captures.has(name)) captures.set(name, { type, item: at, mayBeMissing });
    }
    return found;
  });
  return { faults, captures };
}

interface Place {
  readonly at: number;
  readonly path: FormPath;
  readonly captures: KnownCaptures;
  readonly elsewhere: ReadonlyMap<string, string>;
}

function checkSpacing(item: Item, { at, path }: Place, sequenceMs: number): readonly FormFault[] {
  const { isStrict, afterMs, withinMs } = item;
  const faults: FormFault[] = [];
  if (at === 0 && (isStrict || afterMs !== undefined || withinMs !== undefined))
    faults.push(
      fault(
        'order',
        'strict, after and within say how a step follows another, and before the first there is none.',
        path,
      ),
    );
  if (isStrict && (item.kind === 'any-order' || item.kind === 'aggregate'))
    faults.push(
      fault('order', 'strict says which call is the next one, and this item takes several.', [...path, 'isStrict']),
    );
  if (afterMs !== undefined) faults.push(...checkSpan(afterMs, [...path, 'afterMs'], 'after'));
  if (withinMs !== undefined) faults.push(...checkSpan(withinMs, [...path, 'withinMs'], 'within'));
  if (afterMs !== undefined && afterMs > Math.min(withinMs ?? sequenceMs, sequenceMs))
    faults.push(fault('never', 'It must come later than it may: after is longer than within.', [...path, 'afterMs']));
  return faults;
}

function checkQuantity(item: Item, { path }: Place): readonly FormFault[] {
  if (item.kind === 'aggregate') return checkBound(item, path);
  if (item.kind !== 'step') return checkMembers(item.steps.length, path);
  const { min, max } = item;
  const isWhole = [min, max ?? min].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!isWhole || max === 0)
    return [fault('number', 'A step happens a whole number of times, and at least once.', [...path, 'min'])];
  if (max !== undefined && max < min)
    return [fault('never', 'It must happen more often than it may.', [...path, 'max'])];
  if (min <= formLimits.times && (max ?? 0) <= formLimits.counted) return [];
  const message = `A step can be asked for ${String(formLimits.times)} times, and happen ${String(formLimits.counted)} times: use a count for more.`;
  return [fault('unbounded', message, [...path, 'min'])];
}

function checkMembers(count: number, path: FormPath): readonly FormFault[] {
  if (count >= 2 && count <= formLimits.members) return [];
  return [fault('size', `A group has from 2 to ${String(formLimits.members)} steps.`, path)];
}

function checkBound({ measure, atLeast }: Extract<Item, { kind: 'aggregate' }>, path: FormPath): readonly FormFault[] {
  const place = [...path, 'atLeast'];
  if (measure === 'sum')
    return atLeast > 0 && atLeast <= Number.MAX_SAFE_INTEGER
      ? []
      : [fault('number', 'A sum has a bound above 0 that is computed exactly.', place)];
  if (!Number.isSafeInteger(atLeast) || atLeast < 1)
    return [fault('number', 'A count has a whole bound of at least 1.', place)];
  if (atLeast <= formLimits.counted) return [];
  const message = `More than ${String(formLimits.counted)} would have to be kept: use a detector of rates for such a bound.`;
  return [fault('unbounded', message, place)];
}

function checkSteps(item: Item, place: Place): readonly FormFault[] {
  return stepsOf(item).flatMap((step, branch) => {
    const path = [...place.path, ...('steps' in item ? ['steps', branch] : ['step'])];
    return checkStep(step, item, { ...place, path });
  });
}

function checkStep(step: Step, item: Item, place: Place): readonly FormFault[] {
  const events = typesOf(step.where);
  const context = { captures: place.captures, elsewhere: place.elsewhere, events };
  const faults = [...checkWhere(step.where, { ...context, path: [...place.path, 'where'], wants: ['boolean'] })];
  for (const capture of step.captures) {
    const path = [...place.path, 'captures', capture.name];
    faults.push(...checkCapture(capture, { ...context, path, wants: ['number', 'string', 'boolean', 'set'] }));
  }
  if (item.kind !== 'aggregate' || item.measure === 'count') return faults;
  const path = [...place.path.slice(0, -1), 'of'];
  if (item.of === undefined)
    return [...faults, fault('type', 'There is nothing that it adds up or tells apart.', path)];
  const wants: readonly ValueType[] = item.measure === 'sum' ? ['number'] : ['string', 'number', 'set'];
  return [...faults, ...checkExpression(item.of, { ...context, path, wants })];
}

/** A condition that no event of any type can meet is a mistake. */
export function checkWhere(where: Expression, context: ExpressionContext): readonly FormFault[] {
  const faults = checkExpression(where, context);
  if (faults.length > 0 || context.events.length > 0) return faults;
  return [fault('never', 'No event meets this: what it asks for is never told by one event.', context.path)];
}

function checkCapture({ value, type }: Capture, context: ExpressionContext): readonly FormFault[] {
  if (readsOf(value).captures.size > 0)
    return [fault('order', 'A step captures what its own event tells, not what another step captured.', context.path)];
  const faults = checkExpression(value, context);
  const found = typeOfExpression(value, context.captures);
  if (faults.length > 0 || found === undefined || (found === 'set') === (type === 'set')) return faults;
  return [
    fault('type', `This is ${found === 'set' ? 'a set' : 'no set'}, and it is captured as a ${type}.`, context.path),
  ];
}
