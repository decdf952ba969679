import {
  alphanumeric,
  base64Sign,
  blank,
  escapeSign,
  hexDigit,
  hyphen,
  separator,
  space,
  underscore,
  wide,
} from './character-classes.ts';
import { unescapeText } from './escapes.ts';
import { mayEncodeText, noiseOf, readableOf } from './readable-bytes.ts';
import type { Steps } from './steps.ts';
import type { TextSurvey } from './text-survey.ts';

/** What a text holds under one layer of encoding: other text, or a JSON value. */
export interface Layers {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
  /** Bytes that are no text, one character a byte. Read only for a caller who is watched. */
  readonly noise: string;
}

export interface LayerOptions {
  /** Tries every alignment and keeps bytes that are not text: for a caller who is watched. */
  readonly deep: boolean;
}

const base64Runs = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const spacedHex = /[0-9A-Fa-f]{2}(?:[ :,-][0-9A-Fa-f]{2}){7,}/g;
const runsPerStep = 64;
const runLengthMin = 12;

/** Takes one layer off. Linear in the text; at most a handful of texts come out, none longer than the text. */
export function* decodeSteps(survey: TextSurvey, { deep }: LayerOptions): Steps<Layers> {
  const { text, runs } = survey;
  const wrapped = wrappedText(survey, deep);
  const texts = new Set<string>();
  const noise: string[] = [];
  const add = (decoded: string): void => {
    if (decoded !== '' && decoded !== text) texts.add(decoded);
  };
  const decodeRuns = function* (runs: Iterable<string>, encoding: 'base64' | 'hex'): Steps<void> {
    const found: string[] = [];
    let count = 0;
    for (const run of runs) {
      const decoded = readableOf(run, { encoding, deep });
      if (decoded !== undefined) found.push(decoded);
      else if (deep) noise.push(noiseOf(run, encoding));
      if (++count % runsPerStep === 0) yield;
    }
    add(found.join('\n'));
  };
  if (survey.hasEscape) {
    add(unescapeText(text) ?? '');
    yield;
    if (isFormEncoded(text)) add(unescapeText(text.replaceAll('+', ' ')) ?? '');
  }
  if (wrapped !== undefined) yield* decodeRuns(matchedIn(wrapped, base64Runs), 'base64');
  if (runs.base64Starts.length > 0) yield* decodeRuns(base64RunsOf(survey, deep), 'base64');
  if (runs.hexStarts.length > 0) yield* decodeRuns(hexRunsOf(survey), 'hex');
  if (runs.hasSpacedHex) yield* decodeRuns(matchedIn(text, spacedHex), 'hex');
  const json = mayBeJson(text) ? parseJson(text) : undefined;
  return { texts: [...texts], values: json === undefined ? [] : [json], noise: noise.join('\n') };
}

function* matchedIn(text: string, pattern: RegExp): Iterable<string> {
  for (const [run] of text.matchAll(pattern)) yield run;
}

/** Those that may encode a text, or all of them. */
function* base64RunsOf({ text, codes, runs }: TextSurvey, all: boolean): Iterable<string> {
  const { base64Starts: starts, base64Ends: ends } = runs;
  for (let index = 0; index < starts.length; index++) {
    const start = starts.at(index);
    let end = ends.at(index);
    if (!all && !mayEncodeText(codes, start, end)) continue;
    if (text.charAt(end) === '=') end += text.charAt(end + 1) === '=' ? 2 : 1;
    yield text.slice(start, end);
  }
}

function* hexRunsOf({ text, runs: { hexStarts: starts, hexEnds: ends } }: TextSurvey): Iterable<string> {
  for (let index = 0; index < starts.length; index++) {
    const start = starts.at(index);
    const length = ends.at(index) - start;
    yield text.slice(start, start + length - (length % 2));
  }
}

function isFormEncoded(text: string): boolean {
  return text.includes('+') && text.includes('%') && !/\s/.test(text);
}

/** Costs little beside taking them off, and is false of most texts. */
export function mayHoldLayers(survey: TextSurvey, deep: boolean): boolean {
  const { text, hasEscape, runs } = survey;
  if (hasEscape || runs.hasSpacedHex || runs.hexStarts.length > 0 || mayBeJson(text)) return true;
  return mayHoldBase64(survey, deep) || wrappedText(survey, deep) !== undefined;
}

function mayHoldBase64({ codes, runs }: TextSurvey, deep: boolean): boolean {
  const { base64Starts: starts, base64Ends: ends } = runs;
  if (deep) return starts.length > 0;
  for (let index = 0; index < starts.length; index++) {
    if (mayEncodeText(codes, starts.at(index), ends.at(index))) return true;
  }
  return false;
}

const jsonBeginning = /^\s*[[{"]/;

function mayBeJson(text: string): boolean {
  return jsonBeginning.test(text);
}

function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text.trim());
    return parsed;
  } catch {
    return undefined;
  }
}

/**
 * Joins lines that are nothing but base64, as MIME and PEM wrap them, and a text that is nothing but base64 and blanks;
 * undefined where no run can be longer than it is in the text as it stands.
 */
function wrappedText({ text, codes, classes, runs }: TextSurvey, all: boolean): string | undefined {
  if ((classes & blank) === 0) return undefined;
  if (!runs.hasWrapped && ((classes & ~wrappedClasses) !== 0 || text.length < runLengthMin)) return undefined;
  if (!all && !runs.hasWrapped && (classes & escapeSign) === 0 && !mayEncodeText(codes, 0, text.length))
    return undefined;
  if ((classes & ~wrappedClasses) === 0 && /^[A-Za-z0-9+/_\s=-]+$/.test(text)) return text.replace(/\s+/g, '');
  return runs.hasWrapped && text.includes('\n') ? joinWrapped(text) : undefined;
}

// Each of the classes that such a text may have, and those that some other characters share with them.
const wrappedClasses =
  alphanumeric | underscore | hyphen | base64Sign | blank | separator | escapeSign | hexDigit | space | wide;

function joinWrapped(text: string): string {
  const joined: string[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const bare = line.trim();
    const isRun = /^[A-Za-z0-9+/_-]+={0,2}$/.test(bare);
    joined.push(isRun && open ? bare : `\n${line}`);
    open = isRun && bare.length >= 16;
  }
  return joined.join('');
}
