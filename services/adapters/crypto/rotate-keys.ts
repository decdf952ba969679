import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ShearpinError } from '../../../schemas/errors.ts';
import { type FingerprintRing, readRing, renderRing, type RingKey } from './fingerprint-ring.ts';
import { keyBytes, newKeyId, writeNewFile } from './key-file.ts';
import { fileNames, gatewaysFolder } from './key-folder.ts';
import { ownerOfKey } from './key-owner.ts';
import { readAll } from './read-all.ts';

export interface Rotation {
  /** From when on values are fingerprinted under the new key. */
  readonly fromMs: number;
  /** How long they are fingerprinted under the old key too. */
  readonly overlapMs: number;
  readonly nowMs: number;
}

/** What was changed; no key is told. */
export interface RotatedKeys {
  readonly files: readonly string[];
  readonly fingerprintKey: string;
  readonly fromMs: number;
  readonly oldUntilMs: number;
  /** Keys whose time was over; they are in the files no more. */
  readonly dropped: readonly string[];
}

/**
 * Adds a fingerprint key to the file of every gateway of a key folder, or of the one gateway whose folder is given. Each
 * file is replaced as a whole. Throws E_KEY, and then has changed nothing, unless a disk failed between two files.
 */
export function rotateKeys(dir: string, { fromMs, overlapMs, nowMs }: Rotation): RotatedKeys {
  const files = filesIn(dir);
  const [first, ...others] = readAll(...files.map((file) => () => readRing(file)));
  if (first === undefined) throw new ShearpinError('E_KEY', `${dir} holds the keys of no gateway.`);
  if (others.some((ring) => renderRing(ring) !== renderRing(first))) {
    throw new ShearpinError(
      'E_KEY',
      `The gateways of ${dir} hold different fingerprint keys; give all of them one file.`,
    );
  }
  const [newest] = first.keys;
  checkNone(first, nowMs);
  const bytes = randomBytes(keyBytes);
  const owner = ownerOfKey(newest?.id ?? '') ?? 'tenant';
  const added: RingKey = { id: newKeyId('fingerprint', owner, bytes), key: bytes, notBeforeMs: fromMs };
  const oldUntilMs = fromMs + overlapMs;
  const kept = first.keys.filter(({ notAfterMs = Infinity }) => notAfterMs > nowMs);
  const keys = [
    added,
    ...kept.map((key) => ({ ...key, notAfterMs: Math.min(key.notAfterMs ?? Infinity, oldUntilMs) })),
  ];
  for (const file of files) replaceFile(file, renderRing({ identity: first.identity, keys }));
  const dropped = first.keys.filter((key) => !kept.includes(key)).map(({ id }) => id);
  return { files, fingerprintKey: added.id, fromMs, oldUntilMs, dropped };
}

/** A second rotation in the overlap of the first would leave three keys, of which a gateway heeds two. */
function checkNone({ keys }: FingerprintRing, nowMs: number): void {
  const live = keys.filter(({ notAfterMs = Infinity }) => notAfterMs > nowMs);
  if (live.length < 2) return;
  const untilMs = Math.max(...live.map(({ notAfterMs }) => notAfterMs ?? 0));
  const until = new Date(untilMs).toISOString();
  throw new ShearpinError(
    'E_KEY',
    `A rotation is under way until ${until}; nothing was changed. Rotate again after it.`,
  );
}

function filesIn(dir: string): readonly string[] {
  const own = join(dir, fileNames.fingerprint);
  if (existsSync(own)) return [own];
  const folder = join(dir, gatewaysFolder);
  const gateways = existsSync(folder) ? readdirSync(folder) : [];
  return gateways.map((gateway) => join(folder, gateway, fileNames.fingerprint));
}

function replaceFile(path: string, text: string): void {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    writeNewFile(unfinished, text, 'secret');
    renameSync(unfinished, path);
  } catch (cause) {
    rmSync(unfinished, { force: true });
    throw new ShearpinError('E_KEY', `${path} cannot be replaced.`, { cause });
  }
}
