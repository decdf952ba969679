/** Takes the escapes off that stand in URLs, programs, markup and mail. */
import { classOf, hexDigit, lower } from './character-classes.ts';

const percent = 0x25;
const ampersand = 0x26;
const equals = 0x3d;
const backslash = 0x5c;
const pointMax = 0x10ffff;
const hexDigitsMax = 6;
const digitsMax = 7;

/** What a letter behind a backslash stands for, in code units. */
const ofLetter = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\', '/': '/' }).map(
    ([letter, character]) => [letter.charCodeAt(0), character.charCodeAt(0)] as const,
  ),
);

/** Undoes every escape; undefined when there is none. Linear, and no longer than the text. */
export function unescapeText(text: string): string | undefined {
  const plain = new Unescaping(text);
  for (let at = 0; at < text.length;) at = plain.read(at);
  return plain.end();
}

class Unescaping {
  readonly #text: string;
  readonly #units: Uint16Array;
  #length = 0;
  #isEscaped = false;
  /** Bytes of escapes that stand side by side: together they may be a character. */
  #bytes: number[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#units = new Uint16Array(text.length);
  }

  /** Takes in what stands here; tells where the next stands. */
  read(at: number): number {
    const code = this.#text.charCodeAt(at);
    const after = mayEscape(code) ? this.#escape(at, code) : at;
    if (after > at) {
      this.#isEscaped = true;
      return after;
    }
    if (this.#bytes.length > 0) this.#flush();
    this.#units[this.#length++] = code;
    return at + 1;
  }

  end(): string | undefined {
    if (!this.#isEscaped) return undefined;
    this.#flush();
    return Buffer.from(this.#units.buffer, 0, this.#length * 2)
      .toString('utf16le')
      .toWellFormed();
  }

  #escape(at: number, code: number): number {
    if (code === percent) return this.#byte(at, at + 1);
    // Mail writes capitals.
    if (code === equals)
      return isCapital(this.#text, at + 1) && isCapital(this.#text, at + 2) ? this.#byte(at, at + 1) : at;
    if (code === ampersand) return this.#reference(at);
    const letter = this.#text.charCodeAt(at + 1);
    if (letter === 0x78) return this.#byte(at, at + 2);
    if (letter === 0x75) return this.#unit(at);
    const unit = ofLetter.get(letter);
    return unit === undefined ? at : this.#put(unit, at + 2);
  }

  #byte(at: number, digits: number): number {
    const value = hexAt(this.#text, digits, 2);
    if (value === -1) return at;
    this.#bytes.push(value);
    return digits + 2;
  }

  #unit(at: number): number {
    const value = hexAt(this.#text, at + 2, 4);
    return value === -1 ? at : this.#put(value, at + 6);
  }

  /** `&#233;` and `&#xe9;` */
  #reference(at: number): number {
    const text = this.#text;
    if (text.charAt(at + 1) !== '#') return at;
    const isHex = text.charAt(at + 2) === 'x';
    const start = at + (isHex ? 3 : 2);
    let end = start;
    while (end - start <= digitsMax && isHexDigit(text.charCodeAt(end))) end++;
    if (text.charAt(end) !== ';') return at;
    if (end === start || end - start > (isHex ? hexDigitsMax : digitsMax)) return at;
    const digits = text.slice(start, end);
    if (!(isHex ? /^[0-9A-Fa-f]+$/ : /^[0-9]+$/).test(digits)) return at;
    const point = Number.parseInt(digits, isHex ? 16 : 10);
    this.#flush();
    if (point > pointMax) return end + 1;
    this.#add(String.fromCodePoint(point));
    return end + 1;
  }

  #put(unit: number, after: number): number {
    if (this.#bytes.length > 0) this.#flush();
    this.#units[this.#length++] = unit;
    return after;
  }

  #flush(): void {
    const bytes = this.#bytes;
    if (bytes.length === 0) return;
    this.#bytes = [];
    this.#add(Buffer.from(bytes).toString('utf8'));
  }

  #add(text: string): void {
    for (let index = 0; index < text.length; index++) this.#units[this.#length++] = text.charCodeAt(index);
  }
}

function mayEscape(code: number): boolean {
  return code === percent || code === ampersand || code === equals || code === backslash;
}

function isHexDigit(code: number): boolean {
  return (classOf(code) & hexDigit) !== 0;
}

function isCapital(text: string, at: number): boolean {
  return (classOf(text.charCodeAt(at)) & lower) === 0;
}

/** The number that so many hexadecimal digits write, or -1. */
function hexAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const code = text.charCodeAt(at);
    if (!isHexDigit(code)) return -1;
    value = value * 16 + (code & 15) + (code > 0x39 ? 9 : 0);
  }
  return value;
}
