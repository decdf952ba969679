/** Derives on whose behalf a call is made, and by which agent. Nothing that an agent writes takes part. */
import type { Agent, Delegation, Principal } from '../../../schemas/generated/types.ts';
import type { Caller, TokenCaller } from './caller.ts';
import { actorsMax, claimsOf, credentialsOf, type TokenClaims } from './token.ts';

export interface NameHasher {
  keyedHash(kind: string, value: string): string;
  name(value: string, declared: boolean): string;
}

export function principalOf(caller: Caller, hasher: NameHasher): Principal {
  if (caller.kind === 'os-user') {
    return { id: hash(hasher, ['os-user', caller.host, caller.user]), method: 'os-user' };
  }
  if (caller.kind === 'listener') return { id: hash(hasher, ['listener', caller.listener]), method: 'listener' };
  const credentials = credentialsOf(caller.authorization);
  const method = methodOf(caller);
  const { issuer, subject } = (method === 'token' ? undefined : claimsOf(credentials)) ?? nothingClaimed;
  if (issuer !== undefined && subject !== undefined) return { id: hash(hasher, ['jwt', issuer, subject]), method };
  return { id: hash(hasher, ['token', credentials.scheme, credentials.value]), method: 'token' };
}

const nothingClaimed: Partial<Pick<TokenClaims, 'issuer' | 'subject'>> = {};

function methodOf({ signature, accepted }: TokenCaller): Principal['method'] {
  if (signature === 'verified') return 'jwt-verified';
  return accepted && signature === undefined ? 'jwt-accepted' : 'token';
}

export interface AgentSource {
  readonly caller: Caller;
  /** Name that the operator configured for the listener or entry. */
  readonly configured: string | undefined;
  readonly principal: Principal;
}

/** Who acts by a verified token, else the configured name, else the principal. */
export function agentOf({ caller, configured, principal }: AgentSource, hasher: NameHasher): Agent {
  const claims = verifiedClaimsOf(caller);
  const name = claims?.actors[0]?.subject ?? claims?.client ?? configured;
  return { id: name === undefined ? `#${principal.id}` : hasher.name(name, true) };
}

/** Who acts for whom, by a verified token. */
export function delegationOf(caller: Caller, hasher: NameHasher): Delegation | undefined {
  const actors = verifiedClaimsOf(caller)?.actors ?? [];
  if (actors.length === 0) return undefined;
  const hashes = actors.map(({ issuer = '', subject }) => hash(hasher, ['jwt', issuer, subject]));
  return { actors: hashes.slice(0, actorsMax), truncated: hashes.length > actorsMax };
}

function verifiedClaimsOf(caller: Caller): TokenClaims | undefined {
  const isVerified = caller.kind === 'token' && caller.signature === 'verified';
  return isVerified ? claimsOf(credentialsOf(caller.authorization)) : undefined;
}

function hash(hasher: NameHasher, parts: readonly string[]): string {
  return hasher.keyedHash('principal', JSON.stringify(parts));
}
