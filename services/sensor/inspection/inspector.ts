import type { Arguments, Label, Result } from '../../../schemas/generated/types.ts';
import { nameFields } from './argument-fields.ts';
import { cleanText } from './canonical-text.ts';
import { scanSteps } from './content-scan.ts';
import type { NumberedLeaf, ScanOptions } from './scan-options.ts';
import { FingerprintKeys, ringOf } from './fingerprint-keys.ts';
import { FingerprintSet } from './fingerprint-set.ts';
import { defaultInspectionBounds } from './inspection-bounds.ts';
import type { InspectionBounds } from './inspection-bounds.ts';
import { readLeaves } from './json-leaves.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { looksNamed, looksRandom } from './randomness.ts';
import { chosenNames, contentTypesOf, isNoContent, soleText } from './result-content.ts';
import { findSalientValues } from './salient-values.ts';
import { findSecrets } from './secrets.ts';
import { finish } from './steps.ts';
import type { Steps } from './steps.ts';

export interface InspectorDeps {
  /** The tenant's fingerprint key, or its keys with their times. */
  readonly key: Uint8Array | FingerprintKeys;
  readonly boundsOverrides?: Partial<InspectionBounds>;
}

export interface ArgumentsOptions {
  /** Size of the arguments as sent. */
  readonly bytes: number;
  /** Key paths or names that the tool's schema declares; other keys are hashed. */
  readonly declared?: ReadonlySet<string>;
  /** Fingerprints of the conditions that are armed for this caller. Any at all: the text is looked through deeply. */
  readonly watched?: ReadonlySet<string>;
  /** Key paths whose values the operator lets into events. */
  readonly allow?: ReadonlySet<string>;
}

export interface ResultOptions {
  /** Size of the result as received. */
  readonly bytes: number;
  /** Capabilities of the tool that gave it. */
  readonly capabilities: readonly string[];
  readonly isError: boolean;
  readonly errorCode?: number;
  /** The end of its bytes as text, when it is longer than is looked at: padding before a secret hides nothing. */
  readonly tail?: string;
  /** The value is all that was received. */
  readonly isWhole?: boolean;
}

export interface Inspection<Part> {
  /** What the event says: no content. */
  readonly event: Part;
  /** Not all of it was looked at. */
  readonly incomplete: boolean;
}

export interface ArgumentsInspection extends Inspection<Arguments> {
  /** Every fingerprint that was found, also those that do not fit the event. */
  readonly all: ReadonlySet<string>;
  /** Fingerprints by which a call may be tied to an earlier result: no everyday values. */
  readonly distinctive: ReadonlySet<string>;
}
export type ResultInspection = Inspection<Result>;

/** Reads content and says what kind it is, without keeping it. Pure but for the key; never throws for any JSON value. */
export interface Inspector {
  arguments(value: unknown, options: ArgumentsOptions): ArgumentsInspection;
  result(value: unknown, options: ResultOptions): ResultInspection;
  /** The same, in steps that may be left between two of them. */
  argumentsSteps(value: unknown, options: ArgumentsOptions): Steps<ArgumentsInspection>;
  resultSteps(value: unknown, options: ResultOptions): Steps<ResultInspection>;
  /** Labels of the texts of a tool's definition. */
  definition(...texts: readonly string[]): Label[];
  /** Sixteen hex digits; kinds never collide. */
  keyedHash(kind: string, value: string): string;
  /** The name itself where a server declared it and nothing speaks against showing it, else `#` and its keyed hash. */
  name(value: string, declared: boolean): string;
}

const none: ReadonlySet<string> = new Set();
const namePattern = /^[A-Za-z0-9_$][A-Za-z0-9_$./:@-]{0,127}$/;

