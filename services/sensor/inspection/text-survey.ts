/**
 * Reads a text once and notes where the things could stand that patterns are then tried for, so that a pattern is tried
 * at those places only and a text without them costs one look a character.
 * Owns: the notes about one text. Invariants:
 *  1. A list holds every place where a match of its patterns can begin, in ascending order; it may hold more.
 *  2. Work is linear in the text, whatever it is.
 */
import {
  alphanumeric,
  atSign,
  base64Sign,
  blank,
  classOf,
  control,
  digit,
  dot,
  escapeSign,
  hexDigit,
  hyphen,
  letter,
  lower,
  quote,
  separator,
  underscore,
  upper,
  wide,
} from './character-classes.ts';
import { endHash, firstHash, nextHash } from './word-table.ts';
import { wordBits } from './known-words.ts';

/** What is said of a token beside its place. */
export const simpleToken = 1;
export const pairToken = 2;
export const onNewLine = 4;
const trailingShift = 3;
const trailingMax = 7;

const runMin = { base64: 12, hex: 16, id: 5, wrapped: 16 };
const idLengthMax = 128;
const spacedPairsMin = 6;

export class TextSurvey {
  readonly text: string;
  /** Classes of all its characters together. */
  classes = 0;
  /** Bits of all known words together. */
  words = 0;
  /** Pairs: where a token begins and ends. */
  readonly tokenStarts: number[] = [];
  readonly tokenEnds: number[] = [];
  /** Flags of the token, and how many characters of punctuation end a simple one. */
  readonly tokenMarks: number[] = [];
  /** Known words of a simple token. */
  readonly tokenWords: number[] = [];
  /** Known words with their bits, where they stand. */
  readonly wordStarts: number[] = [];
  readonly wordBits: number[] = [];
  readonly ids: number[] = [];
  readonly idEnds: number[] = [];
  readonly hosts: number[] = [];
  /** Digits at the beginning of a word. */
  readonly numbers: number[] = [];
  /** Two letters and two digits at the beginning of a word. */
  readonly accounts: number[] = [];
  readonly atSigns: number[] = [];
  /** At signs and number signs. */
  readonly handles: number[] = [];
  readonly quotes: number[] = [];
  readonly slashes: number[] = [];
  /** Colons before two slashes. */
  readonly schemes: number[] = [];
  readonly base64Runs: number[] = [];
  readonly base64Ends: number[] = [];
  readonly hexRuns: number[] = [];
  readonly hexEnds: number[] = [];
  hasEscape = false;
  hasSpacedHex = false;
  /** A run of base64 ends a line, so that it may go on in the next. */
  hasWrappedRun = false;
  /** A bracket follows a character that also begins escape sequences. */
  hasBracketAfterControl = false;

  #previous = 0;
  #token = -1;
  #isSimple = false;
  #tokenWord = 0;
  #wordEnd = -1;
  #tokenClasses = 0;
  #isLineNew = false;
  #id = -1;
  #idHasDigit = false;
  #host = -1;
  #hostHasDot = false;
  #base64 = -1;
  #hexPairs = 0;
  #hexPairAt = -1;

  constructor(text: string) {
    this.text = text;
    const { length } = text;
    let at = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if ((kind & alphanumeric) !== 0) at = this.#readWord(at);
      else {
        this.classes |= kind;
        this.#readSign(at, code, kind);
        this.#previous = kind;
        at++;
      }
    }
    this.#endRuns(length, 0);
    if (this.#token !== -1) this.#endToken(length);
  }

