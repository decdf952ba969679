import { isUtf8 } from 'node:buffer';
import {
  alphanumeric,
  base64Sign,
  blank,
  escapeSign,
  hexDigit,
  hyphen,
  separator,
  underscore,
  wide,
} from './character-classes.ts';
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
const escapes =
  /%([0-9A-Fa-f]{2})|\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|&#x([0-9A-Fa-f]{1,6});|&#([0-9]{1,7});|=([0-9A-F]{2})|\\([nrt"'\\/])/g;
const runsPerStep = 64;
const lineBreak: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const nothing: Layers = { texts: [], values: [], noise: '' };

/** Takes one layer off. Linear in the text; at most a handful of texts come out, none longer than the text. */
export function* decodeSteps(survey: TextSurvey, { deep }: LayerOptions): Steps<Layers> {
  const { text, runs } = survey;
  const wrapped = wrappedText(survey);
  if (wrapped === undefined && !mayHoldLayers(survey)) return nothing;
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
  yield* decodeRuns(base64RunsOf(survey), 'base64');
  yield* decodeRuns(hexRunsOf(survey), 'hex');
  if (runs.hasSpacedHex) yield* decodeRuns(matchedIn(text, spacedHex), 'hex');
  const json = mayBeJson(text) ? parseJson(text) : undefined;
  return { texts: [...texts], values: json === undefined ? [] : [json], noise: noise.join('\n') };
}

function* matchedIn(text: string, pattern: RegExp): Iterable<string> {
  for (const [run] of text.matchAll(pattern)) yield run;
}

function* base64RunsOf({ text, runs: { base64Starts: starts, base64Ends: ends } }: TextSurvey): Iterable<string> {
  for (let index = 0; index < starts.length; index++) {
    const start = starts.at(index);
    let end = ends.at(index);
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

function mayHoldLayers({ text, hasEscape, runs }: TextSurvey): boolean {
  if (hasEscape || runs.hasSpacedHex || runs.base64Starts.length + runs.hexStarts.length > 0) return true;
  return mayBeJson(text);
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

function readableOf(
  run: string,
  { encoding, deep }: LayerOptions & { encoding: 'base64' | 'hex' },
): string | undefined {
  if (encoding === 'hex') return readableText(Buffer.from(run.replace(/[^0-9A-Fa-f]/g, ''), 'hex'));
  for (let offset = 0; offset < (deep ? 4 : 1); offset++) {
    const readable = readableText(Buffer.from(run.slice(offset), 'base64'));
    if (readable !== undefined) return readable;
  }
  return undefined;
}

/** What of the bytes could be text, at every alignment. */
function noiseOf(run: string, encoding: 'base64' | 'hex'): string {
  const bare = encoding === 'hex' ? run.replace(/[^0-9A-Fa-f]/g, '') : run;
  const found: string[] = [];
  for (let offset = 0; offset < (encoding === 'hex' ? 2 : 4); offset++) {
    const characters = Buffer.from(bare.slice(offset), encoding).toString('latin1');
    for (const [piece] of characters.matchAll(/(?:[\x20-\x7E]\0?){8,}/g)) found.push(piece.replaceAll('\0', ''));
  }
  return found.join('\n');
}

/** Text of bytes that are well-formed UTF-8 (or UTF-16) without control characters. */
function readableText(bytes: Buffer): string | undefined {
  if (bytes.length < 4) return undefined;
  const utf8 = mayBeUtf8(bytes) ? bytes.toString('utf8') : undefined;
  if (utf8 !== undefined && isReadable(utf8)) return utf8;
  if (bytes.length < 8 || !mayBeUtf16(bytes)) return undefined;
  const utf16 = bytes.toString('utf16le');
  return isReadable(utf16) && isMostlyAscii(utf16) ? utf16 : undefined;
}

/** What is encoded in most runs is no text, which its first byte or two tell. */
function mayBeUtf8(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  const isStart = first >= 0x80 ? first >= 0xc2 && first <= 0xf4 : first >= 0x20 || (first >= 0x09 && first <= 0x0d);
  return (isStart || first === 0x1b) && isUtf8(bytes);
}

/** Nine of ten characters are ASCII: then their second bytes are zero. */
function mayBeUtf16(bytes: Buffer): boolean {
  let zeros = 0;
  for (let at = 1; at < bytes.length; at += 2) if (bytes[at] === 0) zeros++;
  return zeros * 10 >= (bytes.length >> 1) * 9;
}

function isReadable(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- Control characters are what is looked for.
  return text.length >= 4 && !/[\0-\x08\x0E-\x1A\x1C-\x1F\x7F\uFFFD]/.test(text);
}

function isMostlyAscii(text: string): boolean {
  return text.replace(/[^\x20-\x7E]/g, '').length * 10 >= text.length * 9;
}

function unescapeText(text: string): string | undefined {
  const parts: string[] = [];
  let bytes: number[] = [];
  let end = -1;
  const flush = (): void => {
    if (bytes.length > 0) parts.push(Buffer.from(bytes).toString('utf8'));
    bytes = [];
  };
  for (const match of text.matchAll(escapes)) {
    if (match.index !== end) {
      flush();
      parts.push(text.slice(Math.max(end, 0), match.index));
    }
    end = match.index + match[0].length;
    const byte = match[1] ?? match[2] ?? match[6];
    if (byte === undefined) {
      flush();
      parts.push(escapedCharacter(match));
    } else bytes.push(Number.parseInt(byte, 16));
  }
  if (end === -1) return undefined;
  flush();
  parts.push(text.slice(end));
  return parts.join('').toWellFormed();
}

function escapedCharacter(match: RegExpMatchArray): string {
  const letter = match[7];
  if (letter !== undefined) return lineBreak[letter] ?? letter;
  const hex = match[3] ?? match[4];
  const point = hex === undefined ? Number(match[5]) : Number.parseInt(hex, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/**
 * Joins lines that are nothing but base64, as MIME and PEM wrap them, and a text that is nothing but base64 and blanks;
 * undefined where no run can be longer than it is in the text as it stands.
 */
function wrappedText({ text, classes, runs }: TextSurvey): string | undefined {
  if ((classes & blank) === 0) return undefined;
  if ((classes & ~wrappedClasses) === 0 && /^[A-Za-z0-9+/_\s=-]+$/.test(text)) return text.replace(/\s+/g, '');
  return runs.hasWrapped && text.includes('\n') ? joinWrapped(text) : undefined;
}

// Each of the classes that such a text may have, and those that some other characters share with them.
const wrappedClasses =
  alphanumeric | underscore | hyphen | base64Sign | blank | separator | escapeSign | hexDigit | wide;

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
