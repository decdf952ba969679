import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ulid } from 'ulid';
import { createKeys } from '../../../services/adapters/crypto/create-keys.ts';
import { type GatewayKeys, loadGatewayKeys, loadWorkerKeys } from '../../../services/adapters/crypto/load-keys.ts';
import type { WorkerKeys } from '../../../services/adapters/crypto/load-keys.ts';
import { createKafkaLog } from '../../../services/adapters/kafka/kafka-log.ts';
import { topicSpecs } from '../../../services/cli/topic-specs.ts';
import type { Log, LogRecord } from '../../../services/engine/ports/log.ts';
import type { SharedServers } from '../servers/describe-with-servers.ts';
import { readAlerts } from '../read-topics.ts';
import { uniquePrefix } from '../topics.ts';

export const tenant = 'acme';
export const deployment = 'test';
const alertsReadWithinMs = 20_000;

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
  #isOpen = false;

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
    this.#isOpen = true;
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

  /** Throws when an alert that the pipeline wrote is no OCSF Detection Finding. */
  async [Symbol.asyncDispose](): Promise<void> {
    rmSync(this.folder, { recursive: true, force: true });
    if (!this.#isOpen) return;
    // A test that failed may leave a Kafka behind that never answers.
    const late = pause(alertsReadWithinMs, undefined, { ref: false });
    if ((await Promise.race([readAlerts(this.log), late])) === undefined) {
      throw new Error('The alerts of a test could not be read to be checked.');
    }
  }
}
