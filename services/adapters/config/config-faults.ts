import { configVariables, type ConfigSchema } from './config-schema.ts';

/** The part of an ajv error that the texts use. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
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

/** One sentence per validation error, in the words of the place where the operator sets the value. */
export function describeErrors(schema: ConfigSchema, errors: readonly ValidationError[]): readonly string[] {
  const names = new Map(configVariables(schema).map(({ name, property }) => [property, name]));
  return [...new Set(errors.map((error) => describeError(error, names)))];
}

function describeError(error: ValidationError, names: ReadonlyMap<string, string>): string {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  switch (error.keyword) {
    case 'required':
      return `${placeOf([...path, textOf(error.params['missingProperty'])], names)} is missing.`;
    case 'additionalProperties':
      return `${placeOf([...path, textOf(error.params['additionalProperty'])], names)} is not known.`;
    case 'enum':
      return `${placeOf(path, names)} must be one of ${listOf(error.params['allowedValues'])}.`;
    default:
      return `${placeOf(path, names)} ${error.message ?? 'is wrong'}.`;
  }
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

function listOf(values: unknown): string {
  return Array.isArray(values) ? values.map(String).join(', ') : 'the allowed values';
}
