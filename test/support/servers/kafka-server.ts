import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { sharedClasses } from './kafka-classes.ts';
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
  /** Ways in besides the one of `brokers`, for those that shall come through somebody. */
  readonly doors?: readonly Door[];
  /** A node of several, made by whoever knows them all. */
  readonly node?: KafkaNode;
  /** The same for properties that need to know where the broker stands. */
  readonly propertiesAt?: (place: KafkaPlace) => Readonly<Record<string, string>>;
  /** What the storage is formatted with besides, such as `--add-scram` and a credential. */
  readonly formatArgs?: readonly string[];
}

/** A listener under whose name clients are led to another port. */
export interface Door {
  /** Capital letters and digits. */
  readonly name: string;
  readonly port: number;
  /** Where whoever comes through this door is told that the broker is. */
  readonly toldPort: number;
}

export interface KafkaNode {
  readonly id: number;
  readonly brokerPort: number;
  readonly controllerPort: number;
  /** `id@host:port,…` of every node. */
  readonly voters: string;
  readonly clusterId: string;
}

export interface KafkaPlace {
  readonly folder: string;
  readonly node: KafkaNode;
}

/**
 * A real single-node broker on loopback that a test may kill, pause and start again: the ports and
 * the data stay until it is disposed. A fresh one answers the first FindCoordinator and
 * InitProducerId with "not available": clients retry.
 */
export class KafkaServer extends ServerProcess {
  readonly brokers: string;

  private constructor({ folder, node }: KafkaPlace, java: readonly string[]) {
    super({
      name: 'Kafka',
      command: 'java',
      args: [...java, 'kafka.Kafka', 'server.properties'],
      folder,
      port: node.brokerPort,
    });
    this.brokers = `127.0.0.1:${node.brokerPort}`;
  }

  /** Formats a broker's storage and leaves it down, for tests in which Kafka is away at start. */
  static async create(options: KafkaServerOptions = {}): Promise<KafkaServer> {
    const { kafkaClassPath, kafkaClassArchive } = await fetchedServers();
    const classPath = ['-cp', kafkaClassPath];
    const archive = await sharedClasses(kafkaClassArchive, async (option) => {
      await using server = await KafkaServer.#create({}, [...JAVA_OPTIONS, option, ...classPath]);
      await server.start();
      await server.stop();
    });
    return KafkaServer.#create(options, [...JAVA_OPTIONS, ...archive, ...classPath]);
  }

  static async #create(options: KafkaServerOptions, java: readonly string[]): Promise<KafkaServer> {
    const folder = await serverFolder('kafka');
    const place = { folder, node: options.node ?? (await loneNode()) };
    try {
      await writeProperties(place, options);
      await formatStorage(place, java, options.formatArgs);
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    return new KafkaServer(place, java);
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

async function loneNode(): Promise<KafkaNode> {
  const controllerPort = await freePort();
  const voters = `1@127.0.0.1:${String(controllerPort)}`;
  return { id: 1, brokerPort: await freePort(), controllerPort, voters, clusterId: newClusterId() };
}

async function writeProperties(place: KafkaPlace, options: KafkaServerOptions): Promise<void> {
  const { doors = [] } = options;
  const properties = {
    ...nodeProperties(place),
    ...listenerProperties(place.node, doors),
    ...options.properties,
    ...options.propertiesAt?.(place),
  };
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(place.folder, 'server.properties'), lines.join(''));
}

function listenerProperties(node: KafkaNode, doors: readonly Door[]): Record<string, string> {
  const own = { name: 'PLAINTEXT', port: node.brokerPort, toldPort: node.brokerPort };
  const open = [own, ...doors];
  const controller = `CONTROLLER://127.0.0.1:${String(node.controllerPort)}`;
  return {
    listeners: [...open.map(({ name, port }) => `${name}://127.0.0.1:${String(port)}`), controller].join(','),
    'advertised.listeners': open.map(({ name, toldPort }) => `${name}://127.0.0.1:${String(toldPort)}`).join(','),
    'listener.security.protocol.map': ['CONTROLLER', ...open.map(({ name }) => name)]
      .map((name) => `${name}:PLAINTEXT`)
      .join(','),
  };
}

function nodeProperties({ folder, node }: KafkaPlace): Record<string, string> {
  return {
    'process.roles': 'broker,controller',
    'node.id': String(node.id),
    'controller.quorum.voters': node.voters,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
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
    'log.dirs': join(folder, 'data'),
  };
}

async function formatStorage(
  { folder, node }: KafkaPlace,
  java: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const { clusterId } = node;
  const properties = join(folder, 'server.properties');
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties, ...more];
  try {
    await run('java', [...java, ...tool]);
  } catch (error) {
    throw new Error(`Kafka's storage cannot be formatted (it needs Java 17 or newer): ${String(error)}`, {
      cause: error,
    });
  }
}

/** An id with a leading dash would be taken for an option: the first bit is cleared. */
export function newClusterId(): string {
  const bytes = randomBytes(16);
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0);
  return bytes.toString('base64url');
}
