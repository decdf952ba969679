import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { fetchedServers } from './maven-jars.ts';
import { ServerProcess, serverFolder } from './server-process.ts';

const run = promisify(execFile);

/** A broker that lives for minutes beside the tests starts sooner with the quick compiler alone. */
const QUICK_START = '-XX:TieredStopAtLevel=1';
const JAVA_OPTIONS = [
  QUICK_START,
  '-Xmx512m',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
];

export interface KafkaServerOptions {
  /** Broker properties besides those that a single node on loopback needs. */
  readonly properties?: Readonly<Record<string, string>>;
}

interface KafkaPlace {
  readonly folder: string;
  readonly brokerPort: number;
  readonly controllerPort: number;
}

/**
 * A real single-node broker on loopback that a test may kill, pause and start again: the ports and
 * the data stay until it is disposed. A fresh one answers the first FindCoordinator and
 * InitProducerId with "not available": clients retry.
 */
export class KafkaServer extends ServerProcess {
  readonly brokers: string;

  private constructor(place: KafkaPlace, classPath: string) {
    const { folder, brokerPort } = place;
    super({
      name: 'Kafka',
      command: 'java',
      args: [...JAVA_OPTIONS, '-cp', classPath, 'kafka.Kafka', 'server.properties'],
      folder,
      port: brokerPort,
    });
    this.brokers = `127.0.0.1:${brokerPort}`;
  }

  /** Formats a broker's storage and leaves it down, for tests in which Kafka is away at start. */
  static async create(options: KafkaServerOptions = {}): Promise<KafkaServer> {
    const { kafkaClassPath } = await fetchedServers();
    const folder = await serverFolder('kafka');
    const brokerPort = await freePort();
    const place = { folder, brokerPort, controllerPort: await freePort() };
    try {
      await writeProperties(place, options);
      await formatStorage(folder, kafkaClassPath);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return new KafkaServer(place, kafkaClassPath);
  }

  static async start(options: KafkaServerOptions = {}): Promise<KafkaServer> {
    const server = await KafkaServer.create(options);
    try {
      await server.start();
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    return server;
  }
}

async function writeProperties(place: KafkaPlace, options: KafkaServerOptions): Promise<void> {
  const properties = { ...singleNodeProperties(place), ...options.properties };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(place.folder, 'server.properties'), lines.join(''));
}

function singleNodeProperties(place: KafkaPlace): Record<string, string> {
  const broker = `127.0.0.1:${place.brokerPort}`;
  const controller = `127.0.0.1:${place.controllerPort}`;
  return {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${controller}`,
    listeners: `PLAINTEXT://${broker},CONTROLLER://${controller}`,
    'advertised.listeners': `PLAINTEXT://${broker}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'group.initial.rebalance.delay.ms': '0',
    'auto.create.topics.enable': 'false',
    // A killed broker may come back once its old session has ended: nine seconds otherwise.
    'broker.session.timeout.ms': '1500',
    'broker.heartbeat.interval.ms': '300',
    // Compaction within a second instead of fifteen, with a buffer that fits the small heap.
    'log.cleaner.backoff.ms': '500',
    'log.cleaner.dedupe.buffer.size': '16777216',
    'log.dirs': join(place.folder, 'data'),
  };
}

async function formatStorage(folder: string, classPath: string): Promise<void> {
  const clusterId = newClusterId();
  const properties = join(folder, 'server.properties');
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties];
  try {
    await run('java', [QUICK_START, '-cp', classPath, ...tool]);
  } catch (error) {
    throw new Error(`Kafka's storage cannot be formatted (it needs Java 17 or newer): ${String(error)}`, {
      cause: error,
    });
  }
}

/** An id with a leading dash would be taken for an option: the first bit is cleared. */
function newClusterId(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0);
  return bytes.toString('base64url');
}
