import { Buffer } from 'node:buffer';
import { canonicalJson } from './canonical-json.ts';

/**
 * Form of a signed record: canonical JSON of `{ body, jws }`, where jws is a detached compact JWS (RFC 7515 appendix F)
 * over the canonical bytes of the body. Canonical order puts the body first, so its bytes are found without a re-write.
 */
export interface SignatureHeader {
  readonly kid: string;
  readonly deployment: string;
  readonly type: SignedType;
}

export type SignedType =
  'shearpin-command+jws' | 'shearpin-beacon+jws' | 'shearpin-progress+jws' | 'shearpin-rules+jws';

const typesBySpec: ReadonlyMap<unknown, SignedType> = new Map<unknown, SignedType>([
  ['shearpin.command.v1', 'shearpin-command+jws'],
  ['shearpin.beacon.v1', 'shearpin-beacon+jws'],
  ['shearpin.progress.v1', 'shearpin-progress+jws'],
  ['shearpin.rules.v1', 'shearpin-rules+jws'],
]);

export const signedTypes: readonly SignedType[] = [...typesBySpec.values()];

/** The JWS type under which a body of this spec is signed. */
export function signedTypeOf(body: object): SignedType | undefined {
  return typesBySpec.get((body as { readonly spec?: unknown }).spec);
}

/** The only protected header that is ever written or taken. */
export function encodeHeader({ kid, deployment, type }: SignatureHeader): string {
  return base64Url(canonicalJson({ alg: 'EdDSA', aud: deployment, kid, typ: type }));
}

export function signingInput(header: string, body: Uint8Array): Buffer {
  return Buffer.from(`${header}.${base64Url(body)}`, 'ascii');
}

export function joinRecord(bodyText: string, jws: string): Buffer {
  return Buffer.from(`{"body":${bodyText},"jws":${JSON.stringify(jws)}}`, 'utf8');
}

const bodyMark = Buffer.from('{"body":', 'ascii');
const jwsMark = Buffer.from(',"jws":"', 'ascii');
const endMark = '"}';

/** Takes a record apart at its fixed marks; undefined when it has not this form. */
export function splitRecord(value: Uint8Array): { readonly body: Buffer; readonly jws: string } | undefined {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const jwsAt = bytes.lastIndexOf(jwsMark);
  if (jwsAt < bodyMark.length || !bytes.subarray(0, bodyMark.length).equals(bodyMark)) return undefined;
  const end = bytes.subarray(jwsAt + jwsMark.length).toString('latin1');
  if (!end.endsWith(endMark)) return undefined;
  return { body: bytes.subarray(bodyMark.length, jwsAt), jws: end.slice(0, -endMark.length) };
}

export function base64Url(bytes: Uint8Array | string): string {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : Buffer.from(bytes);
  return buffer.toString('base64url');
}
