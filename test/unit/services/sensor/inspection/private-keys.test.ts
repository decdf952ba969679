import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { createInspector } from '../../../../../services/sensor/inspection/inspector.ts';

const inspector = createInspector({ key: Buffer.alloc(32, 7) });

type Form = 'pkcs8' | 'sec1';
const pemOf = (key: ReturnType<typeof generateKeyPairSync>['privateKey'], type: Form): string =>
  key.export({ type, format: 'pem' }).toString();
const curve = (namedCurve: string, type: Form) => (): string =>
  pemOf(generateKeyPairSync('ec', { namedCurve }).privateKey, type);

/** The layout of OpenSSH's own form: kind and public half stand in the open, and are said again beside the private half. */
function openssh(): string {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const open = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const kept = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
  const text = (bytes: Buffer | string): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, Buffer.from(bytes)]);
  };
  const named = Buffer.concat([text('ssh-ed25519'), text(open)]);
  const check = Buffer.concat([kept.subarray(0, 4), kept.subarray(0, 4)]);
  const inner = Buffer.concat([check, named, text(Buffer.concat([kept, open])), text('user@host')]);
  const head = Buffer.concat([text('none'), text('none'), text(''), Buffer.from([0, 0, 0, 1])]);
  const whole = Buffer.concat([Buffer.from('openssh-key-v1\0'), head, text(named), text(inner)]).toString('base64');
  const lines = whole.replace(/.{70}/g, '$&\n');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

it.each<readonly [string, () => string]>([
  ['Ed25519', () => pemOf(generateKeyPairSync('ed25519').privateKey, 'pkcs8')],
  ['P-256', curve('P-256', 'pkcs8')],
  ['P-521', curve('P-521', 'pkcs8')],
  ['P-256 in the older form', curve('P-256', 'sec1')],
  ['P-384 in the older form', curve('P-384', 'sec1')],
  ['P-521 in the older form', curve('P-521', 'sec1')],
  ['RSA', () => pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'pkcs8')],
  ['OpenSSH', openssh],
])('follows a private key of %s and no other of its kind', (_kind, generate) => {
  const key = generate();
  const content = [{ type: 'text', text: key }];
  const read = inspector.result({ content }, { bytes: 1, capabilities: ['credential.read'], isError: false });
  const secrets = read.event.fingerprints.filter(({ role }) => role === 'secret').map(({ fp }) => fp);
  const watched = new Set(secrets);
  const carries = (body: string): boolean =>
    [...inspector.arguments({ body }, { bytes: 1, watched }).all].some((fp) => watched.has(fp));
  const bare = key.split('\n').slice(1, -2).join('');
  expect(read.event.labels).toContain('secret.key');
  expect([carries(`Here: ${key}`), carries(bare), carries(generate())]).toEqual([true, true, false]);
});
