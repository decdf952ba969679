import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readSchemaFiles } from '../../../.config/scripts/schemas/schema-files.ts';
import { renderTypes } from '../../../.config/scripts/schemas/schema-types.ts';
import { renderValidatorTypes, renderValidators } from '../../../.config/scripts/schemas/schema-validators.ts';
import { type PlantedTree, plantTree, projectRoot } from './planted-tree.ts';

type Check = ((data: unknown) => boolean) & { errors?: { instancePath: string }[] | null };

const banner = '// Generated.';
let tree: PlantedTree | undefined;

function schemaText(path: string, schema: Record<string, unknown>): string {
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `https://shearpin.dev/schemas/${path}` };
  return JSON.stringify({ ...head, ...schema });
}

function plant(schemas: Record<string, Record<string, unknown>>): string {
  const texts = Object.entries(schemas).map(([path, schema]) => [`schemas/${path}`, schemaText(path, schema)]);
  tree = plantTree(Object.fromEntries(texts) as Record<string, string>);
  mkdirSync(join(tree.root, 'schemas'), { recursive: true });
  return join(tree.root, 'schemas');
}

const partsPath = 'events/parts.v1.schema.json';
const pairPath = 'events/pair.v1.schema.json';
const who = {
  title: 'Who',
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  properties: { id: { type: 'string' } },
};
const good = {
  [partsPath]: { title: 'Parts', $defs: { Name: { type: 'string', pattern: '^[a-z]+$', maxLength: 9 } } },
  [pairPath]: {
    title: 'Pair',
    type: 'object',
    additionalProperties: false,
    required: ['spec', 'left', 'toString'],
    properties: {
      spec: { const: 'pair.v1' },
      left: { $ref: 'parts.v1.schema.json#/$defs/Name' },
      toString: true,
      by: who,
      names: { type: 'array', maxItems: 3, items: { $ref: 'parts.v1.schema.json#/$defs/Name' } },
    },
  },
  'alerts/note.v1.schema.json': { title: 'Note', type: 'object', additionalProperties: false, properties: { by: who } },
};

async function loadValidators(folder: string): Promise<Record<string, Check>> {
  const code = await renderValidators(readSchemaFiles(folder), projectRoot, banner);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, Check>;
}

describe('schema generator', () => {
  afterEach(() => {
    tree?.remove();
    tree = undefined;
  });

  it('declares a type once for each title, across files', async () => {
    const types = await renderTypes(readSchemaFiles(plant(good)), banner);
    expect(types.match(/export interface Who \{/g)).toHaveLength(1);
    expect(types).toContain('export type Name = string;');
    expect(types).toMatch(/export interface Pair \{.*spec: 'pair\.v1';\s+left: Name;.*by\?: Who;.*names\?: Name\[\];/s);
    expect(types).not.toMatch(/GeneratedRoot|Parts|referenced by/);
  });

  it('writes the same bytes every time', async () => {
    const files = readSchemaFiles(plant(good));
    expect(await renderTypes(files, banner)).toBe(await renderTypes(files, banner));
    expect(await renderValidators(files, projectRoot, banner)).toBe(await renderValidators(files, projectRoot, banner));
  });

  it('writes validators that need no import and give a verdict', async () => {
    const { validatePair, validateNote, ...others } = await loadValidators(plant(good));
    expect(Object.keys(others)).toEqual([]);
    expect(validateNote?.({ by: { id: 'a' } })).toBe(true);
    expect(validatePair?.({ spec: 'pair.v1', left: 'abc', toString: 'own' })).toBe(true);
    expect(validatePair?.({ spec: 'pair.v1', left: 'ABC', toString: 'own' })).toBe(false);
    expect(validatePair?.errors?.[0]?.instancePath).toBe('/left');
  });

  it('writes validators that refuse inherited and smuggled properties', async () => {
    const { validatePair, validateNote } = await loadValidators(plant(good));
    expect(validatePair?.({ spec: 'pair.v1', left: 'abc' })).toBe(false);
    expect(validateNote?.(JSON.parse('{"__proto__":{"by":{"id":"a"}}}'))).toBe(false);
  });

  it('declares each validator with the type that it guards', () => {
    const text = renderValidatorTypes(readSchemaFiles(plant(good)), banner);
    expect(text).toContain('export declare const validatePair: Validator<Pair>;');
    expect(text).not.toContain('validateParts');
  });

  it('names all faults of all schemas at once', () => {
    const folder = plant({
      [pairPath]: { title: 'pair', type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
      [partsPath]: { title: 'Parts', $id: 'https://shearpin.dev/schemas/elsewhere.json', items: { prefixItems: [] } },
    });
    expect(() => readSchemaFiles(folder)).toThrow(/pair.*PascalCase.*pair.*format.*parts.*\$id.*parts.*prefixItems/s);
  });

  it('refuses two different schemas with one title', async () => {
    const folder = plant({ ...good, 'alerts/who.v1.schema.json': { title: 'Who', type: 'object', properties: {} } });
    await expect(renderTypes(readSchemaFiles(folder), banner)).rejects.toThrow(/title Who/);
  });

  it('refuses a reference that points nowhere', async () => {
    const folder = plant({
      [pairPath]: { title: 'Pair', type: 'object', properties: { a: { $ref: 'gone.v1.schema.json' } } },
    });
    await expect(renderTypes(readSchemaFiles(folder), banner)).rejects.toThrow(/gone\.v1\.schema\.json points nowhere/);
  });

  it('has written a validator for each message of this project that imports nothing', async () => {
    const validators = (await import('../../../schemas/generated/validators.js')) as unknown as Record<string, Check>;
    const titles = readSchemaFiles(join(projectRoot, 'schemas')).filter(({ isMessage }) => isMessage);
    expect(Object.keys(validators).sort()).toEqual(titles.map(({ title }) => `validate${title}`).sort());
    expect(readFileSync(join(projectRoot, 'schemas/generated/validators.js'), 'utf8')).not.toMatch(/^import\b/m);
    for (const validate of Object.values(validators)) expect(validate(null)).toBe(false);
  });
});
