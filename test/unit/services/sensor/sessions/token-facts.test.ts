import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateCallRequested } from '../../../../../schemas/generated/validators.js';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';
import type { TokenCaller } from '../../../../../services/sensor/sessions/caller.ts';
import { tokenOf } from '../../../../../services/sensor/sessions/token-facts.ts';
import { bearerOf } from '../../../../support/tokens.ts';
import { message, observed } from '../observer/observed.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 1) });
const hashed = /^#[0-9a-f]{16}$/;

function factsOf(authorization: string, known: Partial<TokenCaller> = {}) {
  return tokenOf({ kind: 'token', authorization, accepted: true, ...known }, inspector);
}

describe('what an event tells of a token', () => {
  it('is its fingerprint alone when the token is opaque', () => {
    expect(factsOf('Bearer opaque-token')).toEqual({
      fp: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      kind: 'opaque',
    });
    expect(factsOf(bearerOf({ aud: 'a', pad: 'x'.repeat(20_000) }))?.kind).toBe('opaque');
  });

  it('is the fingerprint that the same value has in arguments', () => {
    const value = ['ghp', 'Jd83Kx0pQz7LmV2cRt5YwB9nUe4HsA1gFo6T'].join('_');
    const { all } = inspector.arguments({ body: value }, { bytes: 50 });
    expect(all).toContain(factsOf(`Bearer ${value}`)?.fp);
  });

  it('are names of audiences and scopes of a verified token, and hashes of them otherwise', () => {
    const token = bearerOf({
      aud: ['tickets-api', 'two words'],
      scope: 'tickets:read tickets:write',
      exp: 1_800_000_000.5,
    });
    const facts = factsOf(token, { signature: 'verified' });
    expect(facts).toMatchObject({ kind: 'jwt', scopes: ['tickets:read', 'tickets:write'], truncated: false });
    expect(facts?.audiences).toEqual(['tickets-api', expect.stringMatching(hashed)]);
    expect(facts?.expiresAtMs).toBe(1_800_000_000_500);
    const told = factsOf(token);
    for (const name of [...(told?.audiences ?? []), ...(told?.scopes ?? [])]) expect(name).toMatch(hashed);
  });

  it('takes scopes in every form that issuers write them', () => {
    const scopesOf = (claims: object) => factsOf(bearerOf(claims), { signature: 'verified' })?.scopes;
    expect(scopesOf({ scope: 'one two' })).toEqual(['one', 'two']);
    expect(scopesOf({ scp: ['one', 'two'] })).toEqual(['one', 'two']);
    expect(scopesOf({ scp: 'one  two' })).toEqual(['one', 'two']);
  });

  it('are bounded, and say when there was more', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `name${index}`);
    const facts = factsOf(bearerOf({ aud: many(9), scope: many(33).join(' ') }));
    expect([facts?.audiences?.length, facts?.scopes?.length, facts?.truncated]).toEqual([8, 32, true]);
    expect(factsOf(bearerOf({ aud: many(8), scope: many(32).join(' ') }))?.truncated).toBe(false);
  });

  it.each(['soon', -1, Number.MAX_VALUE, null, [1], { at: 1 }])('have no expiry where it says %j', (exp) => {
    expect(factsOf(bearerOf({ exp }))).not.toHaveProperty('expiresAtMs');
  });

  it('fits the schema and holds nothing of the token, whatever its claims are', () => {
    const mark = 'Qz7markedX9K';
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('iss', 'sub', 'aud', 'scope', 'scp', 'exp', 'act', 'azp'), fc.jsonValue()),
        (any, claims) => {
          const world = observed();
          const authorization = bearerOf({
            aud: [mark, any],
            scope: `${mark} x`,
            azp: mark,
            act: { sub: mark },
            ...claims,
          });
          const caller = { kind: 'token', authorization, accepted: true } as const;
          const connection = world.connect({ caller, base: { kind: 'stateless' } });
          void connection.fromClient(
            message({ id: 1, method: 'tools/call', params: { name: 'read_mail', arguments: {} } }),
          );
          const [event] = world.requested();
          expect(validateCallRequested(event)).toBe(true);
          expect(JSON.stringify(event)).not.toContain(mark);
          expect(world.faults).toEqual([]);
        },
      ),
    );
  });
});

describe('a session whose client renews its token', () => {
  it('goes on, and each call tells the token that came with it', () => {
    const world = observed();
    const caller = (sub: string) =>
      ({ kind: 'token', authorization: bearerOf({ iss: 'i', sub: 's', jti: sub }), accepted: true }) as const;
    const connection = world.connect({ caller: caller('1'), base: { kind: 'legacy', id: 'session' } });
    const call = (id: number) => message({ id, method: 'tools/call', params: { name: 'read_mail', arguments: {} } });
    void connection.fromClient(call(1), { caller: caller('1') });
    void connection.fromClient(call(2), { caller: caller('2') });
    void connection.fromServer(message({ id: 2, result: { content: [] } }));
    const [first, second] = world.requested();
    expect(first?.session).toEqual(second?.session);
    expect(first?.token?.fp).not.toBe(second?.token?.fp);
    expect(world.completed().at(-1)?.token).toEqual(second?.token);
  });
});
