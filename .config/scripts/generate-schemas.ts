/**
 * Generates TypeScript types, validators and the field table from schemas/**\/*.v1.schema.json into schemas/generated.
 *
 * Usage: generate-schemas.ts --write | --check
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { renderFields } from './schemas/field-table.ts';
import { readSchemaFiles } from './schemas/schema-files.ts';
import { renderTypes } from './schemas/schema-types.ts';
import { renderValidatorTypes, renderValidators } from './schemas/schema-validators.ts';

const banner = '// Generated from the schemas by `npm run generate`. Edit the schemas instead.';

/** Renders every generated file of a project, by its path below schemas/generated. */
export async function renderGenerated(root: string): Promise<Map<string, string>> {
  const files = readSchemaFiles(join(root, 'schemas'));
  return new Map([
    ['fields.ts', renderFields(files, banner)],
    ['types.ts', await renderTypes(files, banner)],
    ['validators.js', await renderValidators(files, root, banner)],
    ['validators.d.ts', renderValidatorTypes(files, banner)],
  ]);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function main(mode: string | undefined): Promise<number> {
  const root = resolve(import.meta.dirname, '../..');
  const folder = join(root, 'schemas/generated');
  const generated = await renderGenerated(root);
  const stale = [...generated].filter(([name, text]) => readIfThere(join(folder, name)) !== text);
  if (mode === '--write') {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of stale) writeFileSync(join(folder, name), text);
    stdout.write(`schemas/generated: ${String(stale.length)} of ${String(generated.size)} files written.\n`);
    return 0;
  }
  for (const [name] of stale) stderr.write(`schemas/generated/${name} is not what the schemas say.\n`);
  if (stale.length > 0) stderr.write('Run `npm run generate`.\n');
  return stale.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main(argv[2]);
