import type { TechniqueMap } from '../../contract.ts';
import type { FormPath } from '../form/fault.ts';
import type { MatchMode, SequenceForm } from '../form/form.ts';
import { suggestion } from '../../../schemas/nearest.ts';
import { taxonomies, type Framework } from '../taxonomies.ts';
import { buildAbsence, buildItem, stepIdsOf, withFieldsRead, type Build } from './build-items.ts';
import { fault, quoted } from './diagnostic.ts';
import { ExpressionReader } from './expressions.ts';
import { millisecondsOf } from './units.ts';
import { listOf, recordOf, textOf, type Values } from './values.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

export interface BuiltForm extends Build {
  readonly form: SequenceForm;
}

/** The form that the values of a file say; what is missing or wrong in it has been told by the schema. */
export function buildForm(source: YamlSource): BuiltForm {
  const values = recordOf(source.values);
  const sequence = recordOf(values['sequence']);
  const expressions = new ExpressionReader(source, stepIdsOf(values));
  const build: Build = { source, expressions, faults: expressions.faults };
  const items = listOf(sequence['steps']).map((item, at) =>
    buildItem(recordOf(item), ['sequence', 'steps', at], build),
  );
  const absences = listOf(sequence['unless']).map((absence, at) =>
    buildAbsence(recordOf(absence), ['sequence', 'unless', at], build),
  );
  const form: SequenceForm = {
    ...metadataOf(values, build),
    by: listOf(sequence['by']) as SequenceForm['by'],
    withinMs: millisecondsOf(textOf(sequence['within'])) ?? 1,
    match: matchOf(sequence['match']),
    items: items.map((item) => withFieldsRead(item, expressions)),
    absences,
    ...(values['arm'] === undefined ? {} : { arm: textOf(values['arm']) }),
    text: textOf(values['text']),
  };
  return { ...build, form };
}

type Metadata = Omit<SequenceForm, 'by' | 'withinMs' | 'match' | 'items' | 'absences' | 'arm' | 'text'>;

function metadataOf(values: Values, build: Build): Metadata {
  const { respond } = values;
  const maps = listOf(values['maps']).map((map, at) => techniqueOf(recordOf(map), ['maps', at], build));
  return {
    id: textOf(values['id']),
    version: textOf(values['version']),
    title: textOf(values['title']),
    description: textOf(values['description']),
    status: textOf(values['status']) as Metadata['status'],
    severity: textOf(values['severity']) as Metadata['severity'],
    maps,
    falsePositives: listOf(values['falsepositives']).map(textOf),
    triage: listOf(values['triage']).map(textOf),
    ...(respond === undefined ? {} : { respond: responseOf(recordOf(respond)) }),
  };
}

function responseOf(values: Values): NonNullable<SequenceForm['respond']> {
  const mode = (values['mode'] ?? 'deny') as NonNullable<SequenceForm['respond']>['mode'];
  const ttlMs = millisecondsOf(textOf(values['ttl'])) ?? 1;
  return { breaker: 'open', scope: 'session', mode, ttlMs, code: 'sequence-closed' };
}

function matchOf(match: unknown): MatchMode {
  const { all } = recordOf(match);
  if (typeof all === 'number') return { kind: 'all', max: all };
  return { kind: match === 'consume' || match === 'once' ? match : 'exists' };
}

function techniqueOf(values: Values, path: YamlPath, { source, faults }: Build): TechniqueMap {
  const framework = textOf(values['framework']) as Framework;
  const version = textOf(values['version']);
  const id = textOf(values['id']);
  const taxonomy = Object.hasOwn(taxonomies, framework) ? taxonomies[framework] : undefined;
  const name = taxonomy !== undefined && Object.hasOwn(taxonomy.names, id) ? taxonomy.names[id] : undefined;
  if (taxonomy !== undefined && version !== '' && version !== taxonomy.version) {
    const message = `Version ${quoted(version)} of ${taxonomy.title} is not known; ${quoted(taxonomy.version)} is.`;
    faults.push(fault('unknown-technique', message, source.spanOf([...path, 'version'])));
  }
  if (taxonomy !== undefined && id !== '' && name === undefined) {
    const hint = suggestion(id, Object.keys(taxonomy.names));
    const message = `${taxonomy.title} ${taxonomy.version} has no technique ${quoted(id)} that detectors may name.${hint}`;
    faults.push(fault('unknown-technique', message, source.spanOf([...path, 'id'])));
  }
  return { framework, version, id, name: name ?? '' };
}

const names: Readonly<Record<string, string>> = {
  isStrict: 'strict',
  afterMs: 'after',
  withinMs: 'within',
  forMs: 'for',
  min: 'times',
  max: 'times',
  captures: 'capture',
};

/** Where in the file a part of the form is written. */
export function yamlPathOf(form: SequenceForm, path: FormPath): YamlPath {
  const [head, at, ...rest] = path;
  if (head === 'arm') return ['arm'];
  if (head === 'respond') return ['respond', 'ttl'];
  if (head === 'absences') return ['sequence', 'unless', ...(at === undefined ? [] : [at]), ...rest.map(nameOf)];
  if (head !== 'items') return ['sequence', ...path.map(nameOf)];
  if (at === undefined) return ['sequence', 'steps'];
  return ['sequence', 'steps', at, ...itemPath(form.items[Number(at)], rest)];
}

function nameOf(part: string | number): string | number {
  return typeof part === 'string' && Object.hasOwn(names, part) ? (names[part] ?? part) : part;
}

function itemPath(item: SequenceForm['items'][number] | undefined, rest: FormPath): YamlPath {
  const [head, ...more] = rest;
  if (item?.kind === 'aggregate') {
    const own = head === 'step' ? more : rest;
    const isOwn = own[0] === 'where' || own[0] === 'of' || own[0] === 'atLeast';
    return isOwn ? [item.measure, own[0] === 'atLeast' ? 'at-least' : (own[0] ?? '')] : own.map(nameOf);
  }
  if (head === 'step') return more.map(nameOf);
  return head === 'steps' && item !== undefined ? [item.kind, ...more.map(nameOf)] : rest.map(nameOf);
}
