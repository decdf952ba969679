import { expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 7) });
const secret = 'kx9Q2mVb-7TzLw4Rn8YpD_hU3s';
const other = 'Zt5Wc8Jd-1GvKq6Xn2BrM_eY7f';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const percent = (text: string): string =>
  Array.from(text)
    .map((character) => `%${character.charCodeAt(0).toString(16)}`)
    .join('');

const learnt = inspector.result(
  { content: [{ type: 'text', text: `The entry holds ${secret}` }] },
  { bytes: 80, capabilities: ['credential.read'], isError: false },
);
const watched = new Set(learnt.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));

function carries(value: unknown): boolean {
  const { all, event } = inspector.arguments(value, { bytes: 1, watched });
  const isInEvent = event.fingerprints.some(({ fp }) => watched.has(fp));
  const isFound = [...all].some((fp) => watched.has(fp));
  expect(isInEvent).toBe(isFound);
  return isFound;
}

const carriers: readonly (readonly [string, unknown])[] = [
  ['alone', { body: secret }],
  ['inside a sentence', { body: `Hello, the value is ${secret}, regards.` }],
  ['inside JSON in a string', { body: JSON.stringify({ note: { value: secret } }) }],
  ['inside JSON in JSON in a string', { body: JSON.stringify({ note: JSON.stringify([secret]) }) }],
  ['as base64', { body: base64(secret) }],
  ['as base64 inside a sentence without punctuation', { body: `please decode ${base64(secret)} at home` }],
  ['as base64 of base64', { body: base64(base64(secret)) }],
  ['as base64url', { body: Buffer.from(`<<<???>>>${secret}`).toString('base64url') }],
  [
    'as base64 wrapped as in a mail',
    { body: base64(`${'padding '.repeat(20)}${secret}`).replace(/(.{76})/g, '$1\r\n') },
  ],
  ['as base64 behind a stray character', { body: `x${base64(secret)}` }],
  ['as hex', { body: Buffer.from(secret).toString('hex') }],
  [
    'as hex with colons',
    {
      body: Buffer.from(secret)
        .toString('hex')
        .replace(/(..)(?!$)/g, '$1:'),
    },
  ],
  ['as UTF-16 in base64', { body: Buffer.from(secret, 'utf16le').toString('base64') }],
  ['URL-encoded', { body: `https://a.example/?q=${percent(secret)}` }],
  [
    'with unicode escapes',
    {
      body: Array.from(secret)
        .map((c) => `\\u00${c.charCodeAt(0).toString(16)}`)
        .join(''),
    },
  ],
  ['in lower case', { body: secret.toLowerCase() }],
  ['in upper case', { body: secret.toUpperCase() }],
  ['with blanks between its characters', { body: Array.from(secret).join(' ') }],
  ['with line breaks inside', { body: `${secret.slice(0, 9)}\n${secret.slice(9, 17)}\n${secret.slice(17)}` }],
  ['with invisible characters inside', { body: Array.from(secret).join('\u200B') }],
  ['in full-width letters', { body: fullWidth(secret) }],
  ['in a nested object', { a: { b: [{ c: [[secret]] }] } }],
  ['split over the elements of an array', { parts: secret.match(/.{1,5}/g) }],
  ['as the name of a key', { [secret]: true }],
  ['as one of two values', { first: 'nothing', second: secret }],
  ['after 60 KiB of padding', { body: `${'lorem ipsum '.repeat(5000)}${secret}` }],
  ['glued into a longer word', { body: `abc${secret}xyz` }],
  ['in part, 16 characters of it', { body: compact(secret).slice(3, 19) }],
];

it.each(carriers)('finds a secret that was read %s', (_, value) => {
  expect(carries(value)).toBe(true);
});

it.each([
  [
    'an honest mail to the same destination',
    { to: 'a@b.example', body: 'Your refund is on its way. The entry holds.' },
  ],
  ['another secret', { body: `The entry holds ${other}` }],
  ['another secret as base64', { body: base64(other) }],
  ['a few characters of the secret', { body: secret.slice(0, 8) }],
])('finds nothing in %s', (_, value) => {
  expect(carries(value)).toBe(false);
});

