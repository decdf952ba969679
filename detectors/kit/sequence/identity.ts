import { identify } from '../identity.ts';
import { isSet } from '../form/value.ts';
import type { Program } from './program.ts';
import { lastCallOf, type Partial } from './state.ts';

/**
 * Hash of the awaited item and the captured values: the same chain has the same id, whichever call began it. Where more
 * than the start decides what may follow, each call before the awaited one makes a chain of its own: gateways must hold
 * all of them.
 */
export function partialId(program: Program, partial: Partial): string {
  const known = partial.id ?? ids.get(partial);
  if (known !== undefined) return known;
  const made = hashOf(program, partial);
  ids.set(partial, made);
  return made;
}

const ids = new WeakMap<Partial, string>();

function hashOf(program: Program, partial: Partial): string {
  const awaited = program.items[partial.item]?.id ?? '';
  if (partial.isMerged) return identify([program.id, awaited, 'merged']);
  const values = program.slots.map((name, slot) => {
    const value = partial.captures[slot] ?? null;
    if (isSet(value)) return value.isOpen ? [name, '*'] : [name, ...value.values];
    return value === null ? [name] : [name, String(value)];
  });
  return identify([program.id, awaited, ...values, ...whereItStands(program, partial)]);
}

function whereItStands(program: Program, { item, decidedMs, steps }: Partial): readonly (string | number)[] {
  const need = program.needs[item];
  const isFree = need === undefined || (need.decided === 'free' && !(program.usesTurns && need.isAdjacent));
  return isFree ? [] : [decidedMs, lastCallOf({ steps })];
}
