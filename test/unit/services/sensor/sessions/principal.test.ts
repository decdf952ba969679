import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';
import { agentOf, principalOf } from '../../../../../services/sensor/sessions/principal.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 1) });

function jwt(claims: unknown): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none' })}.${part(claims)}.c2ln`;
}

function ofToken(authorization: string, accepted = true) {
  return principalOf({ kind: 'token', authorization, accepted }, inspector);
}

describe('the principal', () => {
  it('of an accepted token is its issuer and subject, whichever token says so', () => {
    const first = ofToken(jwt({ iss: 'i', sub: 's', exp: 1 }));
    expect(first.method).toBe('jwt-accepted');
    expect(ofToken(jwt({ iss: 'i', sub: 's', exp: 2 }))).toEqual(first);
    expect(ofToken(jwt({ iss: 'j', sub: 's' })).id).not.toBe(first.id);
  });

  it.each([
    ['the upstream did not accept it', jwt({ iss: 'i', sub: 's' }), false],
    ['it names no subject', jwt({ iss: 'i' }), true],
    ['it is no JWT', 'Bearer abc', true],
    ['its claims are no JSON', 'Bearer a.!!.c', true],
    ['its claims are no object', jwt(null), true],
    ['it is another scheme', 'Basic a.b.c', true],
  ])('of a token is its keyed hash when %s', (_what, authorization, accepted) => {
    expect(ofToken(authorization, accepted)).toMatchObject({ method: 'token' });
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
  it('is the configured name, else the principal', () => {
    const principal = principalOf({ kind: 'listener', listener: 'h' }, inspector);
    expect(agentOf('planner', principal, inspector)).toEqual({ id: 'planner' });
    expect(agentOf(undefined, principal, inspector)).toEqual({ id: `#${principal.id}` });
    expect(agentOf('two words', principal, inspector).id).toMatch(/^#[0-9a-f]{16}$/);
  });
});
