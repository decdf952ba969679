/** Says in words what the schema finds wrong with a file, and where. */
import exceptionsSchema from '../../../schemas/detectors/exceptions.v1.schema.json' with { type: 'json' };
import sequenceSchema from '../../../schemas/detectors/sequence.v1.schema.json' with { type: 'json' };
import testSchema from '../../../schemas/detectors/test.v1.schema.json' with { type: 'json' };
import { suggestion } from '../../../schemas/nearest.ts';
import { fault, quoted, type Fault } from './diagnostic.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** The part of an ajv error that the words use. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly propertyName?: string;
}

interface Declared {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Declared>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Declared>>;
  readonly additionalProperties?: Declared | boolean;
  readonly propertyNames?: Declared;
  readonly items?: Declared;
  readonly anyOf?: readonly Declared[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
  readonly 'x-expects'?: string;
}

export type FileKind = 'sequence' | 'exceptions';
const schemas: Readonly<Record<FileKind, Declared>> = { sequence: sequenceSchema, exceptions: exceptionsSchema };
const test: Declared = testSchema;

const faultsMax = 50;
/** Names that whoever comes from another tool may write. */
const meant: Readonly<Record<string, string>> = {
  condition: 'where',
  detection: 'sequence',
  level: 'severity',
  tags: 'maps',
  timeframe: 'within',
  window: 'within',
  'group-by': 'by',
  until: 'unless',
  falsePositives: 'falsepositives',
  'false-positives': 'falsepositives',
  name: 'id',
};

interface Ground {
  readonly kind: FileKind;
  readonly source: YamlSource;
}

export function describeStructure(errors: readonly SchemaError[], ground: Ground): readonly Fault[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  // Whoever wrote names with values is told what is wrong with them, and anybody else what there is to choose from.
  const isObject = (pointer: string): boolean => typeof valueAt(ground.source.values, pathOf(pointer)) === 'object';
  const isTold = ({ instancePath, keyword }: SchemaError): boolean => {
    const choice = choices.find((path) => instancePath === path || instancePath.startsWith(`${path}/`));
    if (choice === undefined) return keyword !== 'propertyNames';
    const isInside = instancePath !== choice || keyword === 'required' || keyword === 'additionalProperties';
    return isObject(choice) ? isInside && keyword !== 'anyOf' : keyword === 'anyOf';
  };
  const told = errors.filter(isTold);
  const faults = told.map((error) => describe(error, ground));
  return [...new Map(faults.map((one) => [JSON.stringify(one), one])).values()].slice(0, faultsMax);
}

function pathOf(pointer: string): YamlPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function describe(error: SchemaError, { kind, source }: Ground): Fault {
  const path = pathOf(error.instancePath);
  const declared = declaredAt(schemas[kind], path);
  const { params, propertyName } = error;
  if (error.keyword === 'required')
    return fault(
      'structure',
      `${placeOf([...path, textOf(params['missingProperty'])])} is missing.`,
      source.spanOfName(path),
    );
  if (error.keyword === 'additionalProperties') {
    const name = textOf(params['additionalProperty']);
    const known = Object.keys(declared.properties ?? {});
    const other =
      Object.hasOwn(meant, name) && known.includes(meant[name] ?? '')
        ? ` Did you mean ${quoted(meant[name] ?? '')}?`
        : suggestion(name, known);
    const list = other === '' ? ` There are ${known.join(', ')}.` : other;
    return fault('structure', `There is no ${quoted(name)} here.${list}`, source.spanOfName([...path, name]));
  }
  if (propertyName !== undefined) {
    const { 'x-expects': expected = 'another one' } = declared.propertyNames ?? {};
    const message = `The name ${quoted(propertyName)} must be ${expected}.${lookAlike(propertyName)}`;
    return fault('structure', message, source.spanOfName([...path, propertyName]));
  }
  const value = valueAt(source.values, path);
  return fault('structure', `${placeOf(path)} ${expectationOf(error, declared, value)}`, source.spanOf(path));
}

interface Wrong {
  readonly error: SchemaError;
  readonly declared: Declared;
  readonly value: unknown;
  /** `, and is …`, or nothing. */
  readonly given: string;
}

/** What must be, by the word of the schema that is not met. */
const expectations: Readonly<Record<string, (wrong: Wrong) => string>> = {
  enum: mustBeOneOf,
  const: mustBeOneOf,
  pattern: ({ declared, value, given }) =>
    `must be ${declared['x-expects'] ?? 'of another form'}${given}.${typeof value === 'string' ? lookAlike(value) : ''}`,
  type: ({ error, declared, value, given }) =>
    `must be ${nounOf(declared)}${given}.${error.params['type'] === 'string' && typeof value === 'number' ? ' Put it in quotes.' : ''}`,
  anyOf: ({ declared, value, given }) =>
    `must be ${listOf((declared.anyOf ?? []).map(nounOf))}${given}.${typeof value === 'string' ? suggestion(value, choicesOf(declared)) : ''}`,
  minItems: entries,
  maxItems: entries,
  minimum: range,
  maximum: range,
  minLength: () => 'must not be empty.',
  maxLength: ({ declared }) => `must have at most ${String(declared.maxLength ?? 0)} characters.`,
};

function mustBeOneOf({ declared, value, given }: Wrong): string {
  const choices = (declared.enum ?? [declared.const]).map(String);
  return `must be ${listOf(choices)}${given}.${typeof value === 'string' ? suggestion(value, choices) : ''}`;
}

function choicesOf({ anyOf = [] }: Declared): readonly string[] {
  return anyOf.flatMap((choice) => (choice.enum ?? []).map(String));
}

function entries({ declared }: Wrong): string {
  return `must have ${rangeOf(declared.minItems, declared.maxItems)} entries.`;
}

function range({ declared, given }: Wrong): string {
  return `must be ${rangeOf(declared.minimum, declared.maximum)}${given}.`;
}

function expectationOf(error: SchemaError, declared: Declared, value: unknown): string {
  const given = givenOf(value);
  const expectation = Object.hasOwn(expectations, error.keyword) ? expectations[error.keyword] : undefined;
  return expectation?.({ error, declared, value, given }) ?? `${error.message ?? 'is wrong'}.`;
}

function givenOf(value: unknown): string {
  if (value === null) return ', and nothing stands there';
  if (typeof value === 'string') return `, and is ${quoted(value)}`;
  return typeof value === 'number' || typeof value === 'boolean' ? `, and is ${String(value)}` : '';
}

function rangeOf(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${String(max ?? 0)}`;
  return max === undefined ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`;
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
};

function nounOf(declared: Declared): string {
  const { type, enum: values, properties, 'x-expects': expected } = declared;
  if (values !== undefined) return listOf(values.map(String));
  if (properties !== undefined) return `names with values, such as ${Object.keys(properties).slice(0, 3).join(', ')}`;
  if (expected !== undefined) return expected;
  const names = [type ?? 'object'].flat();
  return listOf(names.map((name) => nouns[name] ?? 'names with values'));
}

/** Letters of other alphabets that look like those of a name. */
function lookAlike(text: string): string {
  const [odd] = /[^\x20-\x7e]/u.exec(text) ?? [];
  if (odd === undefined) return '';
  return ` It holds U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}, which only looks like a letter that may stand there.`;
}

function resolved(declared: Declared | undefined, root: Declared): Declared {
  const reference = declared?.$ref;
  if (reference === undefined) return declared ?? {};
  const [file = '', pointer = ''] = reference.split('#');
  const name = pointer.split('/').at(-1) ?? '';
  const target = file === '' ? (root.$defs?.[name] ?? test.$defs?.[name]) : test;
  return { ...resolved(target, file === '' ? root : test), ...withoutReference(declared) };
}

function withoutReference(declared: Declared | undefined): Declared {
  const { $ref: _, ...rest } = declared ?? {};
  return rest;
}

function declaredAt(root: Declared, path: YamlPath): Declared {
  let declared = root;
  for (const part of path) {
    const { properties = {}, additionalProperties, items, anyOf = [] } = declared;
    const name = String(part);
    const inChoice = anyOf
      .map((choice) => resolved(choice, root).properties?.[name])
      .find((found) => found !== undefined);
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const member =
      own ?? items ?? inChoice ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    declared = resolved(member, root);
  }
  return declared;
}

function valueAt(values: unknown, path: YamlPath): unknown {
  let value = values;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function placeOf(path: YamlPath): string {
  const text = path
    .map((part) => (/^\d+$/.test(String(part)) ? `[${String(Number(part) + 1)}]` : `.${String(part)}`))
    .join('');
  return text === '' ? 'The file' : text.replace(/^\./, '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
