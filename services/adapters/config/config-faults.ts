import { configVariables, type ConfigSchema, declaredAt } from './config-schema.ts';
import { nearestTo } from '../../../schemas/nearest.ts';

/** The part of an ajv error that the texts use. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Of a fault in the name of a member instead of its value. */
  readonly propertyName?: string;
}

const shownCharsMax = 40;
const secretName = /secret|password|passphrase|token|key|credential|auth|url|uri|dsn|header|cookie/i;
const secretValue = /:\/\/|@/;

/** Shows a wrong value only where neither its name nor its form could hold a secret. */
export function showValue(name: string, value: string): string {
  if (secretName.test(name) || secretValue.test(value)) return 'a value that is not shown';
  const shown = value.length > shownCharsMax ? `${value.slice(0, shownCharsMax)}…` : value;
  return JSON.stringify(shown);
}

/** Where the values come from, for the words about them. */
export interface FaultPlaces {
  readonly schema: ConfigSchema;
  /** The values that were validated. */
  readonly values: unknown;
  /** Options of the command line that were typed, by the property that each sets. */
  readonly options: Readonly<Record<string, string>>;
  /** Properties whose value comes from the config file, so that the file is the place to mend it. */
  readonly fromFile?: readonly string[];
}

/** One sentence per validation error, in the words of the place where the operator sets the value. */
export function describeErrors(places: FaultPlaces, errors: readonly ValidationError[]): readonly string[] {
  const variables = configVariables(places.schema).map(({ name, property }) => [property, name] as const);
  const names = new Map([...variables, ...withOptions(variables, places.options)]);
  for (const property of places.fromFile ?? []) names.delete(property);
  const ground: Ground = { ...places, names };
  return [...new Set(withNames(errors).map((error) => describeError(error, ground)))];
}

/** Which name is wrong stands only in the error that follows the one that says why. */
function withNames(errors: readonly ValidationError[]): readonly ValidationError[] {
  return errors.flatMap((error, at) => {
    const next = errors[at + 1];
    if (error.keyword === 'propertyNames') return [];
    if (next?.keyword !== 'propertyNames') return [error];
    return [{ ...error, propertyName: textOf(next.params['propertyName']) }];
  });
}

interface Ground extends FaultPlaces {
  readonly names: ReadonlyMap<string, string>;
}

function withOptions(
  variables: readonly (readonly [string, string])[],
  options: FaultPlaces['options'],
): readonly (readonly [string, string])[] {
  const names = new Map(variables);
  return Object.entries(options).map(([property, option]) => {
    const name = names.get(property);
    return [property, name === undefined ? option : `${option} (${name})`] as const;
  });
}

function describeError(error: ValidationError, ground: Ground): string {
  const { names } = ground;
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return `${placeOf([...path, textOf(params['missingProperty'])], names)} is missing.`;
    case 'additionalProperties':
      return describeUnknown(textOf(params['additionalProperty']), path, ground);
    case 'type':
      return `${placeOf(path, names)} must be ${nounOf(params['type'])}.${describeMeant(path, ground)}`;
    case 'enum':
      return describeChoice(error, path, ground);
    case 'pattern':
      return describePattern(error, path, ground);
    default:
      return `${placeOf(path, names)} ${error.message ?? 'is wrong'}.`;
  }
}

function describeUnknown(member: string, path: readonly string[], { names, schema }: Ground): string {
  const nearest = nearestTo(member, Object.keys(declaredAt(schema, path).properties ?? {}));
  return `${placeOf([...path, member], names)} is not known.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
}

/** A list or names with values under a name that takes neither are meant for a name that does. */
function describeMeant(path: readonly string[], { schema, values }: Ground): string {
  const value = valueAt(values, path);
  if (typeof value !== 'object' || value === null) return '';
  const parent = path.slice(0, -1);
  const others = Object.keys(declaredAt(schema, parent).properties ?? {});
  const takesMany = (name: string): boolean =>
    ['array', 'object'].includes(String(declaredAt(schema, [...parent, name]).type));
  const nearest = nearestTo(path.at(-1) ?? '', others.filter(takesMany));
  return nearest === undefined ? '' : ` Is ${nearest} meant?`;
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text, in quotes where it could be read as something else',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'names with values',
};

function nounOf(type: unknown): string {
  return [type]
    .flat()
    .map((name) => nouns[textOf(name)] ?? textOf(name))
    .join(' or ');
}

function describeChoice(error: ValidationError, path: readonly string[], { names, values }: Ground): string {
  const allowed = error.params['allowedValues'];
  const choices = Array.isArray(allowed) ? allowed.map(String) : [];
  const place = placeOf(path, names);
  const given = error.propertyName ?? valueAt(values, path);
  const what = error.propertyName === undefined ? place : `A name in ${place}`;
  const must = `${what} must be one of ${choices.join(', ')}`;
  if (typeof given !== 'string') return `${must}.`;
  const nearest = nearestTo(given, choices);
  return `${must}, but is ${showValue(path.join('.'), given)}.${nearest === undefined ? '' : ` Is ${nearest} meant?`}`;
}

function describePattern(error: ValidationError, path: readonly string[], { names, schema }: Ground): string {
  const declared = declaredAt(schema, path);
  const { 'x-expects': expected } = error.propertyName === undefined ? declared : (declared.propertyNames ?? {});
  const place = placeOf(path, names);
  const what = error.propertyName === undefined ? place : `A name in ${place}`;
  return `${what} ${expected === undefined ? (error.message ?? 'is wrong') : `must be ${expected}`}.`;
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  let value = values;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function placeOf(path: readonly string[], names: ReadonlyMap<string, string>): string {
  const [first, ...rest] = path;
  if (first === undefined) return 'The configuration';
  const tail = rest.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  const name = names.get(first);
  if (name === undefined) return `${printable(first + tail)} (config file)`;
  return tail === '' ? name : `${name} (${printable(first + tail)})`;
}

function printable(text: string): string {
  return text.length > shownCharsMax * 4 || /[^\x20-\x7e]/.test(text)
    ? JSON.stringify(text.slice(0, shownCharsMax * 4))
    : text;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : 'a value';
}
