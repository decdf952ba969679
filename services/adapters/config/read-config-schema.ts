import { readFileSync } from 'node:fs';
import type { ConfigProperty, ConfigSchema } from './config-schema.ts';

const folder = new URL('../../../schemas/config/', import.meta.url);

/** The schema of `schemas/config/NAME.v1.schema.json`; settings that it takes over from another file stand in it whole. */
export function readConfigSchema(name: string): ConfigSchema {
  const schema = readSchema(`${name}.v1.schema.json`);
  const properties = Object.entries(schema.properties ?? {}).map(([property, declared]) => [
    property,
    takenOver(declared),
  ]);
  return { ...schema, properties: Object.fromEntries(properties) as Record<string, ConfigProperty> };
}

function takenOver(declared: ConfigProperty): ConfigProperty {
  const [file = '', path] = declared.$ref?.split('#/$defs/') ?? [];
  if (path === undefined || file === '') return declared;
  const target = readSchema(file).$defs?.[path];
  if (target === undefined) return declared;
  const { $ref: _, ...own } = declared;
  return { ...target, ...own };
}

function readSchema(file: string): ConfigSchema {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ConfigSchema;
}
