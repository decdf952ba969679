import { alphanumeric, classOf } from './character-classes.ts';
import {
  addresses,
  addressWord,
  anyVerb,
  machines,
  machineWord,
  overrides,
  overrideWord,
  ownerWord,
  persons,
  personWord,
  secrecyWord,
  urgings,
  urgingWord,
  verbs,
  verbWord,
} from './instruction-words.ts';
import type { ActionFamily } from './instruction-words.ts';
import { wordBits as table } from './known-words.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

/** A passage that tells its reader to do something. */
export interface Instruction {
  readonly start: number;
  readonly end: number;
  readonly families: readonly ActionFamily[];
}

const passageLengthMax = 800;
const passagesMax = 256;
const passagesPerStep = 16;

const families = Object.keys(verbs) as ActionFamily[];
const familyPatterns = families.map((family) => ({ family, pattern: new RegExp(`\\b(?:${verbs[family]})\\b`, 'i') }));

// Words in which a text takes over the reader's orders; one is enough.
const override = new RegExp(
  `\\b(?:${overrides.verbs})\\b[^.\\n]{0,40}\\b(?:previous|prior|above|earlier|all|other|your|system)\\b|` +
    `\\b(?:new|updated|real|actual|following) (?:${overrides.orders})\\b|` +
    `\\bsystem (?:prompt|message|notice|override)\\b|` +
    `\\b(?:do not|don't|never|without)\\b[^.\\n]{0,24}\\b(?:${overrides.secrecy})\\b[^.\\n]{0,24}\\b(?:${overrides.owners})\\b`,
  'i',
);
const machineReader = new RegExp(`\\b(?:${machines})\\b`, 'i');
const secondPerson = new RegExp(`\\b(?:${persons})\\b`, 'i');
const urging = new RegExp(`\\b(?:${urgings})\\b`, 'i');
const leadingVerb = new RegExp(
  `(?:^|[.,!?:;\\n]|\\b(?:please|kindly|then|and|must|should|shall|to|first|also|now|next|just|always)\\b)[\\s>*•\\d.)\\-"'(]{0,8}(?:${anyVerb})\\b`,
  'i',
);

// An order that is put to the reader outright; no other mark is needed.
const directOrder = new RegExp(`\\b(?:${addresses})[\\s:"'(*-]{1,8}(?:${anyVerb})\\b`, 'i');

/** Passages that address the reader with an order, and the families of what they order, where there may be any. */
export function* instructionSteps(survey: TextSurvey): Steps<Instruction[]> {
  const { text, wordStarts, wordBits } = survey;
  const found: Instruction[] = [];
  let next = 0;
  let looked = 0;
  for (const { start, end } of passagesOf(text)) {
    let bits = cutWords(survey, start) | cutWords(survey, end);
    for (; next < wordStarts.length && wordStarts.at(next) < end; next++) bits |= wordBits.at(next);
    if (!mayInstruct(bits)) continue;
    const passage = text.slice(start, end);
    if (looked++ % passagesPerStep === passagesPerStep - 1) yield;
    if (!isInstruction(passage, bits)) continue;
    const named = familyPatterns.filter(({ pattern }) => pattern.test(passage)).map(({ family }) => family);
    found.push({ start, end, families: named });
    if (found.length >= passagesMax) break;
  }
  return found;
}

/** Whether the first words of some pattern are there at all. */
export function mayInstruct(words: number): boolean {
  if (mayOverride(words)) return true;
  if ((words & verbWord) === 0) return false;
  return (words & addressWord) !== 0 || marks.filter(({ bit }) => (words & bit) !== 0).length >= marksMin;
}

function mayOverride(words: number): boolean {
  return (words & overrideWord) !== 0 || ((words & secrecyWord) !== 0 && (words & ownerWord) !== 0);
}

const marks = [
  { bit: machineWord, pattern: machineReader },
  { bit: personWord, pattern: secondPerson },
  { bit: urgingWord, pattern: urging },
];
const marksMin = 2;
/** Longer than any of the words. */
const cutWordMax = 32;

/** The end of a passage that cuts a word makes other words of it: what those are. */
function cutWords({ text, codes }: TextSurvey, at: number): number {
  if (at === 0 || at === text.length || !isWordAt(codes, at - 1) || !isWordAt(codes, at)) return 0;
  let start = at;
  let end = at;
  while (start > 0 && at - start < cutWordMax && isWordAt(codes, start - 1)) start--;
  while (end < text.length && end - at < cutWordMax && isWordAt(codes, end)) end++;
  return table.bitsOf(text.slice(start, at)) | table.bitsOf(text.slice(at, end));
}

function isWordAt(codes: Uint16Array, at: number): boolean {
  return (classOf(codes[at] ?? 0) & alphanumeric) !== 0;
}

/** A pattern is tried only where one of its words stands. */
function isInstruction(passage: string, words: number): boolean {
  if (passage.length < 12) return false;
  if (mayOverride(words) && override.test(passage)) return true;
  if ((words & verbWord) === 0) return false;
  if ((words & addressWord) !== 0 && directOrder.test(passage)) return true;
  let found = 0;
  for (const { bit, pattern } of marks) if ((words & bit) !== 0 && pattern.test(passage)) found++;
  return found >= marksMin && leadingVerb.test(passage);
}

const blankLine = /\n[ \t\r]{0,64}\n/y;

/** Paragraphs, and parts of them where they are long. */
function passagesOf(text: string): { start: number; end: number }[] {
  const passages: { start: number; end: number }[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at)) {
    blankLine.lastIndex = at;
    const length = blankLine.exec(text)?.[0].length ?? 0;
    if (length > 0) {
      addPassages(passages, start, at);
      start = at + length;
    }
    at += Math.max(1, length);
  }
  addPassages(passages, start, text.length);
  return passages;
}

function addPassages(passages: { start: number; end: number }[], start: number, end: number): void {
  for (let from = start; from < end; from += passageLengthMax) {
    passages.push({ start: from, end: Math.min(end, from + passageLengthMax) });
  }
}
