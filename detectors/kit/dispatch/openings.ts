/**
 * Which events a sequence can take anything of: those that may fulfil one of its conditions. While it keeps nothing of a
 * session it needs to hear of no others, so that the cost of an event grows with the sequences that it may concern and
 * not with those that there are.
 *
 * 1. What is told here is necessary, never sufficient: an event that fits no opening changes nothing, also when one that
 *    comes late is put before it.
 * 2. What was not inspected in full, or is not told by this event, is no reason to leave a detector out.
 */
import type { Opening } from '../../contract.ts';
import { capabilityMask, labelMask, type Facts } from '../form/facts.ts';
import type { Expression, Item, SequenceForm, Step } from '../form/form.ts';
import { stepsOf } from '../form/items.ts';
import { readsOf, typesOf } from '../form/reads.ts';

export function openingsOf({ by, items, absences }: SequenceForm): readonly Opening[] {
  // Where sessions are not all that keeps apart, or calls follow each other at once, requests are not left to their ends.
  const isKeptLeft =
    !items.some(({ isStrict }) => isStrict) && by.every((field) => field === 'tenant' || field === 'session');
  const steps = items.flatMap((item) =>
    stepsOf(item).map((step) => ({ where: step.where, isEnd: isEndOf(item, step) })),
  );
  const forbidden = absences.map(({ where }) => ({ where, isEnd: readsOf(where).end }));
  // Whether two calls follow each other at once is known by those between them, whatever they are.
  const between: readonly Opening[] = items.some(({ isStrict }) => isStrict) ? [{ kind: 'requested' }] : [];
  const asked = [...steps, ...forbidden].flatMap(({ where, isEnd }) => openingsTo(where, isEnd && isKeptLeft));
  return [...between, ...asked];
}

function isEndOf(item: Item, { where, captures }: Step): boolean {
  const of = item.kind === 'aggregate' && item.of !== undefined ? [item.of] : [];
  return readsOf(where, ...captures.map(({ value }) => value), ...of).end;
}

function openingsTo(where: Expression, isLeftToEnd: boolean): readonly Opening[] {
  const types = typesOf(where);
  const instants = types.flatMap((type): readonly Opening[] => (type === 'call' ? [] : [{ kind: type }]));
  if (!types.includes('call')) return instants;
  const capabilities = required(where, capabilityOf);
  const argumentLabels = required(where, labelOf('arguments'));
  const resultLabels = required(where, labelOf('result'));
  const able = capabilities === 0 ? {} : { capabilities };
  // The end alone opens something where the request was lost; it tells nothing of the arguments.
  return [
    {
      kind: 'requested',
      ...able,
      ...(argumentLabels === 0 ? {} : { argumentLabels }),
      ...(isLeftToEnd ? { isLeftToEnd } : {}),
    },
    { kind: 'completed', ...able, ...(resultLabels === 0 ? {} : { resultLabels }) },
    ...instants,
  ];
}

type MaskOf = (expression: Expression) => number;

const capabilityOf: MaskOf = (expression) => (expression.op === 'can' ? capabilityMask(expression.capability) : 0);

function labelOf(side: 'arguments' | 'result'): MaskOf {
  return (expression) => (expression.op === 'has' && expression.side === side ? labelMask(expression.label) : 0);
}

/** Bits of which one must be set for the expression to hold, or perhaps hold; 0 when none must. */
function required(expression: Expression, maskOf: MaskOf): number {
  switch (expression.op) {
    case 'all':
      return expression.of.map((part) => required(part, maskOf)).find((mask) => mask !== 0) ?? 0;
    case 'any': {
      const masks = expression.of.map((part) => required(part, maskOf));
      return masks.includes(0) ? 0 : masks.reduce((union, mask) => union | mask, 0);
    }
    case 'certain':
      return required(expression.of, maskOf);
    default:
      return maskOf(expression);
  }
}

/** Whether an event may open what waits for such an opening. */
export function fitsOpening({ kind, capabilities, argumentLabels, resultLabels }: Opening, facts: Facts): boolean {
  if (facts.kind !== kind) return false;
  if (capabilities !== undefined && (facts.capabilities & capabilities) === 0) return false;
  const { arguments: sent, result } = facts.event;
  if (argumentLabels !== undefined && sent?.truncated !== true && (facts.argumentLabels & argumentLabels) === 0)
    return false;
  return resultLabels === undefined || result?.truncated === true || (facts.resultLabels & resultLabels) !== 0;
}
