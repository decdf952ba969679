/** The Kafka of a command that looks after it, as the environment names it. */
import type { KafkaAdminConfig } from '../../schemas/generated/types.ts';
import { validateKafkaAdminConfig } from '../../schemas/generated/validators.js';
import { configFault } from '../adapters/config/config-fault.ts';
import { type KafkaAccess, readKafkaAccess } from '../adapters/config/kafka-access.ts';
import { readConfig } from '../adapters/config/read-config.ts';
import { readConfigSchema } from '../adapters/config/read-config-schema.ts';
import type { CommandIo } from './command.ts';

export const kafkaAdminSchema = readConfigSchema('kafka-admin');

export interface KafkaGround {
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly access: KafkaAccess;
}

/** Throws E_CONFIG. An operator asks in the environment of a worker, most of whose variables mean nothing here. */
export function readKafkaGround(env: CommandIo['env'], kafka: string | undefined): KafkaGround {
  const known = new Set(Object.values(kafkaAdminSchema.properties ?? {}).map((property) => property['x-env']));
  const config = readConfig<KafkaAdminConfig>({
    schema: kafkaAdminSchema,
    validate: validateKafkaAdminConfig,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => known.has(name))),
    given: kafka === undefined ? {} : { kafkaBrokers: kafka.split(',').map((broker) => broker.trim()) },
    options: { kafkaBrokers: '--kafka' },
  });
  const { access, faults } = readKafkaAccess(config);
  if (faults.length > 0) throw configFault(faults);
  const { kafkaBrokers: brokers, topicPrefix } = config;
  return { brokers, topicPrefix, access };
}
