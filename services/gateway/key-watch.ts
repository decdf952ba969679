import type { FingerprintRing } from '../adapters/crypto/fingerprint-ring.ts';
import type { FingerprintKeys } from '../sensor/inspection/fingerprint-keys.ts';
import type { GatewayEvents } from './events.ts';

export interface KeyWatchDeps {
  /** What the key file holds now. Throws when it cannot be used. */
  readonly read: () => FingerprintRing;
  readonly keys: Pick<FingerprintKeys, 'replace' | 'values'>;
  readonly events: GatewayEvents;
}

/** Looks at the key file each time it is called. What cannot be used leaves the keys that are in force as they are. */
export function createKeyWatch({ read, keys, events }: KeyWatchDeps, inForce: FingerprintRing): () => void {
  let known = signatureOf(inForce);
  let told = '';
  const look = (): void => {
    try {
      const ring = read();
      told = '';
      const signature = signatureOf(ring);
      if (signature === known) return;
      known = signature;
      keys.replace(ring);
      events.keysReplaced(ring.keys.map(({ id }) => id));
    } catch (err) {
      const reason = err instanceof Error ? err.message : '';
      // Only another reason is news.
      if (reason !== told) events.keysUnreadable(err);
      told = reason;
    }
  };
  return () => {
    look();
    events.keysInForce(keys.values().length);
  };
}

/** Ids name their bytes, so that no key is kept in a text. */
function signatureOf({ keys }: FingerprintRing): string {
  return JSON.stringify(keys.map(({ id, notBeforeMs, notAfterMs }) => [id, notBeforeMs, notAfterMs]));
}
