import { Buffer } from 'node:buffer';
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Mac } from '../../engine/ports/signing.ts';

interface MacInput {
  readonly type: string;
  readonly key: string;
  readonly value: Uint8Array;
}

export function createMac({ gateway, key }: { readonly gateway: string; readonly key: Buffer }): Mac {
  const secret = macKey(key);
  return { gateway, mac: (input) => digest(input, secret).toString('hex') };
}

/** A key object is parsed once; a raw buffer would be parsed for every MAC. */
export function macKey(key: Buffer): KeyObject {
  return createSecretKey(key);
}

/** Whether the MAC was made with one of a gateway's ingest keys. Takes the same time wherever it differs. */
export function verifyMac(
  input: MacInput,
  { mac, keys }: { readonly mac: string; readonly keys: readonly (KeyObject | Buffer)[] },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(mac)) return false;
  const given = Buffer.from(mac, 'hex');
  return keys.map((key) => timingSafeEqual(digest(input, key), given)).includes(true);
}

/** The line feed parts the fields; no type and no well-formed record key holds one. */
function digest({ type, key, value }: MacInput, secret: KeyObject | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${type}\n${key}\n`, 'utf8').update(value).digest();
}
