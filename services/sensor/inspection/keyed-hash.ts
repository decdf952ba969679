import { hash } from 'node:crypto';

/** Sixteen hex digits (64 bits) of HMAC-SHA-256 over kind, a zero byte and the value. Kinds never collide. */
export type KeyedHash = (kind: string, value: string) => string;

const blockBytes = 64;
const digestBytes = 32;
const valueBytesMax = 4096;
const innerPad = 0x36;
const outerPad = 0x5c;

/**
 * HMAC as RFC 2104 says it, of two plain hashes: the padded key stands before the room for a value once and for all, and
 * no object is made for a value, which would take longer than hashing it.
 */
export function createKeyedHash(key: Uint8Array): KeyedHash {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.byteLength > blockBytes ? Buffer.from(hash('sha256', key, 'hex'), 'hex') : key);
  const pad = (by: number): Buffer => Buffer.from(padded.map((byte) => byte ^ by));
  const inner = Buffer.concat([pad(innerPad), Buffer.alloc(valueBytesMax)]);
  const outer = Buffer.concat([pad(outerPad), Buffer.alloc(digestBytes)]);
  return (kind, value) => {
    const text = `${kind}\0${value}`;
    const isShort = text.length * 3 <= valueBytesMax;
    const message = isShort
      ? inner.subarray(0, blockBytes + inner.write(text, blockBytes))
      : Buffer.concat([inner.subarray(0, blockBytes), Buffer.from(text)]);
    outer.write(hash('sha256', message, 'binary'), blockBytes, 'latin1');
    return hash('sha256', outer, 'hex').slice(0, 16);
  };
}
