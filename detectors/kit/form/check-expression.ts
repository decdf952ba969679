/** Checks one expression: names, types, sizes, and whether the events that it is about tell what it reads. */
import {
  capabilityNames,
  eventFields,
  labelNames,
  roleNames,
  type EventType,
} from '../../../schemas/generated/fields.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import { capabilityMask, labelMask } from './facts.ts';
import type { FormFault, FormPath, FormRule } from './fault.ts';
import type { Expression } from './form.ts';
import { formLimits } from './limits.ts';
import { partsOf } from './parts.ts';
import { patternOf } from './pattern.ts';
import { nounOf, typeOfExpression, type KnownCaptures, type ValueType } from './value-type.ts';

export interface ExpressionContext {
  readonly path: FormPath;
  readonly captures: KnownCaptures;
  /** Steps by the names of captures that cannot be read here. */
  readonly elsewhere?: ReadonlyMap<string, string>;
  /** Types of the events that the condition is about. */
  readonly events: readonly EventType[];
  /** What the expression must yield. */
  readonly wants: readonly ValueType[];
}

export function checkExpression(expression: Expression, context: ExpressionContext): readonly FormFault[] {
  return [...checkType(expression, context.wants, context), ...checkParts(expression, context)];
}

function faultOf(rule: FormRule, message: string, at: At): FormFault {
  return { rule, message, ...at };
}

/** To be asked first: all else that looks at expressions recurses. */
export function checkSize(expression: Expression, path: FormPath): readonly FormFault[] {
  const waiting: [Expression, number][] = [[expression, 1]];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, depth] = next;
    nodes += 1;
    if (depth > 2 * formLimits.depth || nodes > 2 * formLimits.nodes)
      return [faultOf('size', 'The expression is larger or nested deeper than fits.', { path, expression })];
    for (const part of partsOf(one)) waiting.push([part, depth + 1]);
  }
  return [];
}

function checkType(
  expression: Expression,
  wants: readonly ValueType[],
  { captures, path }: ExpressionContext,
): readonly FormFault[] {
  const type = typeOfExpression(expression, captures);
  if (type === undefined || wants.includes(type)) return [];
  const message = `Here must stand ${wants.map(nounOf).join(' or ')}, and this is ${nounOf(type)}.`;
  return [faultOf('type', message, { path, expression })];
}

const scalars: readonly ValueType[] = ['number', 'string', 'boolean'];

function checkParts(expression: Expression, context: ExpressionContext): readonly FormFault[] {
  const of = partsOf(expression).map((part) => ({ part, wants: wantsOf(expression, part, context) }));
  const types = of.flatMap(({ part, wants }) => checkType(part, wants, context));
  return [...types, ...checkLeaf(expression, context), ...of.flatMap(({ part }) => checkParts(part, context))];
}

/** What must stand at the place of a part. */
function wantsOf(expression: Expression, part: Expression, { captures }: ExpressionContext): readonly ValueType[] {
  switch (expression.op) {
    case 'all':
    case 'any':
    case 'not':
    case 'certain':
      return ['boolean'];
    case 'compare':
      return wantsOfComparison(expression, part, captures);
    case 'arithmetic':
      return ['number'];
    case 'in':
      return typeof expression.values[0] === 'number' ? ['number'] : ['string', 'set'];
    case 'text':
    case 'number':
      return ['string'];
    default:
      return ['set'];
  }
}

function wantsOfComparison(
  { by, of: [left, right] }: Extract<Expression, { op: 'compare' }>,
  part: Expression,
  captures: KnownCaptures,
): readonly ValueType[] {
  const own: readonly ValueType[] = by === '==' || by === '!=' ? scalars : ['number'];
  const first = typeOfExpression(left, captures);
  // The second operand is held to the first one's type, so that a fault is told once and at one place.
  if (part !== right || part === left || first === undefined) return own;
  return own.includes(first) ? [first] : [...scalars, 'set'];
}

function checkLeaf(expression: Expression, context: ExpressionContext): readonly FormFault[] {
  const at = { path: context.path, expression };
  switch (expression.op) {
    case 'can':
      return named(capabilityMask(expression.capability) !== 0, {
        ...{
          rule: 'unknown-capability',
          noun: 'capability',
          name: expression.capability,
          known: families(capabilityNames),
        },
        at,
      });
    case 'has':
      return named(labelMask(expression.label) !== 0, {
        ...{ rule: 'unknown-label', noun: 'label', name: expression.label, known: families(labelNames) },
        at,
      });
    case 'fingerprints': {
      const { role } = expression;
      const isKnown = role === undefined || roleNames.some((known) => known === role);
      return named(isKnown, {
        rule: 'unknown-role',
        noun: 'role of fingerprints',
        name: role ?? '',
        known: roleNames,
        at,
      });
    }
    case 'field':
      return checkField(expression.path, context, at);
    case 'captured':
      return checkCaptured(expression.name, context, at);
    case 'text':
      return checkPattern(expression, at);
    case 'literal':
      return checkLiteral(expression.value, at);
    case 'compare':
      return checkValues(expression.of, at);
    case 'in':
      return checkList(expression, at);
    default:
      return [];
  }
}

