import { resolve } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import { parseOptions, usageFault } from './usage.ts';
import { createKeys, type MadeKeys, type NewKeys } from '../adapters/crypto/create-keys.ts';

/** Where a command writes; a process fits. */
export interface CommandIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const help = `Usage: shearpin keys new --dir DIR --tenant TENANT --gateway ID [--gateway ID …] [--writer worker]
                         [--deployment default] [--json]

Makes the keys of a tenant: a fingerprint key, an ingest key per gateway, a signing pair for the workers.
DIR must not exist. In it DIR/gateways/ID is what the host of that gateway gets, and DIR/writers/worker what each
host of a worker gets; neither gets more. SHEARPIN_KEYS_DIR names the folder on the host.
`;

/** `shearpin keys new`. Resolves to the exit code: 0 done, 1 not done, 2 wrongly called. */
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
    const made = createKeys(request.folder, request.keys);
    io.stdout.write(
      request.json ? `${JSON.stringify({ dir: request.folder, ...made })}\n` : tell(request.folder, made),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ShearpinError)) throw error;
    const why = error.cause instanceof Error && error.code === 'E_KEY' ? ` ${error.cause.message}` : '';
    io.stderr.write(`shearpin keys: ${error.message}${why}\n`);
    return error.code === 'E_USAGE' ? 2 : 1;
  }
}

interface KeysRequest {
  readonly folder: string;
  readonly keys: NewKeys;
  readonly json: boolean;
}

function readArguments(args: readonly string[]): KeysRequest | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (positionals.length !== 1 || positionals[0] !== 'new') throw usageFault('keys', 'The only subcommand is new.');
  const { dir, tenant, gateway, writer, deployment, json } = values;
  if (dir === undefined || tenant === undefined || gateway === undefined) {
    throw usageFault('keys', '--dir, --tenant and --gateway are needed.');
  }
  return { folder: resolve(dir), keys: { tenant, gateways: gateway, writer, deployment }, json };
}

function parse(args: readonly string[]) {
  return parseOptions('keys', {
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: 'string' },
      tenant: { type: 'string' },
      gateway: { type: 'string', multiple: true },
      writer: { type: 'string', default: 'worker' },
      deployment: { type: 'string', default: 'default' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function tell(folder: string, { gateways, writer, tenant }: MadeKeys): string {
  const lines = gateways.map(({ id, folder: own }) => `  ${own}  for the host of gateway ${id}`);
  return [
    `Keys of tenant ${tenant} are in ${folder}:`,
    ...lines,
    `  ${writer.folder}  for each host of a ${writer.id}`,
    'Copy each folder to its hosts only, and set SHEARPIN_KEYS_DIR there.\n',
  ].join('\n');
}