export function createInspector(deps: InspectorDeps): Inspector {
  const keys = keysOf(deps);
  const hash: KeyedHash = (kind, value) => keys.identity(kind, value);
  const bounds = { ...defaultInspectionBounds, ...deps.boundsOverrides };

  const newSet = (some: { watched: ReadonlySet<string>; computedMax: number }): FingerprintSet =>
    new FingerprintSet({ hashes: keys.values(), carriedMax: bounds.fingerprintsMax, ...some });

  const argumentsSteps = function* (value: unknown, options: ArgumentsOptions): Steps<ArgumentsInspection> {
    const watched = options.watched ?? none;
    const charactersMax = bounds.argumentsCharactersMax;
    const read = readLeaves(value, { charactersMax });
    const { fields, numbers } = nameFields(read.leaves, {
      fieldsMax: bounds.fieldsMax,
      hash,
      declared: options.declared ?? none,
      allow: options.allow ?? none,
      isPlainName,
      isPlainValue,
    });
    const leaves = read.leaves.map((leaf, index): NumberedLeaf => ({ ...leaf, field: numbers[index] }));
    const scan: ScanOptions = { bounds, side: 'arguments', fromVault: false, deep: watched.size > 0, charactersMax };
    const set = newSet({ watched, computedMax: Infinity });
    const seen = yield* scanSteps(withKeys(leaves, read.keys), set, scan);
    const truncated = read.truncated || seen.truncated;
    const event = { bytes: options.bytes, truncated, labels: seen.labels, fields, ...set.carried() };
    return { event, all: set.all, distinctive: set.distinctive, incomplete: truncated };
  };

  const resultSteps = function* (value: unknown, options: ResultOptions): Steps<ResultInspection> {
    const charactersMax = bounds.resultCharactersMax;
    const { read, tail } = readResult(value, options, charactersMax);
    const fromVault = options.capabilities.includes('credential.read') && !options.isError;
    const scan: ScanOptions = { bounds, side: 'result', fromVault, deep: false, charactersMax };
    const set = newSet({ watched: none, computedMax: bounds.resultValuesMax });
    const sole = soleText(read.leaves);
    const leaves = read.leaves.map((leaf): NumberedLeaf => (leaf === sole ? { ...leaf, isSole: true } : leaf));
    if (tail !== '') leaves.unshift({ text: tail, type: 'string', key: undefined, caption: undefined });
    const seen = yield* scanSteps(withKeys(leaves, read.keys), set, scan);
    const truncated = read.truncated || seen.truncated;
    const event = { ...factsOfResult(value, options), truncated, labels: seen.labels, ...set.carried() };
    return { event, incomplete: truncated };
  };

  return {
    arguments: (value, options) => finish(argumentsSteps(value, options)),
    result: (value, options) => finish(resultSteps(value, options)),
    argumentsSteps,
    resultSteps,
    definition: (...texts) => labelsOf(texts, bounds),
    keyedHash: hash,
    name: (value, declared) =>
      declared && namePattern.test(value) && isPlainName(value) ? value : `#${hash('name', value)}`,
  };
}

/** The end is looked at where not all of it is, and then takes some of the room. */
function readResult(value: unknown, { tail = '', isWhole = false }: ResultOptions, charactersMax: number) {
  const whole = readLeaves(value, { charactersMax, skip: isNoContent });
  if (tail === '' || (isWhole && !whole.truncated)) return { read: whole, tail: '' };
  const end = tail.slice(-charactersMax / 4);
  return { read: readLeaves(value, { charactersMax: charactersMax - end.length, skip: isNoContent }), tail: end };
}

function factsOfResult(value: unknown, { bytes, isError, errorCode }: ResultOptions) {
  return { bytes, ...contentTypesOf(value), isError, ...(errorCode === undefined ? {} : { errorCode }) };
}

function keysOf({ key }: InspectorDeps): FingerprintKeys {
  return key instanceof FingerprintKeys ? key : new FingerprintKeys(ringOf(key), { nowMs: () => 0 });
}

function labelsOf(texts: readonly string[], bounds: InspectionBounds): Label[] {
  const charactersMax = bounds.argumentsCharactersMax;
  const { leaves } = readLeaves(texts, { charactersMax });
  const set = new FingerprintSet({ hashes: [], watched: none, carriedMax: 0, computedMax: 0 });
  const scan: ScanOptions = { bounds, side: 'result', fromVault: false, deep: false, charactersMax };
  return finish(scanSteps(leaves, set, scan)).labels;
}

/** Keys are content too: whoever writes the message chooses them. */
function withKeys(leaves: readonly NumberedLeaf[], keys: readonly string[]): readonly NumberedLeaf[] {
  const text = chosenNames(keys).join('\n');
  if (text === '') return leaves;
  return [...leaves, { text, type: 'string', key: undefined, caption: undefined, isKeys: true }];
}

const plainNamesMax = 4096;
const plainNames = new Map<string, boolean>();

/** Names that servers declare come again with every call. */
function isPlainName(name: string): boolean {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  if (plainNames.size >= plainNamesMax) plainNames.clear();
  const isPlain = judgeName(name);
  plainNames.set(name, isPlain);
  return isPlain;
}

function judgeName(name: string): boolean {
  return looksNamed(name) && !name.split(/[_./:@-]/).some(looksRandom) && isPlainValue(name);
}

function isPlainValue(value: string): boolean {
  const { text, hidden } = cleanText(value);
  if (hidden || findSecrets(text, { fromVault: false }).length > 0) return false;
  return findSalientValues(text).labels.size === 0;
}
