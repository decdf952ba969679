/** Checks a whole form, wherever it comes from: what passes can be run, and keeps no more than is bounded. */
import { checkAbsences } from './check-absences.ts';
import { checkSize } from './check-expression.ts';
import { checkItems } from './check-items.ts';
import { checkScope } from './check-scope.ts';
import { checkSpan } from './check-span.ts';
import { fault, type FormFault, type FormPath, type FormRule } from './fault.ts';
import type { EventType } from '../../../schemas/generated/fields.ts';
import type { KeyField, SequenceForm } from './form.ts';
import { countPredicates, idOfItem, isOptional, stepsOf } from './items.ts';
import { formLimits } from './limits.ts';
import { decidedAt, fieldsOf, typesOf } from './reads.ts';

/** Every fault at once; warnings among them do not keep the form from being run. */
export function checkForm(form: SequenceForm): readonly FormFault[] {
  const oversize = checkSizes(form);
  if (oversize.length > 0) return oversize;
  const { faults, captures } = checkItems(form);
  return [
    ...checkKey(form),
    ...checkScope(form),
    ...checkKeyTold(form),
    ...checkVarying(form),
    ...checkSpan(form.withinMs, ['withinMs'], 'within'),
    ...(form.respond === undefined ? [] : checkSpan(form.respond.ttlMs, ['respond', 'ttlMs'], 'ttl')),
    ...checkMatch(form),
    ...checkShape(form),
    ...checkNames(form),
    ...faults,
    ...checkAbsences(form, captures),
    ...checkArm(form),
  ];
}

function checkSizes({ items, absences }: SequenceForm): readonly FormFault[] {
  const ofSteps = items.flatMap((item, at) => {
    const own = item.kind === 'aggregate' && item.of !== undefined ? [item.of] : [];
    const inSteps = stepsOf(item).flatMap(({ where, captures }) => [where, ...captures.map(({ value }) => value)]);
    return [...own, ...inSteps].flatMap((expression) => checkSize(expression, ['items', at]));
  });
  return [...ofSteps, ...absences.flatMap(({ where }, at) => checkSize(where, ['absences', at, 'where']))];
}

function checkKey({ by }: SequenceForm): readonly FormFault[] {
  const faults: FormFault[] = [];
  if (new Set(by).size !== by.length) faults.push(fault('duplicate', 'A part of the key stands there twice.', ['by']));
  if (!by.includes('tenant'))
    faults.push(fault('order', 'The tenant must be part of the key: what tenants do never belongs together.', ['by']));
  return faults;
}

/** Parts of the key that events of a type tell; tenant and session are told by all. */
const toldBy: Readonly<Record<EventType, readonly KeyField[]>> = {
  call: ['call', 'agent', 'principal', 'server', 'tool'],
  approval: ['call'],
  notification: ['server'],
  discovery: ['principal', 'server'],
};

/** What tells no key belongs to every key: it can be forbidden to each of them, but none of them can take it. */
function checkKeyTold({ by, items }: SequenceForm): readonly FormFault[] {
  const asked = by.filter((field) => field !== 'tenant' && field !== 'session');
  return items.flatMap((item, at) =>
    stepsOf(item).flatMap(({ id, where }) => {
      const lacking = typesOf(where).find((type) => !asked.every((field) => toldBy[type].includes(field)));
      if (lacking === undefined) return [];
      const message = `${JSON.stringify(id)} takes events of type ${lacking}, which do not tell all of the key.`;
      return [fault('event', message, ['items', at])];
    }),
  );
}

/** Each number of repetitions would have a distance, and a time before, of its own. */
function checkVarying({ items, absences }: SequenceForm): readonly FormFault[] {
  const bounded = new Set(absences.flatMap((absence) => (absence.kind === 'trailing' ? [] : [absence.before])));
  return items.flatMap((item, at) => {
    const isVarying = item.kind === 'step' && item.isStrict && item.max !== Math.max(1, item.min);
    const isBound = item.afterMs !== undefined || item.withinMs !== undefined || bounded.has(idOfItem(item));
    if (!isVarying || !isBound) return [];
    const message = 'A strict step that is taken as often as it comes has no one distance and no one time before it.';
    return [fault('order', `${message} Say how often it is taken.`, ['items', at])];
  });
}

function checkMatch({ match }: SequenceForm): readonly FormFault[] {
  if (match.kind !== 'all' || (Number.isSafeInteger(match.max) && match.max >= 1 && match.max <= formLimits.matches))
    return [];
  const message = `all takes a number from 1 to ${String(formLimits.matches)}: every match would have to be kept.`;
  return [fault('unbounded', message, ['match'])];
}

