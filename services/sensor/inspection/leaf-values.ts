import type { Label } from '../../../schemas/generated/types.ts';
import { familyOfKey, roleOfArgument, roleOfResult } from './argument-roles.ts';
import type { KeyFamily } from './argument-roles.ts';
import { canonicalValue, compactText } from './canonical-text.ts';
import { looksLikeCode } from './code-shape.ts';
import type { FingerprintSet } from './fingerprint-set.ts';
import { instructionSteps, mayInstruct } from './instructions.ts';
import type { Instruction } from './instructions.ts';
import { mayHoldValues, salientSteps } from './salient-values.ts';
import type { SalientValue } from './salient-values.ts';
import type { NumberedLeaf, ScanOptions } from './scan-options.ts';
import type { Secret } from './secret-shapes.ts';
import { secretSteps } from './secrets.ts';
import { sharedLengthMin, winnowSecret } from './shingles.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';
import { trimToken } from './tokens.ts';

const valuesPerStep = 64;
const secretsPerStep = 16;
const wholeValueMax = 96;
const addressedValueMax = 512;
const shortSecretMin = 4;

/** What was found so far, and under which options. */
export interface Found {
  readonly labels: Set<Label>;
  readonly set: FingerprintSet;
  readonly options: ScanOptions;
}

/** Looks for everything in one text that was surveyed. */
export function* leafSteps(leaf: NumberedLeaf, survey: TextSurvey, found: Found): Steps<void> {
  const { labels, set, options } = found;
  for (const [index, secret] of (yield* secretSteps(survey, leaf, options.fromVault)).entries()) {
    labels.add(`secret.${secret.kind}`);
    addSecret(secret, set, leaf.field);
    if (index % secretsPerStep === secretsPerStep - 1) yield;
  }
  const instructions = mayInstruct(survey.words) ? yield* instructionSteps(survey) : noInstructions;
  if (instructions.length > 0) labels.add('instruction');
  if (looksLikeCode(survey)) labels.add('code');
  const family = options.side === 'result' ? undefined : familyOfKey(leaf.key);
  if (mayHoldValues(survey)) {
    const salient = yield* salientSteps(survey);
    for (const label of salient.labels) labels.add(label);
    for (const [index, value] of salient.values.entries()) {
      addSalient(value, { leaf, set, family, instructions });
      if (index % valuesPerStep === valuesPerStep - 1) yield;
    }
  }
  addWhole(leaf, survey.text, { found, family });
}

const noInstructions: readonly Instruction[] = [];

function addSecret(secret: Secret, set: FingerprintSet, field: number | undefined): void {
  const value = canonicalValue(trimToken(secret.value));
  set.add({ kind: 'value', text: value, role: 'secret', field });
  const compact = compactText(secret.distinctive);
  if (compact.length >= sharedLengthMin) {
    for (const shingle of winnowSecret(compact)) set.add({ kind: 'shingle', text: shingle, role: 'secret', field });
  } else if (compact.length >= shortSecretMin) {
    set.add({ kind: 'short', text: compact, role: 'secret', field });
  }
}

interface Surroundings {
  readonly leaf: NumberedLeaf;
  readonly set: FingerprintSet;
  /** What the key says of an argument; nothing of a result. */
  readonly family: KeyFamily | undefined;
  readonly instructions: readonly Instruction[];
}

function addSalient(found: SalientValue, { leaf, set, family, instructions }: Surroundings): void {
  const { kind, value, start } = found;
  const role = family === undefined ? roleOfResult(kind) : roleOfArgument(kind, family);
  const contexts = passageAt(instructions, start)?.families;
  set.add({ kind: 'value', text: canonicalValue(value), role, field: leaf.field, contexts, isKey: leaf.isKeys });
}

/** The passage that holds a place; they stand in their order. */
function passageAt(passages: readonly Instruction[], at: number): Instruction | undefined {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const passage = passages[low];
  return passage !== undefined && at >= passage.start ? passage : undefined;
}

interface WholeOptions {
  readonly found: Found;
  readonly family: KeyFamily | undefined;
}

/** The whole of a short leaf: names and short ids count where they stand alone. */
function addWhole(leaf: NumberedLeaf, clean: string, { found, family }: WholeOptions): void {
  const { set, options } = found;
  if (clean.length > addressedValueMax && clean.trim().length > addressedValueMax) return;
  if ((leaf.depth ?? 0) > options.bounds.decodedDepthMax) return;
  const text = clean.trim();
  const add = (part: string): void => {
    if (part.length < 2) return;
    const role = family ?? 'selector';
    set.add({ kind: 'value', text: canonicalValue(part), role, field: leaf.field, isKey: leaf.isKeys });
  };
  if (family === 'destination') for (const part of new Set([...text.split(/[,;\s]+/), text])) add(part);
  else if (text.length <= wholeValueMax) add(text);
}
