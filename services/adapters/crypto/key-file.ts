import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { ShearpinError } from '../../../schemas/errors.ts';

const ownerOnly = 0o600;
const publicRead = 0o644;
const othersBits = 0o077;
const othersWriteBits = 0o022;
const fileBytesMax = 16_777_216;
const howToMend =
  'With Kafka, `shearpin keys new` makes keys. Without, end the gateways and delete the folder: they make new ones.';

/** Who may read a file: a secret only its owner, a public one all; neither may be written by others. */
export type Secrecy = 'secret' | 'public';

export interface SecretKey {
  readonly spec: 'shearpin.key.v1';
  readonly kind: 'ingest' | 'signing';
  /** Names the key, so that it can be replaced while the older one is still known. */
  readonly id: string;
  readonly bytes: Buffer;
}

export const keyBytes = 32;

/** Names a key by its owner and a digest that tells nothing of it. */
export function newKeyId(kind: SecretKey['kind'] | 'fingerprint', owner: string, bytes: Buffer): string {
  const digest = createHash('sha256').update(`shearpin key id\n${kind}\n`).update(bytes).digest('hex');
  return `${owner}.${digest.slice(0, 12)}`;
}

/** Never overwrites. */
export function writeNewFile(path: string, text: string, secrecy: Secrecy): void {
  writeFileSync(path, text, { flag: 'wx', mode: secrecy === 'secret' ? ownerOnly : publicRead });
}

export function renderKey({ spec, kind, id, bytes }: SecretKey): string {
  return `${JSON.stringify({ spec, kind, id, key: bytes.toString('base64url') })}\n`;
}

/** The JSON of a file that others could not have read (secret) or changed (public). Faults never quote the content. */
export function readGuardedJson(path: string, secrecy: Secrecy): unknown {
  const text = readGuarded(path, secrecy);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, so it is not passed on as a cause.
    throw new ShearpinError('E_KEY', `${path} is not valid JSON. Restore it. ${howToMend}`);
  }
}

export function readKeyFile(path: string, kind: SecretKey['kind']): SecretKey {
  const read = readGuardedJson(path, 'secret');
  const { spec, kind: found, id, key } = isRecord(read) ? read : {};
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64url') : Buffer.alloc(0);
  if (spec !== 'shearpin.key.v1' || found !== kind || typeof id !== 'string' || bytes.length !== keyBytes) {
    throw new ShearpinError('E_KEY', `${path} holds no ${kind} key of ${String(keyBytes)} bytes (shearpin.key.v1).`);
  }
  return { spec, kind, id, bytes };
}

function readGuarded(path: string, secrecy: Secrecy): string {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (cause) {
    throw new ShearpinError('E_KEY', `${path} is missing or cannot be read. ${howToMend}`, {
      cause,
    });
  }
  try {
    const { mode, size } = fstatSync(handle);
    checkMode(path, mode, secrecy);
    if (size > fileBytesMax) throw new ShearpinError('E_KEY', `${path} is too large to be a key file.`);
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function checkMode(path: string, mode: number, secrecy: Secrecy): void {
  // Windows has no such bits: Node reports 0666 for every file that can be written.
  if (process.platform === 'win32') return;
  if (secrecy === 'secret' && (mode & othersBits) !== 0) {
    throw new ShearpinError('E_KEY', `${path} is open to other users. Run: chmod 600 ${path}`);
  }
  if ((mode & othersWriteBits) !== 0) {
    throw new ShearpinError('E_KEY', `${path} can be changed by other users. Run: chmod 644 ${path}`);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
