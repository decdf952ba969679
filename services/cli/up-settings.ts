import { join } from 'node:path';
import { ShearpinError } from '../../schemas/errors.ts';
import type { Upstream, WorkerConfig } from '../../schemas/generated/types.ts';
import { configFault } from '../adapters/config/config-fault.ts';
import { configFileVariable, configVariables } from '../adapters/config/config-schema.ts';
import type { EmbeddedNames } from '../adapters/crypto/embedded-keys.ts';
import { gatewayConfigSchema, type GatewaySettings, readGatewayConfig } from '../gateway/wiring.ts';
import { readWorkerConfig, workerConfigSchema } from '../worker/wiring.ts';
import { openStateFolder, stateFolderVariable } from './state-folder.ts';
import { type UpOptions, upOptionNames } from './up-options.ts';

export interface UpSettings {
  /** Absent when no MCP server is named: the worker runs alone. */
  readonly gateway: GatewaySettings | undefined;
  readonly worker: Readonly<WorkerConfig>;
  readonly names: EmbeddedNames;
  readonly keysDir: string;
  /** Whether the keys are made when they are missing: only those in the user's own state folder are. */
  readonly ownKeysIn: string | undefined;
  readonly partitions: number;
}

export interface UpSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly upstreams: Readonly<Record<string, Upstream>> | undefined;
}

const defaultName = 'default';

/** Settings of both parts, read from the same options and environment. Throws E_CONFIG with the faults of both. */
export function readUpSettings(options: UpOptions, { env, upstreams }: UpSource): UpSettings {
  const givenKeys = options.shared['keysDir'] ?? env['SHEARPIN_KEYS_DIR'];
  const ownKeysIn = givenKeys === undefined || givenKeys === '' ? openStateFolder(env) : undefined;
  // Where the keys stand depends on names that the configuration holds: the folder above them does until then.
  const shared = { keysDir: ownKeysIn ?? givenKeys, ...quietBesides(options, env), ...options.shared };
  const [gateway, worker] = readBoth(
    () => (isServerNamed(options, { env, upstreams }) ? readGateway({ options, shared, env, upstreams }) : undefined),
    () =>
      readWorkerConfig({
        env: workerEnvironment(env),
        given: { ...shared, ...options.worker },
        options: upOptionNames,
        alsoKnown,
      }),
  );
  const detectorsDir = worker.detectorsDir ?? gateway?.config.detectorsDir;
  const names = namesOf(gateway, env);
  const keysDir = ownKeysIn === undefined ? worker.keysDir : join(ownKeysIn, 'keys', names.tenant, names.gateway);
  const own = detectorsDir === undefined ? worker : { ...worker, detectorsDir };
  return { gateway, worker: own, names, keysDir, ownKeysIn, partitions: options.partitions };
}

/** Unless the log level is set, the log does not bury the story, nor what the command itself says. */
function quietBesides({ demo }: UpOptions, env: UpSource['env']): Readonly<Record<string, unknown>> {
  const isSet = (env['SHEARPIN_LOG_LEVEL'] ?? '') !== '';
  return isSet ? {} : { logLevel: demo === undefined ? 'warn' : 'error' };
}

interface GatewayReading extends UpSource {
  readonly options: UpOptions;
  readonly shared: Readonly<Record<string, unknown>>;
}

function readGateway({ options, shared, env, upstreams }: GatewayReading): GatewaySettings {
  const { file, serverCommand } = options;
  const given = { ...shared, ...options.gateway, ...(upstreams === undefined ? {} : { upstreams }) };
  return readGatewayConfig({
    env,
    given,
    options: upOptionNames,
    serverCommand,
    alsoKnown,
    ...(file === undefined ? {} : { file }),
  });
}

function isServerNamed({ file, serverCommand, gateway }: UpOptions, { env, upstreams }: UpSource): boolean {
  const texts = [file, gateway['upstream'], env['SHEARPIN_UPSTREAM'], env[configFileVariable]];
  return upstreams !== undefined || serverCommand.length > 0 || texts.some((text) => text !== undefined && text !== '');
}

/** Each part's variables are no faults to the other. */
const alsoKnown: readonly string[] = [
  stateFolderVariable,
  ...[gatewayConfigSchema, workerConfigSchema].flatMap((schema) => configVariables(schema).map(({ name }) => name)),
];

/** The config file is the gateway's. */
function workerEnvironment(env: UpSource['env']): UpSource['env'] {
  return { ...env, [configFileVariable]: undefined };
}

function readBoth<First, Second>(first: () => First, second: () => Second): readonly [First, Second] {
  const faults: string[] = [];
  const attempt = <Read>(read: () => Read): Read | undefined => {
    try {
      return read();
    } catch (fault) {
      if (!(fault instanceof ShearpinError && fault.code === 'E_CONFIG')) throw fault;
      faults.push(fault.message);
      return undefined;
    }
  };
  const results = [attempt(first), attempt(second)] as const;
  const told = new Set(faults.flatMap((fault) => fault.split('\n  ').slice(1)));
  if (faults.length > 0) throw configFault([...told]);
  return results as readonly [First, Second];
}

function namesOf(gateway: GatewaySettings | undefined, env: UpSource['env']): EmbeddedNames {
  if (gateway !== undefined) {
    const { tenant, gatewayId, deployment } = gateway.config;
    return { tenant, gateway: gatewayId, deployment };
  }
  return {
    tenant: env['SHEARPIN_TENANT'] ?? defaultName,
    gateway: env['SHEARPIN_GATEWAY_ID'] ?? 'gateway',
    deployment: env['SHEARPIN_DEPLOYMENT'] ?? defaultName,
  };
}
