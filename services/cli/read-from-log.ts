/** How a command that only reads comes to the log: Kafka's, or a copy of that of gateways without Kafka. */
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ulid } from 'ulid';
import { ShearpinError } from '../../schemas/errors.ts';
import type { StatusConfig } from '../../schemas/generated/types.ts';
import { validateStatusConfig } from '../../schemas/generated/validators.js';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { configFault } from '../adapters/config/config-fault.ts';
import { readKafkaAccess } from '../adapters/config/kafka-access.ts';
import { readConfig } from '../adapters/config/read-config.ts';
import { readConfigSchema } from '../adapters/config/read-config-schema.ts';
import { loadWorkerKeys, type WorkerKeys } from '../adapters/crypto/load-keys.ts';
import { loadPipelineKeys } from '../adapters/crypto/pipeline-keys.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import type { KafkaLogger } from '../adapters/kafka/kafka-options.ts';
import { openMemoryLog } from '../adapters/memory/memory-log.ts';
import type { Log } from '../engine/ports/log.ts';
import type { CommandIo } from './command.ts';
import { pipelineFolderIn } from './pipeline/pipeline-folder.ts';
import { openStateFolder, stateFolderVariable } from './state-folder.ts';

export const readingSchema = readConfigSchema('status');

/** Gateways that a message names at most. */
const namedMax = 8;

export interface ReadableLog {
  readonly log: Log;
  readonly keys: WorkerKeys;
  /** A longer record is not taken. */
  readonly recordBytesMax: number;
}

export interface Reading<T> {
  /** Name of the command. */
  readonly command: string;
  readonly env: CommandIo['env'];
  /** How long Kafka may take, or between two signs of progress. */
  readonly timeoutMs: number;
  /** Changes as long as the reading gets on. Absent: it must be done in one go. */
  readonly progress?: () => number;
  readonly read: (from: ReadableLog) => Promise<T>;
}

/** Throws E_CONFIG, E_KEY, and E_LOG_UNAVAILABLE when Kafka does not tell all in time. */
export async function readFromLog<T>(reading: Reading<T>): Promise<T> {
  const config = readConfig<StatusConfig>({
    schema: readingSchema,
    validate: validateStatusConfig,
    env: ownVariables(reading.env),
  });
  return config.kafkaBrokers === undefined ? readFolder(config, reading) : readKafka(config, reading);
}

/** An operator asks in the environment of a worker or gateway, most of whose variables mean nothing here. */
function ownVariables(env: CommandIo['env']): CommandIo['env'] {
  const known = new Set(Object.values(readingSchema.properties ?? {}).map((property) => property['x-env']));
  return Object.fromEntries(Object.entries(env).filter(([name]) => known.has(name)));
}

async function readKafka<T>(
  config: Readonly<StatusConfig>,
  { command, timeoutMs, progress, read }: Reading<T>,
): Promise<T> {
  const { kafkaBrokers = [], topicPrefix, keysDir } = config;
  const { access, faults } = readKafkaAccess(config);
  if (faults.length > 0) throw configFault(faults);
  if (keysDir === undefined) {
    throw new ShearpinError('E_CONFIG', 'SHEARPIN_KEYS_DIR is missing: name the folder of a worker’s keys.');
  }
  const keys = loadWorkerKeys(keysDir);
  const refused = Promise.withResolvers<never>();
  const logger = createRefusalLogger(refused.reject);
  const clientId = `shearpin-reader-${command}`;
  const log = createKafkaLog({ brokers: kafkaBrokers, topicPrefix, access, clientId, newId: ulid, logger });
  const reading = read({ log, keys, recordBytesMax: config.recordBytesMax });
  // When it is given up the reader goes on in vain until the process ends.
  for (const promise of [reading, refused.promise]) promise.catch(() => undefined);
  const found = await Promise.race([
    reading.then((value) => ({ value })),
    standstill(timeoutMs, progress),
    refused.promise,
  ]);
  if (found !== 'late') return found.value;
  throw new ShearpinError(
    'E_LOG_UNAVAILABLE',
    `Kafka at ${kafkaBrokers.join(', ')} did not tell all within ${String(timeoutMs)} ms. ` +
      'Is it up, and do the topics exist? --timeout-ms gives it longer.',
    { retryable: true },
  );
}

/** A log tries again as long as it takes, also where that is in vain; what else goes wrong is told at the end. */
function createRefusalLogger(onRefusal: (fault: ShearpinError) => void): KafkaLogger {
  const ignore = (): void => undefined;
  return {
    level: 'silent',
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (fields) => {
      const reason = 'reason' in fields && typeof fields.reason === 'string' ? fields.reason : 'no reason told';
      onRefusal(new ShearpinError('E_LOG_ACCESS', `Kafka cannot be read: ${reason}`));
    },
  };
}

async function standstill(timeoutMs: number, progress: () => number = () => 0): Promise<'late'> {
  for (let before = Number.NaN; before !== progress();) {
    before = progress();
    await pause(timeoutMs, undefined, { ref: false });
  }
  return 'late';
}

/** A running gateway holds its log: a copy is read, and the last line may be half written. */
async function readFolder<T>(config: StatusConfig, { command, env, read }: Reading<T>): Promise<T> {
  const { source, keys } = logIn(openStateFolder(env), config);
  const copies = await mkdtemp(join(tmpdir(), `shearpin-${command}-`));
  try {
    const file = join(copies, 'copy.log');
    await copyFile(source, file);
    const log = await openMemoryLog({ clock: systemClock, file });
    const found = await read({ log, keys: keys(), recordBytesMax: config.recordBytesMax });
    await log.close();
    return found;
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
}

interface KeptLog {
  readonly source: string;
  readonly keys: () => WorkerKeys;
}

/** That of the command which is named, if it has one of its own, else the one that all gateways of the user share. */
function logIn(folder: string, { tenant, deployment, gatewayId }: StatusConfig): KeptLog {
  const own = gatewayId === undefined ? undefined : join(folder, `${gatewayId}.log`);
  if (gatewayId !== undefined && own !== undefined && existsSync(own)) {
    return { source: own, keys: () => loadWorkerKeys(join(folder, 'keys', tenant, gatewayId)) };
  }
  const { log: source, keys } = pipelineFolderIn(folder, { tenant, deployment });
  if (existsSync(source)) return { source, keys: () => loadPipelineKeys(keys, { tenant }).worker };
  throw new ShearpinError(
    'E_CONFIG',
    `There is no log of ${gatewayId === undefined ? 'gateways' : `gateway ${gatewayId}, or of gateways,`} of tenant ${tenant} and deployment ${deployment} in ${folder}. ${othersIn(folder)}` +
      'With Kafka, set SHEARPIN_KAFKA_BROKERS and SHEARPIN_KEYS_DIR; without, SHEARPIN_TENANT, SHEARPIN_DEPLOYMENT ' +
      `and ${stateFolderVariable} as they are in the gateways' environment.`,
  );
}

function othersIn(folder: string): string {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.log') ? [file.slice(0, -'.log'.length)] : []));
  if (names.length === 0) return '';
  return `It holds logs of ${names.slice(0, namedMax).join(', ')}: SHEARPIN_GATEWAY_ID names the one to read. `;
}
