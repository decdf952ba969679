import { Buffer } from 'node:buffer';
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Trust, TrustKey } from '../../../schemas/generated/types.ts';
import { canonicalJson } from './canonical-json.ts';
import {
  encodeHeader,
  signedTypeOf,
  signedTypes,
  type SignedType,
  signingInput,
  splitRecord,
} from './signed-record.ts';

export type VerifyRefusal =
  'unsigned' | 'bad-signature' | 'unknown-key' | 'retired-key' | 'wrong-audience' | 'malformed';

export type VerifyOutcome =
  | { readonly ok: true; readonly body: unknown; readonly key: TrustKey }
  | { readonly ok: false; readonly reason: VerifyRefusal };

/** Verifies the value of a record on the command topic. Total: no input makes it throw. */
export type Verify = (value: Uint8Array) => VerifyOutcome;

interface KnownKey {
  readonly entry: TrustKey;
  readonly publicKey: KeyObject;
}

/** What is signed under one of the few headers that are ever taken. */
interface KnownHeader extends KnownKey {
  readonly type: SignedType;
}

interface Trusted {
  readonly deployment: string;
  readonly keys: ReadonlyMap<string, KnownKey>;
  /** By the header's text, so that none has to be read to be known. */
  readonly headers: ReadonlyMap<string, KnownHeader>;
}

interface ReadHeader {
  readonly alg: unknown;
  readonly aud: unknown;
  readonly kid: string;
}

const recordBytesMax = 262_144;
const jwsForm = /^([A-Za-z0-9_-]{1,2048})\.\.([A-Za-z0-9_-]*)$/;
const signatureChars = 86;

export function createVerifier(trust: Trust): Verify {
  const { deployment } = trust;
  const keys = new Map(trust.keys.map((entry) => [entry.kid, { entry, publicKey: publicKeyOf(entry) }]));
  const trusted = { deployment, keys, headers: headersOf([...keys.values()], deployment) };
  return (value) => verifyRecord(value, trusted);
}

function headersOf(keys: readonly KnownKey[], deployment: string): ReadonlyMap<string, KnownHeader> {
  const active = keys.filter(({ entry }) => entry.status === 'active');
  return new Map(
    active.flatMap((key) =>
      signedTypes.map((type) => [encodeHeader({ kid: key.entry.kid, deployment, type }), { ...key, type }]),
    ),
  );
}

function verifyRecord(value: Uint8Array, trusted: Trusted): VerifyOutcome {
  if (value.byteLength > recordBytesMax) return refused('malformed');
  const parts = splitRecord(value);
  if (parts === undefined) return refused(isBareObject(value) ? 'unsigned' : 'malformed');
  const [, header = '', signature = ''] = jwsForm.exec(parts.jws) ?? [];
  const known = trusted.headers.get(header);
  if (known === undefined || signature === '') return refuseHeader(trusted, { header, signature, body: parts.body });
  if (!isSignedBy(known.publicKey, signingInput(header, parts.body), signature)) return refused('bad-signature');
  const body = parseCanonical(parts.body);
  // The signature stands; what remains is that it was made over one reading only, under the one header for its kind.
  if (body === undefined || signedTypeOf(body) !== known.type) return refused('malformed');
  return { ok: true, body, key: known.entry };
}

/** Why a record does not count whose header is none that would be written here. */
function refuseHeader(
  { keys, deployment }: Trusted,
  { header, signature, body }: { readonly header: string; readonly signature: string; readonly body: Buffer },
): VerifyOutcome {
  const claimed = readHeader(header);
  if (signature === '' || claimed?.alg === 'none') return refused('unsigned');
  if (claimed === undefined) return refused('malformed');
  const known = keys.get(claimed.kid);
  if (known === undefined) return refused('unknown-key');
  if (known.entry.status !== 'active') return refused('retired-key');
  if (!isSignedBy(known.publicKey, signingInput(header, body), signature)) return refused('bad-signature');
  return refused(claimed.aud === deployment ? 'malformed' : 'wrong-audience');
}

function parseCanonical(bytes: Buffer): object | undefined {
  const text = bytes.toString('utf8');
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && canonicalJson(body) === text ? body : undefined;
  } catch {
    return undefined;
  }
}

function readHeader(encoded: string): ReadHeader | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    if (typeof header !== 'object' || header === null) return undefined;
    const { alg, aud, kid } = header as { alg?: unknown; aud?: unknown; kid?: unknown };
    if (alg === 'none') return { alg, aud, kid: '' };
    return alg === 'EdDSA' && typeof kid === 'string' ? { alg, aud, kid } : undefined;
  } catch {
    return undefined;
  }
}

function isSignedBy(publicKey: KeyObject, input: Buffer, signature: string): boolean {
  if (signature.length !== signatureChars) return false;
  const bytes = Buffer.from(signature, 'base64url');
  // A second spelling of the same signature would be a second record with the same meaning.
  if (bytes.toString('base64url') !== signature) return false;
  return verify(null, input, publicKey, bytes);
}

function isBareObject(value: Uint8Array): boolean {
  try {
    const read: unknown = JSON.parse(Buffer.from(value).toString('utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read);
  } catch {
    return false;
  }
}

function refused(reason: VerifyRefusal): VerifyOutcome {
  return { ok: false, reason };
}

function publicKeyOf({ kid, publicKey }: TrustKey): KeyObject {
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } });
  } catch (cause) {
    throw new ShearpinError('E_KEY', `The public key ${kid} of the trust file is no Ed25519 key.`, { cause });
  }
}
