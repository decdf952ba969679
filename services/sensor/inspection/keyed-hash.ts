import { hash } from 'node:crypto';

/** Sixteen hex digits (64 bits) of HMAC-SHA-256 over kind, a zero byte and the value. Kinds never collide. */
export type KeyedHash = (kind: string, value: string) => string;

const blockBytes = 64;
const digestBytes = 32;
const valueBytesMax = 4096;
const innerPad = 0x36;
const outerPad = 0x5c;
const kindsMax = 32;

/**
 * HMAC as RFC 2104 says it, of two plain hashes: the padded key and the kind stand before the room for a value once and
 * for all, and no object is made for a value, which would take longer than hashing it.
 */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.byteLength > blockBytes ? Buffer.from(hash('sha256', key, 'hex'), 'hex') : key);
  const pad = (by: number): Buffer => Buffer.from(padded.map((byte) => byte ^ by));
  const inner = pad(innerPad);
  const outer = Buffer.concat([pad(outerPad), Buffer.alloc(digestBytes)]);
  const rooms = new Map<string, Room>();
  return (kind, value) => {
    const { bytes, start } = rooms.get(kind) ?? roomFor(kind, inner, rooms);
    const isShort = value.length * 3 <= valueBytesMax;
    const message = isShort
      ? bytes.subarray(0, start + bytes.write(value, start))
      : Buffer.concat([bytes.subarray(0, start), Buffer.from(value)]);
    outer.write(hash('sha256', message, 'binary'), blockBytes, 'latin1');
    return hash('sha256', outer, 'hex').slice(0, 16);
  };
}

/** What stands before every value of a kind, and room for one. */
interface Room {
  readonly bytes: Buffer;
  readonly start: number;
}

function roomFor(kind: string, inner: Buffer, rooms: Map<string, Room>): Room {
  const before = Buffer.concat([inner, Buffer.from(`${kind}\0`)]);
  const room = { bytes: Buffer.concat([before, Buffer.alloc(valueBytesMax)]), start: before.length };
  if (rooms.size < kindsMax) rooms.set(kind, room);
  return room;
}
