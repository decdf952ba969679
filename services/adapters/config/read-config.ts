import { ShearpinError } from '../../../schemas/errors.ts';
import { applyDefaults } from './apply-defaults.ts';
import { coerceValue } from './coerce-value.ts';
import { describeErrors, showValue, type ValidationError } from './config-faults.ts';
import { configFileVariable, configVariables, type ConfigSchema } from './config-schema.ts';
import { readConfigFile } from './read-config-file.ts';

/** A validator as generated from the same schema. */
export interface ConfigValidator<T> {
  (data: unknown): data is T;
  errors?: readonly ValidationError[] | null;
}

export interface ConfigSource<T> {
  readonly schema: ConfigSchema;
  readonly validate: ConfigValidator<T>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Config file; absent, the variable SHEARPIN_CONFIG may name one. */
  readonly file?: string;
  /** Values of command-line options, by property; they beat environment and file. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Variables that another part of the same process reads, so that they are no faults here. */
  readonly alsoKnown?: readonly string[];
}

const ownPrefix = 'SHEARPIN_';
/** Variables of the test environment; a process under test may inherit them. */
const testPrefix = 'SHEARPIN_TEST_';

/**
 * Reads a process's configuration: defaults, then file, then environment, then options, each beating the one before.
 * Throws ShearpinError E_CONFIG with every fault at once.
 */
export function readConfig<T extends object>(source: ConfigSource<T>): Readonly<T> {
  const faults: string[] = [];
  const fromFile = readFileValues(source, faults);
  const fromEnv = readEnvironment(source, faults);
  const values: unknown = applyDefaults(source.schema, { ...fromFile, ...fromEnv, ...source.given });
  if (source.validate(values) && faults.length === 0) return deepFreeze(values);
  // What could not be read from a variable also looks missing to the validator; it is told once.
  const told = new Set(faults.map(firstWord));
  const described = describeErrors(source.schema, source.validate.errors ?? []);
  throw configError([...faults, ...described.filter((fault) => !told.has(firstWord(fault)))]);
}

function readFileValues<T>(source: ConfigSource<T>, faults: string[]): Readonly<Record<string, unknown>> {
  const path = source.file ?? source.env[configFileVariable];
  if (path === undefined || path === '') return {};
  const file = readConfigFile(path);
  if (file.ok) return file.values;
  faults.push(...file.faults);
  return {};
}

function readEnvironment<T>(
  { schema, env, alsoKnown = [] }: ConfigSource<T>,
  faults: string[],
): Record<string, unknown> {
  const variables = new Map(configVariables(schema).map((variable) => [variable.name, variable]));
  const known = new Set([...variables.keys(), ...alsoKnown, configFileVariable]);
  const values: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(env)) {
    // An empty variable means unset: compose files and shells cannot say it otherwise.
    if (!name.startsWith(ownPrefix) || name.startsWith(testPrefix) || text === undefined || text === '') continue;
    const variable = variables.get(name);
    if (variable !== undefined) {
      const coerced = coerceValue(text, variable.schema);
      if (coerced.ok) values[variable.property] = coerced.value;
      else faults.push(`${name} must be ${coerced.expected}, but is ${showValue(name, text)}.`);
    } else if (!known.has(name)) {
      faults.push(`${name} is not known.${suggest(name, known)}`);
    }
  }
  return values;
}

function suggest(name: string, known: ReadonlySet<string>): string {
  const nearest = [...known].find((candidate) => sharesMostOf(name, candidate));
  return nearest === undefined ? ' Remove it, or see --help for the known ones.' : ` Is ${nearest} meant?`;
}

/** Cheap likeness: equal but for one inserted, dropped, changed or swapped stretch of at most two characters. */
function sharesMostOf(name: string, candidate: string): boolean {
  const shorter = Math.min(name.length, candidate.length);
  let head = 0;
  while (head < shorter && name[head] === candidate[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && name.at(-1 - tail) === candidate.at(-1 - tail)) tail += 1;
  return Math.max(name.length, candidate.length) - head - tail <= 2;
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? text;
}

function configError(faults: readonly string[]): ShearpinError {
  const noun = faults.length === 1 ? '1 fault' : `${String(faults.length)} faults`;
  return new ShearpinError('E_CONFIG', [`The configuration has ${noun}:`, ...faults].join('\n  '));
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
