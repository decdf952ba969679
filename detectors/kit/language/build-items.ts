import type { Absence, Capture, Expression, Item, Spacing, Step } from '../form/form.ts';
import { allOf } from '../form/parts.ts';
import { fault, type Fault } from './diagnostic.ts';
import type { ExpressionReader } from './expressions.ts';
import { millisecondsOf, numberOf } from './units.ts';
import { listOf, recordOf, textOf, type Values } from './values.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** What a file's parts are built with. */
export interface Build {
  readonly source: YamlSource;
  readonly expressions: ExpressionReader;
  readonly faults: Fault[];
}

const groups = ['any-order', 'one-of'] as const;
const measures = ['count', 'sum', 'distinct'] as const;
const kinds = ['where', ...groups, ...measures] as const;
/** Names that only a step of its own, or no group, can have. */
const ofSteps = ['times', 'optional'] as const;
const notOfGroups = ['capture', 'carries', ...ofSteps] as const;

/** Ids of every step and branch, as far as they can be read. */
export function stepIdsOf(values: unknown): ReadonlySet<string> {
  const items = listOf(recordOf(recordOf(values)['sequence'])['steps']).map(recordOf);
  const branches = items.flatMap((item) => groups.flatMap((group) => listOf(item[group]).map(recordOf)));
  return new Set([...items, ...branches].map(({ id }) => textOf(id)).filter((id) => id !== ''));
}

function tell(build: Build, message: string, path: YamlPath): void {
  build.faults.push(fault('structure', message, build.source.spanOfName(path)));
}

export function buildItem(values: Values, path: YamlPath, build: Build): Item {
  const given = kinds.filter((kind) => values[kind] !== undefined);
  const [kind = 'where'] = given;
  if (given.length !== 1) {
    const what = given.length === 0 ? 'none of them' : given.join(' and ');
    tell(build, `An item has one of ${kinds.join(', ')}, and this one has ${what}.`, path);
  }
  const spacing = spacingOf(values);
  if (kind === 'any-order' || kind === 'one-of') {
    refuseNames(values, notOfGroups, { path, build, what: 'a group' });
    const steps = listOf(values[kind]).map((branch, at) => buildStep(recordOf(branch), [...path, kind, at], build));
    return { kind, id: textOf(values['id']), steps, ...spacing };
  }
  if (kind !== 'where') {
    refuseNames(values, ofSteps, { path, build, what: `a ${kind}` });
    return buildAggregate(kind, values, { path, build, spacing });
  }
  return { kind: 'step', step: buildStep(values, path, build), ...timesOf(values), ...spacing };
}

interface Refusal {
  readonly path: YamlPath;
  readonly build: Build;
  readonly what: string;
}

function refuseNames(values: Values, names: readonly string[], { path, build, what }: Refusal): void {
  for (const name of names)
    if (values[name] !== undefined) tell(build, `${name} belongs to a step, and this is ${what}.`, [...path, name]);
}

function spacingOf(values: Values): Spacing {
  const afterMs = millisecondsOf(textOf(values['after']));
  const withinMs = millisecondsOf(textOf(values['within']));
  return {
    isStrict: values['strict'] === true,
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(withinMs === undefined ? {} : { withinMs }),
  };
}

function timesOf({ times, optional }: Values): { readonly min: number; readonly max?: number } {
  const least = optional === true ? 0 : undefined;
  if (times === undefined) return { min: least ?? 1, max: 1 };
  if (typeof times === 'number') return { min: least ?? times, max: times };
  const { min, max } = recordOf(times);
  return { min: least ?? (typeof min === 'number' ? min : 1), ...(typeof max === 'number' ? { max } : {}) };
}

function buildStep(values: Values, path: YamlPath, build: Build): Step {
  const where = build.expressions.read(values['where'], [...path, 'where']);
  return stepOf(where, { values, path, build });
}

interface StepPlace {
  readonly values: Values;
  readonly path: YamlPath;
  readonly build: Build;
}

/** `carries: $x` is one more conjunct. */
function stepOf(where: Expression, { values, path, build }: StepPlace): Step {
  const { carries } = values;
  const conjuncts =
    typeof carries === 'string' ? [where, build.expressions.carries(carries, [...path, 'carries'])] : [where];
  return { id: textOf(values['id']), where: allOf(conjuncts), captures: capturesOf(values, path, build) };
}

function capturesOf(values: Values, path: YamlPath, build: Build): readonly Capture[] {
  return Object.entries(recordOf(values['capture'])).map(([name, text]) =>
    build.expressions.capture(name, text, [...path, 'capture', name]),
  );
}

interface AggregatePlace {
  readonly path: YamlPath;
  readonly build: Build;
  readonly spacing: Spacing;
}

function buildAggregate(
  measure: (typeof measures)[number],
  values: Values,
  { path, build, spacing }: AggregatePlace,
): Item {
  const own = recordOf(values[measure]);
  const where = build.expressions.read(own['where'], [...path, measure, 'where']);
  const of = measure === 'count' ? undefined : build.expressions.read(own['of'], [...path, measure, 'of']);
  const step = stepOf(where, { values, path, build });
  const atLeast = boundOf(own['at-least'], [...path, measure, 'at-least'], build);
  return { kind: 'aggregate', measure, step, atLeast, ...(of === undefined ? {} : { of }), ...spacing };
}

function boundOf(bound: unknown, path: YamlPath, build: Build): number {
  if (typeof bound === 'number') return bound;
  if (typeof bound !== 'string') return 1;
  const [, digits = '', unit = ''] = /^(\d{1,16}(?:\.\d{1,9})?)([A-Za-z]{0,3})$/.exec(bound) ?? [];
  const value = digits === '' ? undefined : numberOf(digits, unit);
  if (value === undefined) tell(build, 'at-least must be a number, or a text such as 10MB or 15m.', path);
  return value ?? 1;
}

export function buildAbsence(values: Values, path: YamlPath, build: Build): Absence {
  const where = build.expressions.read(values['where'], [...path, 'where']);
  const [first = '', second = ''] = listOf(values['between']).map(textOf);
  const given = ['between', 'before', 'after'].filter((name) => values[name] !== undefined);
  if (given.length !== 1) tell(build, 'An absence has one of between, before and after.', path);
  if (given[0] !== 'between' && values['for'] === undefined) tell(build, 'before and after need for: how long.', path);
  if (given[0] === 'between' && values['for'] !== undefined)
    tell(build, 'between needs no for: it ends with the second item.', [...path, 'for']);
  const forMs = millisecondsOf(textOf(values['for'])) ?? 1;
  if (values['before'] !== undefined) return { kind: 'leading', before: textOf(values['before']), forMs, where };
  if (values['after'] !== undefined) return { kind: 'trailing', after: textOf(values['after']), forMs, where };
  return { kind: 'middle', after: first, before: second, where };
}

/** What later steps read of a step is captured by it. */
export function withFieldsRead(item: Item, expressions: ExpressionReader): Item {
  const complete = (step: Step): Step => {
    const captures = expressions.fieldsReadOf(step.id);
    return captures.length === 0 ? step : { ...step, captures: [...step.captures, ...captures] };
  };
  if ('steps' in item) return { ...item, steps: item.steps.map(complete) };
  return { ...item, step: complete(item.step) };
}
