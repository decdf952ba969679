/** Arms are a function of the state: what a gateway must hold is the rest of every partial that waits for the armed step. */
import type { Arming } from '../../contract.ts';
import { partialId } from './identity.ts';
import type { ItemPlan, Program } from './program.ts';
import type { LateLog } from './held-takes.ts';
import { conditionOf } from './rest.ts';
import { isSameList, isSameValue } from './same.ts';
import { lastCallOf, type Partial } from './state.ts';

function armedItem(program: Program): ItemPlan | undefined {
  return program.armed < 0 ? undefined : program.items[program.armed];
}

/** Partials of which one call more would take the armed step. */
export function armedIn(program: Program, { head, past: { horizonMs } }: LateLog): readonly Partial[] {
  const item = armedItem(program);
  if (item === undefined) return [];
  return item.entries.flatMap((entry) =>
    (head.partials[entry] ?? []).filter(
      ({ progress, startMs }) => startMs >= horizonMs && progress + 1 >= (entry === item.at ? item.least : 1),
    ),
  );
}

/** What to tell gateways that hold what the state before asked for. */
export function armsBetween(program: Program, before: LateLog, after: LateLog): readonly Arming[] {
  const item = armedItem(program);
  if (item === undefined || (before.past.horizonMs === after.past.horizonMs && isUntouched(item, before, after)))
    return [];
  const held = new Map(armedIn(program, before).map((partial) => [partialId(program, partial), partial]));
  const wanted = new Map(armedIn(program, after).map((partial) => [partialId(program, partial), partial]));
  const arms = [...wanted].flatMap(([id, partial]) => {
    const known = held.get(id);
    return known !== undefined && isSame(known, partial) ? [] : [armOf(program, item, { id, partial })];
  });
  const ended = [...held.keys()].filter((id) => !wanted.has(id));
  return [...arms, ...ended.map((id): Arming => ({ action: 'disarm', partial: id }))];
}

function isUntouched({ entries }: ItemPlan, before: LateLog, after: LateLog): boolean {
  return entries.every((entry) => before.head.partials[entry] === after.head.partials[entry]);
}

/** Whether two partials of one id ask the same of gateways. */
function isSame(one: Partial, other: Partial): boolean {
  return (
    one.startMs === other.startMs &&
    one.decidedMs === other.decidedMs &&
    lastCallOf(one) === lastCallOf(other) &&
    one.isWide === other.isWide &&
    (!one.isMerged || isSameList(one.captures, other.captures, isSameValue))
  );
}

function armOf(
  program: Program,
  item: ItemPlan,
  { id, partial }: { readonly id: string; readonly partial: Partial },
): Arming {
  return { action: 'arm', partial: id, condition: conditionOf(program, item, partial), text: program.form.text };
}
