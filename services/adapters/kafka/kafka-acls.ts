import kafkajs, { type AclEntry, type Kafka } from 'kafkajs';
import { AdminConnection } from './admin-connection.ts';

const { AclOperationTypes: Operation, AclPermissionTypes: Permission } = kafkajs;
const { AclResourceTypes: Resource, ResourcePatternTypes: Pattern } = kafkajs;

const operationTypes = {
  All: Operation.ALL,
  Read: Operation.READ,
  Write: Operation.WRITE,
  Create: Operation.CREATE,
  Delete: Operation.DELETE,
  Alter: Operation.ALTER,
  Describe: Operation.DESCRIBE,
  DescribeConfigs: Operation.DESCRIBE_CONFIGS,
  AlterConfigs: Operation.ALTER_CONFIGS,
} as const;
const resourceTypes = { topic: Resource.TOPIC, group: Resource.GROUP } as const;
const patternTypes = { literal: Pattern.LITERAL, prefixed: Pattern.PREFIXED } as const;

export type AclOperation = keyof typeof operationTypes;

/** What a principal may do, from any host. */
export interface Grant {
  readonly principal: string;
  readonly operation: AclOperation;
  readonly resource: keyof typeof resourceTypes;
  readonly pattern: keyof typeof patternTypes;
  readonly name: string;
}

const anyHost = '*';

/** Rights on topics and groups. */
export class KafkaAcls {
  readonly #connection: AdminConnection;

  constructor(kafka: Kafka) {
    this.#connection = new AdminConnection(kafka);
  }

  /** What is granted on topics and groups from any host; what is denied, or granted on something else, is left out. */
  async list(): Promise<readonly Grant[]> {
    const attempt = { what: 'ACLs', right: 'Describe on the cluster' };
    const filter = { operation: Operation.ANY, permissionType: Permission.ALLOW, resourcePatternType: Pattern.ANY };
    const { resources } = await this.#connection.run(attempt, (admin) =>
      admin.describeAcls({ ...filter, resourceType: Resource.ANY }),
    );
    return resources.flatMap(({ acls, ...resource }) => acls.flatMap((acl) => toGrant({ ...acl, ...resource }) ?? []));
  }

  async create(grants: readonly Grant[]): Promise<void> {
    if (grants.length === 0) return;
    const attempt = { what: 'ACLs', right: 'Alter on the cluster' };
    await this.#connection.run(attempt, (admin) => admin.createAcls({ acl: grants.map(toEntry) }));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

function toEntry({ principal, operation, resource, pattern, name }: Grant): AclEntry {
  return {
    principal,
    host: anyHost,
    operation: operationTypes[operation],
    permissionType: Permission.ALLOW,
    resourceType: resourceTypes[resource],
    resourcePatternType: patternTypes[pattern],
    resourceName: name,
  };
}

function toGrant(entry: AclEntry): Grant | undefined {
  const { principal, host, resourceName: name } = entry;
  const operation = nameIn(operationTypes, entry.operation);
  const resource = nameIn(resourceTypes, entry.resourceType);
  const pattern = nameIn(patternTypes, entry.resourcePatternType);
  if (host !== anyHost || operation === undefined || resource === undefined || pattern === undefined) return undefined;
  return { principal, operation, resource, pattern, name };
}

function nameIn<Names extends Readonly<Record<string, number>>>(names: Names, code: number): keyof Names | undefined {
  return Object.entries(names).find(([, own]) => own === code)?.[0];
}
