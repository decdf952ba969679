import { createHash, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { flattenedVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../../../services/adapters/crypto/canonical-json.ts';
import { createSigner } from '../../../../../services/adapters/crypto/signer.ts';
import { createVerifier } from '../../../../../services/adapters/crypto/verifier.ts';
import { beaconOf, createWriter, makeCommand, startMs, trustOf } from '../../../../support/signed-commands.ts';

const writer = createWriter();
const verify = createVerifier(trustOf([writer]));

function read(value: Uint8Array): { body: Record<string, unknown>; jws: string } {
  return JSON.parse(Buffer.from(value).toString('utf8')) as { body: Record<string, unknown>; jws: string };
}

describe('canonical JSON', () => {
  it('is the form of RFC 8785', () => {
    expect(canonicalJson({ b: [1e21, 0.000001, -0], a: '€\n', '\u{10000}': 1, '\uE000': 2 })).toBe(
      '{"a":"€\\n","b":[1e+21,0.000001,0],"\u{10000}":1,"\uE000":2}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '\uD800', { ['\uDC00']: 1 }, undefined, () => 0])(
    'refuses %s, which JSON cannot say exactly',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'E_INVARIANT' }) as Error);
    },
  );
});

describe('a signed record', () => {
  it('is verified by a published library with nothing but the header’s promise', async () => {
    const command = makeCommand({ reason: { code: 'operator', text: 'Ünïcode “quotes” \u2028', detector: 'x@1' } });
    const { body, jws } = read(writer.sign(command));
    const [header = '', payload, signature = ''] = jws.split('.');
    expect(payload).toBe('');
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: writer.key.publicKey }, 'EdDSA');
    const detached = { protected: header, payload: Buffer.from(canonicalJson(body)).toString('base64url'), signature };
    const verified = await flattenedVerify(detached, key);
    expect(verified.protectedHeader).toEqual({
      alg: 'EdDSA',
      aud: 'test',
      kid: 'worker.1',
      typ: 'shearpin-command+jws',
    });
    expect(body).toEqual(command);
  });

  it('has the same bytes whenever and in whatever order of members it is signed', () => {
    const command = makeCommand();
    const reversed = Object.fromEntries(Object.entries(command).toReversed());
    expect(Buffer.from(writer.sign(reversed))).toEqual(Buffer.from(writer.sign(command)));
  });

  it('is verified with its body and key, command or beacon', () => {
    const command = makeCommand();
    expect(verify(writer.sign(command))).toEqual({ ok: true, body: command, key: writer.key });
    expect(verify(beaconOf(writer, []).value ?? new Uint8Array())).toMatchObject({ ok: true, body: { partition: 0 } });
  });

  it('is refused after a change of any one byte', () => {
    const value = writer.sign(makeCommand());
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const altered = Buffer.from(value);
        altered[at] = (altered[at] ?? 0) ^ change;
        expect(verify(altered).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused under a second spelling of its signature', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const text = Buffer.from(writer.sign(makeCommand())).toString('utf8');
    const last = text.at(-3) ?? '';
    // The last letter holds two bits of the signature and four that a lax decoder drops.
    const respelt = `${text.slice(0, -3)}${letters[letters.indexOf(last) + 1] ?? ''}"}`;
    expect(verify(Buffer.from(respelt))).toEqual({ ok: false, reason: 'bad-signature' });
  });

  it('is refused in every other form of the same content', () => {
    const { body, jws } = read(writer.sign(makeCommand()));
    const forms = [
      JSON.stringify({ jws, body }),
      `${JSON.stringify({ body, jws })} `,
      JSON.stringify({ body, jws }, null, 1),
      `{"body":${canonicalJson(body)},"jws":"${jws}="}`,
      `{"body":${canonicalJson(body)},"jws":"${jws}","x":1}`,
    ];
    for (const form of forms) expect(verify(Buffer.from(form))).toMatchObject({ ok: false });
  });

  it('throws at no input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.json(), fc.string(), (bytes, json, jws) => {
        const forms = [bytes, Buffer.from(json), Buffer.from(`{"body":${json},"jws":${JSON.stringify(jws)}}`)];
        for (const form of forms) expect(verify(form).ok).toBe(false);
      }),
    );
  });

  it('is refused when a beacon’s signature is put under a command’s type, or the header says more', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = { ...writer.key, publicKey: publicKey.export({ format: 'jwk' }).x ?? '' };
    const strict = createVerifier({ spec: 'shearpin.trust.v1', deployment: 'test', keys: [key] });
    const headers = [
      { alg: 'EdDSA', aud: 'test', kid: 'worker.1', typ: 'shearpin-beacon+jws' },
      { alg: 'EdDSA', aud: 'test', crit: ['x'], kid: 'worker.1', typ: 'shearpin-command+jws' },
    ];
    for (const header of headers) {
      expect(strict(signWith(privateKey, header))).toEqual({ ok: false, reason: 'malformed' });
    }
    expect(strict(signWith(privateKey, { alg: 'none' }))).toEqual({ ok: false, reason: 'unsigned' });
  });

  it('is refused when it is larger than any command', () => {
    const huge = { ...makeCommand(), reason: { code: 'operator', text: 'x'.repeat(300_000), detector: 'x@1' } };
    expect(verify(writer.sign(huge))).toEqual({ ok: false, reason: 'malformed' });
  });
});

describe('a signer', () => {
  it('signs nothing but commands, beacons and progress', () => {
    expect(() => writer.sign({ spec: 'shearpin.ack.v1', timeMs: startMs })).toThrow(
      'Only commands, beacons and progress',
    );
  });

  it('takes no key of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const options = { writer: 'worker', kid: 'k', deployment: 'test', privateKey };
    expect(() => createSigner(options)).toThrow(expect.objectContaining({ code: 'E_KEY' }) as Error);
  });
});

/** A record whose signature stands over whatever header is asked for. */
function signWith(privateKey: KeyObject, header: object): Buffer {
  const body = canonicalJson(makeCommand());
  const encoded = Buffer.from(canonicalJson(header)).toString('base64url');
  const input = Buffer.from(`${encoded}.${Buffer.from(body).toString('base64url')}`);
  return Buffer.from(`{"body":${body},"jws":"${encoded}..${sign(null, input, privateKey).toString('base64url')}"}`);
}

describe('the digest of bytes', () => {
  const pin = Buffer.from('4821');

  it('is the same for equal bytes and the same key, and another for every other', () => {
    const digests = [writer.digest(pin), writer.digest(Buffer.from('4822')), createWriter().digest(pin)];
    expect(writer.digest(Buffer.from('4821'))).toBe(digests[0]);
    expect(new Set(digests).size).toBe(3);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is none that anybody could make of the bytes alone', () => {
    const plain = createHash('sha256').update(pin).digest('hex');
    expect([plain, createHmac('sha256', '').update(pin).digest('hex')]).not.toContain(writer.digest(pin));
  });
});
