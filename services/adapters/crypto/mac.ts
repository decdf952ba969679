import { Buffer } from 'node:buffer';
import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Mac, SealInput } from '../../engine/ports/signing.ts';

const blockBytes = 64;
const digestBytes = 32;

/**
 * HMAC as RFC 2104 says it, of two plain hashes. A gateway makes one for each event, and to set up an object for it takes
 * longer than to hash the event.
 */
export function createMac({ gateway, key }: { readonly gateway: string; readonly key: Buffer }): Mac {
  const padded = Buffer.alloc(blockBytes);
  padded.set(key.byteLength > blockBytes ? hash('sha256', key, 'buffer') : key);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = Buffer.concat([padded.map((byte) => byte ^ 0x5c), Buffer.alloc(digestBytes)]);
  return {
    gateway,
    mac({ type, key: recordKey, value }) {
      const digestOfInner = hash(
        'sha256',
        Buffer.concat([inner, Buffer.from(prefix(type, recordKey)), value]),
        'binary',
      );
      outer.write(digestOfInner, blockBytes, 'latin1');
      return hash('sha256', outer, 'hex');
    },
  };
}

/** A key object is parsed once; a raw buffer would be parsed for every MAC. */
export function macKey(key: Buffer): KeyObject {
  return createSecretKey(key);
}

/** Whether the MAC was made with one of a gateway's ingest keys. Takes the same time wherever it differs. */
export function verifyMac(
  input: SealInput,
  { mac, keys }: { readonly mac: string; readonly keys: readonly (KeyObject | Buffer)[] },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(mac)) return false;
  const given = Buffer.from(mac, 'hex');
  return keys.map((key) => timingSafeEqual(digest(input, key), given)).includes(true);
}

function digest({ type, key, value }: SealInput, secret: KeyObject | Buffer): Buffer {
  return createHmac('sha256', secret).update(prefix(type, key), 'utf8').update(value).digest();
}

/** The line feed parts the fields; no type and no well-formed record key holds one. */
function prefix(type: string, key: string): string {
  return `${type}\n${key}\n`;
}
