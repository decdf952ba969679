/** The Kafka of a command that looks after it, as the environment names it. */
import { readFileSync } from 'node:fs';
import type { KafkaAdminConfig } from '../../schemas/generated/types.ts';
import { validateKafkaAdminConfig } from '../../schemas/generated/validators.js';
import type { ConfigSchema } from '../adapters/config/config-schema.ts';
import { readConfig } from '../adapters/config/read-config.ts';
import type { CommandIo } from './command.ts';

export const kafkaAdminSchema = JSON.parse(
  readFileSync(new URL('../../schemas/config/kafka-admin.v1.schema.json', import.meta.url), 'utf8'),
) as ConfigSchema;

/** Throws E_CONFIG. An operator asks in the environment of a worker, most of whose variables mean nothing here. */
export function readKafkaAdminConfig(env: CommandIo['env'], kafka: string | undefined): Readonly<KafkaAdminConfig> {
  const known = new Set(Object.values(kafkaAdminSchema.properties ?? {}).map((property) => property['x-env']));
  return readConfig<KafkaAdminConfig>({
    schema: kafkaAdminSchema,
    validate: validateKafkaAdminConfig,
    env: Object.fromEntries(Object.entries(env).filter(([name]) => known.has(name))),
    given: kafka === undefined ? {} : { kafkaBrokers: kafka.split(',').map((broker) => broker.trim()) },
    options: { kafkaBrokers: '--kafka' },
  });
}
