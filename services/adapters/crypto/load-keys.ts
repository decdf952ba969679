import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import type { Trust } from '../../../schemas/generated/types.ts';
import { validateGateways, validateTrust } from '../../../schemas/generated/validators.js';
import { type FingerprintRing, readRing } from './fingerprint-ring.ts';
import { readAll } from './read-all.ts';
import { readGuardedJson, readKeyFile, type SecretKey } from './key-file.ts';
import { fileNames, gatewayFolder, wideWriter, writerFolder } from './key-folder.ts';

/** What a gateway host holds. */
export interface GatewayKeys {
  readonly fingerprint: FingerprintRing;
  /** Reads the file of the fingerprint keys again: a rotation needs no restart. Throws E_KEY. */
  readonly readFingerprint: () => FingerprintRing;
  readonly ingest: { readonly id: string; readonly key: Buffer };
  readonly trust: Trust;
}

/** What a gateway is to a worker: whose events it may send, and the keys that prove that it sent them. */
export interface KnownGateway {
  readonly tenant: string;
  readonly ingestKeys: readonly Buffer[];
}

/** The gateways that a worker takes events from, by their ids. */
export type KnownGateways = Pick<ReadonlyMap<string, KnownGateway>, 'get'>;

export interface SigningKey {
  readonly writer: string;
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** What a worker host holds. */
export interface WorkerKeys {
  readonly signing: SigningKey;
  /** Signs what is armed over several sessions; absent in folders that were made before there was one. */
  readonly wideSigning?: SigningKey;
  readonly gateways: KnownGateways;
  readonly trust: Trust;
}

/** Reads a gateway's folder, given by itself or as the whole key folder. Throws E_KEY naming the file and what to do. */
export function loadGatewayKeys(dir: string, { gateway }: { readonly gateway: string }): GatewayKeys {
  const folder = folderOf(dir, gatewayFolder(gateway));
  const readFingerprint = (): FingerprintRing => readRing(join(folder, fileNames.fingerprint));
  const [fingerprint, ingest, trust] = readAll(
    readFingerprint,
    () => readKeyFile(join(folder, fileNames.ingest), 'ingest'),
    () => readTrust(join(folder, fileNames.trust)),
  );
  return {
    fingerprint,
    readFingerprint,
    ingest: { id: ingest.id, key: ingest.bytes },
    trust,
  };
}

/** Reads a writer's folder, given by itself or as the whole key folder. Throws E_KEY naming the file and what to do. */
export function loadWorkerKeys(dir: string, { writer = 'worker' }: { readonly writer?: string } = {}): WorkerKeys {
  const folder = folderOf(dir, writerFolder(writer));
  const [trust, signingKey, wideKey, gateways] = readAll(
    () => readTrust(join(folder, fileNames.trust)),
    () => readKeyFile(join(folder, fileNames.signing), 'signing'),
    () => readWideKey(join(folder, fileNames.wideSigning)),
    () => readGateways(join(folder, fileNames.gateways), folder),
  );
  const signing = signingKeyOf(signingKey, { path: join(folder, fileNames.signing), trust, writer });
  if (wideKey === undefined) return { signing, gateways, trust };
  const wide = { path: join(folder, fileNames.wideSigning), trust, writer: wideWriter(writer) };
  return { signing, wideSigning: signingKeyOf(wideKey, wide), gateways, trust };
}

function readWideKey(path: string): SecretKey | undefined {
  return existsSync(path) ? readKeyFile(path, 'signing') : undefined;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

function folderOf(dir: string, own: string): string {
  const inside = join(dir, own);
  return existsSync(inside) ? inside : dir;
}

/** The trust file names the key by its public half, so a key pair that was mixed up shows here and not at a gateway. */
function signingKeyOf(
  { bytes }: SecretKey,
  { path, trust, writer }: { path: string; trust: Trust; writer: string },
): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Head, bytes]), format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const entry = trust.keys.find(({ publicKey }) => publicKey === x);
  if (entry?.writer !== writer || entry.status !== 'active') {
    const state = entry === undefined ? 'is not in' : 'is retired or another writer’s in';
    throw new ShearpinError('E_KEY', `The key of ${path} ${state} the trust file beside it; gateways would refuse it.`);
  }
  return { writer, kid: entry.kid, privateKey };
}

function readTrust(path: string): Trust {
  const trust = readGuardedJson(path, 'public');
  if (!validateTrust(trust)) throw invalid(path, validateTrust.errors);
  const kids = new Set(trust.keys.map(({ kid }) => kid));
  if (kids.size !== trust.keys.length) throw new ShearpinError('E_KEY', `${path} names a kid twice.`);
  return trust;
}

function readGateways(path: string, folder: string): ReadonlyMap<string, KnownGateway> {
  const file = readGuardedJson(path, 'public');
  if (!validateGateways(file)) throw invalid(path, validateGateways.errors);
  const known = new Map<string, KnownGateway>();
  const named = new Set<string>();
  const reads: (() => void)[] = [];
  for (const { id, tenant, ingestKeyFiles } of file.gateways) {
    if (named.has(id)) throw new ShearpinError('E_KEY', `${path} names gateway ${id} twice.`);
    named.add(id);
    reads.push(() => {
      const keys = readAll(...ingestKeyFiles.map((name) => () => readKeyFile(join(folder, name), 'ingest')));
      known.set(id, { tenant, ingestKeys: keys.map(({ bytes }) => bytes) });
    });
  }
  readAll(...reads);
  return known;
}

interface FirstFault {
  readonly instancePath: string;
  readonly message?: string;
}

function invalid(path: string, errors: readonly FirstFault[] | null | undefined): ShearpinError {
  const faults = (errors ?? []).map(({ instancePath, message }) => `${instancePath || 'it'} ${message ?? 'is wrong'}`);
  return new ShearpinError('E_KEY', `${path} is not as its schema says: ${faults.join('; ')}.`);
}
