import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Gateways, Trust, TrustKey } from '../../../schemas/generated/types.ts';
import { type FingerprintRing, renderRing } from './fingerprint-ring.ts';
import { keyBytes, newKeyId, renderKey, writeNewFile, type SecretKey } from './key-file.ts';
import { fileNames, gatewayFolder, wideWriter, writerFolder } from './key-folder.ts';

export interface NewKeys {
  readonly tenant: string;
  readonly gateways: readonly string[];
  readonly writer: string;
  readonly deployment: string;
}

/** What was made; folders are relative to the key folder, and no key is told. */
export interface MadeKeys {
  readonly deployment: string;
  readonly tenant: string;
  readonly fingerprintKey: string;
  readonly signingKey: string;
  readonly wideSigningKey: string;
  readonly gateways: readonly { readonly id: string; readonly folder: string }[];
  readonly writer: { readonly id: string; readonly folder: string };
}

const ownerFolder = 0o700;
const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** So that the name of the one that is made of it is a name. */
const writerLengthMax = 59;
/** The owner of a session commands it alone. */
const sessionScopes: TrustKey['scopes'] = ['session'];
/** The owner of what one caller does in several sessions arms, for a while. */
const wideScopes: TrustKey['scopes'] = ['agent', 'principal'];

/**
 * Makes a folder for each gateway host and one for the writer's hosts, so that copying one folder gives a host all that
 * it may hold: no gateway gets a signing key, no worker a fingerprint key. The folder appears whole or not at all.
 * Throws E_KEY when it exists.
 */
export function createKeys(folder: string, keys: NewKeys): MadeKeys {
  checkNames(keys);
  if (existsSync(folder)) throw existsAlready(folder);
  const unfinished = `${folder}.${randomBytes(6).toString('hex')}.new`;
  try {
    mkdirSync(unfinished, { recursive: true, mode: ownerFolder });
    const made = writeKeys(unfinished, keys);
    renameSync(unfinished, folder);
    return made;
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true });
    if (existsSync(folder)) throw existsAlready(folder);
    throw new ShearpinError('E_KEY', `${folder} cannot be made.`, { cause });
  }
}

function writeKeys(folder: string, keys: NewKeys): MadeKeys {
  const signing = newPair(keys.writer);
  const wide = newPair(wideWriter(keys.writer));
  const fingerprintKey = randomBytes(keyBytes);
  const fingerprintKeyId = newKeyId('fingerprint', keys.tenant, fingerprintKey);
  const fingerprint: FingerprintRing = {
    identity: randomBytes(keyBytes),
    keys: [{ id: fingerprintKeyId, key: fingerprintKey }],
  };
  const trust = renderTrust(keys, [
    { ...signing, scopes: sessionScopes },
    { ...wide, scopes: wideScopes },
  ]);
  const writer = writerFolder(keys.writer);
  makeFolder(folder, join(writer, 'ingest'));
  writeNewFile(join(folder, writer, fileNames.signing), renderKey(signing.key), 'secret');
  writeNewFile(join(folder, writer, fileNames.wideSigning), renderKey(wide.key), 'secret');
  writeNewFile(join(folder, writer, fileNames.trust), trust, 'public');
  writeNewFile(join(folder, writer, fileNames.gateways), renderGateways(keys), 'public');
  for (const gateway of keys.gateways) writeGateway(folder, { gateway, writer, fingerprint, trust });
  return {
    deployment: keys.deployment,
    tenant: keys.tenant,
    fingerprintKey: fingerprintKeyId,
    signingKey: signing.key.id,
    wideSigningKey: wide.key.id,
    gateways: keys.gateways.map((id) => ({ id, folder: gatewayFolder(id) })),
    writer: { id: keys.writer, folder: writer },
  };
}

interface GatewayParts {
  readonly gateway: string;
  readonly writer: string;
  readonly fingerprint: FingerprintRing;
  readonly trust: string;
}

function writeGateway(folder: string, { gateway, writer, fingerprint, trust }: GatewayParts): void {
  const own = gatewayFolder(gateway);
  const ingest = renderKey(newKey('ingest', { owner: gateway }));
  makeFolder(folder, own);
  writeNewFile(join(folder, own, fileNames.fingerprint), renderRing(fingerprint), 'secret');
  writeNewFile(join(folder, own, fileNames.ingest), ingest, 'secret');
  writeNewFile(join(folder, own, fileNames.trust), trust, 'public');
  writeNewFile(join(folder, writer, fileNames.ingestOf(gateway)), ingest, 'secret');
}

function newKey(kind: SecretKey['kind'], { owner, bytes }: { owner: string; bytes?: Buffer }): SecretKey {
  const secret = bytes ?? randomBytes(keyBytes);
  return { spec: 'shearpin.key.v1', kind, id: newKeyId(kind, owner, secret), bytes: secret };
}

interface Pair {
  readonly writer: string;
  readonly key: SecretKey;
  readonly publicKey: string;
}

function newPair(writer: string): Pair {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x = '', d = '' } = privateKey.export({ format: 'jwk' });
  return { writer, key: newKey('signing', { owner: writer, bytes: Buffer.from(d, 'base64url') }), publicKey: x };
}

function renderTrust({ deployment, tenant }: NewKeys, pairs: readonly (Pair & Pick<TrustKey, 'scopes'>)[]): string {
  const keys = pairs.map(({ writer, key, publicKey, scopes }): TrustKey => {
    return { kid: key.id, writer, publicKey, tenants: [tenant], scopes, initiators: ['policy'], status: 'active' };
  });
  const trust: Trust = { spec: 'shearpin.trust.v1', deployment, keys };
  return `${JSON.stringify(trust, null, 2)}\n`;
}

function renderGateways({ gateways, tenant }: NewKeys): string {
  const file: Gateways = {
    spec: 'shearpin.gateways.v1',
    gateways: gateways.map((id) => ({ id, tenant, ingestKeyFiles: [fileNames.ingestOf(id)] })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function checkNames({ tenant, gateways, writer, deployment }: NewKeys): void {
  const wrong = [tenant, writer, deployment, ...gateways].find((name) => !nameForm.test(name));
  if (wrong !== undefined) {
    const rule = 'letters, digits, dots, dashes and underscores, at most 64, the first a letter or digit';
    throw new ShearpinError('E_USAGE', `${JSON.stringify(wrong.slice(0, 80))} is no name: use ${rule}.`);
  }
  if (writer.length > writerLengthMax) {
    throw new ShearpinError('E_USAGE', `A writer’s name has at most ${String(writerLengthMax)} characters.`);
  }
  // Folders of file systems that ignore case would meet.
  const distinct = new Set(gateways.map((id) => id.toLowerCase()));
  if (distinct.size !== gateways.length) throw new ShearpinError('E_USAGE', 'Two gateways have the same name.');
  if (gateways.length === 0) throw new ShearpinError('E_USAGE', 'Name at least one gateway.');
}

function existsAlready(folder: string): ShearpinError {
  return new ShearpinError(
    'E_KEY',
    `${folder} exists already; nothing was changed. Name a folder that does not exist.`,
  );
}

function makeFolder(root: string, path: string): void {
  mkdirSync(join(root, path), { recursive: true, mode: ownerFolder });
}
