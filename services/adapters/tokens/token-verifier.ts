import { createHash } from 'node:crypto';
import { compactVerify, type CompactVerifyResult, errors, type JWTVerifyGetKey } from 'jose';
import { boundedFetch, type BoundedFetch } from './bounded-fetch.ts';
import { IssuerAway, IssuerKeys } from './issuer-keys.ts';

/** unknown: it is no JWT, or the keys of its issuer cannot be asked for. */
export type TokenCheck = 'verified' | 'refuted' | 'unknown';

export interface TokenVerifier {
  verify(token: string): Promise<TokenCheck>;
}

export interface TokenVerifierDeps {
  readonly issuer?: string | undefined;
  readonly jwksUrl?: string | undefined;
  readonly nowMs: () => number;
  readonly fetch?: BoundedFetch;
  /** Told of each token that is checked, and not of those that are known. */
  readonly onChecked: (outcome: { readonly check: TokenCheck; readonly fault?: unknown }) => void;
}

/** Signatures alone: whoever verifies by a shared secret could sign as well. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const tokenCharactersMax = 16 * 1024;
const jwt = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const knownMax = 10_000;
/** How long a token counts as verified after the issuer gave its key up. */
const knownMs = 5 * 60_000;

/**
 * Says whether the keys of an issuer signed a token. Who it is stays who it is when the token has expired: whether it is
 * still good is for the server to say.
 */
export function createTokenVerifier(deps: TokenVerifierDeps): TokenVerifier {
  const { issuer, nowMs, onChecked } = deps;
  const keys = new IssuerKeys({ ...deps, fetch: deps.fetch ?? boundedFetch });
  const verifiedUntilMs = new Map<string, number>();
  return {
    async verify(token) {
      if (token.length > tokenCharactersMax || !jwt.test(token)) return 'unknown';
      const digest = createHash('sha256').update(token).digest('base64');
      if ((verifiedUntilMs.get(digest) ?? 0) > nowMs()) return 'verified';
      const outcome = await checkToken(token, { keys, issuer });
      onChecked(outcome);
      verifiedUntilMs.delete(digest);
      if (outcome.check === 'verified') remember(verifiedUntilMs, digest, nowMs() + knownMs);
      return outcome.check;
    },
  };
}

function remember(known: Map<string, number>, digest: string, untilMs: number): void {
  known.set(digest, untilMs);
  for (const oldest of known.keys()) {
    if (known.size <= knownMax) return;
    known.delete(oldest);
  }
}

interface Checking {
  readonly keys: IssuerKeys;
  readonly issuer: string | undefined;
}

async function checkToken(
  token: string,
  { keys, issuer }: Checking,
): Promise<{ readonly check: TokenCheck; readonly fault?: unknown }> {
  try {
    const { payload } = await verifyWith(token, await keys.get());
    return { check: issuer === undefined || issuerOf(payload) === issuer ? 'verified' : 'refuted' };
  } catch (fault) {
    return isOfIssuer(fault) ? { check: 'unknown', fault } : { check: 'refuted' };
  }
}

async function verifyWith(token: string, keys: JWTVerifyGetKey): Promise<CompactVerifyResult> {
  try {
    return await compactVerify(token, keys, { algorithms });
  } catch (fault) {
    if (!(fault instanceof errors.JWKSMultipleMatchingKeys)) throw fault;
    // The token does not say which of its issuer's keys it is; each one may be.
    for await (const key of fault) {
      try {
        return await compactVerify(token, key, { algorithms });
      } catch (other) {
        if (!(other instanceof errors.JWSSignatureVerificationFailed)) throw other;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** What no token can bring about: its issuer cannot be asked, or says what is no set of keys. */
function isOfIssuer(fault: unknown): boolean {
  const isNoSet = fault instanceof errors.JOSEError && fault.code === errors.JOSEError.code;
  return fault instanceof IssuerAway || fault instanceof errors.JWKSInvalid || isNoSet;
}

function issuerOf(payload: Uint8Array): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
  } catch {
    return undefined;
  }
}
