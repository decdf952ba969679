import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { evidenceOfName } from '../../../../../services/sensor/inspection/secret-names.ts';
import { findSecrets } from '../../../../../services/sensor/inspection/secrets.ts';

const found = (text: string, place: { key?: string; fromVault?: boolean; isSole?: boolean } = {}): string[] =>
  findSecrets(text, { fromVault: false, ...place }).map(({ kind, value }) => `${kind} ${value}`);

it.each([
  ['The vault entry: password is Tr0ub4dor&3x for admin.', 'password Tr0ub4dor&3x'],
  ['DB_PASSWORD=hunter2horse', 'password hunter2horse'],
  ['  password: s3cr3t(word)!x\n', 'password s3cr3t(word)!x'],
  ['{"password": "s3cr3t!word"}', 'password s3cr3t!word'],
  ['Please use the access code Zx81-kpw5-53AQ today', 'token Zx81-kpw5-53AQ'],
  ['Password for the archive:\n  Blue-Whale-77-Cup', 'password Blue-Whale-77-Cup'],
  ['api_key -> abcd-1234-efgh-5678', 'token abcd-1234-efgh-5678'],
  ['It holds kx9Q2mVb7TzLw4Rn8YpD now', 'token kx9Q2mVb7TzLw4Rn8YpD'],
  ['https://app:Pa55w0rdX@db.example/x', 'password Pa55w0rdX'],
  ['https://a.example/x?access_token=kx9Q2mVb7Tz&y=1', 'token kx9Q2mVb7Tz'],
])('finds the secret of %j', (text, secret) => {
  expect(found(text)).toContain(secret);
});

it.each([
  'see commit 3f2a9c1b7d8e4f5061728394a5b6c7d8e9f00112',
  'order ORD-20931-AX and message 18f3a2b9c7d4e5f6',
  'id: 1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
  'web-7d9f8b6c5d-x2k4p is running in monitoring-stack-prometheus-2024',
  'getUserNameById2AndReturn(first, second)',
  '550e8400-e29b-41d4-a716-446655440000 and 01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'charge ch_3MmlLrLkdIwHu7ix0snN0B15 was captured',
  'password: required, token: null, secret: ${SECRET}',
  'The meeting 2024-11-21T12:27:54Z is in room B12-334',
  'https://files.example/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit',
])('finds no secret in %j', (text) => {
  expect(found(text)).toEqual([]);
});

/** Letters as they come out of a hash, which is as random as a secret. */
function lettersOf(seed: number, length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const bytes = createHash('sha512').update(String(seed)).digest();
  return Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}

it('finds most random values that happen to hold no digit', () => {
  const values = Array.from({ length: 500 }, (_, seed) => lettersOf(seed, 32));
  const seen = values.filter((value) => found(`It holds ${value} now`).includes(`token ${value}`));
  expect(seen.length).toBeGreaterThanOrEqual(400);
});

it.each([
  'getOrCreateScriptInfoForNormalizedPath and watchClosedScriptInfoInNodeModules',
  'PlainDateTimeToStringOptions, EncodedAudioChunkInit, BigIntToLocaleStringOptions',
  'XMLHttpRequestEventTarget and isUnicodeIdentifierStartSupported',
  'CUSTOMER_ACCOUNT_IDENTIFIERS_ByRegionAndMonth',
  'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ',
])('takes no name of several words for one: %j', (text) => {
  expect(found(text)).toEqual([]);
});

it('believes the key of a value, but not where the key names an identifier', () => {
  expect(found('swordfish', { key: 'passphrase' })).toEqual(['password swordfish']);
  expect(found('correct horse battery staple', { key: 'recovery_passphrase' })).toEqual([
    'password correct horse battery staple',
  ]);
  expect(found('kx9Q2mVb7TzLw4Rn8YpD', { key: 'file_id' })).toEqual([]);
  expect(found('bearer', { key: 'token_type' })).toEqual([]);
});

it('takes weaker tokens for secrets where credentials are read', () => {
  const weak = '9f8e7d6c5b4a3928';
  expect(found(weak)).toEqual([]);
  expect(found(weak, { fromVault: true })).toEqual([`token ${weak}`]);
  expect(found('The entry was last read by the operations team.', { fromVault: true })).toEqual([]);
});

it.each([
  'maple4821!',
  'river-stone-maple-42',
  'correct-horse-battery-staple',
  'river stone maple cabin ember',
  '482913',
  'B%y2==S*KUj54xE%',
])('takes %j for the credential when a vault says nothing else', (text) => {
  expect(found(text, { fromVault: true, key: 'text', isSole: true })).toContain(`password ${text}`);
  expect(found(text, { fromVault: true, key: 'value' })).toContain(`password ${text}`);
  expect(found(text, { key: 'text', isSole: true })).toEqual([]);
});

it.each([
  'production',
  'us-east-1',
  'v1.2.3',
  'status-page',
  'There is no such entry.',
  'no such entry was found',
  'https://status.example.com/page/1234',
  'db.prod.internal:5432',
  '{"url":"https://status.example.com/page/1234","user":"svc-deploy"}',
])('takes %j for no credential even when a vault says nothing else', (text) => {
  expect(found(text, { fromVault: true, key: 'text', isSole: true })).toEqual([]);
});

it.each([
  ['The value of billing-gateway is maple4821!', 'token maple4821'],
  ['Entry: billing-gateway\nValue: maple4821!\nRotated: 2026-01-02', 'token maple4821'],
  ['<secret name="a">kx9Q2mVb7Tz</secret>', 'token kx9Q2mVb7Tz'],
])('finds the value that a vault gives in %j', (text, secret) => {
  expect(found(text, { fromVault: true })).toContain(secret);
});

it.each([
  'host: db-17.acme.example, ticket ENT-20931-AX, order 8821345',
  'Server=db.example;Database=main;User Id=app;',
])('takes names of hosts, tickets and orders for no credentials where credentials are read: %j', (text) => {
  expect(found(text, { fromVault: true })).toEqual([]);
});

it('takes what follows a named secret for nothing that was promised', () => {
  expect(found('{"secret":"abCD1234efGH","host":"db-17.acme.example"}')).toEqual(['token abCD1234efGH']);
});

it('takes the padding of an encoded secret for no separator', () => {
  const padded = 'CvKAAX2K9ScfwPwtZqQSiHYwCMIujYtsHSTagmFWT2w=';
  expect(found(`Here it is: ${padded}`)).toEqual([`token ${padded}`]);
  expect(found(`It is ${padded}.`)).toHaveLength(1);
});

it.each([
  ['client_secret', 'token'],
  ['privateKey', 'key'],
  ['userPassword', 'password'],
  ['signing-key', 'token'],
  ['accessKeyId', 'identifier'],
  ['nextPageToken', 'identifier'],
  ['max_tokens', 'none'],
  ['subject', 'none'],
  ['publicKey', 'identifier'],
])('reads the name %s as that of %s', (name, evidence) => {
  expect(evidenceOfName(name)).toBe(evidence);
});
