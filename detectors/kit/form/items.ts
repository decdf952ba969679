import type { Item, SequenceForm, Step } from './form.ts';

/** The id by which absences and `arm` name an item. */
export function idOfItem(item: Item): string {
  return 'steps' in item ? item.id : item.step.id;
}

export function stepsOf(item: Item): readonly Step[] {
  return 'steps' in item ? item.steps : [item.step];
}

export function isOptional(item: Item): boolean {
  return item.kind === 'step' && item.min === 0;
}

/** Steps and conditions of absences: what each event is looked at for. */
export function countPredicates({ items, absences }: SequenceForm): number {
  return items.flatMap(stepsOf).length + absences.length;
}
