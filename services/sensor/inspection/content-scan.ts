import type { Label } from '../../../schemas/generated/types.ts';
import type { KeyFamily, Role } from './argument-roles.ts';
import { familyOfKey, roleOfArgument, roleOfResult } from './argument-roles.ts';
import { canonicalValue, compactText, surveySteps } from './canonical-text.ts';
import { looksLikeCode } from './code-shape.ts';
import { decodeSteps } from './decoded-layers.ts';
import type { FingerprintSet } from './fingerprint-set.ts';
import type { InspectionBounds } from './inspection-bounds.ts';
import type { Instruction } from './instructions.ts';
import { instructionSteps } from './instructions.ts';
import type { Leaf } from './json-leaves.ts';
import { readLeaves } from './json-leaves.ts';
import type { SalientValue } from './salient-values.ts';
import { salientSteps } from './salient-values.ts';
import type { Secret } from './secret-shapes.ts';
import { secretSteps } from './secrets.ts';
import type { Passages } from './passages.ts';
import { giveRoom, takeRoom } from './scan-room.ts';
import { sharedLengthMin, winnow, winnowSecret } from './shingles.ts';
import { shortCandidates } from './short-candidates.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';
import { trimToken } from './tokens.ts';

export interface ScanOptions {
  readonly bounds: InspectionBounds;
  readonly side: 'arguments' | 'result';
  readonly fromVault: boolean;
  /** Someone watches this caller: every shingle of the text is compared, and every alignment is decoded. */
  readonly deep: boolean;
  readonly charactersMax: number;
}

/** A leaf of the message, with the number of the argument it belongs to. */
export interface NumberedLeaf extends Pick<Leaf, 'text' | 'key' | 'caption' | 'type'> {
  readonly field?: number | undefined;
  /** All that the result says. */
  readonly isSole?: boolean | undefined;
  /** Names of members, not what they hold. */
  readonly isKeys?: boolean;
}

interface Work extends NumberedLeaf {
  readonly depth: number;
}

export interface ScanResult {
  readonly labels: Label[];
  readonly truncated: boolean;
}

const valuesPerStep = 64;
const wholeValueMax = 96;
const addressedValueMax = 512;
const shortSecretMin = 4;

/** Looks through the leaves of one side of a call, and through what is encoded in them. */
export function* scanSteps(
  leaves: readonly NumberedLeaf[],
  set: FingerprintSet,
  options: ScanOptions,
): Steps<ScanResult> {
  const labels = new Set<Label>();
  const queue: Work[] = leaves.map((leaf) => ({ ...leaf, depth: 0 }));
  const stream: string[] = [];
  const texts: string[] = [];
  const room = takeRoom();
  const { survey, passages } = room;
  let left = options.charactersMax * options.bounds.decodedShare;
  let truncated = false;
  for (let next = 0; next < queue.length; next++) {
    const work = queue[next];
    if (work === undefined) break;
    yield;
    const { hidden, isCut } = yield* surveySteps(survey, work.text);
    const { text } = survey;
    if (hidden) labels.add('hidden-characters');
    truncated ||= isCut;
    yield* textSteps({ ...work, text }, survey, { labels, set, options });
    passages.add(survey);
    if (options.deep) {
      stream.push(compactText(text));
      texts.push(text);
    }
    if (options.deep && work.text !== text) stream.push(compactText(work.text.toWellFormed()));
    if (work.type !== 'string' || work.depth >= options.bounds.decodedDepthMax) continue;
    const inner = yield* decodedWork(work, survey, { deep: options.deep, charactersMax: left });
    truncated ||= inner.truncated;
    if (options.deep) stream.push(compactText(inner.noise));
    for (const found of inner.work) left -= found.text.length;
    queue.push(...inner.work);
  }
  if (options.deep) {
    addShingles(stream.join(''), set);
    truncated = addShort(texts.join('\n'), set) || truncated;
  }
  yield;
  yield* passageSteps(passages, set);
  giveRoom(room);
  return { labels: [...labels].sort(), truncated };
}

/** Passages come behind every other value: they take the room that those left in the event. */
function* passageSteps(passages: Passages, set: FingerprintSet): Steps<void> {
  for (const text of yield* passages.sampleSteps(set.room)) set.add({ kind: 'shingle', text, role: 'passage' });
}

