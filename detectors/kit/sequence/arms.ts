/** Arms are a function of the state: what a gateway must hold is the rest of every partial that waits for the armed step. */
import type { Arming } from '../../contract.ts';
import { partialId } from './identity.ts';
import type { ItemPlan, Program } from './program.ts';
import { conditionOf } from './rest.ts';
import type { CoreState, Partial } from './state.ts';

function armedItem(program: Program): ItemPlan | undefined {
  return program.armed < 0 ? undefined : program.items[program.armed];
}

/** Partials of which one call more would take the armed step. */
function armedIn(item: ItemPlan, { partials }: CoreState): readonly Partial[] {
  return item.entries.flatMap((entry) =>
    (partials[entry] ?? []).filter(({ progress }) =>
      entry === item.at ? progress + 1 >= item.least : progress === 0 && item.least === 1,
    ),
  );
}

/** What to tell gateways that hold what the state before asked for. */
export function armsBetween(program: Program, before: CoreState, after: CoreState): readonly Arming[] {
  const item = armedItem(program);
  if (item === undefined || item.entries.every((entry) => before.partials[entry] === after.partials[entry])) return [];
  const held = new Map(armedIn(item, before).map((partial) => [partialId(program, partial), partial]));
  const wanted = new Map(armedIn(item, after).map((partial) => [partialId(program, partial), partial]));
  const arms = [...wanted].flatMap(([id, partial]) => {
    const known = held.get(id);
    return known !== undefined && isSame(known, partial) ? [] : [armOf(program, item, { id, partial })];
  });
  const disarms = [...held.keys()]
    .filter((id) => !wanted.has(id))
    .map((id): Arming => ({ action: 'disarm', partial: id }));
  return [...arms, ...disarms];
}

/** Whether two partials of one id ask the same of gateways. */
function isSame(one: Partial, other: Partial): boolean {
  return (
    one.startMs === other.startMs &&
    one.decidedMs === other.decidedMs &&
    one.last === other.last &&
    one.isWide === other.isWide &&
    (!one.isMerged || one.captures === other.captures)
  );
}

function armOf(
  program: Program,
  item: ItemPlan,
  { id, partial }: { readonly id: string; readonly partial: Partial },
): Arming {
  return { action: 'arm', partial: id, condition: conditionOf(program, item, partial), text: program.form.text };
}
