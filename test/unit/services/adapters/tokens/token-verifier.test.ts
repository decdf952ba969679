import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTokenVerifier, type TokenCheck } from '../../../../../services/adapters/tokens/token-verifier.ts';

const issuer = 'https://auth.example/realm';
const jwksUrl = 'https://auth.example/keys';
const claims = { iss: issuer, sub: 'clerk' };

interface Key {
  readonly kid: string | undefined;
  readonly privateKey: KeyObject;
  readonly jwk: object;
}

function newKey(kid?: string): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const named = kid === undefined ? {} : { kid };
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', ...named } };
}

function sign({ privateKey, kid }: Key, payload: object = claims): Promise<string> {
  const header = { alg: 'ES256', ...(kid === undefined ? {} : { kid }) };
  return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader(header).sign(privateKey);
}

/** An issuer whose keys and documents the test changes. */
class Issuer {
  keys: readonly Key[];
  readonly asked: string[] = [];
  isAway = false;
  documents: Record<string, unknown> = {};

  constructor(...keys: readonly Key[]) {
    this.keys = keys;
  }

  verifier(given: { readonly issuer?: string; readonly jwksUrl?: string } = { issuer, jwksUrl }) {
    const checked: TokenCheck[] = [];
    const verifier = createTokenVerifier({
      ...given,
      nowMs: () => Date.now(),
      fetch: (url) => this.#answer(url),
      onChecked: ({ check }) => void checked.push(check),
    });
    return { verify: (token: string) => verifier.verify(token), checked };
  }

  #answer(url: string): Promise<Response> {
    this.asked.push(url);
    if (this.isAway) return Promise.reject(new TypeError('fetch failed'));
    if (url === jwksUrl) return Promise.resolve(Response.json({ keys: this.keys.map(({ jwk }) => jwk) }));
    const document = this.documents[url];
    return Promise.resolve(document === undefined ? new Response('', { status: 404 }) : Response.json(document));
  }
}

// The set of keys keeps its own time.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('a token verifier', () => {
  it('verifies what the issuer’s key signed, asks for keys once, and checks a token once', async () => {
    const key = newKey('a');
    const issued = new Issuer(key);
    const { verify, checked } = issued.verifier();
    const tokens = [await sign(key), await sign(key, { ...claims, exp: 1 })];
    for (const token of [...tokens, ...tokens]) expect(await verify(token)).toBe('verified');
    expect(issued.asked).toEqual([jwksUrl]);
    expect(checked).toEqual(['verified', 'verified']);
  });

  it('refutes other signers, other issuers, changed claims, and every algorithm that is no signature', async () => {
    const key = newKey('a');
    const { verify } = new Issuer(key).verifier();
    const [head = '', , signature = ''] = (await sign(key)).split('.');
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part(claims)}`;
    const shared = `${part({ alg: 'HS256', kid: 'a' })}.${part(claims)}`;
    const mac = createHmac('sha256', JSON.stringify(key.jwk)).update(shared).digest('base64url');
    const refuted = [
      await sign({ ...newKey(), kid: 'a' }),
      await sign(newKey('unheard-of')),
      await sign(key, { ...claims, iss: 'https://other.example' }),
      await sign(key, { sub: 'clerk' }),
      `${head}.${part({ ...claims, sub: 'boss' })}.${signature}`,
      `${unsigned}.x`,
      `${shared}.${mac}`,
      `${part({ alg: 'ES256', kid: 'a', crit: ['x'] })}.${part(claims)}.${signature}`,
      'a.b.c',
    ];
    for (const token of refuted) expect([token, await verify(token)]).toEqual([token, 'refuted']);
  });

  it.each([
    ['it is no JWT', 'opaque'],
    ['it is unsigned to the letter', `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
    ['it is huge', `a.${'b'.repeat(20_000)}.c`],
  ])('does not know a token and asks nobody when %s', async (_what, token) => {
    const issued = new Issuer(newKey('a'));
    expect(await issued.verifier().verify(token)).toBe('unknown');
    expect(issued.asked).toEqual([]);
  });

  it('tries each key where neither token nor keys have names', async () => {
    const keys = [newKey(), newKey()] as const;
    const { verify } = new Issuer(...keys).verifier();
    for (const key of keys) expect(await verify(await sign(key))).toBe('verified');
    expect(await verify(await sign(newKey()))).toBe('refuted');
  });

  it('takes a key that the issuer has put in place since, and lets go of one that it gave up', async () => {
    const [old, renewed] = [newKey('old'), newKey('new')];
    const issued = new Issuer(old);
    const { verify } = issued.verifier();
    const first = await sign(old);
    const second = await sign(renewed);
    expect([await verify(first), await verify(second)]).toEqual(['verified', 'refuted']);
    issued.keys = [renewed];
    // Not before a moment has passed: made-up names of keys must not become a flood at the issuer.
    expect([await verify(second), issued.asked.length]).toEqual(['refuted', 1]);
    vi.setSystemTime(Date.now() + 5000);
    expect([await verify(second), issued.asked.length]).toEqual(['verified', 2]);
    expect(await verify(first)).toBe('verified');
    vi.setSystemTime(Date.now() + 5 * 60_000);
    expect(await verify(first)).toBe('refuted');
  });

  it('does not know tokens while the issuer is away, asks it again only after a while, and keeps known keys', async () => {
    const key = newKey('a');
    const issued = new Issuer(key);
    issued.isAway = true;
    const { verify } = issued.verifier();
    const token = await sign(key);
    expect([await verify(token), await verify(token), await verify(token)]).toEqual(['unknown', 'unknown', 'unknown']);
    expect(issued.asked).toHaveLength(1);
    issued.isAway = false;
    vi.setSystemTime(Date.now() + 16_000);
    expect(await verify(token)).toBe('verified');
    issued.isAway = true;
    expect(await verify(await sign(key, { ...claims, jti: '2' }))).toBe('verified');
  });

  it('does not know tokens while what the issuer serves is no set of keys', async () => {
    const issued = new Issuer(newKey('a'));
    issued.documents[`${issuer}/.well-known/openid-configuration`] = { issuer, jwks_uri: 'https://auth.example/none' };
    issued.documents['https://auth.example/none'] = ['keys'];
    expect(await issued.verifier({ issuer }).verify(await sign(newKey('a')))).toBe('unknown');
  });
});

describe('an issuer whose keys are looked for in its metadata', () => {
  const openId = `${issuer}/.well-known/openid-configuration`;
  const rfc8414 = 'https://auth.example/.well-known/oauth-authorization-server/realm';

  it.each([openId, rfc8414])('is asked at %s', async (url) => {
    const key = newKey('a');
    const issued = new Issuer(key);
    issued.documents[url] = { issuer, jwks_uri: jwksUrl };
    expect(await issued.verifier({ issuer }).verify(await sign(key))).toBe('verified');
    expect(issued.asked.at(-1)).toBe(jwksUrl);
  });

  it.each([
    ['speaks for another', { issuer: 'https://other.example', jwks_uri: jwksUrl }],
    ['leads away from TLS', { issuer, jwks_uri: 'http://auth.example/keys' }],
    ['names no keys', { issuer }],
    ['names keys that are no URL', { issuer, jwks_uri: 'keys' }],
    ['is no object', null],
  ])('is not believed when its metadata %s', async (_what, document) => {
    const key = newKey('a');
    const issued = new Issuer(key);
    issued.documents[openId] = document;
    expect(await issued.verifier({ issuer }).verify(await sign(key))).toBe('unknown');
    expect(issued.asked).not.toContain(jwksUrl);
  });
});
