import { resolve } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import { parseOptions, usageFault } from './usage.ts';
import { createKeys, type MadeKeys, type NewKeys } from '../adapters/crypto/create-keys.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { type RotatedKeys, rotateKeys } from '../adapters/crypto/rotate-keys.ts';
import { readDuration } from './duration.ts';

/** Where a command writes; a process fits. */
export interface CommandIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const help = `Usage: shearpin keys new --dir DIR --tenant TENANT --gateway ID [--gateway ID …] [--writer worker]
                         [--deployment default] [--json]
       shearpin keys rotate --dir DIR [--in 1h] [--overlap 48h] [--json]

new makes the keys of a tenant: a fingerprint key, an ingest key per gateway, a signing pair for the workers.
DIR must not exist. In it DIR/gateways/ID is what the host of that gateway gets, and DIR/writers/worker what each
host of a worker gets; neither gets more. SHEARPIN_KEYS_DIR names the folder on the host.

rotate adds a new fingerprint key to the file of each gateway in DIR, or of the one gateway whose folder DIR is. It
holds from the time that --in names; copy DIR/gateways/ID/fingerprint.key.json to its host before that. For as long as
--overlap says, the old key holds too: a value that was seen before the change is known again after it. Gateways read
the file again by themselves. Times are 90s, 30m, 1h, 2d.
`;

/** `shearpin keys`. Resolves to the exit code: 0 done, 1 not done, 2 wrongly called. */
export function runKeys(args: readonly string[], io: CommandIo): Promise<number> {
  return Promise.resolve(run(args, io));
}

function run(args: readonly string[], io: CommandIo): number {
  try {
    const request = readArguments(args);
    if (request === 'help') {
      io.stdout.write(help);
      return 0;
    }
    io.stdout.write(`${request.kind === 'new' ? make(request) : rotate(request)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ShearpinError)) throw error;
    const why = error.cause instanceof Error && error.code === 'E_KEY' ? ` ${error.cause.message}` : '';
    io.stderr.write(`shearpin keys: ${error.message}${why}\n`);
    return error.code === 'E_USAGE' ? 2 : 1;
  }
}

interface NewRequest {
  readonly kind: 'new';
  readonly folder: string;
  readonly keys: NewKeys;
  readonly json: boolean;
}

interface RotateRequest {
  readonly kind: 'rotate';
  readonly folder: string;
  readonly inMs: number;
  readonly overlapMs: number;
  readonly json: boolean;
}

function make({ folder, keys, json }: NewRequest): string {
  const made = createKeys(folder, keys);
  return json ? JSON.stringify({ dir: folder, ...made }) : tellMade(folder, made);
}

function rotate({ folder, inMs, overlapMs, json }: RotateRequest): string {
  const nowMs = systemClock.nowMs();
  const rotated = rotateKeys(folder, { fromMs: nowMs + inMs, overlapMs, nowMs });
  return json ? JSON.stringify({ dir: folder, ...rotated }) : tellRotated(rotated);
}

function readArguments(args: readonly string[]): NewRequest | RotateRequest | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [kind, ...more] = positionals;
  if (more.length > 0 || (kind !== 'new' && kind !== 'rotate')) {
    throw usageFault('keys', 'The subcommands are new and rotate.');
  }
  return kind === 'new' ? newRequest(values) : rotateRequest(values);
}

type KeysOptions = ReturnType<typeof parse>['values'];

function newRequest({ dir, tenant, gateway, writer, deployment, json, ...rotation }: KeysOptions): NewRequest {
  if (dir === undefined || tenant === undefined || gateway === undefined) {
    throw usageFault('keys', '--dir, --tenant and --gateway are needed.');
  }
  if (rotation.in !== undefined || rotation.overlap !== undefined) {
    throw usageFault('keys', '--in and --overlap belong to rotate.');
  }
  const keys = { tenant, gateways: gateway, writer: writer ?? 'worker', deployment: deployment ?? 'default' };
  return { kind: 'new', folder: resolve(dir), keys, json };
}

function rotateRequest({ dir, in: wait = '1h', overlap = '48h', json, ...others }: KeysOptions): RotateRequest {
  if (dir === undefined) throw usageFault('keys', '--dir is needed.');
  const { tenant, gateway, writer, deployment } = others;
  if ([tenant, gateway, writer, deployment].some((value) => value !== undefined)) {
    throw usageFault('keys', '--tenant, --gateway, --writer and --deployment belong to new.');
  }
  const durationOf = (option: string, text: string): number => readDuration(text, { command: 'keys', option });
  const inMs = durationOf('--in', wait);
  return { kind: 'rotate', folder: resolve(dir), inMs, overlapMs: durationOf('--overlap', overlap), json };
}

function parse(args: readonly string[]) {
  return parseOptions('keys', {
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: 'string' },
      tenant: { type: 'string' },
      gateway: { type: 'string', multiple: true },
      writer: { type: 'string' },
      deployment: { type: 'string' },
      in: { type: 'string' },
      overlap: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function tellMade(folder: string, { gateways, writer, tenant }: MadeKeys): string {
  const lines = gateways.map(({ id, folder: own }) => `  ${own}  for the host of gateway ${id}`);
  return [
    `Keys of tenant ${tenant} are in ${folder}:`,
    ...lines,
    `  ${writer.folder}  for each host of a ${writer.id}`,
    'Copy each folder to its hosts only, and set SHEARPIN_KEYS_DIR there.',
  ].join('\n');
}

function tellRotated({ files, fingerprintKey, fromMs, oldUntilMs, dropped }: RotatedKeys): string {
  const at = (ms: number): string => new Date(ms).toISOString();
  return [
    `Fingerprint key ${fingerprintKey} holds from ${at(fromMs)}, and the old one beside it until ${at(oldUntilMs)}:`,
    ...files.map((file) => `  ${file}`),
    ...dropped.map((id) => `Key ${id} was over and is in no file any more.`),
    'Copy each file to the host of its gateway before the new key holds; a gateway reads it again by itself.',
  ].join('\n');
}
