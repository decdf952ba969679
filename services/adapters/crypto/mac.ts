import { Buffer } from 'node:buffer';
import { hash, timingSafeEqual } from 'node:crypto';
import type { Mac, SealInput } from '../../engine/ports/signing.ts';

const blockBytes = 64;
const digestBytes = 32;

/** A key made ready: what RFC 2104 puts before the text, and before the digest of both. */
export interface MacKey {
  readonly inner: Buffer;
  /** With room for the digest. */
  readonly outer: Buffer;
}

export function macKey(key: Buffer): MacKey {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.byteLength > blockBytes ? hash('sha256', key, 'buffer') : key);
  return {
    inner: Buffer.from(padded.map((byte) => byte ^ 0x36)),
    outer: Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(digestBytes)]),
  };
}

export function createMac({ gateway, key }: { readonly gateway: string; readonly key: Buffer }): Mac {
  const ready = macKey(key);
  return { gateway, mac: (input) => digest(input, ready) };
}

/** Whether the MAC was made with one of a gateway's ingest keys. Takes the same time wherever it differs. */
export function verifyMac(
  input: SealInput,
  { mac, keys }: { readonly mac: string; readonly keys: readonly (MacKey | Buffer)[] },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(mac)) return false;
  const given = Buffer.from(mac, 'latin1');
  const isMade = (key: MacKey | Buffer): boolean => {
    const made = digest(input, Buffer.isBuffer(key) ? macKey(key) : key);
    return timingSafeEqual(Buffer.from(made, 'latin1'), given);
  };
  return keys.map(isMade).includes(true);
}

/**
 * HMAC as RFC 2104 says it, of two plain hashes. There is one for each event, and to set up an object for it takes longer
 * than to hash the event.
 */
function digest({ type, key, value }: SealInput, { inner, outer }: MacKey): string {
  const text = Buffer.concat([inner, Buffer.from(prefix(type, key)), value]);
  outer.write(hash('sha256', text, 'binary'), blockBytes, 'latin1');
  return hash('sha256', outer, 'hex');
}

/** The line feed parts the fields; no type and no well-formed record key holds one. */
function prefix(type: string, key: string): string {
  return `${type}\n${key}\n`;
}
