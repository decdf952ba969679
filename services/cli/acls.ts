import { ulid } from 'ulid';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { KafkaAcls } from '../adapters/kafka/kafka-acls.ts';
import { createKafkaClient } from '../adapters/kafka/kafka-client.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import type { AclsFile } from '../../schemas/generated/types.ts';
import { ownAcls } from './acls/own-acls.ts';
import { type AclPlan, planAcls, tellGrant } from './acls/plan.ts';
import { grantsOf, readAclsFile, withPrincipals } from './acls/wanted-grants.ts';
import type { CommandIo } from './command.ts';
import { kafkaAdminSchema, readKafkaGround } from './kafka-ground.ts';
import { plural } from './plural.ts';
import { parseOptions, usageFault } from './usage.ts';

const help = `Usage: shearpin acls plan [OPTIONS]
       shearpin acls apply [OPTIONS]

plan tells which rights of the roles are missing in a Kafka with an authorizer, and which are more than the roles need.
apply grants what is missing. Nothing is ever taken away. The roles are gateway, worker, reader (status, capabilities,
replay, dlq), mender (dlq replay) and operator (topics).

  --file FILE              roles of your own, like deploy/kafka/acls.yaml; without it, those
  --principal ROLE=User:…  who has the role, instead of the principals of the file; may be given again
  --kafka HOST:PORT,…      Kafka brokers (SHEARPIN_KAFKA_BROKERS)
  --json                   one JSON object instead of lines
  --help                   print this text and exit

Exit codes: 0 nothing to grant, or all was granted; 1 a principal has more than its role needs, or it was not done;
2 wrongly called or configured; 3 plan found something to grant.

`;

const changesFound = 3;

interface AclsOptions {
  readonly action: 'plan' | 'apply';
  readonly kafka: string | undefined;
  readonly json: boolean;
  readonly acls: AclsFile;
}

/** `shearpin acls`. Resolves to the exit code. */
export async function runAcls(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help + describeConfig(kafkaAdminSchema));
    return 0;
  }
  const { action, json, acls } = options;
  const ground = readKafkaGround(io.env, options.kafka);
  const logger = createLogger({ level: 'silent', service: 'acls' });
  const kafka = new KafkaAcls(createKafkaClient({ ...ground, clientId: 'shearpin-acls', newId: ulid, logger }));
  try {
    const plan = planAcls(grantsOf(acls, ground.topicPrefix), await kafka.list());
    if (action === 'apply') await kafka.create(plan.missing);
    io.stdout.write(json ? `${JSON.stringify(plan)}\n` : tell(plan, action));
    if (plan.faults.length > 0) return 1;
    return action === 'plan' && plan.missing.length > 0 ? changesFound : 0;
  } finally {
    await kafka.close();
  }
}

function tell({ missing, faults }: AclPlan, action: AclsOptions['action']): string {
  const granted = `${String(missing.length)} granted.`;
  const planned =
    missing.length === 0 ? 'Nothing to grant.' : `${String(missing.length)} to grant; nothing was granted.`;
  const wrong = faults.length === 0 ? '' : ` ${plural(faults.length, 'fault')} that cannot be mended here.`;
  const lines = [...missing.map((grant) => `+ ${tellGrant(grant)}`), ...faults.map((text) => `! ${text}`)];
  return [...lines, (action === 'plan' ? planned : granted) + wrong].map((line) => `${line}\n`).join('');
}

function readOptions(args: readonly string[]): AclsOptions | 'help' {
  const { values, positionals } = parseOptions('acls', {
    args: [...args],
    allowPositionals: true,
    options: {
      file: { type: 'string' },
      principal: { type: 'string', multiple: true, default: [] },
      kafka: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [action, ...more] = positionals;
  if ((action !== 'plan' && action !== 'apply') || more.length > 0) {
    throw usageFault('acls', 'The subcommands are plan and apply.');
  }
  const { kafka, json, file, principal } = values;
  const acls = withPrincipals(file === undefined ? ownAcls : readAclsFile(file), principal);
  return { action, kafka, json, acls };
}
