import { applyDefaults } from './apply-defaults.ts';
import { coerceValue } from './coerce-value.ts';
import { configFault } from './config-fault.ts';
import { describeErrors, showValue, type ValidationError } from './config-faults.ts';
import { configFileVariable, configVariables, type ConfigSchema } from './config-schema.ts';
import { nearestTo } from '../../../schemas/nearest.ts';
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
  /** The option that sets each of them, as it is typed. */
  readonly options?: Readonly<Record<string, string>>;
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
  const { schema } = source;
  const values: unknown = applyDefaults(schema, { ...fromFile, ...fromEnv, ...source.given });
  if (source.validate(values) && faults.length === 0) return deepFreeze(values);
  // What could not be read from a variable also looks missing to the validator; it is told once.
  const told = new Set(faults.map(firstWord));
  const fromElsewhere = { ...fromEnv, ...source.given };
  const places = {
    ...{ schema, values, options: typedOptions(source) },
    fromFile: Object.keys(fromFile).filter((property) => !Object.hasOwn(fromElsewhere, property)),
  };
  const described = describeErrors(places, source.validate.errors ?? []);
  throw configFault([...faults, ...described.filter((fault) => !told.has(firstWord(fault)))]);
}

function typedOptions<T>({ options = {}, given = {} }: ConfigSource<T>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(options).filter(([property]) => Object.hasOwn(given, property)));
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
  const nearest = nearestTo(name, known);
  return nearest === undefined ? ' Remove it, or see --help for the known ones.' : ` Is ${nearest} meant?`;
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0] ?? text;
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) deepFreeze(member);
  return Object.freeze(value);
}
