/** Derives on whose behalf a call is made, and by which agent. Nothing that an agent writes takes part. */
import type { Agent, Principal } from '../../../schemas/generated/types.ts';
import type { Caller } from './caller.ts';

export interface NameHasher {
  keyedHash(kind: string, value: string): string;
  name(value: string, declared: boolean): string;
}

const tokenCharactersMax = 16 * 1024;

export function principalOf(caller: Caller, hasher: NameHasher): Principal {
  if (caller.kind === 'os-user') {
    return { id: hash(hasher, ['os-user', caller.host, caller.user]), method: 'os-user' };
  }
  if (caller.kind === 'listener') return { id: hash(hasher, ['listener', caller.listener]), method: 'listener' };
  const subject = caller.accepted ? subjectOf(caller.authorization) : undefined;
  if (subject !== undefined) {
    return { id: hash(hasher, ['jwt', subject.issuer, subject.subject]), method: 'jwt-accepted' };
  }
  return { id: hash(hasher, ['token', caller.authorization]), method: 'token' };
}

/** The agent's configured name, else the principal. */
export function agentOf(configured: string | undefined, principal: Principal, hasher: NameHasher): Agent {
  return { id: configured === undefined ? `#${principal.id}` : hasher.name(configured, true) };
}

function hash(hasher: NameHasher, parts: readonly string[]): string {
  return hasher.keyedHash('principal', JSON.stringify(parts));
}

function subjectOf(authorization: string): { readonly issuer: string; readonly subject: string } | undefined {
  const [scheme = '', token = ''] = authorization.trim().split(/ +/, 2);
  const parts = token.split('.');
  if (scheme.toLowerCase() !== 'bearer' || parts.length !== 3 || token.length > tokenCharactersMax) return undefined;
  const claims = claimsIn(parts[1] ?? '');
  const { iss: issuer, sub: subject } = claims;
  return typeof issuer === 'string' && typeof subject === 'string' && subject !== '' ? { issuer, subject } : undefined;
}

function claimsIn(encoded: string): { readonly iss?: unknown; readonly sub?: unknown } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
