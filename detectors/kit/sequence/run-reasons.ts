import type { SequenceForm } from '../form/form.ts';
import { idOfItem, stepsOf } from '../form/items.ts';
import { needsOf, type Need } from './needs.ts';

/** An item before which partial matches are kept apart, because more than the newest start decides. */
export interface Runs {
  readonly item: number;
  readonly id: string;
  /** What else decides, each as a few words. */
  readonly reasons: readonly string[];
}

export function runsOf(form: SequenceForm): readonly Runs[] {
  const slots = [...new Set(form.items.flatMap(stepsOf).flatMap(({ captures }) => captures.map(({ name }) => name)))];
  return form.items.flatMap((item, at) => {
    const reasons = at === 0 ? [] : reasonsOf(needsOf({ form, slots, at }), slots);
    const all = form.match.kind === 'all' && at > 0 ? ['every match is asked for', ...reasons] : reasons;
    return all.length === 0 ? [] : [{ item: at, id: idOfItem(item), reasons: all }];
  });
}

function reasonsOf({ slots: used, decided, isAdjacent, isGathering, isLookedUp }: Need, names: readonly string[]) {
  const compared = used.filter(({ isLookedFor }) => !isLookedFor).map(({ slot }) => names[slot] ?? '');
  return [
    ...(decided === 'free' ? [] : ['the time since the item before counts']),
    ...(isAdjacent ? ['the agent’s next call is asked for'] : []),
    ...(isGathering ? ['what was counted so far differs'] : []),
    ...(isLookedUp && !isGathering ? ['members of a group may be under way'] : []),
    ...compared.map((name) => `${toldAs(name)} is compared, and not only looked for`),
  ];
}

function toldAs(name: string): string {
  return name.includes(':') ? `steps.${name.replace(':', '.')}` : `$${name}`;
}
