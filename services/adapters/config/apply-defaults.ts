import { resolveProperty, type ConfigProperty, type ConfigSchema } from './config-schema.ts';

/** Fills what is absent from the schema's defaults, also inside nested values. The schema is the only place of a default. */
export function applyDefaults(
  schema: ConfigSchema,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return fillObject(schema, schema, values);
}

function fillObject(
  root: ConfigSchema,
  schema: ConfigProperty,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  // fromEntries defines its members, so that a key like __proto__ stays a plain member for the validator to refuse.
  const filled: Record<string, unknown> = Object.fromEntries(Object.entries(values));
  for (const [name, declared] of Object.entries(schema.properties ?? {})) {
    const property = resolveProperty(root, declared);
    const given = Object.hasOwn(filled, name) ? filled[name] : structuredClone(property.default);
    if (given !== undefined) filled[name] = fillValue(root, property, given);
  }
  return filled;
}

function fillValue(root: ConfigSchema, schema: ConfigProperty, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = resolveProperty(root, schema.items ?? {});
    return value.map((item: unknown) => fillValue(root, items, item));
  }
  return isRecord(value) ? fillObject(root, schema, value) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