function* decodedWork(
  work: Work,
  survey: TextSurvey,
  budget: { deep: boolean; charactersMax: number },
): Steps<{ work: Work[]; noise: string; truncated: boolean }> {
  const found: Work[] = [];
  let left = budget.charactersMax;
  let truncated = false;
  const layers = yield* decodeSteps(survey, budget);
  for (const decoded of layers.texts) {
    truncated ||= decoded.length > left;
    if (left > 0) found.push({ ...work, type: 'string', text: decoded.slice(0, left), depth: work.depth + 1 });
    left -= decoded.length;
  }
  for (const value of layers.values) {
    const inner = readLeaves(value, { charactersMax: Math.max(0, left) });
    truncated ||= inner.truncated;
    for (const leaf of inner.leaves) {
      const named = leaf.key === undefined ? work : leaf;
      const { key, caption } = named;
      found.push({ text: leaf.text, type: leaf.type, key, caption, field: work.field, depth: work.depth + 1 });
      left -= leaf.text.length;
    }
    if (inner.keys.length > 0) {
      const keys = inner.keys.join('\n');
      found.push({
        text: keys,
        type: 'string',
        key: undefined,
        caption: undefined,
        field: work.field,
        depth: 9,
        isKeys: true,
      });
      left -= keys.length;
    }
  }
  return { work: found, noise: layers.noise, truncated };
}

interface Sink {
  readonly labels: Set<Label>;
  readonly set: FingerprintSet;
  readonly options: ScanOptions;
}

function* textSteps(work: Work, survey: TextSurvey, sink: Sink): Steps<void> {
  const { labels, set, options } = sink;
  const { field } = work;
  if (work.type === 'boolean' || work.type === 'null') return;
  for (const secret of yield* secretSteps(survey, { ...work, fromVault: options.fromVault })) {
    labels.add(`secret.${secret.kind}`);
    addSecret(secret, set, field);
  }
  const salient = yield* salientSteps(survey);
  for (const label of salient.labels) labels.add(label);
  const instructions = yield* instructionSteps(survey);
  if (instructions.length > 0) labels.add('instruction');
  if (looksLikeCode(survey)) labels.add('code');
  const family = options.side === 'result' ? undefined : familyOfKey(work.key);
  for (const [index, value] of salient.values.entries()) {
    addSalient(value, { work, set, family, instructions });
    if (index % valuesPerStep === valuesPerStep - 1) yield;
  }
  addWhole(work, sink);
}

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
  readonly work: Work;
  readonly set: FingerprintSet;
  /** What the key says of an argument; nothing of a result. */
  readonly family: KeyFamily | undefined;
  readonly instructions: readonly Instruction[];
}

function addSalient(found: SalientValue, { work, set, family, instructions }: Surroundings): void {
  const { kind, value, start } = found;
  const role = family === undefined ? roleOfResult(kind) : roleOfArgument(kind, family);
  const contexts = passageAt(instructions, start)?.families;
  set.add({ kind: 'value', text: canonicalValue(value), role, field: work.field, contexts, isKey: work.isKeys });
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

/** The whole of a short leaf: names and short ids count where they stand alone. */
function addWhole(work: Work, { set, options }: Sink): void {
  const text = work.text.trim();
  if (text === '' || text.length > addressedValueMax || work.depth > options.bounds.decodedDepthMax) return;
  const family = options.side === 'result' ? 'selector' : familyOfKey(work.key);
  const role: Role = family;
  const parts = family === 'destination' ? text.split(/[,;\s]+/) : [];
  if (text.length <= wholeValueMax || family === 'destination') parts.push(text);
  for (const part of new Set(parts)) {
    if (part.length < 2) continue;
    set.add({ kind: 'value', text: canonicalValue(part), role, field: work.field, isKey: work.isKeys });
  }
}

/** True when there was more than is looked at. */
function addShort(text: string, set: FingerprintSet): boolean {
  const { found, truncated } = shortCandidates(text);
  for (const candidate of found) set.add({ kind: 'short', text: candidate, role: 'payload', localOnly: true });
  return truncated;
}

function addShingles(compact: string, set: FingerprintSet): void {
  for (const shingle of winnow(compact)) set.add({ kind: 'shingle', text: shingle, role: 'payload', localOnly: true });
}
