/**
 * Reads a text once and notes where the things could stand that patterns are then tried for, so that a pattern is tried
 * at those places only and a text without them costs one look a character.
 * Owns: the notes about one text, in room that the next text uses again. Invariants:
 *  1. A list holds every place where a match of its patterns can begin, in ascending order; it may hold more.
 *  2. Work is linear in the text, whatever it is.
 *  3. A text of plain words costs no more than its letters: what a token can hold besides is looked for in others only.
 */
import * as is from './character-classes.ts';
import { wordBits } from './known-words.ts';
import { NumberList } from './number-list.ts';
import { mayEscapeAt, TokenRuns } from './token-runs.ts';
import { firstHash, nextHash } from './word-table.ts';

/** What is said of a token beside its place. */
export const simpleToken = 1;
export const pairToken = 2;
export const onNewLine = 4;
const trailingShift = 3;
const wordShift = 6;
const trailingMax = 7;
const simpleLengthMax = 64;
/** Numbers that are noted of a token. */
export const tokenSize = 3;

// Constants of this module are folded into its code; those of another would be read at every character.
const { classes, hexDigit, letter, lower, quote, sentenceEnd, separator, upper } = is;
const next = nextHash;
const beginning = firstHash;
const table = wordBits;

/** A longer word can be a run of something encoded. */
const plainWordMax = 11;
const codesMin = 256;
const blankCode = 0x20;
const backslashCode = 0x5c;
const bracketCode = 0x5b;
const lineEndCode = 0x0a;

export class TextSurvey {
  text = '';
  /** The text's code units, and a blank behind its end. */
  codes = new Uint16Array(codesMin);
  /** Classes of all its characters together. */
  classes = 0;
  /** Bits of all known words together. */
  words = 0;
  /** Those of the first words of lines. */
  lineWords = 0;
  /** The tokens, `tokenSize` numbers each: where it begins, where it ends, and its mark. */
  tokens = new Int32Array(tokenSize * codesMin);
  tokenCount = 0;
  /** Known words with their bits, where they stand. */
  readonly wordStarts = new NumberList();
  readonly wordBits = new NumberList();
  readonly quotes = new NumberList();
  readonly slashes = new NumberList();
  /** Room for a list of places that is made of the others. */
  readonly places = new NumberList();
  /** What stands in tokens that are no plain words. */
  readonly runs = new TokenRuns(this);
  hasEscape = false;
  /** A bracket follows a character that also begins escape sequences. */
  hasBracketAfterControl = false;

  /** Code units of the longest text that was read. */
  #used = 0;
  #bytes = Buffer.from(this.codes.buffer);
  #at = 0;
  #isLineNew = false;

  constructor(text?: string) {
    if (text !== undefined) this.read(text);
  }

  /** Reads a text in place of the last one. */
  read(text: string): this {
    this.begin(text);
    this.goOn(Infinity);
    return this;
  }

  begin(text: string): void {
    this.text = text;
    if (this.codes.length <= text.length) {
      this.codes = new Uint16Array(2 ** Math.ceil(Math.log2(text.length + 1)));
      this.#bytes = Buffer.from(this.codes.buffer);
    }
    this.#bytes.write(text, 'utf16le');
    this.#used = Math.max(this.#used, text.length);
    this.codes[text.length] = blankCode;
    this.#clear();
  }

