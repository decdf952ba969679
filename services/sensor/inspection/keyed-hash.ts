import { createHmac, createSecretKey } from 'node:crypto';

/** Sixteen hex digits (64 bits) of HMAC-SHA-256 over kind, a zero byte and the value. Kinds never collide. */
export type KeyedHash = (kind: string, value: string) => string;

export function createKeyedHash(key: Uint8Array): KeyedHash {
  // A key object is parsed once; a raw buffer would be parsed for every value.
  const secret = createSecretKey(key);
  return (kind, value) => createHmac('sha256', secret).update(`${kind}\0${value}`).digest('hex').slice(0, 16);
}
