/** What an event tells of the token that came with a call. */
import type { Token } from '../../../schemas/generated/types.ts';
import { canonicalValue } from '../inspection/canonical-text.ts';
import type { Caller } from './caller.ts';
import type { NameHasher } from './principal.ts';
import { claimsOf, credentialsOf } from './token.ts';

const audiencesMax = 8;
const scopesMax = 32;

/** Names are told of a verified token only: whoever makes up a token writes into its claims what he likes. */
export function tokenOf(caller: Caller, hasher: NameHasher): Token | undefined {
  if (caller.kind !== 'token') return undefined;
  const credentials = credentialsOf(caller.authorization);
  // As of a value, so that a token is known again in arguments and results.
  const fp = hasher.keyedHash('value', canonicalValue(credentials.value));
  const claims = claimsOf(credentials);
  if (claims === undefined) return { fp, kind: 'opaque' };
  const isVerified = caller.signature === 'verified';
  const { expiresAtMs } = claims;
  const named = (names: readonly string[]): string[] => [
    ...new Set(names.map((name) => hasher.name(name, isVerified))),
  ];
  // No more is hashed than can be told, whatever a token holds.
  const audiences = named(claims.audiences.slice(0, audiencesMax));
  const scopes = named(claims.scopes.slice(0, scopesMax));
  const truncated = claims.audiences.length > audiencesMax || claims.scopes.length > scopesMax;
  return { fp, kind: 'jwt', audiences, scopes, ...(expiresAtMs === undefined ? {} : { expiresAtMs }), truncated };
}
