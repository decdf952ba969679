import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configReferencePath, renderConfigReference } from '../../../.config/scripts/config-reference.ts';
import { configVariables, type ConfigSchema } from '../../../services/adapters/config/config-schema.ts';

const schemaNames = ['gateway', 'worker', 'status'];

function schemaOf(name: string): ConfigSchema {
  const url = new URL(`../../../schemas/config/${name}.v1.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as ConfigSchema;
}

describe('docs/reference/configuration.md', () => {
  it('is what the schemas say', async () => {
    expect(readFileSync(configReferencePath, 'utf8')).toBe(await renderConfigReference());
  });

  it.each(schemaNames)('names every variable that the %s reads, with a meaning', async (name) => {
    const page = await renderConfigReference();
    for (const { name: variable, schema } of configVariables(schemaOf(name))) {
      expect(schema.description).toMatch(/\.$/);
      expect(page).toContain(`| \`${variable}\``);
    }
  });
});
