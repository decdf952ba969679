/** Writes docs/reference/configuration.md from the schemas that the processes read their configuration by. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { format } from 'prettier';
import { readConfigSchema } from '../../services/adapters/config/read-config-schema.ts';

const root = resolve(import.meta.dirname, '../..');
export const configReferencePath = join(root, 'docs/reference/configuration.md');

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly 'x-env'?: string;
}

interface Schema extends Property {
  readonly $defs?: Readonly<Record<string, Property>>;
}

const intro = `# Configuration

Each process reads defaults, then a config file (YAML or JSON), then the environment, then its options; each beats the
one before. The file is named by \`--config FILE\` or \`SHEARPIN_CONFIG\`. An empty variable counts as unset. Lists are
separated by commas in the environment. A variable that begins with \`SHEARPIN_\` and is not known is a fault, and all
faults are told at once, with exit code 2. \`--help\` of a command prints the same settings.

\`SHEARPIN_STATE_DIR\` names the folder of keys and log of what runs without servers, and of the keys that \`shearpin up\`
makes; without it they stand in \`$XDG_STATE_HOME/shearpin\`, or \`~/.local/state/shearpin\`.

This page is written by \`npm run generate\`.
`;

const pages = [
  { file: 'gateway', heading: 'Gateway', of: 'shearpin gateway' },
  { file: 'worker', heading: 'Worker', of: 'shearpin worker' },
  { file: 'status', heading: 'Status', of: 'shearpin status`, `shearpin capabilities` and `shearpin replay' },
  { file: 'kafka-admin', heading: 'Topics and ACLs', of: 'shearpin topics` and `shearpin acls' },
  { file: 'capabilities', heading: 'Capabilities file', of: 'shearpin gateway --capabilities FILE' },
  { file: 'topics', heading: 'Topics file', of: 'shearpin topics --file FILE' },
  { file: 'acls', heading: 'ACLs file', of: 'shearpin acls --file FILE' },
];

export async function renderConfigReference(): Promise<string> {
  const both = '`shearpin up` reads the settings of the gateway and of the worker.';
  const text = [intro, both, ...pages.map(section)].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' });
}

function section({ file, heading, of }: (typeof pages)[number]): string {
  const schema = readConfigSchema(file) as Schema;
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => row(schema, name, property));
  const parts = Object.values(schema.$defs ?? {}).concat(
    schema.properties?.['detectors']?.properties === undefined ? [] : detectorParts(schema),
  );
  return [
    `## ${heading}`,
    `Read by \`${of}\`. Schema: \`schemas/config/${file}.v1.schema.json\`.`,
    table(rows),
    ...parts.flatMap((part) => nested(schema, part)),
  ].join('\n\n');
}

function detectorParts(schema: Schema): readonly (Property & { readonly title?: string })[] {
  const detectors = schema.properties?.['detectors']?.properties ?? {};
  return Object.entries(detectors).map(([id, part]) => ({ ...part, title: `detectors.${id}` }));
}

function nested(schema: Schema, part: Property & { readonly title?: string }): readonly string[] {
  if (part.properties === undefined) {
    return part.enum === undefined || part.title === undefined
      ? []
      : [`### ${part.title}`, `${part.description ?? ''} One of ${kindOf(schema, part)}.`];
  }
  const rows = Object.entries(part.properties).map(([name, property]) => row(schema, name, property));
  const own = rows.map((cells) => cells.slice(1));
  return [
    `### ${part.title ?? 'Part'}`,
    `${part.description ?? ''} Only in the config file.`,
    table(own, head.slice(1)),
  ];
}

function row(schema: Schema, name: string, given: Property): readonly string[] {
  const property = resolved(schema, given);
  const isRequired = schema.properties?.[name] === given && schema.required?.includes(name) === true;
  const fallback =
    property.default === undefined ? (isRequired ? 'required' : '') : code(JSON.stringify(property.default));
  return [code(property['x-env'] ?? ''), code(name), kindOf(schema, property), fallback, property.description ?? ''];
}

const head: readonly string[] = ['variable', 'in the file', 'type', 'default', 'meaning'];

function table(rows: readonly (readonly string[])[], titles: readonly string[] = head): string {
  return [titles, titles.map(() => '---'), ...rows].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function kindOf(schema: Schema, { type = 'value', enum: allowed, items, minimum, maximum, $ref }: Property): string {
  if ($ref !== undefined) return nameOf($ref);
  if (allowed !== undefined) return allowed.map((value) => code(String(value))).join(', ');
  if (type === 'array') return `list of ${items === undefined ? 'values' : kindOf(schema, items)}`;
  if (minimum === undefined || maximum === undefined) return type;
  return `${type}, ${String(minimum)} to ${String(maximum)}`;
}

function resolved(schema: Schema, property: Property): Property {
  const target = schema.$defs?.[nameOf(property.$ref ?? '')];
  if (target === undefined || target.properties !== undefined) return property;
  const { $ref: _, ...own } = property;
  return { ...target, ...own };
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

if (import.meta.main) {
  const rendered = await renderConfigReference();
  if (argv.includes('--write')) writeFileSync(configReferencePath, rendered);
  else if (readFileSync(configReferencePath, 'utf8') !== rendered) {
    stderr.write('docs/reference/configuration.md is not what the schemas say: run `npm run generate`.\n');
    process.exitCode = 1;
  } else stdout.write('docs/reference/configuration.md is what the schemas say.\n');
}
