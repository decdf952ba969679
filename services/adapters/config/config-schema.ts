/** What the reader uses of a process's config schema; the validator that is generated from the same file does the rest. */
export interface ConfigProperty {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: ConfigProperty;
  readonly properties?: Readonly<Record<string, ConfigProperty>>;
  readonly additionalProperties?: ConfigProperty | boolean;
  readonly propertyNames?: ConfigProperty;
  readonly $ref?: string;
  /** What the pattern asks for, in words: "must be …". */
  readonly 'x-expects'?: string;
  readonly 'x-env'?: string;
}

export interface ConfigSchema extends ConfigProperty {
  readonly $defs?: Readonly<Record<string, ConfigProperty>>;
  readonly required?: readonly string[];
}

/** One value that a variable of the environment can set. */
export interface ConfigVariable {
  readonly name: string;
  readonly property: string;
  readonly schema: ConfigProperty;
}

/** The declaration of what stands at a path of the configuration, as far as the schema's own $defs tell. */
export function declaredAt(schema: ConfigSchema, path: readonly string[]): ConfigProperty {
  let declared: ConfigProperty = schema;
  for (const part of path) declared = resolveProperty(schema, memberOf(declared, part));
  return declared;
}

function memberOf({ properties = {}, additionalProperties, items = {}, type }: ConfigProperty, part: string) {
  if (type === 'array') return items;
  const own = Object.hasOwn(properties, part) ? properties[part] : undefined;
  return own ?? (typeof additionalProperties === 'object' ? additionalProperties : {});
}

/** Names the config file; every process knows it, no schema declares it. */
export const configFileVariable = 'SHEARPIN_CONFIG';

export function configVariables(schema: ConfigSchema): readonly ConfigVariable[] {
  return Object.entries(schema.properties ?? {}).flatMap(([property, declared]) => {
    const name = declared['x-env'];
    return name === undefined ? [] : [{ name, property, schema: resolveProperty(schema, declared) }];
  });
}

/** Follows a reference into the schema's own $defs; words beside the reference stay. */
export function resolveProperty(schema: ConfigSchema, property: ConfigProperty): ConfigProperty {
  const prefix = '#/$defs/';
  if (property.$ref?.startsWith(prefix) !== true) return property;
  return { ...schema.$defs?.[property.$ref.slice(prefix.length)], ...property };
}