function checkShape(form: SequenceForm): readonly FormFault[] {
  const { items } = form;
  const faults: FormFault[] = [];
  if (items.length === 0) faults.push(fault('never', 'A sequence has at least one step.', ['items']));
  const [only] = items;
  if (items.length === 1 && form.absences.length === 0 && only?.kind === 'step' && only.min === 1)
    faults.push(
      fault('never', 'One step alone is no sequence: it has another one, a count or something that must not happen.', [
        'items',
      ]),
    );
  if (items.length > formLimits.items)
    faults.push(fault('size', `A sequence has at most ${String(formLimits.items)} steps and groups.`, ['items']));
  const predicates = countPredicates(form);
  if (predicates > formLimits.predicates) {
    const told = `${String(predicates)} steps, branches and absences are more than the ${String(formLimits.predicates)} that one detector can have`;
    faults.push(fault('size', `${told}: split it.`, ['items']));
  }
  const captures = items.flatMap(stepsOf).flatMap((step) => step.captures);
  if (captures.length > formLimits.captures)
    faults.push(fault('unbounded', `A sequence captures at most ${String(formLimits.captures)} values.`, ['items']));
  for (const at of [0, items.length - 1]) {
    const item = items[at];
    if (item === undefined || !isOptional(item)) continue;
    const which = at === 0 ? 'first' : 'last';
    faults.push(
      fault('optional', `The ${which} step must happen: without it there is no ${at === 0 ? 'begin' : 'end'}.`, [
        'items',
        at,
      ]),
    );
  }
  return faults;
}

function checkNames({ items }: SequenceForm): readonly FormFault[] {
  const steps = new Map<string, FormPath>();
  const captures = new Map<string, FormPath>();
  const faults: FormFault[] = [];
  const note = (known: Map<string, FormPath>, name: string, place: FormPath): void => {
    if (known.has(name)) faults.push(fault('duplicate', `The name ${JSON.stringify(name)} is taken already.`, place));
    else known.set(name, place);
  };
  items.forEach((item, at) => {
    if ('steps' in item) note(steps, item.id, ['items', at, 'id']);
    stepsOf(item).forEach((step, branch) => {
      const place = 'steps' in item ? ['items', at, 'steps', branch] : ['items', at, 'step'];
      note(steps, step.id, [...place, 'id']);
      for (const { name } of step.captures) note(captures, name, [...place, 'captures', name]);
    });
  });
  return faults;
}

/** What the event of a request tells, and the gateway cannot know while it decides the call. */
function isOpenAtRequest(path: string): boolean {
  const isDecided = path === 'event.id' || path === 'gateway.seq' || path === 'round' || path.startsWith('verdict.');
  return isDecided || path.startsWith('catalog.');
}

function checkArm(form: SequenceForm): readonly FormFault[] {
  const { arm, items, absences } = form;
  if (arm === undefined) return [];
  const refuse = (why: string, rule: FormRule = 'arm'): readonly FormFault[] => [fault(rule, why, ['arm'])];
  const last = items.at(-1);
  const ids = items.flatMap((item) => [idOfItem(item), ...stepsOf(item).map(({ id }) => id)]);
  if (!ids.includes(arm)) return refuse(`There is no step ${JSON.stringify(arm)}.`, 'unknown-step');
  if (last === undefined || !stepsOf(last).some(({ id }) => id === arm))
    return refuse('Only the last step can be armed: the chain is whole when it is asked for, and not before.');
  if (items.length === 1) return refuse('The first step cannot be armed: nothing happens before it that could arm it.');
  if (last.kind !== 'step')
    return refuse('A step of a group or of a count cannot be armed: it does not end the chain alone.');
  if (last.min > 1) return refuse('A step that must be repeated cannot be armed: its first call ends nothing.');
  if (decidedAt(last.step) === 'end')
    return refuse('It reads what only the end of a call tells, and a gateway refuses at the request.');
  const open = fieldsOf(last.step.where).find(isOpenAtRequest);
  if (open !== undefined)
    return refuse(
      `It reads ${open}, which a call has only once its gateway has decided: none could refuse it by that.`,
    );
  if (!typesOf(last.step.where).includes('call'))
    return refuse('It is about events that are no calls: there is nothing to refuse.');
  if (absences.some(({ kind }) => kind === 'trailing'))
    return refuse(
      'Whether it is wrong shows only when the time after it is over: then there is nothing left to refuse.',
    );
  return [];
}
