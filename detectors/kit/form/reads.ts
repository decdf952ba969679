/** What an expression depends on: which event of a call, which captures, which types of events. */
import { eventFields, type EventType } from '../../../schemas/generated/fields.ts';
import type { Expression, Step } from './form.ts';
import { partsOf } from './parts.ts';

export interface Reads {
  /** Something that only the request of a call tells. */
  readonly request: boolean;
  /** Something that only the end of a call tells. */
  readonly end: boolean;
  /** Anything of the event at all. */
  readonly event: boolean;
  readonly captures: ReadonlySet<string>;
}

type Phase = 'request' | 'end' | 'both' | 'none';

function phaseOf(expression: Expression): Phase {
  switch (expression.op) {
    case 'can':
      return 'both';
    case 'has':
    case 'fingerprints':
      return expression.side === 'arguments' ? 'request' : 'end';
    case 'argument':
      return 'request';
    case 'field':
      return (Object.hasOwn(eventFields, expression.path) ? eventFields[expression.path]?.phase : undefined) ?? 'none';
    default:
      return 'none';
  }
}

function walk(expression: Expression, visit: (one: Expression) => void): void {
  visit(expression);
  for (const part of partsOf(expression)) walk(part, visit);
}

export function readsOf(...expressions: readonly Expression[]): Reads {
  const captures = new Set<string>();
  const phases = new Set<Phase>();
  for (const expression of expressions)
    walk(expression, (one) => {
      phases.add(phaseOf(one));
      if (one.op === 'captured') captures.add(one.name);
    });
  const request = phases.has('request');
  const end = phases.has('end');
  return { request, end, event: request || end || phases.has('both'), captures };
}

/** Paths of the fields that it reads of the event. */
export function fieldsOf(expression: Expression): readonly string[] {
  const paths: string[] = [];
  walk(expression, (one) => {
    if (one.op === 'field') paths.push(one.path);
  });
  return paths;
}

/** Whether the step takes a call at its request, or waits for its end because it reads or captures what only that tells. */
export function decidedAt({ where, captures }: Pick<Step, 'where' | 'captures'>): 'request' | 'end' {
  return readsOf(where, ...captures.map(({ value }) => value)).end ? 'end' : 'request';
}

const everyType: readonly EventType[] = ['call', 'approval', 'notification', 'discovery'];

/** Types of the events that the condition can hold for. One that does not ask for the type is about calls. */
export function typesOf(where: Expression): readonly EventType[] {
  return asksForType(where) ? everyType.filter((type) => outcomesOf(where, type).canHold) : ['call'];
}

/** Whether the condition can fail for events of these types: one that cannot need not be asked. */
export function canFail(where: Expression, types: readonly EventType[]): boolean {
  return types.some((type) => outcomesOf(where, type).canFail);
}

function asksForType(expression: Expression): boolean {
  return isTypeField(expression) || partsOf(expression).some(asksForType);
}

interface Outcomes {
  readonly canHold: boolean;
  readonly canFail: boolean;
}

const either: Outcomes = { canHold: true, canFail: true };
const onlyFails: Outcomes = { canHold: false, canFail: true };

/** What the condition may come to when nothing of the event is known but its type. */
function outcomesOf(expression: Expression, type: EventType): Outcomes {
  switch (expression.op) {
    case 'all': {
      const parts = expression.of.map((part) => outcomesOf(part, type));
      return { canHold: parts.every(({ canHold }) => canHold), canFail: parts.some(({ canFail }) => canFail) };
    }
    case 'any': {
      const parts = expression.of.map((part) => outcomesOf(part, type));
      return { canHold: parts.some(({ canHold }) => canHold), canFail: parts.every(({ canFail }) => canFail) };
    }
    case 'not': {
      const { canHold, canFail } = outcomesOf(expression.of, type);
      return { canHold: canFail, canFail: canHold };
    }
    case 'certain':
      return outcomesOf(expression.of, type);
    case 'compare':
      return outcomesOfComparison(expression, type);
    case 'in':
      if (isTypeField(expression.of)) return settled(expression.values.includes(type));
      return outcomesIfTold(expression.of, type);
    case 'text':
      return outcomesIfTold(expression.of, type);
    case 'literal':
      return settled(expression.value === true);
    default:
      return outcomesIfTold(expression, type);
  }
}

function outcomesIfTold(expression: Expression, type: EventType): Outcomes {
  return isTold(expression, type) ? either : onlyFails;
}

function outcomesOfComparison(
  { by, of: [left, right] }: Extract<Expression, { op: 'compare' }>,
  type: EventType,
): Outcomes {
  const [field, other] = isTypeField(left) ? [left, right] : [right, left];
  if (isTypeField(field) && other.op === 'literal' && (by === '==' || by === '!='))
    return settled((other.value === type) === (by === '=='));
  return isTold(left, type) && isTold(right, type) ? either : onlyFails;
}

function settled(holds: boolean): Outcomes {
  return { canHold: holds, canFail: !holds };
}

function isTypeField(expression: Expression): boolean {
  return expression.op === 'field' && expression.path === 'event.type';
}

/** Whether events of that type may tell the value; what they do not tell is missing. */
function isTold(expression: Expression, type: EventType): boolean {
  if (expression.op === 'field')
    return Object.hasOwn(eventFields, expression.path) && (eventFields[expression.path]?.of.includes(type) ?? false);
  if (['can', 'has', 'fingerprints', 'argument'].includes(expression.op)) return type === 'call';
  // A condition that is compared has a value for every event: it holds or it does not.
  if (expression.op === 'arithmetic' || expression.op === 'number')
    return partsOf(expression).every((part) => isTold(part, type));
  return true;
}
