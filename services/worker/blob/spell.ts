/** How a string stands where it comes first. */
import { readBase32, ulidFirstMax } from './alphabets.ts';
import type { ByteSink } from './byte-sink.ts';
import { token, ulidLength, ulidTimeLength } from './tokens.ts';

/** Writes the string. Returns the time that the next one is told from, which was `timeMs`. */
export function spell(sink: ByteSink, text: string, timeMs: number): number {
  const { length } = text;
  if (length === ulidLength) {
    const told = writeUlid(sink, text, timeMs);
    if (told >= 0) return told;
  }
  if (writeHex(sink, text) || writeDecimal(sink, text)) return timeMs;
  sink.byte(token.text);
  sink.text(text);
  return timeMs;
}

/** Whether it is a hash as most are; then it is written. */
function writeHex(sink: ByteSink, text: string): boolean {
  const { length } = text;
  if (length !== 16 && length !== 32 && length !== 64) return false;
  const from = sink.length;
  if (length === 16) sink.byte(token.fingerprint);
  else {
    sink.byte(token.hex);
    sink.byte(length / 2);
  }
  if (sink.hex(text)) return true;
  sink.cutTo(from);
  return false;
}

/** The time of the ULID; below 0 where it is none, and nothing is written. */
function writeUlid(sink: ByteSink, text: string, timeMs: number): number {
  if (text.charCodeAt(0) > ulidFirstMax) return -1;
  const ownMs = readBase32(text, 0, ulidTimeLength);
  const upper = readBase32(text, ulidTimeLength, 8);
  const lower = readBase32(text, ulidTimeLength + 8, 8);
  if (ownMs < 0 || upper < 0 || lower < 0) return -1;
  sink.byte(token.ulid);
  sink.signed(ownMs - timeMs);
  sink.uint(upper, 5);
  sink.uint(lower, 5);
  return ownMs;
}

function writeDecimal(sink: ByteSink, text: string): boolean {
  const first = text.charCodeAt(0);
  if (text.length > 15 || first < 48 || first > 57) return false;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || String(number) !== text) return false;
  sink.byte(token.decimal);
  sink.varint(number);
  return true;
}
