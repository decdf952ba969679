import type { TrustKey } from '../../../schemas/generated/types.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Verify } from './verifier.ts';

/**
 * A signer, and a verifier that takes what this very signer has made without a second look: checking a signature takes
 * longer than making it. Known are the bytes in memory and not their text, so what comes back from anywhere is verified.
 */
export function createOwnRecords(signer: Signer, verify: Verify): { readonly signer: Signer; readonly verify: Verify } {
  const made = new WeakMap<Uint8Array, object>();
  /** Of the first own record that was verified in full: that the signer is trusted at all has to be seen once. */
  let ownKey: TrustKey | undefined;
  return {
    signer: {
      ...signer,
      sign(body) {
        const value = signer.sign(body);
        made.set(value, body);
        return value;
      },
    },
    verify(value) {
      const body = made.get(value);
      if (body !== undefined && ownKey !== undefined) return { ok: true, body, key: ownKey };
      const outcome = verify(value);
      if (body !== undefined && outcome.ok) ownKey = outcome.key;
      return outcome;
    },
  };
}
