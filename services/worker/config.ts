import { ShearpinError } from '../../schemas/errors.ts';
import type { WorkerConfig } from '../../schemas/generated/types.ts';
import { validateWorkerConfig } from '../../schemas/generated/validators.js';
import { configFault } from '../adapters/config/config-fault.ts';
import { type KafkaAccess, readKafkaAccess } from '../adapters/config/kafka-access.ts';
import { readConfigSchema } from '../adapters/config/read-config-schema.ts';
import type { RiskSettings } from '../engine/risk.ts';
import { readRedisAccess, type RedisAccess } from '../adapters/config/redis-access.ts';
import { readConfig } from '../adapters/config/read-config.ts';

export const workerConfigSchema = readConfigSchema('worker');

const settingNames = [
  'groupId',
  'sessionIdleMs',
  'replayWindowMs',
  'cacheSessionsMax',
  'cacheBytesMax',
  'recordBytesMax',
  'batchRecordsMax',
  'attemptsMax',
  'beaconMs',
  'ackTimeoutMs',
  'clockToleranceMs',
  'floodSessionsMax',
  'floodEntitiesMax',
  'latenessMs',
  'baselineMs',
  'riskHalfLifeMs',
  'riskThrottleAt',
  'riskApprovalAt',
  'riskOpenAt',
] as const satisfies readonly (keyof WorkerConfig)[];

/** What a worker needs to know wherever it runs; the rest of the configuration says where its log and store are. */
export type WorkerSettings = Readonly<Pick<WorkerConfig, (typeof settingNames)[number]>>;

export interface WorkerConfigInput {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file?: string;
  /** From the command line; they beat environment and file. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** The options that set them, as they are typed. */
  readonly options?: Readonly<Record<string, string>>;
  readonly alsoKnown?: readonly string[];
}

/** Throws E_CONFIG with every fault at once. */
export function readWorkerConfig(input: WorkerConfigInput): Readonly<WorkerConfig> {
  const config = readConfig<WorkerConfig>({ ...input, schema: workerConfigSchema, validate: validateWorkerConfig });
  const faults = ladderFaults(config);
  if (faults.length > 0) throw configFault(faults);
  return config;
}

/** Each step of the ladder begins no lower than the one before. */
function ladderFaults({ riskThrottleAt, riskApprovalAt, riskOpenAt }: WorkerConfig): readonly string[] {
  const isBelow = (name: string, value: number, [least, leastValue]: readonly [string, number]): readonly string[] =>
    value < leastValue ? [`${name} is ${String(value)}, below ${least}, which is ${String(leastValue)}.`] : [];
  return [
    ...isBelow('riskApprovalAt (SHEARPIN_RISK_APPROVAL_AT)', riskApprovalAt, ['riskThrottleAt', riskThrottleAt]),
    ...isBelow('riskOpenAt (SHEARPIN_RISK_OPEN_AT)', riskOpenAt, ['riskApprovalAt', riskApprovalAt]),
  ];
}

/** How the engine of a worker adds findings up. */
export function riskSettings(settings: WorkerSettings): RiskSettings {
  const { riskHalfLifeMs: halfLifeMs, riskThrottleAt: throttleAt } = settings;
  return { halfLifeMs, throttleAt, approvalAt: settings.riskApprovalAt, openAt: settings.riskOpenAt };
}

/** How a worker reaches its servers, with the secrets of the files that are named. Throws E_CONFIG with every fault. */
export function readWorkerAccess(config: Readonly<WorkerConfig>): { kafka: KafkaAccess; redis: RedisAccess } {
  const kafka = readKafkaAccess(config);
  const redis = readRedisAccess(config);
  const faults = [...kafka.faults, ...redis.faults];
  if (faults.length > 0) throw configFault(faults);
  return { kafka: kafka.access, redis: redis.access };
}

/** The settings of a worker that nobody configured: the defaults of the schema. */
export function defaultWorkerSettings(): WorkerSettings {
  const declared = workerConfigSchema.properties ?? {};
  return Object.fromEntries(settingNames.map((name) => [name, declared[name]?.default])) as unknown as WorkerSettings;
}

/** The audience of the commands is the one of the keys; a configured one only guards against the wrong folder. */
export function checkDeployment({ deployment, keysDir }: WorkerConfig, trusted: string): void {
  if (deployment === undefined || deployment === trusted) return;
  throw new ShearpinError(
    'E_CONFIG',
    `SHEARPIN_DEPLOYMENT is ${deployment}, but the trust file in ${keysDir} is for ${trusted}. Correct one of them.`,
  );
}
