import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../../schemas/generated/types.ts';
import { RequestCallers } from '../../../../../services/gateway/http/caller-of-request.ts';
import { SessionOwners } from '../../../../../services/gateway/http/session-owners.ts';

const listener = 'gateway/here';

function asking(authorization?: string): Pick<IncomingMessage, 'headers'> {
  return { headers: authorization === undefined ? {} : { authorization } };
}

describe('the caller of a request', () => {
  it('has a token that counts as taken from a good answer on, in every spelling, until a 401', async () => {
    const callers = new RequestCallers({ listener });
    const known = await callers.callerOf(asking('Bearer abc'));
    expect(known).toEqual({ kind: 'token', authorization: 'Bearer abc', accepted: false });
    for (const status of [302, 400, 403, 404, 500]) expect(callers.noteAnswer(known, status)).toBe(known);
    expect(callers.noteAnswer(known, 202)).toMatchObject({ accepted: true });
    const taken = await callers.callerOf(asking('bearer  abc'));
    expect(taken).toMatchObject({ accepted: true });
    expect(await callers.callerOf(asking('Bearer abd'))).toMatchObject({ accepted: false });
    expect(callers.noteAnswer(taken, 401)).toMatchObject({ accepted: false });
    expect(await callers.callerOf(asking('Bearer abc'))).toMatchObject({ accepted: false });
  });

  it('is the listener without a token', async () => {
    const callers = new RequestCallers({ listener });
    for (const authorization of [undefined, '']) {
      const caller = await callers.callerOf(asking(authorization));
      expect(callers.noteAnswer(caller, 200)).toEqual({ kind: 'listener', listener });
    }
  });

  it('has a signature only where the issuer’s keys say something of the token', async () => {
    const asked: string[] = [];
    const checks = ['verified', 'refuted', 'unknown'] as const;
    const verifyToken = (token: string) => Promise.resolve(checks[asked.push(token) - 1] ?? 'unknown');
    const callers = new RequestCallers({ listener, verifyToken });
    const signatures = [];
    for (const token of ['a', 'b', 'c']) {
      const caller = await callers.callerOf(asking(`Bearer ${token}`));
      signatures.push(caller.kind === 'token' ? caller.signature : 'none');
    }
    expect([asked, signatures]).toEqual([
      ['a', 'b', 'c'],
      ['verified', 'refuted', undefined],
    ]);
  });
});

describe('an HTTP session', () => {
  const subject: Principal = { id: '1'.repeat(16), method: 'jwt-accepted' };
  const token: Principal = { id: '2'.repeat(16), method: 'token' };
  const renewed: Principal = { id: '3'.repeat(16), method: 'token' };
  const anonymous: Principal = { id: '4'.repeat(16), method: 'listener' };
  const somebody: Principal = { id: '5'.repeat(16), method: 'jwt-verified' };

  it.each([
    ['stays its subject’s while a new token is not yet taken', subject, token, false, subject],
    ['stays its token’s when that is renewed, taken or not', token, renewed, true, token],
    ['is another subject’s call when the token names one', subject, somebody, true, somebody],
    [
      'is the call of whoever gives a token that the server takes, when nobody in particular opened it',
      anonymous,
      token,
      true,
      token,
    ],
    ['stays nobody’s in particular while the token is not taken', anonymous, token, false, anonymous],
    ['of a subject is not that of an opaque token that the server takes', subject, token, true, token],
    ['of a subject is not that of a call without a token', subject, anonymous, false, anonymous],
  ])('%s', (...[, owner, own, isTaken, expected]) => {
    const owners = new SessionOwners();
    expect(owners.ownerOf('s', own, { isTaken })).toBe(own);
    owners.opened('s', owner);
    expect(owners.ownerOf('s', own, { isTaken })).toBe(expected);
    expect(owners.ownerOf('other', own, { isTaken })).toBe(own);
  });
});
