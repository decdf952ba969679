/** Decodes JSON strings of any quality: the strictest reading is the one with bad bytes left out. */
import { backslash, quote } from './json-scan.ts';
import type { Slice } from './json-scan.ts';

/** A buffer's own method, which its types do not tell; it makes no second buffer. */
const latin1Slice = Reflect.get(Buffer.prototype, 'latin1Slice') as (
  this: Uint8Array,
  start: number,
  end: number,
) => string;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

export interface DecodedText {
  readonly text: string;
  /** The bytes were not UTF-8: another parser may read another text. */
  readonly damaged: boolean;
}

/** Text of a run of bytes; bytes that are not UTF-8 are left out, so that nothing hides behind them. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  try {
    return { text: strict.decode(bytes), damaged: false };
  } catch {
    return { text: lenient.decode(bytes).replaceAll('\uFFFD', ''), damaged: true };
  }
}

/** Names and methods are that short and hold nothing but ASCII: those need no decoder. */
const plainBytesMax = 64;

/** The text of a short string that every parser reads alike; undefined for any other. */
function plainText(bytes: Uint8Array, { start, end }: Slice): string | undefined {
  if (end - start > plainBytesMax) return undefined;
  for (let at = start + 1; at < end - 1; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e || byte === backslash) return undefined;
  }
  return latin1Slice.call(bytes, start + 1, end - 1);
}

/** Every text that a parser may read in the string at this slice (quotes included); none when it is malformed. */
export function stringReadings(bytes: Uint8Array, slice: Slice): readonly string[] {
  if (bytes[slice.start] !== quote) return [];
  const plain = plainText(bytes, slice);
  if (plain !== undefined) return [plain];
  const inner = bytes.subarray(slice.start + 1, slice.end - 1);
  const decoded = decodeBytes(inner);
  const texts = decoded.damaged ? [decoded.text, lenient.decode(inner)] : [decoded.text];
  return texts.map(unescapeText).filter((text) => text !== undefined);
}

/** The text of the string at this slice, bad bytes left out; undefined when it is no string or malformed. */
export function stringText(bytes: Uint8Array, slice: Slice): string | undefined {
  return (bytes[slice.start] === quote ? plainText(bytes, slice) : undefined) ?? stringReadings(bytes, slice)[0];
}

/** Undoes JSON's escapes; undefined when one is malformed. */
export function unescapeText(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  return parsed(text) ?? unescapeLeniently(text);
}

/** By the parser of the language, which is much faster and takes no raw control characters. */
function parsed(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function unescapeLeniently(text: string): string | undefined {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const next = text.indexOf('\\', at);
    if (next === -1) return parts.join('') + text.slice(at);
    parts.push(text.slice(at, next));
    const escape = escapeAt(text, next);
    if (escape === undefined) return undefined;
    parts.push(escape);
    at = next + (text[next + 1] === 'u' ? 6 : 2);
  }
}

function escapeAt(text: string, at: number): string | undefined {
  const kind = text[at + 1] ?? '';
  if (kind !== 'u') return Object.hasOwn(escapes, kind) ? escapes[kind] : undefined;
  const digits = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : undefined;
}

/** Folds a member name as the most forgiving parser does (Go's compares names without regard to case). */
export function foldName(name: string): string {
  return isFolded(name) ? name : name.toUpperCase().toLowerCase();
}

function isFolded(name: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code > 0x7e || (code >= 0x41 && code <= 0x5a)) return false;
  }
  return true;
}
