import { configFileVariable, configVariables, type ConfigProperty, type ConfigSchema } from './config-schema.ts';

/** The settings of a process as text for --help, generated from its schema. */
export function describeConfig(schema: ConfigSchema): string {
  const variables = configVariables(schema);
  const byEnvironment = variables.map(({ name, property, schema: declared }) =>
    entry(`${name}  (${property})`, declared, isRequired(schema, property)),
  );
  const settable = new Set(variables.map(({ property }) => property));
  const byFileOnly = Object.entries(schema.properties ?? {})
    .filter(([property]) => !settable.has(property))
    .map(([property, declared]) => entry(property, declared, isRequired(schema, property)));
  const parts = [
    'Environment (name in the config file in brackets):',
    ...byEnvironment,
    `  ${configFileVariable}\n      Path of a YAML or JSON file with the same settings; the environment beats it.`,
  ];
  if (byFileOnly.length > 0) parts.push('Only in the config file:', ...byFileOnly);
  return `${parts.join('\n')}\n`;
}

function isRequired(schema: ConfigSchema, property: string): boolean {
  return schema.required?.includes(property) === true && schema.properties?.[property]?.default === undefined;
}

function entry(
  title: string,
  { type, description, enum: allowed, default: fallback }: ConfigProperty,
  required: boolean,
): string {
  const kind = allowed === undefined ? (type ?? 'value') : allowed.map(String).join(' | ');
  const end = required ? '; required' : fallback === undefined ? '' : `; default ${JSON.stringify(fallback)}`;
  return `  ${title}\n      ${description ?? ''} [${kind}${end}]`;
}
