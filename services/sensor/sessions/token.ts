/** What an Authorization header holds, and what a JWT in it claims. Nothing here is checked: claims may be lies. */
import { isRecord } from '../messages/request-meta.ts';

export interface Credentials {
  /** In lower case; empty when the header is one word. */
  readonly scheme: string;
  readonly value: string;
}

export interface TokenClaims {
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
  readonly audiences: readonly string[];
  readonly scopes: readonly string[];
  readonly expiresAtMs: number | undefined;
  /** The client that the token was issued to. */
  readonly client: string | undefined;
  /** Who acts for the subject: who acts now stands first. At most `actorsMax`, and one more when there are more. */
  readonly actors: readonly Actor[];
}

export interface Actor {
  /** Of the actor itself, else of the token. */
  readonly issuer: string | undefined;
  readonly subject: string;
}

/** A longer token is not looked into. */
export const tokenCharactersMax = 16 * 1024;
export const actorsMax = 8;
const claimCharactersMax = 1024;
const part = /^[A-Za-z0-9_-]+$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Spellings of one header are one: neither the case of the scheme nor the space around the token makes another. */
export function credentialsOf(authorization: string): Credentials {
  const text = authorization.trim();
  const end = text.search(/\s/);
  if (end === -1) return { scheme: '', value: text };
  return { scheme: text.slice(0, end).toLowerCase(), value: text.slice(end).trim() };
}

/** Claims of a bearer token that has the form of a signed JWT. */
export function claimsOf({ scheme, value }: Credentials): TokenClaims | undefined {
  const isCarried = scheme === 'bearer' || scheme === 'dpop';
  const parts = isCarried && value.length <= tokenCharactersMax ? value.split('.', 4) : [];
  const [, payload = ''] = parts;
  if (parts.length !== 3 || !parts.every((one) => part.test(one))) return undefined;
  const claims = jsonOf(payload);
  return claims === undefined ? undefined : readClaims(claims);
}

function readClaims(claims: Readonly<Record<string, unknown>>): TokenClaims {
  const issuer = textOf(claims['iss']);
  return {
    issuer,
    subject: textOf(claims['sub']),
    audiences: listOf(claims['aud']),
    scopes: [...listOf(claims['scope']), ...listOf(claims['scp'])].flatMap((text) => text.split(' ')).filter(isFilled),
    expiresAtMs: millisecondsOf(claims['exp']),
    client: textOf(claims['azp']) ?? textOf(claims['client_id']),
    actors: actorsOf(claims['act'], issuer),
  };
}

/** The chain of `act` claims (RFC 8693, section 4.1), as far as each names a subject. */
function actorsOf(act: unknown, tokenIssuer: string | undefined): readonly Actor[] {
  const actors: Actor[] = [];
  let at = act;
  while (isRecord(at) && actors.length <= actorsMax) {
    const subject = textOf(at['sub']) ?? textOf(at['client_id']);
    if (subject === undefined) break;
    actors.push({ issuer: textOf(at['iss']) ?? tokenIssuer, subject });
    at = at['act'];
  }
  return actors;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= claimCharactersMax ? value : undefined;
}

function listOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string').filter(isFilled);
}

function isFilled(text: string): boolean {
  return text !== '';
}

function millisecondsOf(seconds: unknown): number | undefined {
  const ms = typeof seconds === 'number' ? Math.floor(seconds * 1000) : Number.NaN;
  return Number.isSafeInteger(ms) && ms >= 0 ? ms : undefined;
}

function jsonOf(encoded: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(Buffer.from(encoded, 'base64url')));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
