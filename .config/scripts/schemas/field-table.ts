import { isObject, type JsonObject, type SchemaFile } from './schema-files.ts';

/** The kinds of events that expressions can read, and the messages that carry them. */
const carriers = [
  { kind: 'call', phase: 'request', title: 'CallRequested' },
  { kind: 'call', phase: 'end', title: 'CallCompleted' },
  { kind: 'approval', phase: 'both', title: 'Approval' },
  { kind: 'notification', phase: 'both', title: 'Notification' },
  { kind: 'discovery', phase: 'both', title: 'Discovery' },
] as const;

/** What events of every kind tell under one name; anything else of an event that is no call is named after its kind. */
const sharedNames = new Set(['id', 'timeMs', 'tenant', 'gateway', 'session', 'principal', 'server', 'call']);
/** Names that say more in an expression than in the message. */
const renamed: Readonly<Record<string, string>> = { id: 'event.id', timeMs: 'event.timeMs', call: 'call.id' };
/** Read with functions, because they come with roles. */
const readByFunctions = new Set(['arguments.fingerprints', 'result.fingerprints']);
/** An end repeats the verdict only of a call that was held or refused: the request tells it of each. */
const toldByRequest = new Set(['verdict']);

interface Found {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'set';
  readonly values: readonly string[];
  readonly description: string;
  readonly read: string;
  readonly isOpen?: string;
}

interface Field extends Found {
  readonly of: Set<string>;
  readonly phases: Set<string>;
}

interface Place {
  readonly name: string;
  readonly read: string;
  readonly description: string;
  readonly isOpen?: string;
}

type Resolve = (schema: JsonObject) => JsonObject;

function typeOf({ type, enum: values }: JsonObject): 'string' | 'number' | 'boolean' | undefined {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  return type === 'string' || Array.isArray(values) ? 'string' : undefined;
}

function valuesOf({ enum: values }: JsonObject): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function findIn(schema: JsonObject, place: Place, resolve: Resolve): Found[] {
  const declared = resolve(schema);
  const description = textOf(schema['description']) || textOf(declared['description']) || place.description;
  const here = { ...place, description };
  if (readByFunctions.has(place.name)) return [];
  const { properties, items } = declared;
  if (isObject(properties)) return findInObject(properties, here, resolve);
  if (isObject(items)) return findInList(resolve(items), here, resolve);
  const type = typeOf(declared);
  return type === undefined ? [] : [{ ...here, type, values: valuesOf(declared) }];
}

function findInObject(properties: JsonObject, place: Place, resolve: Resolve): Found[] {
  const isOpen = 'truncated' in properties ? { isOpen: `${place.read}?.truncated === true` } : {};
  return Object.entries(properties).flatMap(([name, schema]) => {
    const member = { ...place, ...isOpen, name: `${place.name}.${name}`, read: `${place.read}?.${name}` };
    return isObject(schema) ? findIn(schema, member, resolve) : [];
  });
}

