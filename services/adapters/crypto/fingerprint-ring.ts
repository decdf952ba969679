import { Buffer } from 'node:buffer';
import { ShearpinError } from '../../../schemas/errors.ts';
import { keyBytes, readGuardedJson } from './key-file.ts';

/** One key under which values are fingerprinted, while it is valid. */
export interface RingKey {
  readonly id: string;
  readonly key: Buffer;
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
}

/** The fingerprint keys of a tenant, newest first, and the key of its names, which no rotation replaces. */
export interface FingerprintRing {
  readonly identity: Buffer;
  readonly keys: readonly RingKey[];
}

const keysMax = 8;
const spec = 'shearpin.keyring.v1';

export function renderRing({ identity, keys }: FingerprintRing): string {
  const told = keys.map(({ id, key, notBeforeMs, notAfterMs }) => ({
    id,
    ...(notBeforeMs === undefined ? {} : { notBefore: new Date(notBeforeMs).toISOString() }),
    ...(notAfterMs === undefined ? {} : { notAfter: new Date(notAfterMs).toISOString() }),
    key: key.toString('base64url'),
  }));
  return `${JSON.stringify({ spec, kind: 'fingerprint', identity: identity.toString('base64url'), keys: told })}\n`;
}

/** Reads a keyring, or a file of one key. Throws E_KEY; a fault never quotes the file. */
export function readRing(path: string): FingerprintRing {
  const read = readGuardedJson(path, 'secret');
  const file = isRecord(read) ? read : {};
  const ring = file['spec'] === spec ? ringIn(file) : oneKeyIn(file);
  if (file['kind'] === 'fingerprint' && ring !== undefined) return ring;
  const size = String(keyBytes);
  throw new ShearpinError('E_KEY', `${path} holds no fingerprint keys of ${size} bytes with their times (${spec}).`);
}

function ringIn({ identity, keys }: Readonly<Record<string, unknown>>): FingerprintRing | undefined {
  const name = bytesOf(identity);
  if (name === undefined || !Array.isArray(keys) || keys.length === 0 || keys.length > keysMax) return undefined;
  const read = keys.map(ringKeyIn);
  const known = read.filter((key) => key !== undefined);
  const ids = new Set(known.map(({ id }) => id));
  if (known.length !== read.length || ids.size !== read.length) return undefined;
  const sorted = known.toSorted((left, right) => (right.notBeforeMs ?? 0) - (left.notBeforeMs ?? 0));
  return { identity: name, keys: sorted };
}

function oneKeyIn({ spec: found, id, key }: Readonly<Record<string, unknown>>): FingerprintRing | undefined {
  const bytes = bytesOf(key);
  if (found !== 'shearpin.key.v1' || typeof id !== 'string' || bytes === undefined) return undefined;
  return { identity: bytes, keys: [{ id, key: bytes }] };
}

function ringKeyIn(read: unknown): RingKey | undefined {
  const { id, key, notBefore, notAfter } = isRecord(read) ? read : {};
  const bytes = bytesOf(key);
  const [notBeforeMs, notAfterMs] = [timeOf(notBefore), timeOf(notAfter)];
  if (typeof id !== 'string' || bytes === undefined || Number.isNaN(notBeforeMs) || Number.isNaN(notAfterMs)) {
    return undefined;
  }
  return {
    id,
    key: bytes,
    ...(notBeforeMs === undefined ? {} : { notBeforeMs }),
    ...(notAfterMs === undefined ? {} : { notAfterMs }),
  };
}

/** NaN for what is no time. */
function timeOf(text: unknown): number | undefined {
  if (text === undefined) return undefined;
  return typeof text === 'string' ? Date.parse(text) : Number.NaN;
}

function bytesOf(text: unknown): Buffer | undefined {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'base64url') : undefined;
  return bytes?.length === keyBytes ? bytes : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
