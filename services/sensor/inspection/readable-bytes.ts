/** What bytes that stand in a text as base64 or hexadecimal digits say, if they are a text at all. */
import { isUtf8 } from 'node:buffer';

export interface Encoded {
  readonly encoding: 'base64' | 'hex';
  /** Every alignment is tried. */
  readonly deep: boolean;
}

/** The text that a run encodes. */
export function readableOf(run: string, { encoding, deep }: Encoded): string | undefined {
  if (encoding === 'hex') return readableText(Buffer.from(run.replace(/[^0-9A-Fa-f]/g, ''), 'hex'));
  for (let offset = 0; offset < (deep ? 4 : 1); offset++) {
    const readable = readableText(Buffer.from(run.slice(offset), 'base64'));
    if (readable !== undefined) return readable;
  }
  return undefined;
}

/** What of the bytes could be text, at every alignment. */
export function noiseOf(run: string, encoding: 'base64' | 'hex'): string {
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

/** Of each digit of base64 its value plus one. */
const digitValues = new Uint8Array(128);
for (const [value, digit] of Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  (character) => character.charCodeAt(0),
).entries()) {
  digitValues[digit] = value + 1;
}
digitValues['-'.charCodeAt(0)] = 63;
digitValues['_'.charCodeAt(0)] = 64;

const looked = new Uint8Array(16);
const wideTextMin = 2 * 8 * looked.length;

/**
 * False where the first bytes that a run of base64 encodes can be neither UTF-8 nor UTF-16 of a readable text, which is
 * so of most words and paths: then nothing need be decoded. What is no digit is passed over.
 */
export function mayEncodeText(codes: Uint16Array, start: number, end: number): boolean {
  let bits = 0;
  let held = 0;
  let count = 0;
  for (let at = start; at < end && count < looked.length; at++) {
    const value = digitValues[codes[at] ?? 0] ?? 0;
    if (value === 0) continue;
    bits = ((bits << 6) | (value - 1)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    looked[count++] = bits >> held;
  }
  // Long text in UTF-16 may begin with anything.
  if (end - start >= wideTextMin) return true;
  for (let at = 1; at < count; at += 2) if (looked[at] === 0) return true;
  return beginsReadable(looked, count);
}

/** Whether bytes may begin a text in UTF-8 without control characters. */
function beginsReadable(bytes: Uint8Array, count: number): boolean {
  for (let at = 0; at < count;) {
    const byte = bytes[at++] ?? 0;
    if (byte < 0x80) {
      if (isControl(byte)) return false;
      continue;
    }
    if (byte < 0xc2 || byte > 0xf4) return false;
    const following = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    for (let left = following; left > 0 && at < count; left--) if (((bytes[at++] ?? 0) & 0xc0) !== 0x80) return false;
  }
  return true;
}

function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && byte !== 0x1b && (byte < 0x09 || byte > 0x0d));
}