  #readWord(start: number): number {
    const { text } = this;
    const { length } = text;
    let at = start;
    let hash = firstHash;
    let first = 0;
    let rest = 0;
    let every = ~0;
    while (at < length) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if ((kind & alphanumeric) === 0) break;
      if (at === start) first = kind;
      else rest |= kind;
      every &= kind;
      hash = nextHash(hash, code);
      at++;
    }
    this.classes |= first | rest;
    this.#noteWord({ start, end: at, first, rest, isHex: (every & hexDigit) !== 0, hash: endHash(hash) });
    return at;
  }

  #noteWord({ start, end, first, rest, isHex, hash }: Word): void {
    const before = this.#previous;
    const length = end - start;
    const bits = wordBits.find(this.text, hash, { start, end });
    if (bits !== 0) {
      this.words |= bits;
      this.wordStarts.push(start);
      this.wordBits.push(bits);
    }
    if (this.#token === -1) this.#beginToken(start);
    const all = first | rest;
    this.#isSimple = this.#token === start && (all & digit) === 0 && !((rest & upper) !== 0 && (all & lower) !== 0);
    this.#tokenWord = bits;
    this.#tokenClasses |= all;
    this.#wordEnd = end;
    if (this.#base64 === -1) this.#base64 = start;
    if (this.#host === -1) this.#host = start;
    if (this.#id === -1) this.#id = start;
    if ((all & digit) !== 0) {
      this.#idHasDigit = true;
      if ((first & digit) !== 0 && (before & underscore) === 0) this.numbers.push(start);
      if ((first & letter) !== 0 && length >= 4 && (before & underscore) === 0) this.#noteAccount(start);
    }
    this.#noteHex({ start, end, isHex });
    this.#previous = all & (digit | letter);
  }

  #noteAccount(start: number): void {
    const at = (offset: number): number => classOf(this.text.charCodeAt(start + offset));
    if ((at(1) & letter) !== 0 && (at(2) & at(3) & digit) !== 0) this.accounts.push(start);
  }

  #noteHex({ start, end, isHex }: { start: number; end: number; isHex: boolean }): void {
    const length = end - start;
    const isPair = isHex && length === 2;
    if (isPair) {
      this.#hexPairs = this.#hexPairAt === start - 1 ? this.#hexPairs + 1 : 1;
      this.#hexPairAt = end;
      if (this.#hexPairs >= spacedPairsMin) this.hasSpacedHex = true;
    }
    if (length < runMin.hex) return;
    let from = start;
    for (let at = start; at <= end; at++) {
      if (at < end && (classOf(this.text.charCodeAt(at)) & hexDigit) !== 0) continue;
      if (at - from >= runMin.hex) {
        this.hexRuns.push(from);
        this.hexEnds.push(at);
      }
      from = at + 1;
    }
  }

  #readSign(at: number, code: number, kind: number): void {
    if (code === 0x5b && at > 0 && this.text.charCodeAt(at - 1) < 0x20) this.hasBracketAfterControl = true;
    this.#endRuns(at, kind);
    if ((kind & separator) !== 0) {
      if (this.#token !== -1) this.#endToken(at);
      if (code === 0x0a) this.#isLineNew = true;
    } else {
      if (this.#token === -1) this.#beginToken(at);
      this.#tokenClasses |= kind;
      if (this.#isSimple && code !== 0x2e && code !== 0x21 && code !== 0x3f) this.#isSimple = false;
      if (code === 0x3a || code === 0x3d) this.#tokenClasses |= pairMark;
    }
    this.#notePlace(at, code, kind);
  }

  #notePlace(at: number, code: number, kind: number): void {
    if ((kind & quote) !== 0) this.quotes.push(at);
    else if ((kind & atSign) !== 0 || code === 0x23) {
      this.handles.push(at);
      if (code !== 0x23) this.atSigns.push(at);
    } else if (code === 0x2f || code === 0x5c) this.slashes.push(at);
    else if (code === 0x3a && this.text.startsWith('//', at + 1)) this.schemes.push(at);
    if ((kind & escapeSign) !== 0 && !this.hasEscape) this.hasEscape = this.#mayEscape(at, code);
  }

  #mayEscape(at: number, code: number): boolean {
    const next = this.text.charCodeAt(at + 1);
    if (code === 0x26) return next === 0x23;
    if (code === 0x5c) return /[xunrt"'\\/]/.test(this.text.charAt(at + 1));
    return (classOf(next) & hexDigit) !== 0 && (classOf(this.text.charCodeAt(at + 2)) & hexDigit) !== 0;
  }

  /** Ends the runs that a character of this class is no part of. */
  #endRuns(at: number, kind: number): void {
    if ((kind & (underscore | hyphen)) === 0) {
      if ((kind & base64Sign) === 0) this.#endBase64(at, kind);
      if (this.#id !== -1) this.#endId(at);
    } else if (this.#id === -1) {
      this.#id = at;
      this.#idHasDigit = false;
    }
    if ((kind & (underscore | hyphen | base64Sign)) !== 0 && this.#base64 === -1) this.#base64 = at;
    if ((kind & (underscore | hyphen | dot | atSign)) === 0) {
      if (this.#hostHasDot) this.#endHost();
      this.#host = -1;
    } else {
      if (this.#host === -1) this.#host = at;
      if ((kind & dot) !== 0) this.#hostHasDot = true;
    }
  }

  #endBase64(at: number, kind: number): void {
    const start = this.#base64;
    this.#base64 = -1;
    if (start === -1 || at - start < runMin.base64) return;
    this.base64Runs.push(start);
    this.base64Ends.push(at);
    const mayGoOn = (kind & (blank | wide | control)) !== 0 || this.text.charCodeAt(at) === 0x3d;
    if (at - start >= runMin.wrapped && mayGoOn) this.hasWrappedRun = true;
  }

  #endId(at: number): void {
    const start = this.#id;
    const length = at - start;
    this.#id = -1;
    if (this.#idHasDigit && length >= runMin.id && length <= idLengthMax) {
      this.ids.push(start);
      this.idEnds.push(at);
    }
    this.#idHasDigit = false;
  }

  #endHost(): void {
    this.hosts.push(this.#host);
    this.#hostHasDot = false;
  }

  #beginToken(at: number): void {
    this.#token = at;
    this.#tokenClasses = 0;
    this.#isSimple = false;
  }

  #endToken(end: number): void {
    const trailing = end - this.#wordEnd;
    const isSimple = this.#isSimple && trailing <= trailingMax && end - this.#token <= 64;
    const pair = (this.#tokenClasses & pairMark) !== 0 ? pairToken : 0;
    const line = this.#isLineNew ? onNewLine : 0;
    this.tokenStarts.push(this.#token);
    this.tokenEnds.push(end);
    this.tokenMarks.push(isSimple ? simpleToken | line | (trailing << trailingShift) : pair | line);
    this.tokenWords.push(isSimple ? this.#tokenWord : 0);
    this.#token = -1;
    this.#isLineNew = false;
  }
}

const pairMark = 1 << 30;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly rest: number;
  readonly isHex: boolean;
  readonly hash: number;
}

/** How many characters of punctuation end a simple token. */
export function trailingOf(mark: number): number {
  return mark >> trailingShift;
}
