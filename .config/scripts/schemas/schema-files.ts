import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** One `*.v1.schema.json`: where it stands below schemas/, and what it says. */
export interface SchemaFile {
  path: string;
  id: string;
  title: string;
  schema: JsonObject;
  /** A file that only holds `$defs` for others is no message: it gets no type and no validator of its own. */
  isMessage: boolean;
}

const dialect = 'https://json-schema.org/draft/2020-12/schema';
/** `prefixItems` becomes `never[]` in the generated types; `format` would need code that the validators do not carry. */
const refusedWords = ['prefixItems', 'format', 'unevaluatedProperties', 'unevaluatedItems', '$dynamicRef'];
/** Words whose members are names of properties or definitions, not words of JSON Schema. */
const nameMaps = new Set(['properties', '$defs', 'patternProperties', 'dependentSchemas']);
/** Words whose value is data. */
const dataWords = new Set(['const', 'enum', 'default', 'examples']);

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function children(schema: JsonObject): [string, Json][] {
  return Object.entries(schema).flatMap(([word, value]): [string, Json][] => {
    if (dataWords.has(word)) return [];
    if (nameMaps.has(word) && isObject(value)) return Object.entries(value);
    if (Array.isArray(value)) return value.map((item) => [word, item]);
    return [[word, value]];
  });
}

/** Calls `visit` for this schema and for every schema inside it. */
export function walkSchema(schema: JsonObject, visit: (schema: JsonObject) => void): void {
  visit(schema);
  for (const [, value] of children(schema)) if (isObject(value)) walkSchema(value, visit);
}

function findFaults(path: string, schema: JsonObject): string[] {
  const faults: string[] = [];
  const { $schema, $id, title } = schema;
  if ($schema !== dialect) faults.push(`$schema must be ${dialect}.`);
  if (typeof $id !== 'string' || !$id.endsWith(`/schemas/${path}`)) faults.push(`$id must end with /schemas/${path}.`);
  if (typeof title !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(title)) faults.push('title must be a PascalCase name.');
  walkSchema(schema, (inner) => {
    for (const word of refusedWords) if (word in inner) faults.push(`the word ${word} is not used here.`);
    const innerTitle = inner['title'];
    if (innerTitle !== undefined && (typeof innerTitle !== 'string' || !/^[A-Z][A-Za-z0-9]*$/.test(innerTitle))) {
      faults.push(`the title ${JSON.stringify(innerTitle)} is not a PascalCase name.`);
    }
  });
  return faults.map((fault) => `schemas/${path}: ${fault}`);
}

function holdsOnlyDefinitions(schema: JsonObject): boolean {
  const { properties } = schema;
  const isEmpty = !isObject(properties) || Object.keys(properties).length === 0;
  return '$defs' in schema && isEmpty && !['oneOf', 'anyOf', 'allOf', '$ref', 'items'].some((word) => word in schema);
}

/** Reads every schema below `folder`, in the order of their paths; throws one error that names all faults. */
export function readSchemaFiles(folder: string): SchemaFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.v\d+\.schema\.json$/.test(path))
    .sort();
  const faults: string[] = [];
  const files = paths.map((path): SchemaFile => {
    const schema = JSON.parse(readFileSync(join(folder, path), 'utf8')) as JsonObject;
    faults.push(...findFaults(path, schema));
    return {
      path,
      id: textOf(schema['$id']),
      title: textOf(schema['title']),
      schema,
      isMessage: !holdsOnlyDefinitions(schema),
    };
  });
  if (faults.length > 0) throw new Error(`Faulty schemas:\n  ${faults.join('\n  ')}`);
  return files;
}
