/** What of a sequence waits, since when and for what. */
import type { SequenceForm } from '../../form/form.ts';
import { isSet, type Value } from '../../form/value.ts';
import type { ItemPlan, Program } from '../../sequence/program.ts';
import type { SequenceState } from '../../sequence/logs.ts';
import type { Partial } from '../../sequence/state.ts';
import { printExpression } from './print-expression.ts';

/** How calls, values and times are called. */
export interface Naming {
  readonly callOf: (call: string) => string;
  readonly nameOf: (fp: string) => string;
  readonly timeOf: (timeMs: number) => string;
}

export interface Waiting {
  /** The items that may come next: the awaited one, and those after it when it may be left out. */
  readonly items: readonly string[];
  readonly taken: readonly { readonly step: string; readonly call: string; readonly at: string }[];
  readonly since: string;
  readonly until: string;
  readonly values: readonly { readonly name: string; readonly values: string }[];
  readonly completedBy: readonly { readonly step: string; readonly where: string }[];
  readonly notes: readonly string[];
}

/** Values of a set that are shown. */
const shownMax = 8;

export function partialsIn({ keys }: SequenceState): readonly Partial[] {
  return keys.flatMap(({ log }) => log.head.partials.flat());
}

/** Items that may come next, the awaited one first. */
export function nextItems(program: Program, { item }: Pick<Partial, 'item'>): readonly ItemPlan[] {
  const next: ItemPlan[] = [];
  for (const plan of program.items.slice(item)) {
    next.push(plan);
    if (!plan.isOptional) break;
  }
  return next;
}

export function waitingOf(program: Program, partial: Partial, naming: Naming): Waiting {
  const { callOf, timeOf } = naming;
  const items = nextItems(program, partial);
  const [awaited] = items;
  const deadlineMs = Math.min(
    partial.startMs + program.withinMs,
    partial.decidedMs + (items.length === 1 ? (awaited?.withinMs ?? Infinity) : Infinity),
  );
  return {
    items: items.map(({ id }) => id),
    taken: partial.steps.map(({ step, call, timeMs }) => ({ step, call: callOf(call), at: timeOf(timeMs) })),
    since: timeOf(partial.readyMs),
    until: timeOf(deadlineMs),
    values: program.slots.flatMap((name, slot) => {
      const value = partial.captures[slot] ?? null;
      return value === null ? [] : [{ name, values: describe(value, naming.nameOf) }];
    }),
    completedBy: items.flatMap((item) => remaining(item, partial)),
    notes: notesOf(program.form, partial, items),
  };
}

/** Steps of the item that would take it on: of a group, those that have not been taken. */
function remaining(item: ItemPlan, partial: Partial): Waiting['completedBy'] {
  const isTaken = (member: number): boolean =>
    item.kind === 'any-order' && item.at === partial.item && (partial.progress & member) !== 0;
  return item.steps
    .filter(({ member }) => !isTaken(member))
    .map(({ id, where }) => ({ step: id, where: printExpression(where) }));
}

function notesOf(form: SequenceForm, partial: Partial, [awaited]: readonly ItemPlan[]): readonly string[] {
  const notes: string[] = [];
  if (awaited?.kind === 'aggregate') {
    const so = awaited.measure === 'distinct' ? partial.distinct.length : partial.total;
    notes.push(`${awaited.id} has ${String(so)} of ${String(awaited.atLeast)}`);
  }
  if (awaited?.kind === 'step' && awaited.least > 1) {
    notes.push(`${awaited.id} was taken ${String(partial.progress)} of ${String(awaited.least)} times`);
  }
  if (awaited?.isStrict === true) notes.push(`${awaited.id} must be the agent's very next call`);
  for (const absence of form.absences) {
    if (absence.kind !== 'middle') continue;
    notes.push(`between ${absence.after} and ${absence.before} must not be: ${printExpression(absence.where)}`);
  }
  if (partial.isMerged) notes.push('several were merged, since there were too many to tell apart');
  if (partial.isWide) notes.push('any value counts, since not all values are known');
  return notes;
}

export function describe(value: Value, nameOf: (fp: string) => string): string {
  if (value === null) return 'missing';
  if (!isSet(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  const names = value.values.slice(0, shownMax).map(nameOf);
  const more = value.values.length > shownMax ? [`and ${String(value.values.length - shownMax)} more`] : [];
  return [...names, ...more, ...(value.isOpen ? ['maybe others'] : [])].join(', ') || 'none';
}
