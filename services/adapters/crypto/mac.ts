import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Mac } from '../../engine/ports/signing.ts';

interface MacInput {
  readonly type: string;
  readonly key: string;
  readonly value: Uint8Array;
}

export function createMac({ gateway, key }: { readonly gateway: string; readonly key: Buffer }): Mac {
  return { gateway, mac: (input) => digest(input, key).toString('hex') };
}

/** Whether the MAC was made with one of a gateway's ingest keys. Takes the same time wherever it differs. */
export function verifyMac(
  input: MacInput,
  { mac, keys }: { readonly mac: string; readonly keys: readonly Buffer[] },
): boolean {
  if (!/^[0-9a-f]{64}$/.test(mac)) return false;
  const given = Buffer.from(mac, 'hex');
  return keys.map((key) => timingSafeEqual(digest(input, key), given)).includes(true);
}

/** The line feed parts the fields; no type and no well-formed record key holds one. */
function digest({ type, key, value }: MacInput, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${type}\n${key}\n`, 'utf8').update(value).digest();
}
