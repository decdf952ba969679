/** Argument names that a definition declares. */
import { isRecord } from '../messages/request-meta.ts';

export interface DeclaredParameter {
  readonly name: string;
  readonly required: boolean;
}

const keysMax = 1024;
const depthMax = 16;

/** Names and key paths, at any depth, of an input schema or a prompt's argument list. */
export function declaredKeys(inputSchema: unknown, promptArguments?: unknown): ReadonlySet<string> {
  const keys = new Set<string>(promptParameters(promptArguments).map(({ name }) => name));
  const open: { readonly schema: unknown; readonly path: string }[] = [{ schema: inputSchema, path: '' }];
  for (let next = open.pop(); next !== undefined && keys.size < keysMax; next = open.pop()) {
    const { schema, path } = next;
    if (!isRecord(schema) || path.split('.').length > depthMax) continue;
    for (const [key, child] of propertiesOf(schema)) {
      const childPath = path === '' ? key : `${path}.${key}`;
      keys.add(key).add(childPath);
      open.push({ schema: child, path: childPath });
    }
    if (isRecord(schema['items'])) open.push({ schema: schema['items'], path });
    for (const word of ['anyOf', 'oneOf', 'allOf']) {
      const branches = schema[word];
      if (Array.isArray(branches))
        for (const branch of branches.slice(0, 32)) open.push({ schema: branch as unknown, path });
    }
  }
  return keys;
}

/** The parameters at the top of an input schema, or of a prompt. */
export function schemaParameters(inputSchema: unknown, promptArguments?: unknown): readonly DeclaredParameter[] {
  const required = isRecord(inputSchema) ? inputSchema['required'] : undefined;
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return isRecord(inputSchema)
    ? propertiesOf(inputSchema).map(([name]) => ({ name, required: needed.includes(name) }))
    : promptParameters(promptArguments);
}

function propertiesOf(schema: Readonly<Record<string, unknown>>): readonly [string, unknown][] {
  const properties = Object.hasOwn(schema, 'properties') ? schema['properties'] : undefined;
  return isRecord(properties) ? Object.entries(properties).slice(0, 256) : [];
}

function promptParameters(list: unknown): readonly DeclaredParameter[] {
  if (!Array.isArray(list)) return [];
  return list
    .slice(0, 256)
    .filter(isRecord)
    .flatMap((one) =>
      typeof one['name'] === 'string' ? [{ name: one['name'], required: one['required'] === true }] : [],
    );
}
