import { checkSpan } from './check-span.ts';
import { checkWhere } from './check-items.ts';
import { fault, type FormFault, type FormPath } from './fault.ts';
import type { Absence, SequenceForm } from './form.ts';
import { idOfItem, isOptional, stepsOf } from './items.ts';
import { readsOf, typesOf } from './reads.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import type { KnownCaptures } from './value-type.ts';

export function checkAbsences(form: SequenceForm, captures: KnownCaptures): readonly FormFault[] {
  const { absences } = form;
  const faults = absences.flatMap((absence, at) => checkAbsence(absence, { form, captures, path: ['absences', at] }));
  const trailing = absences.filter(({ kind }) => kind === 'trailing');
  if (trailing.length > 1)
    faults.push(
      fault('duplicate', 'Only one absence can follow the last item: join their conditions with ||.', ['absences']),
    );
  return faults;
}

interface Place {
  readonly form: SequenceForm;
  readonly captures: KnownCaptures;
  readonly path: FormPath;
}

function checkAbsence(absence: Absence, place: Place): readonly FormFault[] {
  const faults = [...checkCondition(absence, place)];
  for (const name of namesOf(absence)) faults.push(...checkItemName(name, place));
  if (absence.kind !== 'middle') faults.push(...checkSpan(absence.forMs, [...place.path, 'forMs'], 'for'));
  return faults.length > 0 ? faults : checkOrder(absence, place);
}

function namesOf(absence: Absence): readonly string[] {
  if (absence.kind === 'middle') return [absence.after, absence.before];
  return [absence.kind === 'leading' ? absence.before : absence.after];
}

function checkItemName(name: string, { form, path }: Place): readonly FormFault[] {
  const item = form.items.find((one) => idOfItem(one) === name);
  const quoted = JSON.stringify(name);
  if (item === undefined) {
    const group = form.items.find((one) => stepsOf(one).some(({ id }) => id === name));
    const ids = form.items.map(idOfItem);
    const message =
      group === undefined
        ? `There is no step ${quoted}.${suggestion(name, ids)}`
        : `${quoted} is one of a group: name the group, ${JSON.stringify(idOfItem(group))}.`;
    return [fault('unknown-step', message, path)];
  }
  return isOptional(item)
    ? [fault('optional', `${quoted} may be left out, so that nothing is certain to lie there.`, path)]
    : [];
}

function checkOrder(absence: Absence, { form: { items }, path }: Place): readonly FormFault[] {
  const at = (name: string): number => items.findIndex((item) => idOfItem(item) === name);
  if (absence.kind === 'middle' && at(absence.after) >= at(absence.before))
    return [
      fault('order', `${JSON.stringify(absence.after)} must come before ${JSON.stringify(absence.before)}.`, path),
    ];
  if (absence.kind === 'trailing' && at(absence.after) !== items.length - 1)
    return [fault('order', 'after names the last item; before an earlier one ends, use between.', path)];
  return [];
}

function checkCondition(absence: Absence, { form, captures, path }: Place): readonly FormFault[] {
  const where = [...path, 'where'];
  if (absence.kind === 'leading' && readsOf(absence.where).captures.size > 0)
    return [fault('order', 'What lies before an item cannot read captures: nothing was captured then.', where)];
  const until = absence.kind === 'leading' ? -1 : form.items.findIndex((item) => idOfItem(item) === absence.after);
  const known = new Map([...captures].filter(([, capture]) => capture.item <= until));
  const elsewhere = new Map(
    form.items.flatMap(stepsOf).flatMap((step) => step.captures.map(({ name }) => [name, step.id])),
  );
  const context = { path: where, captures: known, elsewhere, events: typesOf(absence.where) };
  return checkWhere(absence.where, { ...context, wants: ['boolean'] });
}
