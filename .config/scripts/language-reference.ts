/** Writes docs/reference/sequence-language.md from the schemas and the tables of the compiler. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { format } from 'prettier';
import { families } from '../../detectors/kit/form/check-expression.ts';
import { formLimits } from '../../detectors/kit/form/limits.ts';
import { diagnosticRules } from '../../detectors/kit/language/diagnostic.ts';
import { languageFunctions } from '../../detectors/kit/language/functions.ts';
import { taxonomies } from '../../detectors/kit/taxonomies.ts';
import { capabilityNames, eventFields, labelNames, roleNames } from '../../schemas/generated/fields.ts';
import { diagnosticsIntro, exceptionsIntro, expressions, intro, yamlRules } from './language/words.ts';

const root = resolve(import.meta.dirname, '../..');
export const languageReferencePath = join(root, 'docs/reference/sequence-language.md');

interface Declared {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Declared>>;
  readonly required?: readonly string[];
  readonly items?: Declared;
  readonly anyOf?: readonly Declared[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly $defs?: Readonly<Record<string, Declared>>;
}

function schemaOf(name: string): Declared {
  return JSON.parse(readFileSync(join(root, `schemas/detectors/${name}.v1.schema.json`), 'utf8')) as Declared;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}

function kindOf({ $ref, type, enum: values, const: only, items, anyOf, minimum, maximum, title }: Declared): string {
  if ($ref !== undefined) return $ref.includes('test.v1') ? '[test](#tests)' : kindOfReference(nameOf($ref));
  if (values !== undefined) return values.map((value) => code(String(value))).join(', ');
  if (only !== undefined) return code(JSON.stringify(only).replaceAll('"', ''));
  if (items !== undefined) return `list of ${kindOf(items)}`;
  if (anyOf !== undefined) return anyOf.map(kindOf).join(' or ');
  if (title !== undefined) return linkTo(title);
  const names = [type ?? 'value']
    .flat()
    .map((name) => ({ string: 'text', integer: 'whole number', boolean: 'true or false' })[name] ?? name);
  const range = minimum === undefined || maximum === undefined ? '' : `, ${String(minimum)} to ${String(maximum)}`;
  return `${names.join(' or ')}${range}`;
}

function linkTo(title: string): string {
  return `[${title}](#${title.toLowerCase()})`;
}

function kindOfReference(name: string): string {
  const plain: Readonly<Record<string, string>> = {
    Duration: 'time',
    StepId: 'id',
    ExpressionText: '[expression](#expressions)',
    CallNumber: 'number of a call',
    Captures: 'names with [expressions](#expressions)',
  };
  return plain[name] ?? linkTo(name);
}

function properties(
  { properties: declared = {}, required = [] }: Declared,
  definitions: Declared['$defs'] = {},
): string {
  const rows = Object.entries(declared).map(([name, property]) => [
    code(name),
    kindOf(property),
    required.includes(name) ? 'yes' : '',
    `${property.description ?? definitions[nameOf(property.$ref ?? '')]?.description ?? ''}${exampleOf(property)}`,
  ]);
  return table(['name', 'value', 'required', 'meaning'], rows);
}

function exampleOf({ examples = [] }: Declared): string {
  const [first] = examples;
  if (first === undefined) return '';
  return ` Example: ${code(typeof first === 'string' ? first : JSON.stringify(first))}.`;
}

function sectionsOf(schema: Declared): readonly string[] {
  return Object.entries(schema.$defs ?? {}).flatMap(([name, declared]) => {
    if (declared.properties !== undefined)
      return [`### ${name}`, declared.description ?? '', properties(declared, schema.$defs)];
    const inner = declared.anyOf?.find((choice) => choice.properties !== undefined);
    if (inner === undefined) return [];
    return [
      `### ${name}`,
      `${declared.description ?? ''} ${kindOf(declared).replace(/\[(\w+)\]\(#\w+\)/g, 'names with values')}.`,
      properties(inner),
    ];
  });
}

function testSection(): readonly string[] {
  const schema = schemaOf('test');
  const parts = Object.values(schema.properties ?? {}).flatMap(({ items }) =>
    items?.title !== undefined && items.type === 'object' ? [items] : [],
  );
  return [
    '### Tests',
    `${schema.description ?? ''} See [Trace notation](trace-notation.md).`,
    properties(schema, schema.$defs),
    ...parts.flatMap((part) => [
      `### ${part.title ?? ''}`,
      part.description ?? '',
      ...(part.properties === undefined ? [] : [properties(part, schema.$defs)]),
    ]),
  ];
}

function fieldRows(): readonly (readonly string[])[] {
  return Object.entries(eventFields).map(([path, { type, of, phase, values, description }]) => [
    code(path),
    type === 'string' ? 'text' : type,
    of.map((one) => (one === 'call' && phase !== 'both' ? `call (${phase})` : one)).join(', '),
    `${description}${values.length === 0 ? '' : ` One of ${values.map(code).join(', ')}.`}`,
  ]);
}

function functionRows(): readonly (readonly string[])[] {
  return Object.entries(languageFunctions).map(([name, { parameters, returns, description, example }]) => [
    code(`${name}(${parameters.join(', ')})`),
    returns,
    description,
    code(example),
  ]);
}

const limitWords: Readonly<Record<keyof typeof formLimits, string>> = {
  predicates: 'Steps, branches of groups and absences of one detector together',
  items: 'Steps and groups of one sequence',
  members: 'Steps of one group',
  times: 'Repetitions that a step must have',
  captures: 'Values that one sequence captures',
  withinMs: 'Longest time, in milliseconds: 30 days',
  counted: 'Highest bound of a count and of distinct values; most repetitions that a step may have',
  matches: 'Matches that `match: { all: … }` can ask for',
  nodes: 'Parts of one expression',
  depth: 'Levels of brackets and negations in an expression',
  textLength: 'Characters of a text in an expression',
  listed: 'Values of a list in an expression',
  patternLength: 'Characters of a regular expression',
  patternSize: 'Instructions of a regular expression when its repetitions are written out',
};

function names(title: string, all: readonly string[]): string {
  return `**${title}:** ${all.map(code).join(', ')}.`;
}

export async function renderLanguageReference(): Promise<string> {
  const sequence = schemaOf('sequence');
  const exceptions = schemaOf('exceptions');
  const techniques = Object.entries(taxonomies).flatMap(([framework, { version, names: all }]) =>
    Object.entries(all).map(([id, name]) => [code(framework), code(version), code(id), name]),
  );
  const parts = [
    intro,
    '## The file',
    yamlRules,
    properties(sequence, sequence.$defs),
    ...sectionsOf(sequence),
    ...testSection(),
    expressions,
    '### Functions',
    table(['function', 'yields', 'meaning', 'example'], functionRows()),
    '### Fields',
    'The one table of what expressions can read, made from the schemas of the events. A set is a list of texts without order. Request and end are the two events of a call; without either, both tell the field.',
    table(['field', 'type', 'told by', 'meaning'], fieldRows()),
    '### Closed lists',
    names('Capabilities', families(capabilityNames)),
    names('Labels', families(labelNames)),
    names('Roles of fingerprints', roleNames),
    exceptionsIntro,
    ...sectionsOf(exceptions),
    '## Techniques',
    'What `maps` may name. Each framework is known in one version.',
    table(['framework', 'version', 'id', 'name'], techniques),
    diagnosticsIntro,
    table(
      ['rule', 'meaning'],
      Object.entries(diagnosticRules).map(([rule, meaning]) => [code(rule), meaning]),
    ),
    '## Limits',
    'What is beyond them is refused by the compiler, with the reason.',
    table(
      ['limit', 'what'],
      Object.entries(formLimits).map(([name, limit]) => [
        limit.toLocaleString('en'),
        limitWords[name as keyof typeof formLimits],
      ]),
    ),
  ];
  return format(parts.join('\n\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'preserve', singleQuote: true });
}

if (import.meta.main) {
  const rendered = await renderLanguageReference();
  if (argv.includes('--write')) writeFileSync(languageReferencePath, rendered);
  else if (readFileSync(languageReferencePath, 'utf8') !== rendered) {
    stderr.write('docs/reference/sequence-language.md is not what the compiler says: run `npm run generate`.\n');
    process.exitCode = 1;
  } else stdout.write('docs/reference/sequence-language.md is what the compiler says.\n');
}