interface At {
  readonly path: FormPath;
  readonly expression: Expression;
}

interface Named {
  readonly rule: FormRule;
  readonly noun: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly at: At;
}

function named(isKnown: boolean, { rule, noun, name, known, at }: Named): readonly FormFault[] {
  if (isKnown) return [];
  const heads = known.map((one) => one.replace('.*', ''));
  return [faultOf(rule, `There is no ${noun} ${shown(name)}.${suggestion(name, [...known, ...heads])}`, at)];
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
}

/** Names and their families: `egress.message` and `egress.*`. */
export function families(names: readonly string[]): readonly string[] {
  const heads = names.flatMap((name) => (name.includes('.') ? [`${name.split('.', 1)[0] ?? ''}.*`] : []));
  return [...names, ...new Set(heads)];
}

function checkCaptured(name: string, { captures, elsewhere }: ExpressionContext, at: At): readonly FormFault[] {
  const capture = captures.get(name);
  const step = elsewhere?.get(name);
  if (capture === undefined) {
    const [from = '', field] = name.split(':');
    const told = field === undefined ? `$${name}` : `steps.${from}.${field}`;
    const reason =
      step === undefined
        ? `No step captures ${told}.${suggestion(name, captures.keys())}`
        : `${told} is captured by ${shown(step)}, which is not certain to come before.`;
    return [faultOf(step === undefined ? 'unknown-capture' : 'order', reason, at)];
  }
  if (!capture.mayBeMissing) return [];
  const message =
    'What is read here may be missing, because its step may be left out; the comparison does not hold then.';
  return [{ ...faultOf('may-be-missing', message, at), severity: 'warning' }];
}

function checkField(path: string, { events }: ExpressionContext, at: At): readonly FormFault[] {
  const field = Object.hasOwn(eventFields, path) ? eventFields[path] : undefined;
  if (field === undefined)
    return named(false, { rule: 'unknown-field', noun: 'field', name: path, known: Object.keys(eventFields), at });
  if (events.length === 0 || field.of.some((type) => events.includes(type))) return [];
  const [type = 'call'] = field.of;
  const ask = `event.type == "${type}" && …`;
  const message = `Only events of type ${field.of.join(' and ')} tell ${path}, and this is about ${events.join(' and ')}: ask for ${ask}`;
  return [faultOf('event', message, at)];
}

function checkPattern({ by, pattern }: Extract<Expression, { op: 'text' }>, at: At): readonly FormFault[] {
  if (by !== 'matches') return checkLiteral(pattern, at);
  const compiled = patternOf(pattern);
  if (compiled.ok) return [];
  return [faultOf('pattern', `The regular expression cannot be used: ${compiled.why}.`, at)];
}

function checkLiteral(value: string | number | boolean, at: At): readonly FormFault[] {
  if (typeof value === 'string' && value.length > formLimits.textLength)
    return [faultOf('size', `The text is longer than ${String(formLimits.textLength)} characters.`, at)];
  if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
    return [faultOf('number', 'The number is beyond those that are computed exactly.', at)];
  return [];
}

function checkList({ of, values }: Extract<Expression, { op: 'in' }>, at: At): readonly FormFault[] {
  if (values.length === 0) return [faultOf('size', 'The list is empty, so that nothing is in it.', at)];
  if (values.length > formLimits.listed)
    return [faultOf('size', `The list has more than ${String(formLimits.listed)} values.`, at)];
  const types = new Set(values.map((value) => typeof value));
  if (types.size > 1) return [faultOf('type', 'The values of the list are of more than one type.', at)];
  return [
    ...values.flatMap((value) => checkLiteral(value, at)),
    ...values.flatMap((value) => checkValue(of, value, at)),
  ];
}

function checkValues([left, right]: readonly [Expression, Expression], { path }: At): readonly FormFault[] {
  const of = (one: Expression, other: Expression): readonly FormFault[] =>
    other.op === 'literal' ? checkValue(one, other.value, { path, expression: other }) : [];
  return [...of(left, right), ...of(right, left)];
}

/** A field with a closed list of values never has another one. */
function checkValue(of: Expression, value: string | number | boolean, at: At): readonly FormFault[] {
  if (of.op !== 'field' || typeof value !== 'string' || !Object.hasOwn(eventFields, of.path)) return [];
  const { values = [] } = eventFields[of.path] ?? {};
  if (values.length === 0 || values.includes(value)) return [];
  const message = `${of.path} is never ${shown(value)}; it is ${values.join(', ')}.${suggestion(value, values)}`;
  return [faultOf('unknown-value', message, at)];
}
