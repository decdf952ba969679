/** Arms are a function of the state: what a gateway must hold is the rest of every partial that waits for the armed step. */
import type { Condition, Predicate } from '../../../schemas/generated/types.ts';
import type { Arming } from '../../contract.ts';
import type { Expression } from '../form/form.ts';
import { stateLimits } from '../form/limits.ts';
import { conjunctsOf } from '../form/parts.ts';
import { readsOf } from '../form/reads.ts';
import { isSet, type Value } from '../form/value.ts';
import { partialId } from './identity.ts';
import type { ItemPlan, Program } from './program.ts';
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
    return known !== undefined && isSame(known, partial) ? [] : [armOf(program, id, partial)];
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

function armOf(program: Program, id: string, partial: Partial): Arming {
  return { action: 'arm', partial: id, condition: conditionOf(program, partial), text: program.form.text };
}

/** The rest of the rule, from this partial on. */
export function conditionOf(program: Program, partial: Partial): Condition {
  const [step] = armedItem(program)?.steps ?? [];
  const parts = step === undefined ? [] : conjunctsOf(step.where);
  const carried = parts.flatMap((part) => carriedName(part) ?? []);
  const plain = parts.filter((part) => readsOf(part).captures.size === 0);
  const values = carried.map((name) => partial.captures[program.slots.indexOf(name)] ?? null);
  const [carries] = values.flatMap(namedValues);
  return {
    step: step?.id ?? '',
    where: (plain.length === 1 && plain[0] !== undefined ? plain[0] : { op: 'all', of: plain }) as Predicate,
    ...(carries === undefined ? {} : { carries: [...carries] }),
    ...(carried.length > 0 && carries === undefined ? { widened: true as const } : {}),
    startMs: partial.startMs,
    deadlineMs: partial.startMs + program.withinMs,
  };
}

function namedValues(value: Value): readonly (readonly string[])[] {
  return isSet(value) && !value.isOpen && value.values.length <= stateLimits.capturedValues ? [value.values] : [];
}

/** The capture of which the arguments must hold a value. */
function carriedName(part: Expression): string | undefined {
  if (part.op !== 'intersects') return undefined;
  const sent = part.of.find(
    (side) => side.op === 'fingerprints' && side.side === 'arguments' && side.role === undefined,
  );
  const captured = part.of.find((side) => side.op === 'captured');
  return sent !== undefined && captured?.op === 'captured' ? captured.name : undefined;
}
