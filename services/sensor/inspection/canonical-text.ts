import { classOf, control, space, wide } from './character-classes.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

/**
 * One form of a text for all its spellings: compatibility forms are folded (NFKC) and characters that a reader does not
 * see are taken out.
 */
export interface CleanText {
  readonly text: string;
  /** Characters were found that serve to hide text from a reader. */
  readonly hidden: boolean;
}

// Joiners and marks of direction are part of honest Persian, Indic and Hebrew text and of emoji, so that they count as
// hiding only between two ASCII letters or digits. Tags, overrides and zero-width spaces always do.
const alwaysHidden =
  /[\u180E\u200B\u202A-\u202E\u2060-\u206F\u115F\u1160\u3164\uFFA0]|[\u{E0000}-\u{E007F}]|(?<!^)\uFEFF/u;
const hiddenInWord = /[A-Za-z0-9]\p{Default_Ignorable_Code_Point}+[A-Za-z0-9]/u;
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}|(?![\t\n\r])\p{Cc}/gu;
const controls = /(?![\t\n\r])\p{Cc}/gu;
const escapeSequences = /\p{Cc}\[[\d;]*[A-Za-z]/u;
// Putting marks into their canonical order takes quadratic time, so that long runs are cut first.
const longMarkRuns = /(\p{M}{16})\p{M}+/gu;
// eslint-disable-next-line no-control-regex -- The range is all of ASCII.
const asciiOnly = /^[\x00-\x7F]*$/;

export function cleanText(raw: string): CleanText {
  if (asciiOnly.test(raw)) {
    return { text: raw.replace(controls, ''), hidden: escapeSequences.test(raw) };
  }
  const hidden = alwaysHidden.test(raw) || hiddenInWord.test(raw) || escapeSequences.test(raw);
  const text = raw.replace(invisible, '').replace(longMarkRuns, '$1').normalize('NFKC').toWellFormed();
  return { text, hidden };
}

export interface Cleaning {
  readonly hidden: boolean;
  /** The clean text was so much longer that its end is not looked at. */
  readonly isCut: boolean;
}

/** Some compatibility forms stand for eighteen characters each. */
const growthMax = 2;
const shortMax = 4096;

/** Surveys the clean form of a text; most texts are their own. */
export function* cleanSteps(survey: TextSurvey, raw: string): Steps<Cleaning> {
  survey.begin(raw);
  while (!survey.goOn(charactersPerStep)) yield;
  const isPlain = (survey.classes & (control | wide)) === 0 && !survey.hasBracketAfterControl;
  if (isPlain) return asItStands;
  const { text, hidden } = yield* cleanPartSteps(raw);
  const lengthMax = Math.max(shortMax, raw.length * growthMax);
  const isCut = text.length > lengthMax;
  const kept = isCut ? text.slice(0, lengthMax).toWellFormed() : text;
  if (kept === raw) return { hidden, isCut };
  survey.begin(kept);
  while (!survey.goOn(charactersPerStep)) yield;
  return { hidden, isCut };
}

/** A long text in parts, each of which begins with a blank: nothing that hides and nothing that is folded goes over it. */
function* cleanPartSteps(raw: string): Steps<CleanText> {
  const parts: string[] = [];
  let hidden = false;
  for (let start = 0; start < raw.length;) {
    if (start > 0) yield;
    blanks.lastIndex = start + charactersPerPart;
    const end = blanks.lastIndex < raw.length ? (blanks.exec(raw)?.index ?? raw.length) : raw.length;
    const clean = cleanText(raw.slice(start, end));
    parts.push(clean.text);
    hidden ||= clean.hidden;
    start = end;
  }
  return { text: parts.join(''), hidden };
}

const blanks = /[ \n]/g;
const charactersPerPart = 8192;

const asItStands: Cleaning = { hidden: false, isCut: false };
const charactersPerStep = 32_768;

/** The form of a value that is fingerprinted: case and white space do not count. Takes clean text. */
export function canonicalValue(text: string): string {
  const lower = text.toLowerCase();
  return hasSpace(lower) ? lower.replace(/\s+/gu, '') : lower;
}

function hasSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if ((classOf(text.charCodeAt(at)) & space) !== 0) return true;
  return false;
}

/** Letters and digits alone, so that separators put into a value do not count. Takes clean text. */
export function compactText(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
