/**
 * Reads a token that is no plain word and notes what may begin in it: ids, hosts, numbers, addresses, encoded runs.
 * None of them goes beyond a token. Owns: those notes of one text, and what is open in the token that is being read.
 */
import * as is from './character-classes.ts';
import { NumberList } from './number-list.ts';
import { firstHash, nextHash } from './word-table.ts';

/** What the survey of the whole text takes from its tokens. */
export interface TokenSink {
  readonly text: string;
  readonly codes: Uint16Array;
  readonly slashes: NumberList;
  classes: number;
  hasEscape: boolean;
  /** Bits of the word, whose place is noted if it has any. */
  noteWord(start: number, end: number, hash: number): number;
}

// Constants of this module are folded into its code; those of another would be read at every character.
const {
  alphanumeric,
  atSign,
  base64Sign,
  blank,
  classes,
  control,
  digit,
  dot,
  escapeSign,
  hexDigit,
  hyphen,
  letter,
  lower,
  sentenceEnd,
  separator,
  underscore,
  upper,
  wide,
} = is;
const next = nextHash;
const beginning = firstHash;

const runMin = { base64: 12, hex: 16, id: 5, wrapped: 16 };
const idLengthMax = 128;
const spacedPairsMin = 6;
const none = -1;
const numberSignCode = 0x23;
const slashCode = 0x2f;
const colonCode = 0x3a;
const equalsCode = 0x3d;

const ofIds = underscore | hyphen;
const ofBase64 = underscore | hyphen | base64Sign;
const ofHosts = underscore | hyphen | dot | atSign;

export class TokenRuns {
  /** Pairs: where an id begins and ends. */
  readonly ids = new NumberList();
  readonly idEnds = new NumberList();
  readonly hosts = new NumberList();
  /** Digits at the beginning of a word. */
  readonly numbers = new NumberList();
  /** Two letters and two digits at the beginning of a word. */
  readonly accounts = new NumberList();
  readonly atSigns = new NumberList();
  /** At signs and number signs. */
  readonly handles = new NumberList();
  /** Colons before two slashes. */
  readonly schemes = new NumberList();
  readonly base64Starts = new NumberList();
  readonly base64Ends = new NumberList();
  readonly hexStarts = new NumberList();
  readonly hexEnds = new NumberList();
  hasSpacedHex = false;
  /** A run of base64 ends a line, so that it may go on in the next. */
  hasWrapped = false;
  /** Of the token that was read last: one word of letters with nothing but the end of a sentence behind it. */
  isSimple = false;
  /** It may be a name and its value. */
  isPair = false;
  /** Bits of its last word, and where that ends. */
  word = 0;
  /** Bits of all its words together. */
  words = 0;
  wordEnd = none;

  readonly #sink: TokenSink;
  #codes: Uint16Array = new Uint16Array();
  #start = 0;
  #previous = 0;
  #id = none;
  #idHasDigit = false;
  #host = none;
  #hostHasDot = false;
  #base64 = none;
  #hexPairs = 0;
  #hexPairEnd = none;

  constructor(sink: TokenSink) {
    this.#sink = sink;
  }

  clear(): void {
    for (const list of [this.ids, this.idEnds, this.hosts, this.numbers, this.accounts, this.atSigns]) list.clear();
    for (const list of [this.handles, this.schemes, this.base64Starts, this.base64Ends]) list.clear();
    this.hexStarts.clear();
    this.hexEnds.clear();
    this.hasSpacedHex = false;
    this.hasWrapped = false;
    this.#hexPairs = 0;
    this.#hexPairEnd = none;
  }

