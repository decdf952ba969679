import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';
import type { TokenCaller } from '../../../../../services/sensor/sessions/caller.ts';
import { agentOf, delegationOf, principalOf } from '../../../../../services/sensor/sessions/principal.ts';
import { bearerOf } from '../../../../support/tokens.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 1) });
const issuedTo = { iss: 'i', sub: 's' };

function caller(authorization: string, known: Partial<TokenCaller> = {}): TokenCaller {
  return { kind: 'token', authorization, accepted: true, ...known };
}

function ofToken(authorization: string, known: Partial<TokenCaller> = {}) {
  return principalOf(caller(authorization, known), inspector);
}

describe('the principal', () => {
  it('of an accepted token is its issuer and subject, whichever token says so', () => {
    const first = ofToken(bearerOf({ ...issuedTo, exp: 1 }));
    expect(first.method).toBe('jwt-accepted');
    expect(ofToken(bearerOf({ ...issuedTo, exp: 2 }))).toEqual(first);
    expect(ofToken(bearerOf({ iss: 'j', sub: 's' })).id).not.toBe(first.id);
  });

  it('of a verified token is the same, taken or not, also when the token has expired or names no algorithm', () => {
    const accepted = ofToken(bearerOf(issuedTo));
    const verified = { signature: 'verified', accepted: false } as const;
    const tokens = [bearerOf(issuedTo), bearerOf({ ...issuedTo, exp: 1 }), bearerOf(issuedTo, { alg: 'none' })];
    for (const token of tokens) expect(ofToken(token, verified)).toEqual({ id: accepted.id, method: 'jwt-verified' });
  });

  it.each([
    ['the upstream did not accept it', bearerOf(issuedTo), { accepted: false }],
    ['its issuer refutes it, whatever the upstream made of it', bearerOf(issuedTo), { signature: 'refuted' } as const],
    ['it names no subject', bearerOf({ iss: 'i' }), {}],
    ['it names no issuer', bearerOf({ sub: 's' }), {}],
    ['its subject is no text', bearerOf({ iss: 'i', sub: { toString: 's' } }), {}],
    ['its subject is a book', bearerOf({ iss: 'i', sub: 's'.repeat(2000) }), {}],
    ['it is no JWT', 'Bearer abc', {}],
    ['its claims are no JSON', 'Bearer a.!!.c', {}],
    ['its claims are no UTF-8', `Bearer a.${Buffer.from([0x7b, 0xff, 0x7d]).toString('base64url')}.c`, {}],
    ['its claims are no object', bearerOf(null), {}],
    ['its claims are a list', bearerOf([issuedTo]), {}],
    ['it is huge', bearerOf({ ...issuedTo, pad: 'x'.repeat(20_000) }), {}],
    ['it has four parts', `${bearerOf(issuedTo)}.more`, {}],
    ['it is another scheme', 'Basic a.b.c', {}],
  ])('of a token is its keyed hash when %s', (_what, authorization, known) => {
    expect(ofToken(authorization, known)).toMatchObject({ method: 'token' });
  });

  it('of a token is the same however its header is spelled', () => {
    const [plain, ...spelled] = ['Bearer abc', 'bearer  abc', ' BEARER\tabc '].map((header) => ofToken(header).id);
    expect(spelled).toEqual([plain, plain]);
    expect(ofToken('Bearer abd').id).not.toBe(plain);
    expect(ofToken('Basic abc').id).not.toBe(plain);
  });

  it('without a token is the user of the host, or the listener', () => {
    const user = principalOf({ kind: 'os-user', host: 'h', user: 'u' }, inspector);
    const listener = principalOf({ kind: 'listener', listener: 'h' }, inspector);
    expect([user.method, listener.method]).toEqual(['os-user', 'listener']);
    expect(user.id).not.toBe(listener.id);
    expect(principalOf({ kind: 'os-user', host: 'hu', user: '' }, inspector).id).not.toBe(user.id);
  });
});

describe('the agent', () => {
  const verified = (claims: object): TokenCaller =>
    caller(bearerOf({ ...issuedTo, ...claims }), { signature: 'verified' });

  function agentBy(from: TokenCaller, configured?: string): string {
    return agentOf({ caller: from, configured, principal: principalOf(from, inspector) }, inspector).id;
  }

  it('is the configured name, else the principal', () => {
    const from = { kind: 'listener', listener: 'h' } as const;
    const principal = principalOf(from, inspector);
    const agent = (configured: string | undefined) => agentOf({ caller: from, configured, principal }, inspector);
    expect(agent('planner')).toEqual({ id: 'planner' });
    expect(agent(undefined)).toEqual({ id: `#${principal.id}` });
    expect(agent('two words').id).toMatch(/^#[0-9a-f]{16}$/);
  });

  it('of a verified token is who acts, else the client that it was issued to, before what is configured', () => {
    const claims = { act: { sub: 'booking-agent' }, azp: 'desk-client', client_id: 'other-client' };
    const { act: _, ...issued } = claims;
    const names = [verified(claims), verified(issued), verified({ client_id: 'other-client' }), verified({})];
    expect(names.map((from) => agentBy(from, 'planner'))).toEqual([
      'booking-agent',
      'desk-client',
      'other-client',
      'planner',
    ]);
  });

  it('is never what an unverified token says, nor a name that is none', () => {
    const claims = { ...issuedTo, azp: 'desk-client' };
    expect(agentBy(caller(bearerOf(claims)), 'planner')).toBe('planner');
    expect(agentBy(caller(bearerOf(claims), { signature: 'refuted' }), 'planner')).toBe('planner');
    expect(agentBy(verified({ azp: { name: 'x' } }), 'planner')).toBe('planner');
    expect(agentBy(verified({ azp: 'a\u0000b\nc' }))).toMatch(/^#[0-9a-f]{16}$/);
    expect(agentBy(verified({ azp: '__proto__\u202e' }))).toMatch(/^#[0-9a-f]{16}$/);
  });

  it('acts in a chain that a verified token tells, who acts now first', () => {
    const chain = verified({ act: { sub: 'b', act: { iss: 'other', sub: 'c' } } });
    const { actors = [], truncated } = delegationOf(chain, inspector) ?? {};
    expect(truncated).toBe(false);
    expect(actors).toEqual([
      principalOf(caller(bearerOf({ iss: 'i', sub: 'b' })), inspector).id,
      principalOf(caller(bearerOf({ iss: 'other', sub: 'c' })), inspector).id,
    ]);
    expect(delegationOf({ ...chain, signature: 'refuted' }, inspector)).toBeUndefined();
    expect(delegationOf(verified({ act: 'b' }), inspector)).toBeUndefined();
    expect(delegationOf(verified({ act: { sub: 7 } }), inspector)).toBeUndefined();
  });

  it('acts in a chain that is told as far as its eighth link', () => {
    const act = (depth: number): object => ({ sub: `a${depth}`, ...(depth > 1 ? { act: act(depth - 1) } : {}) });
    expect(delegationOf(verified({ act: act(8) }), inspector)).toMatchObject({ truncated: false });
    const long = delegationOf(verified({ act: act(60) }), inspector);
    expect([long?.actors.length, long?.truncated]).toEqual([8, true]);
  });
});
