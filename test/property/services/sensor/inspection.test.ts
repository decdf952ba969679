import fc from 'fast-check';
import { expect, it } from 'vitest';
import { winnow, winnowSecret } from '../../../../services/sensor/inspection/shingles.ts';
import { createInspector } from '../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 3) });
const alphabet = Array.from('abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
const secrets = fc
  .array(fc.constantFrom(...alphabet), { minLength: 20, maxLength: 64 })
  .map((letters) => letters.join(''));
const compacts = fc
  .array(fc.constantFrom(...Array.from('abc012')), { minLength: 16, maxLength: 400 })
  .map((letters) => letters.join(''));
const padding = fc.string({ maxLength: 200 });

const encoders: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => Array.from(text).join(' '),
  (text) => Array.from(text).join('-'),
  (text) => text.replace(/(.{7})/g, '$1\n'),
  (text) => JSON.stringify({ a: [{ b: text }] }),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
  (text) =>
    Array.from(text)
      .map((character) => `%${character.charCodeAt(0).toString(16)}`)
      .join(''),
];

function watchedOf(secret: string): Set<string> {
  const { event } = inspector.result(
    { credential: secret },
    { bytes: secret.length, capabilities: ['credential.read'], isError: false },
  );
  return new Set(event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
}

function carries(value: unknown, watched: ReadonlySet<string>): boolean {
  return [...inspector.arguments(value, { bytes: 1, watched }).all].some((fp) => watched.has(fp));
}

it('finds a secret in any encoding between any texts', () => {
  fc.assert(
    fc.property(
      secrets,
      fc.constantFrom(...encoders),
      fc.tuple(padding, padding),
      (secret, encode, [before, after]) => {
        expect(carries({ body: `${before} ${encode(secret)} ${after}` }, watchedOf(secret))).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

it('finds a secret in two layers of encoding', () => {
  const layers = fc.constantFrom(...encoders.slice(5));
  fc.assert(
    fc.property(secrets, layers, layers, (secret, inner, outer) => {
      expect(carries({ body: outer(inner(secret)) }, watchedOf(secret))).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('finds any 16 characters of a secret of up to 80', () => {
  fc.assert(
    fc.property(secrets, fc.nat(), (secret, from) => {
      const start = from % (secret.length - 15);
      expect(carries({ body: `xx ${secret.slice(start, start + 16)} yy` }, watchedOf(secret))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('does not find a secret in texts without it', () => {
  fc.assert(
    fc.property(secrets, secrets, fc.lorem({ maxCount: 40 }), (secret, other, text) => {
      fc.pre(secret.toLowerCase() !== other.toLowerCase());
      expect(carries({ to: 'a@b.example', body: `${text} ${other}` }, watchedOf(secret))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

it('keeps of two texts that share 16 characters a shingle in common', () => {
  fc.assert(
    fc.property(compacts, compacts, compacts, (shared, before, after) => {
      const whole = new Set(winnow(before + shared.slice(0, 16) + after));
      expect(winnow(shared.slice(0, 16)).some((shingle) => whole.has(shingle))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('keeps of a long secret a subset of what it keeps of a text that holds it', () => {
  fc.assert(
    fc.property(compacts, compacts, compacts, (secret, before, after) => {
      const whole = new Set(winnow(before + secret + after));
      for (const shingle of winnowSecret(secret)) expect(whole).toContain(shingle);
    }),
    { numRuns: 300 },
  );
});

it('never throws and never shows content, whatever it is given', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), secrets, (value, secret) => {
      const seen = inspector.arguments({ value, [secret]: secret }, { bytes: 1, watched: new Set(['0'.repeat(16)]) });
      const result = inspector.result({ value, [secret]: secret }, { bytes: 1, capabilities: [], isError: false });
      const shown = JSON.stringify([seen.event, result.event]).toLowerCase();
      expect(shown).not.toContain(secret.toLowerCase());
      expect(shown).not.toContain(Buffer.from(secret).toString('hex'));
    }),
    { numRuns: 200 },
  );
});