/** A list of texts is a set; a list of objects is a set for each of their texts. */
function findInList(item: JsonObject, place: Place, resolve: Resolve): Found[] {
  if (typeOf(item) === 'string') return [{ ...place, type: 'set', values: valuesOf(item) }];
  if (!isObject(item['properties'])) return [];
  return Object.entries(item['properties']).flatMap(([name, schema]): Found[] => {
    const declared = isObject(schema) ? resolve(schema) : {};
    const inner = isObject(declared['items']) ? resolve(declared['items']) : declared;
    if (typeOf(inner) !== 'string') return [];
    const description = textOf(isObject(schema) ? schema['description'] : '') || textOf(declared['description']);
    return [
      {
        ...place,
        name: `${place.name}.${name}`,
        type: 'set',
        values: valuesOf(inner),
        description: description === '' ? place.description : description,
        read: `${place.read}?.flatMap(({ ${name} }) => ${name} ?? [])`,
      },
    ];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function nameOf(kind: string, property: string): string {
  if (kind === 'call' || sharedNames.has(property)) return renamed[property] ?? property;
  return `${kind}.${property}`;
}

function collectFields(files: readonly SchemaFile[]): readonly Field[] {
  const fields = new Map<string, Field>();
  const resolve = resolverFor(files);
  for (const { kind, phase, title } of carriers) {
    const file = files.find((candidate) => candidate.title === title);
    const properties = file?.schema['properties'];
    if (file === undefined || !isObject(properties)) throw new Error(`There is no schema of ${title}.`);
    for (const [property, schema] of Object.entries(properties)) {
      if (!isObject(schema) || (phase === 'end' && toldByRequest.has(property))) continue;
      const place = { name: nameOf(kind, property), read: `event.${property}`, description: '' };
      for (const found of findIn(schema, place, resolve)) {
        const field = fields.get(found.name) ?? { ...found, of: new Set(), phases: new Set() };
        field.of.add(kind);
        if (kind === 'call') field.phases.add(phase);
        fields.set(found.name, field);
      }
    }
  }
  return [...fields.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Events are made of the parts that all of them share, and refer to nothing else. */
function resolverFor(files: readonly SchemaFile[]): Resolve {
  const definitions = files.find(({ title }) => title === 'EventParts')?.schema['$defs'];
  return (schema) => {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const definition = isObject(definitions) ? definitions[reference.split('/').at(-1) ?? ''] : undefined;
    if (!isObject(definition)) throw new Error(`${reference} points to no part of an event.`);
    return definition;
  };
}

function renderField({ name, type, of, phases, values, description, read, isOpen }: Field): string {
  const phase = phases.size === 1 ? [...phases][0] : 'both';
  const parts = [
    `type: '${type}'`,
    `of: [${[...of].map((kind) => `'${kind}'`).join(', ')}]`,
    `phase: '${phase ?? 'both'}'`,
    `values: [${values.map((value) => `'${value}'`).join(', ')}]`,
    `description: ${JSON.stringify(description)}`,
    `read: (event) => ${read}`,
    ...(type === 'set' && isOpen !== undefined ? [`isOpen: (event) => ${isOpen}`] : []),
  ];
  return `  '${name}': {\n${parts.map((part) => `    ${part},\n`).join('')}  },\n`;
}

function renderList(name: string, values: readonly string[]): string {
  if (values.length === 0) throw new Error(`${name} would be empty.`);
  return `export const ${name} = [\n${values.map((value) => `  '${value}',\n`).join('')}] as const;\n`;
}

function partOf(files: readonly SchemaFile[], name: string): JsonObject {
  return resolverFor(files)({ $ref: name });
}

function rolesOf({ properties }: JsonObject): readonly string[] {
  const role = isObject(properties) ? properties['role'] : undefined;
  return isObject(role) ? valuesOf(role) : [];
}

/** Renders the one table of what expressions can read, from the schemas of the events. */
export function renderFields(files: readonly SchemaFile[], banner: string): string {
  return `${banner}
import type { Approval, CallCompleted, CallRequested, Discovery, Notification } from './types.ts';

/** What an event of any kind may hold. */
export type EventData = Partial<CallRequested> &
  Partial<CallCompleted> &
  Partial<Approval> &
  Partial<Notification> &
  Partial<Discovery>;

export type EventType = 'call' | 'approval' | 'notification' | 'discovery';

export interface EventField {
  readonly type: 'string' | 'number' | 'boolean' | 'set';
  /** Types of the events that tell it. */
  readonly of: readonly EventType[];
  /** Which event of a call tells it. */
  readonly phase: 'request' | 'end' | 'both';
  /** All that it can be, when that is a closed list. */
  readonly values: readonly string[];
  readonly description: string;
  readonly read: (event: EventData, type: EventType) => string | number | boolean | readonly string[] | undefined;
  /** Whether more may be in the set than is told. */
  readonly isOpen?: (event: EventData) => boolean;
}

export const eventFields: Readonly<Record<string, EventField>> = {
  'event.type': {
    type: 'string',
    of: ['call', 'approval', 'notification', 'discovery'],
    phase: 'both',
    values: ['call', 'approval', 'notification', 'discovery'],
    description: 'What kind of event it is; an expression that does not ask is about calls.',
    read: (_event, type) => type,
  },
${collectFields(files).map(renderField).join('')}};

${renderList('capabilityNames', valuesOf(partOf(files, 'CapabilityName')))}
${renderList('labelNames', valuesOf(partOf(files, 'Label')))}
${renderList('roleNames', rolesOf(partOf(files, 'Fingerprint')))}`;
}
