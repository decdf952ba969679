import { describe, expect, it } from 'vitest';
import { createOwnRecords } from '../../../../../services/adapters/crypto/own-records.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { createWriter, makeCommand, trustOf, type Writer } from '../../../../support/signed-commands.ts';

function ownRecords(own: Writer, trusted: Writer) {
  const verifyInFull = createVerifier(trustOf([trusted]));
  const seen: Uint8Array[] = [];
  const { signer, verify } = createOwnRecords({ ...own, writer: 'worker' }, (value) => {
    seen.push(value);
    return verifyInFull(value);
  });
  return { signer, verify, seen };
}

describe('records of the own signer', () => {
  it('count without a second look once one of them was verified in full', () => {
    const own = createWriter();
    const { signer, verify, seen } = ownRecords(own, own);
    const [first, second] = [signer.sign(makeCommand()), signer.sign(makeCommand({ order: { offset: '11' } }))];
    verify(first);
    expect(verify(second)).toEqual(createVerifier(trustOf([own]))(second));
    expect(seen).toEqual([first]);
  });

  it('are verified when the same bytes come from elsewhere', () => {
    const own = createWriter();
    const { signer, verify, seen } = ownRecords(own, own);
    const value = signer.sign(makeCommand());
    verify(value);
    const returned = Uint8Array.from(value);
    expect(verify(returned).ok).toBe(true);
    expect(seen.at(-1)).toBe(returned);
  });

  it('are refused each time where the signer is not trusted', () => {
    const { signer, verify } = ownRecords(createWriter(), createWriter());
    const value = signer.sign(makeCommand());
    expect([verify(value), verify(value)].map(({ ok }) => ok)).toEqual([false, false]);
  });
});
