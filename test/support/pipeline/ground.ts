import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { createKeys } from '../../../services/adapters/crypto/create-keys.ts';
import { type GatewayKeys, loadGatewayKeys, loadWorkerKeys } from '../../../services/adapters/crypto/load-keys.ts';
import type { WorkerKeys } from '../../../services/adapters/crypto/load-keys.ts';
import { createKafkaLog } from '../../../services/adapters/kafka/kafka-log.ts';
import { topicSpecs } from '../../../services/cli/topic-specs.ts';
import type { Log, LogRecord } from '../../../services/engine/ports/log.ts';
import type { SharedServers } from '../servers/describe-with-servers.ts';
import { uniquePrefix } from '../topics.ts';

export const tenant = 'acme';
export const deployment = 'test';

interface GroundOptions {
  readonly callPartitions?: number;
  readonly gateways?: readonly string[];
}

const silent = { level: 'silent', debug() {}, info() {}, warn() {}, error() {} };

/** What the processes of one pipeline stand on: names that nobody else has on the servers, and keys in a folder. */
export class Ground implements AsyncDisposable {
  readonly servers: SharedServers;
  readonly prefix = uniquePrefix();
  readonly folder = mkdtempSync(join(tmpdir(), 'shearpin-test-pipeline-'));
  readonly keysDir = join(this.folder, 'keys');
  readonly log: Log;
  readonly #callPartitions: number;

  constructor(servers: SharedServers, { callPartitions = 1, gateways = ['gw-1'] }: GroundOptions = {}) {
    this.servers = servers;
    this.#callPartitions = callPartitions;
    createKeys(this.keysDir, { tenant, gateways, writer: 'worker', deployment });
    const { kafkaBrokers, prefix: topicPrefix } = { ...servers, prefix: this.prefix };
    this.log = createKafkaLog({
      brokers: kafkaBrokers.split(','),
      topicPrefix,
      clientId: `${this.prefix}test`,
      newId: ulid,
      logger: silent,
    });
  }

  /** Creates the topics. Kafka must be there. */
  async open(): Promise<this> {
    const admin = this.log.admin();
    await admin.ensure(topicSpecs({ callPartitions: this.#callPartitions }));
    await admin.close();
    return this;
  }

  get groupId(): string {
    return `${this.prefix}worker`;
  }

  /** Of a worker, but for its admin address. */
  get workerEnv(): Record<string, string> {
    return {
      SHEARPIN_KAFKA_BROKERS: this.servers.kafkaBrokers,
      SHEARPIN_TOPIC_PREFIX: this.prefix,
      SHEARPIN_REDIS_URL: this.servers.redisUrl,
      SHEARPIN_KEY_PREFIX: this.prefix,
      SHEARPIN_KEYS_DIR: this.keysDir,
      SHEARPIN_GROUP_ID: this.groupId,
      SHEARPIN_BEACON_MS: '300',
    };
  }

  gatewayEnv(id = 'gw-1'): Record<string, string> {
    return {
      SHEARPIN_KAFKA_BROKERS: this.servers.kafkaBrokers,
      SHEARPIN_TOPIC_PREFIX: this.prefix,
      SHEARPIN_KEYS_DIR: this.keysDir,
      SHEARPIN_DEPLOYMENT: deployment,
      SHEARPIN_TENANT: tenant,
      SHEARPIN_GATEWAY_ID: id,
      SHEARPIN_HEARTBEAT_MS: '300',
    };
  }

  gatewayKeys(id = 'gw-1'): GatewayKeys {
    return loadGatewayKeys(this.keysDir, { gateway: id });
  }

  workerKeys(): WorkerKeys {
    return loadWorkerKeys(this.keysDir);
  }

  /** Everything that a topic holds now. */
  async read(topic: string): Promise<readonly LogRecord[]> {
    const follower = this.log.follower();
    const records: LogRecord[] = [];
    await new Promise<void>((resolve, reject) => {
      const handlers = { onRecord: (record: LogRecord) => void records.push(record), onCaughtUp: resolve };
      follower.follow(topic, handlers).catch(reject);
    });
    await follower.stop();
    return records;
  }

  [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    return Promise.resolve();
  }
}