  /** Reads about so many characters; true at the end of the text. */
  goOn(characters: number): boolean {
    const { codes, text } = this;
    const end = Math.min(text.length, this.#at + characters);
    let at = this.#at;
    let all = 0;
    while (at < end) {
      const first = kindAt(codes, at);
      if ((first & separator) !== 0) {
        all |= first;
        if (codes[at] !== blankCode) this.#noteSeparator(at, first);
        at++;
        continue;
      }
      const start = at;
      let hash = beginning;
      let rest = 0;
      let every = first;
      let kind = first;
      while ((kind & letter) !== 0) {
        every &= kind;
        hash = next(hash, codes[at] ?? 0);
        kind = kindAt(codes, ++at);
        rest |= kind & letter;
      }
      const wordEnd = at;
      while ((kind & sentenceEnd) !== 0) {
        all |= kind;
        kind = kindAt(codes, ++at);
      }
      const isPlain = isPlainLength(wordEnd - start, at - wordEnd, every) && !isMixedCase(first, rest);
      if (isPlain && (kind & separator) !== 0) {
        all |= first | rest;
        this.#noteToken(start, at, simpleMark(at - wordEnd, this.noteWord(start, wordEnd, hash)));
      } else at = this.#readMixed(start);
    }
    this.classes |= all;
    this.#at = at;
    return at >= text.length;
  }

  /** Keeps nothing of what was read. */
  forget(): void {
    this.codes.fill(0, 0, this.#used);
    this.#used = 0;
    this.text = '';
  }

  noteWord(start: number, end: number, hash: number): number {
    const bits = table.find(this.codes, hash, { start, end });
    if (bits !== 0) {
      this.words |= bits;
      this.wordStarts.push(start);
      this.wordBits.push(bits);
    }
    return bits;
  }

  #clear(): void {
    this.classes = 0;
    this.words = 0;
    this.lineWords = 0;
    this.hasEscape = false;
    this.hasBracketAfterControl = false;
    this.tokenCount = 0;
    this.#at = 0;
    this.#isLineNew = false;
    this.wordStarts.clear();
    this.wordBits.clear();
    this.quotes.clear();
    this.slashes.clear();
    this.runs.clear();
  }

  #noteSeparator(at: number, kind: number): void {
    const code = this.codes[at];
    if ((kind & quote) !== 0) this.quotes.push(at);
    else if (code === lineEndCode) this.#isLineNew = true;
    else if (code === bracketCode) {
      if (at > 0 && (this.codes[at - 1] ?? blankCode) < blankCode) this.hasBracketAfterControl = true;
    } else if (code === backslashCode) {
      this.slashes.push(at);
      this.hasEscape ||= mayEscapeAt(this.codes, at);
    }
  }

  /** Any token but a plain word is read for what it may hold. */
  #readMixed(start: number): number {
    const { runs } = this;
    const end = runs.read(start);
    const trailing = end - runs.wordEnd;
    const isSimple = runs.isSimple && trailing <= trailingMax && end - start <= simpleLengthMax;
    this.#noteToken(start, end, isSimple ? simpleMark(trailing, runs.word) : runs.isPair ? pairToken : 0);
    return end;
  }

  #noteToken(start: number, end: number, mark: number): void {
    const at = this.tokenCount * tokenSize;
    if (at === this.tokens.length) this.#growTokens();
    const { tokens } = this;
    tokens[at] = start;
    tokens[at + 1] = end;
    tokens[at + 2] = this.#isLineNew ? mark | onNewLine : mark;
    if (this.#isLineNew || at === 0) this.lineWords |= (mark & simpleToken) === 0 ? this.runs.words : wordOf(mark);
    this.tokenCount++;
    this.#isLineNew = false;
  }

  #growTokens(): void {
    const wider = new Int32Array(this.tokens.length * 2);
    wider.set(this.tokens);
    this.tokens = wider;
  }
}

function kindAt(codes: Uint16Array, at: number): number {
  return classes[codes[at] ?? 0] ?? 0;
}

function isPlainLength(length: number, trailing: number, every: number): boolean {
  return length > 0 && length <= plainWordMax && trailing <= trailingMax && (length !== 2 || (every & hexDigit) === 0);
}

/** Capitals behind its first letter, and others. */
function isMixedCase(first: number, rest: number): boolean {
  return (rest & upper) !== 0 && ((first | rest) & lower) !== 0;
}

function simpleMark(trailing: number, word: number): number {
  return simpleToken | (trailing << trailingShift) | (word << wordShift);
}

/** How many characters of punctuation end a simple token. */
export function trailingOf(mark: number): number {
  return (mark >> trailingShift) & trailingMax;
}

/** Bits of the word of a simple token. */
export function wordOf(mark: number): number {
  return mark >>> wordShift;
}
