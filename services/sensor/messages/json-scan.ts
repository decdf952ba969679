/**
 * Finds where JSON values begin and end in the original bytes, without decoding them. It takes what any server's parser
 * takes: every dialect whose strings and brackets are JSON's, so also NaN, Infinity, a byte order mark, raw control
 * characters and bad UTF-8 inside strings. Linear, iterative, and without limits on depth.
 */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

export interface Member {
  /** The key with its quotes. */
  readonly key: Slice;
  readonly value: Slice;
}

export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;

/** Bytes that may stand outside strings: white space, brackets, separators, numbers and the letters of literals. */
const structural = new Uint8Array(256);
for (const character of ' \t\r\n{}[],:+-.0123456789eEtrufalsnNIiy') structural[character.charCodeAt(0)] = 1;

export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (next < bytes.length) {
    const byte = bytes[next];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    next += 1;
  }
  return next;
}

/** Bytes that are looked at one by one before a search is begun, which takes as long as a few of them to begin. */
const stepsMax = 32;

/** The index after the string that opens at `at`, or -1 when it does not end before `end`. */
export function skipString(bytes: Uint8Array, at: number, end: number): number {
  let next = at + 1;
  while (next < end) {
    for (const stop = Math.min(end, next + stepsMax); next < stop;) {
      const byte = bytes[next];
      if (byte === quote) return next + 1;
      next += byte === backslash ? 2 : 1;
    }
    const found = bytes.indexOf(quote, next);
    if (found === -1 || found >= end) return -1;
    if (!isEscaped(bytes, next, found)) return found + 1;
    next = found + 1;
  }
  return -1;
}

/** Whether the byte at `at` belongs to an escape, where none is under way at `from`. */
function isEscaped(bytes: Uint8Array, from: number, at: number): boolean {
  let before = at;
  while (before > from && bytes[before - 1] === backslash) before -= 1;
  return (at - before) % 2 === 1;
}

/** The index after the value that begins at `at`, or -1 when there is none. */
export function skipValue(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === quote) return skipString(bytes, at, bytes.length);
  if (first === openBrace || first === openBracket) return skipContainer(bytes, at);
  let next = at;
  while (next < bytes.length && isLiteralByte(bytes[next] ?? 0)) next += 1;
  return next === at ? -1 : next;
}

function isLiteralByte(byte: number): boolean {
  return (
    structural[byte] === 1 &&
    byte > 0x20 &&
    byte !== comma &&
    byte !== colon &&
    byte !== openBrace &&
    byte !== closeBrace &&
    byte !== openBracket &&
    byte !== closeBracket
  );
}

function skipContainer(bytes: Uint8Array, at: number): number {
  let depth = 0;
  let next = at;
  while (next < bytes.length) {
    const byte = bytes[next] ?? 0;
    if (byte === quote) {
      next = skipString(bytes, next, bytes.length);
      if (next === -1) return -1;
      continue;
    }
    if (structural[byte] !== 1) return -1;
    next += 1;
    if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return next;
    }
  }
  return -1;
}

/** The one value that the bytes hold, or undefined when they hold none, or more. */
export function wholeValue(bytes: Uint8Array): Slice | undefined {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = skipSpace(bytes, hasMark ? 3 : 0);
  const end = skipValue(bytes, start);
  if (end === -1 || skipSpace(bytes, end) !== bytes.length) return undefined;
  return { start, end };
}

/** Members of an object in their order, duplicates included; undefined when malformed or more than `max`. */
export function membersOf(bytes: Uint8Array, object: Slice, max: number): readonly Member[] | undefined {
  const members: Member[] = [];
  let at = skipSpace(bytes, object.start + 1);
  if (bytes[object.start] !== openBrace) return undefined;
  if (bytes[at] === closeBrace) return at + 1 === object.end ? members : undefined;
  while (members.length < max) {
    const member = memberAt(bytes, at, object.end);
    if (member === undefined) return undefined;
    members.push(member);
    at = skipSpace(bytes, member.value.end);
    if (bytes[at] === closeBrace) return at + 1 === object.end ? members : undefined;
    if (bytes[at] !== comma) return undefined;
    at = skipSpace(bytes, at + 1);
  }
  return undefined;
}

function memberAt(bytes: Uint8Array, at: number, end: number): Member | undefined {
  if (bytes[at] !== quote) return undefined;
  const keyEnd = skipString(bytes, at, end);
  if (keyEnd === -1) return undefined;
  const separator = skipSpace(bytes, keyEnd);
  if (bytes[separator] !== colon) return undefined;
  const start = skipSpace(bytes, separator + 1);
  const valueEnd = skipValue(bytes, start);
  if (valueEnd === -1) return undefined;
  return { key: { start: at, end: keyEnd }, value: { start, end: valueEnd } };
}

/** Elements of an array in their order; undefined when malformed or more than `max`. */
export function elementsOf(bytes: Uint8Array, array: Slice, max: number): readonly Slice[] | undefined {
  const elements: Slice[] = [];
  let at = skipSpace(bytes, array.start + 1);
  if (bytes[array.start] !== openBracket) return undefined;
  if (bytes[at] === closeBracket) return at + 1 === array.end ? elements : undefined;
  while (elements.length < max) {
    const end = skipValue(bytes, at);
    if (end === -1) return undefined;
    elements.push({ start: at, end });
    at = skipSpace(bytes, end);
    if (bytes[at] === closeBracket) return at + 1 === array.end ? elements : undefined;
    if (bytes[at] !== comma) return undefined;
    at = skipSpace(bytes, at + 1);
  }
  return undefined;
}

/** How many members all objects of a slice hold together, and how deep it nests. */
export function shapeOf(bytes: Uint8Array, slice: Slice): { readonly members: number; readonly depth: number } {
  let members = 0;
  let depth = 0;
  let deepest = 0;
  let at = slice.start;
  while (at < slice.end) {
    const byte = bytes[at];
    if (byte === quote) {
      const after = skipString(bytes, at, slice.end);
      at = after === -1 ? slice.end : after;
      continue;
    }
    at += 1;
    if (byte === colon) members += 1;
    else if (byte === openBrace || byte === openBracket) deepest = Math.max(deepest, ++depth);
    else if (byte === closeBrace || byte === closeBracket) depth -= 1;
  }
  return { members, depth: deepest };
}
