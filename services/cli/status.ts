import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ulid } from 'ulid';
import { ShearpinError } from '../../schemas/errors.ts';
import type { StatusConfig } from '../../schemas/generated/types.ts';
import { validateStatusConfig } from '../../schemas/generated/validators.js';
import { systemClock } from '../adapters/clock/system-clock.ts';
import type { ConfigSchema } from '../adapters/config/config-schema.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { readConfig } from '../adapters/config/read-config.ts';
import { loadWorkerKeys } from '../adapters/crypto/load-keys.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import { openMemoryLog } from '../adapters/memory/memory-log.ts';
import { type CommandStatus, readStatus, type StatusReport } from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { parseOptions, readWholeNumber } from './usage.ts';
import { openStateFolder, stateFolderVariable } from './state-folder.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/config/status.v1.schema.json', import.meta.url), 'utf8'),
) as ConfigSchema;

const help = `Usage: shearpin status [--json] [--timeout-ms N]

Lists each live command with the gateways that applied it, rejected it, or did not answer.

  --json          one JSON object
  --timeout-ms N  give Kafka so long to answer (default 10000)
  --help          print this text and exit

`;

/** `shearpin status`. Resolves to the exit code: 0 when every live gateway applied every live command, else 1. */
export async function runStatus(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    io.stdout.write(help + describeConfig(schema));
    return 0;
  }
  const config = readConfig<StatusConfig>({
    schema,
    validate: validateStatusConfig,
    env: statusVariables(io.env),
  });
  const report =
    config.kafkaBrokers === undefined ? await readFolder(config, io.env) : await readKafka(config, options);
  io.stdout.write(options.json ? `${JSON.stringify(report)}\n` : tell(report));
  return report.commands.some(({ gateways }) => gateways.some(({ status }) => status !== 'applied')) ? 1 : 0;
}

interface StatusOptions {
  readonly help: boolean;
  readonly json: boolean;
  readonly timeoutMs: number;
}

function readOptions(args: readonly string[]): StatusOptions {
  const {
    help: isAsked,
    json,
    'timeout-ms': timeout,
  } = parseOptions('status', {
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      'timeout-ms': { type: 'string', default: '10000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
  const bounds = { command: 'status', option: '--timeout-ms', min: 100, max: 600_000 };
  return { help: isAsked, json, timeoutMs: readWholeNumber(timeout, bounds) };
}

/** An operator asks in the environment of a worker or gateway, most of whose variables mean nothing here. */
function statusVariables(env: CommandIo['env']): CommandIo['env'] {
  const known = new Set(Object.values(schema.properties ?? {}).map((property) => property['x-env']));
  return Object.fromEntries(Object.entries(env).filter(([name]) => known.has(name)));
}

async function readKafka(
  { kafkaBrokers = [], topicPrefix, keysDir }: StatusConfig,
  { timeoutMs }: StatusOptions,
): Promise<StatusReport> {
  if (keysDir === undefined) {
    throw new ShearpinError('E_CONFIG', 'SHEARPIN_KEYS_DIR is missing: name the folder of a worker’s keys.');
  }
  const keys = loadWorkerKeys(keysDir);
  // What goes wrong on the way is told once, at the end.
  const logger = createLogger({ level: 'silent', service: 'status' });
  const log = createKafkaLog({ brokers: kafkaBrokers, topicPrefix, clientId: 'shearpin-status', newId: ulid, logger });
  const reading = readStatus({ log, keys, clock: systemClock });
  const late = pause(timeoutMs, 'late' as const, { ref: false });
  const report = await Promise.race([reading, late]);
  if (report !== 'late') return report;
  // The reader goes on in vain until the process ends.
  reading.catch(() => undefined);
  throw new ShearpinError(
    'E_LOG_UNAVAILABLE',
    `Kafka at ${kafkaBrokers.join(', ')} did not tell all within ${String(timeoutMs)} ms. ` +
      'Is it up, and do the topics exist? --timeout-ms gives it longer.',
    { retryable: true },
  );
}

/** A running gateway holds its log: a copy is read, and the last line may be half written. */
async function readFolder({ tenant, gatewayId }: StatusConfig, env: CommandIo['env']): Promise<StatusReport> {
  const folder = openStateFolder(env);
  const source = join(folder, `${gatewayId}.log`);
  const keysFolder = join(folder, 'keys', tenant, gatewayId);
  if (!existsSync(source) || !existsSync(keysFolder)) {
    throw new ShearpinError(
      'E_CONFIG',
      `There is no log of gateway ${gatewayId} in ${folder}. Set SHEARPIN_KAFKA_BROKERS and SHEARPIN_KEYS_DIR, ` +
        `or ${stateFolderVariable}, SHEARPIN_TENANT and SHEARPIN_GATEWAY_ID of a gateway that runs without Kafka.`,
    );
  }
  const copies = await mkdtemp(join(tmpdir(), 'shearpin-status-'));
  try {
    const file = join(copies, 'copy.log');
    await copyFile(source, file);
    const log = await openMemoryLog({ clock: systemClock, file });
    const report = await readStatus({ log, keys: loadWorkerKeys(keysFolder), clock: systemClock });
    await log.close();
    return report;
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
}

function tell({ commands, gateways }: StatusReport): string {
  const live = gateways.filter(({ isLive }) => isLive).length;
  const head = `${countOf(commands.length, 'live command')}, ${countOf(live, 'live gateway')}\n`;
  return head + commands.map(tellCommand).join('');
}

function tellCommand({ id, action, mode, scope, detector, expiresAt, gateways }: CommandStatus): string {
  const until = new Date(expiresAt).toISOString();
  const head = `\n${id}  ${action} ${mode}  until ${until}\n  ${scope.kind} ${scope.id} of ${scope.tenant}, by ${detector}\n`;
  if (gateways.length === 0) return `${head}  no live gateway is known\n`;
  return head + gateways.map((answer) => `  ${tellAnswer(answer)}\n`).join('');
}

function tellAnswer({ gateway, status, reason, latencyMs }: CommandStatus['gateways'][number]): string {
  if (status === 'silent') return `${gateway}: did not answer`;
  const why = reason === undefined ? '' : ` (${reason})`;
  const when = latencyMs === undefined ? '' : ` after ${String(latencyMs)} ms`;
  return `${gateway}: ${status}${why}${when}`;
}

function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