  /** Reads the token that begins here; tells where it ends. */
  read(start: number): number {
    this.#codes = this.#sink.codes;
    this.#start = start;
    this.#previous = 0;
    this.isSimple = false;
    this.isPair = false;
    this.word = 0;
    this.words = 0;
    this.wordEnd = none;
    let all = 0;
    let at = start;
    let kind = classes[this.#codes[at] ?? 0] ?? 0;
    while ((kind & separator) === 0) {
      all |= kind;
      if ((kind & alphanumeric) !== 0) at = this.#readWord(at);
      else {
        this.#readSign(at, kind);
        at++;
      }
      kind = classes[this.#codes[at] ?? 0] ?? 0;
    }
    // The blank behind the end of the text is none of it.
    this.#endRuns(at, at === this.#sink.text.length ? 0 : kind);
    this.#sink.classes |= all;
    return at;
  }

  #readWord(start: number): number {
    const codes = this.#codes;
    let at = start;
    let hash = beginning;
    let kind = classes[codes[start] ?? 0] ?? 0;
    const first = kind;
    let rest = 0;
    let every = kind;
    for (;;) {
      hash = next(hash, codes[at] ?? 0);
      kind = classes[codes[++at] ?? 0] ?? 0;
      if ((kind & alphanumeric) === 0) break;
      rest |= kind;
      every &= kind;
    }
    this.word = this.#sink.noteWord(start, at, hash);
    this.words |= this.word;
    this.wordEnd = at;
    this.#sink.classes |= rest;
    this.#noteWord(start, first, rest);
    const isHex = (every & hexDigit) !== 0;
    if (at - start >= runMin.hex || (isHex && at - start === 2)) this.#noteHex(start, at, isHex);
    this.#previous = 0;
    return at;
  }

  #noteWord(start: number, first: number, rest: number): void {
    const all = first | rest;
    const isAlone = this.#start === start;
    this.isSimple = isAlone && (all & digit) === 0 && !((rest & upper) !== 0 && (all & lower) !== 0);
    if (this.#base64 === none) this.#base64 = start;
    if (this.#host === none) this.#host = start;
    if (this.#id === none) this.#id = start;
    if ((all & digit) === 0) return;
    this.#idHasDigit = true;
    if ((this.#previous & underscore) !== 0) return;
    if ((first & digit) !== 0) this.numbers.push(start);
    else if (this.#beginsAccount(start)) this.accounts.push(start);
  }

  #beginsAccount(start: number): boolean {
    const second = classes[this.#codes[start + 1] ?? 0] ?? 0;
    const third = classes[this.#codes[start + 2] ?? 0] ?? 0;
    const fourth = classes[this.#codes[start + 3] ?? 0] ?? 0;
    return (second & letter) !== 0 && (third & fourth & digit) !== 0;
  }

  #noteHex(start: number, end: number, isHex: boolean): void {
    if (end - start === 2) {
      this.#hexPairs = this.#hexPairEnd === start - 1 ? this.#hexPairs + 1 : 1;
      this.#hexPairEnd = end;
      if (this.#hexPairs >= spacedPairsMin) this.hasSpacedHex = true;
      return;
    }
    let from = start;
    for (let at = isHex ? end : start; at <= end; at++) {
      if (at < end && ((classes[this.#codes[at] ?? 0] ?? 0) & hexDigit) !== 0) continue;
      if (at - from >= runMin.hex) {
        this.hexStarts.push(from);
        this.hexEnds.push(at);
      }
      from = at + 1;
    }
  }

  #readSign(at: number, kind: number): void {
    const code = this.#codes[at];
    this.#endRuns(at, kind);
    this.#previous = kind;
    if ((kind & sentenceEnd) === 0) this.isSimple = false;
    if (code === slashCode) this.#sink.slashes.push(at);
    else if (code === colonCode) this.#readColon(at);
    else if ((kind & atSign) !== 0 || code === numberSignCode) {
      this.handles.push(at);
      if (code !== numberSignCode) this.atSigns.push(at);
    } else if ((kind & escapeSign) !== 0) {
      if (code === equalsCode) this.isPair = true;
      if (!this.#sink.hasEscape && mayEscapeAt(this.#codes, at)) this.#sink.hasEscape = true;
    }
  }

  #readColon(at: number): void {
    this.isPair = true;
    if (this.#codes[at + 1] === slashCode && this.#codes[at + 2] === slashCode) this.schemes.push(at);
  }

  /** Ends the runs that a character of this class is no part of. */
  #endRuns(at: number, kind: number): void {
    if ((kind & ofBase64) === 0) this.#endBase64(at, kind);
    else if (this.#base64 === none) this.#base64 = at;
    if ((kind & ofIds) === 0) {
      if (this.#id !== none) this.#endId(at);
    } else if (this.#id === none) {
      this.#id = at;
      this.#idHasDigit = false;
    }
    if ((kind & ofHosts) === 0) {
      if (this.#hostHasDot) this.hosts.push(this.#host);
      this.#hostHasDot = false;
      this.#host = none;
    } else {
      if (this.#host === none) this.#host = at;
      if ((kind & dot) !== 0) this.#hostHasDot = true;
    }
  }

  #endBase64(at: number, kind: number): void {
    const start = this.#base64;
    this.#base64 = none;
    if (start === none || at - start < runMin.base64) return;
    this.base64Starts.push(start);
    this.base64Ends.push(at);
    const mayGoOn = (kind & (blank | wide | control)) !== 0 || this.#codes[at] === equalsCode;
    if (at - start >= runMin.wrapped && mayGoOn) this.hasWrapped = true;
  }

  #endId(at: number): void {
    const start = this.#id;
    this.#id = none;
    if (this.#idHasDigit && at - start >= runMin.id && at - start <= idLengthMax) {
      this.ids.push(start);
      this.idEnds.push(at);
    }
    this.#idHasDigit = false;
  }
}

const ampersandCode = 0x26;
const backslashCode = 0x5c;
const escaped: ReadonlySet<number | undefined> = new Set(
  Array.from('xunrt"\'\\/', (character) => character.charCodeAt(0)),
);

/** Whether an escaped character may begin at a sign that begins them. */
export function mayEscapeAt(codes: Uint16Array, at: number): boolean {
  const next = codes[at + 1];
  if (codes[at] === ampersandCode) return next === numberSignCode;
  if (codes[at] === backslashCode) return escaped.has(next);
  const both = (classes[next ?? 0] ?? 0) & (classes[codes[at + 2] ?? 0] ?? 0);
  return (both & hexDigit) !== 0;
}
