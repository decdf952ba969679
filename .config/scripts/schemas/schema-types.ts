import { isDeepStrictEqual } from 'node:util';
import { compile } from 'json-schema-to-typescript';
import { type Json, type JsonObject, type SchemaFile, isObject } from './schema-files.ts';

const rootTitle = 'GeneratedRoot';
const dataWords = new Set(['const', 'enum', 'default', 'examples']);

interface Hoist {
  /** Every named type by its name: roots of files, `$defs`, and inner schemas that have a title. */
  definitions: Map<string, Json>;
  /** Name of the type that a pointer (id of a file, `#`, path) stands for. */
  names: Map<string, string>;
}

function nameOf(schema: Json, key: string): string {
  return isObject(schema) && typeof schema['title'] === 'string' ? schema['title'] : key;
}

function collectNames(files: readonly SchemaFile[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { id, title, schema } of files) {
    names.set(`${id}#`, title);
    const definitions = schema['$defs'];
    if (!isObject(definitions)) continue;
    for (const [key, value] of Object.entries(definitions)) names.set(`${id}#/$defs/${key}`, nameOf(value, key));
  }
  return names;
}

function define(hoist: Hoist, name: string, schema: Json): void {
  const known = hoist.definitions.get(name);
  if (known !== undefined && !isDeepStrictEqual(known, schema)) {
    throw new Error(`Two different schemas carry the title ${name}: rename one, or let one refer to the other.`);
  }
  hoist.definitions.set(name, schema);
}

function referTo(hoist: Hoist, file: SchemaFile, reference: string): JsonObject {
  const target = new URL(reference, file.id).href;
  const name = hoist.names.get(target.includes('#') ? target : `${target}#`);
  if (name === undefined) throw new Error(`schemas/${file.path}: $ref ${reference} points nowhere.`);
  return { $ref: `#/definitions/${name}` };
}

/** Copies a schema; inner schemas with a title become definitions, so that a title is declared once. */
function flatten(hoist: Hoist, file: SchemaFile, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => flatten(hoist, file, item));
  if (!isObject(value)) return value;
  if (typeof value['$ref'] === 'string') return referTo(hoist, file, value['$ref']);
  const flat = flattenWords(hoist, file, value);
  const { title } = value;
  if (typeof title !== 'string') return flat;
  define(hoist, title, flat);
  return { $ref: `#/definitions/${title}` };
}

function flattenWords(hoist: Hoist, file: SchemaFile, schema: JsonObject): JsonObject {
  const entries = Object.entries(schema)
    .filter(([word]) => word !== '$id' && word !== '$schema' && word !== '$defs' && word !== 'discriminator')
    .map(([word, value]): [string, Json] => {
      if (dataWords.has(word)) return [word, value];
      if ((word === 'properties' || word === 'patternProperties') && isObject(value)) {
        return [word, flattenMembers(hoist, file, value)];
      }
      return [word, flatten(hoist, file, value)];
    });
  return Object.fromEntries(entries);
}

function flattenMembers(hoist: Hoist, file: SchemaFile, members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, flatten(hoist, file, value)]));
}

function flattenFile(hoist: Hoist, file: SchemaFile): void {
  if (file.isMessage) define(hoist, file.title, flattenWords(hoist, file, file.schema));
  const definitions = file.schema['$defs'];
  if (!isObject(definitions)) return;
  for (const [key, value] of Object.entries(definitions)) {
    const flat =
      isObject(value) && value['$ref'] === undefined ? flattenWords(hoist, file, value) : flatten(hoist, file, value);
    define(hoist, nameOf(value, key), flat);
  }
}

/** Renders one exported TypeScript type for each title. */
export async function renderTypes(files: readonly SchemaFile[], banner: string): Promise<string> {
  const hoist: Hoist = { definitions: new Map(), names: collectNames(files) };
  for (const file of files) flattenFile(hoist, file);
  const names = [...hoist.definitions.keys()].sort();
  const definitions = Object.fromEntries(names.map((name) => [name, hoist.definitions.get(name) ?? {}]));
  const root = { title: rootTitle, type: 'object', additionalProperties: false, definitions };
  const text = await compile(root as Parameters<typeof compile>[0], rootTitle, {
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { printWidth: 120, singleQuote: true },
  });
  const types = text
    .replace(new RegExp(`export interface ${rootTitle} \\{\\}\\n`), '')
    .replace(/\n \*\n \* This \w+ was referenced by [^\n]*\n \* via the `definition` "[^"]*"\.\n/g, '\n')
    .replace(/\/\*\*\n \* This \w+ was referenced by [^\n]*\n \* via the `definition` "[^"]*"\.\n \*\/\n/g, '');
  for (const name of names) {
    if (!new RegExp(`^export (?:type|interface) ${name}\\b`, 'm').test(types)) throw new Error(`${name} has no type.`);
  }
  return types;
}