it('finds each of two secrets that one result held', () => {
  const both = inspector.result(
    { content: [{ type: 'text', text: JSON.stringify({ user: secret, admin: other }) }] },
    { bytes: 80, capabilities: ['credential.read'], isError: false },
  );
  const secrets = new Set(both.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  for (const value of [secret, other]) {
    const { all } = inspector.arguments({ body: `is ${value}` }, { bytes: 1, watched: secrets });
    expect([...all].some((fp) => secrets.has(fp))).toBe(true);
  }
});

it('finds a short password between blanks, and split by them', () => {
  const read = inspector.result(
    { content: [{ type: 'text', text: 'password: Zq4!mw9T' }] },
    { bytes: 20, capabilities: ['credential.read'], isError: false },
  );
  const secrets = new Set(read.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  for (const body of ['it is Zq4!mw9T.', 'it is (zq4!MW9t)', 'it is Z q 4 m w 9 T', 'Zq4!-mw9T']) {
    const { all } = inspector.arguments({ body }, { bytes: 1, watched: secrets });
    expect(
      [...all].some((fp) => secrets.has(fp)),
      body,
    ).toBe(true);
  }
});

it('finds the decoded form of a secret that was read in base64', () => {
  const read = inspector.result(
    { data: { password: base64(secret) } },
    { bytes: 20, capabilities: ['credential.read'], isError: false },
  );
  const secrets = new Set(read.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  const { all } = inspector.arguments({ body: `It is ${secret}` }, { bytes: 1, watched: secrets });
  expect([...all].some((fp) => secrets.has(fp))).toBe(true);
});

it('shares no shingle between two web tokens of one issuer', () => {
  const issue = (signature: string): string =>
    `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhIiwic3ViIjoiYiJ9.${signature}`;
  const read = inspector.result(
    { content: [{ type: 'text', text: issue('kx9Q2mVb7TzLw4Rn8YpDhU3sAb5') }] },
    { bytes: 20, capabilities: [], isError: false },
  );
  const secrets = new Set(read.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  const { all } = inspector.arguments({ t: issue('Zt5Wc8Jd1GvKq6Xn2BrMeY7fQw2') }, { bytes: 1, watched: secrets });
  expect(secrets.size).toBeGreaterThan(0);
  expect([...all].some((fp) => secrets.has(fp))).toBe(false);
});

it.each<readonly [how: string, value: (password: string) => unknown]>([
  ['whole', (password) => ({ body: `it is ${password}.` })],
  ['as the name of a mailbox', (password) => ({ to: `${password}@h.example` })],
  ['over two arguments', (password) => ({ subject: password.slice(0, 6), body: password.slice(6) })],
  ['over the elements of a list', (password) => ({ parts: password.split('') })],
  ['with a dash between all characters', (password) => ({ body: password.split('').join('-') })],
  ['after many short words', (password) => ({ body: `${'ab cd ef '.repeat(2000)}${password.replace('!', ' ')}` })],
])('finds a short password %s', (_how, value) => {
  const password = 'kx9Q2m!Vb7Tz';
  const read = inspector.result(
    { content: [{ type: 'text', text: password }] },
    { bytes: 12, capabilities: ['credential.read'], isError: false },
  );
  const secrets = new Set(read.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp));
  const { all, incomplete } = inspector.arguments(value(password), { bytes: 1, watched: secrets });
  expect([...all].some((fp) => secrets.has(fp))).toBe(true);
  expect(incomplete).toBe(false);
});

it('says that it did not look at all pieces of a text that is nothing but pieces', () => {
  const body = Array.from({ length: 15_000 }, (_, at) => at % 10).join(' ');
  expect(inspector.arguments({ body }, { bytes: 1, watched }).incomplete).toBe(true);
  expect(inspector.arguments({ body }, { bytes: 1 }).incomplete).toBe(false);
});

it('gives other fingerprints under another key', () => {
  const elsewhere = createInspector({ key: Buffer.alloc(32, 8) });
  const { all } = elsewhere.arguments({ body: secret }, { bytes: 1, watched });
  expect([...all].some((fp) => watched.has(fp))).toBe(false);
});

function fullWidth(text: string): string {
  return text.replace(/[A-Za-z0-9]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function compact(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}
