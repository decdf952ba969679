import { Buffer } from 'node:buffer';
import { createHmac, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { createMac } from './mac.ts';
import { canonicalJson } from './canonical-json.ts';
import { encodeHeader, joinRecord, signedTypeOf, signedTypes, signingInput } from './signed-record.ts';

export interface SignerOptions {
  readonly writer: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** Audience: what is signed for one deployment is refused in every other. */
  readonly deployment: string;
}

/** Ed25519 signatures are deterministic, so equal bodies give equal bytes whichever process signs. */
export function createSigner({ writer, kid, privateKey, deployment }: SignerOptions): Signer {
  if (privateKey.asymmetricKeyType !== 'ed25519' || privateKey.type !== 'private') {
    throw new ShearpinError('E_KEY', `The signing key of writer ${writer} is no Ed25519 private key.`);
  }
  const headers = new Map(signedTypes.map((type) => [type, encodeHeader({ kid, deployment, type })]));
  const digestKey = derivedKey(privateKey, 'shearpin digest of a refused record');
  const sealing = createMac({ gateway: writer, key: derivedKey(privateKey, 'shearpin seal of a signal') });
  return {
    writer,
    sign(body) {
      const type = signedTypeOf(body);
      const header = type === undefined ? undefined : headers.get(type);
      if (header === undefined)
        throw new ShearpinError('E_INVARIANT', 'Only commands, beacons and progress are signed.');
      const text = canonicalJson(body);
      const signature = sign(null, signingInput(header, Buffer.from(text, 'utf8')), privateKey);
      return joinRecord(text, `${header}..${signature.toString('base64url')}`);
    },
    seal: (input) => sealing.mac(input),
    digest: (bytes) => createHmac('sha256', digestKey).update(bytes).digest('hex'),
  };
}

/** A key of its own for each other purpose, so that nothing that it makes is a signature. */
function derivedKey(privateKey: KeyObject, purpose: string): Buffer {
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
