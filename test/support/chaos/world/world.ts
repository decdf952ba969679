/**
 * Everything that a run stands on: servers of its own, real workers and gateways, and the lines between them.
 *
 * Owns all of it, and ends it when it is disposed. Every process comes to Kafka and Redis over a line of its own.
 */
import kafkajs from 'kafkajs';
import { createKafkaClient } from '../../topics.ts';
import { topics } from '../../../../schemas/topics.ts';
import { Ground } from '../../pipeline/ground.ts';
import { becomesTrue } from '../../pipeline/eventually.ts';
import { RedisServer } from '../../servers/redis-server.ts';
import { TcpProxy } from '../../proxy/tcp-proxy.ts';
import { openDesk, type Desk } from '../load/desk.ts';
import { GatewaySlot } from './gateway-slot.ts';
import { type KafkaGround, openKafka } from './kafka-ground.ts';
import { Line } from './line.ts';
import { WorkerSlot } from './worker-slot.ts';

export interface WorldOptions {
  readonly brokers: number;
  readonly callPartitions: number;
}

const workerNames = ['worker-1', 'worker-2'];
const gatewayIds = ['gw-1', 'gw-2'];
/** Asked what it knows at the end, when it has just been started. */
export const lateGatewayId = 'gw-late';
const rollEveryMs = 1000;
const linesTold = 15;

export class World implements AsyncDisposable {
  readonly kafka: KafkaGround;
  readonly ground: Ground;
  readonly desk: Desk;
  readonly workers: readonly WorkerSlot[];
  readonly #stack: AsyncDisposableStack;
  #gateways: readonly GatewaySlot[] = [];
  #redis: RedisServer;

  private constructor(parts: Parts, stack: AsyncDisposableStack) {
    this.kafka = parts.kafka;
    this.ground = parts.ground;
    this.desk = parts.desk;
    this.workers = parts.workers;
    this.#redis = parts.redis;
    this.#stack = stack;
  }

  static async open({ brokers, callPartitions }: WorldOptions): Promise<World> {
    await using stack = new AsyncDisposableStack();
    const [kafka, redis] = await Promise.all([
      openKafka([...workerNames, ...gatewayIds], brokers),
      RedisServer.start(),
    ]);
    stack.use(kafka);
    stack.use(redis);
    const servers = { kafkaBrokers: kafka.brokers, redisUrl: redis.url };
    const gateways = [...gatewayIds, lateGatewayId];
    const ground = stack.use(new Ground(servers, { callPartitions, gateways }));
    await ground.open();
    await rollTopics(ground);
    const desk = stack.use(await openDesk());
    const workers: WorkerSlot[] = [];
    for (const name of workerNames) {
      const line = stack.use(new Line([await TcpProxy.open(portOf(redis))]));
      workers.push(
        stack.use(new WorkerSlot({ name, ground, kafka: kafka.line(name), redis: line, env: workerSettings })),
      );
    }
    const world = new World({ kafka, redis, ground, desk, workers }, stack.move());
    await world.#start();
    return world;
  }

  get gateways(): readonly GatewaySlot[] {
    return this.#gateways;
  }

  /** The one that holds the sessions. */
  get redis(): RedisServer {
    return this.#redis;
  }

  /** Sessions are held elsewhere from now on; the one before lives on until the run ends. */
  adoptRedis(redis: RedisServer): void {
    this.#stack.use(redis);
    this.#redis = redis;
  }

  async startLateGateway(): Promise<GatewaySlot> {
    const { ground, desk, kafka } = this;
    const options = { id: lateGatewayId, ground, brokers: kafka.brokers, upstream: desk.url };
    return this.#stack.use(await GatewaySlot.start(options));
  }

  /** How far each partition of calls reaches now. */
  async ends(): Promise<ReadonlyMap<number, bigint>> {
    return this.#withAdmin(async (admin) => {
      const found = await admin.fetchTopicOffsets(this.ground.prefix + topics.calls);
      return new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]));
    });
  }

  /** How much of each partition of calls is done. */
  async committed(): Promise<ReadonlyMap<number, bigint>> {
    return this.#withAdmin(async (admin) => {
      const topic = this.ground.prefix + topics.calls;
      const [found] = await admin.fetchOffsets({ groupId: this.ground.prefix + this.ground.groupId, topics: [topic] });
      return new Map(found?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
    });
  }

  /** Resolves when everybody is ready and what stood in the log when this was asked is done. */
  async recovered(deadlineMs: number): Promise<void> {
    let ends: ReadonlyMap<number, bigint> | undefined;
    await becomesTrue({ what: 'everything works again', deadlineMs }, async () => {
      ends ??= await this.ends().catch(() => undefined);
      if (ends === undefined) return false;
      const committed = await this.committed().catch(() => undefined);
      return [...ends].every(([partition, end]) => (committed?.get(partition) ?? 0n) >= end);
    });
    await becomesTrue({ what: 'every worker and gateway is ready', deadlineMs }, async () => {
      const gateways = this.#gateways.map(async ({ admin }) => (await admin.readiness())?.ready === true);
      const ready = await Promise.all([...this.workers.map((slot) => slot.isReady()), ...gateways]);
      return ready.every(Boolean);
    });
  }

  /** What each process said last. */
  lastLines(): readonly string[] {
    const workers = this.workers.map((slot) => [slot.name, slot.worker.process] as const);
    const gateways = this.#gateways.map((slot) => [slot.id, slot.process] as const);
    return [...workers, ...gateways].flatMap(([name, process]) =>
      process.lines.slice(-linesTold).map((line) => `${name}: ${line}`),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }

  async #start(): Promise<void> {
    const { ground, kafka, desk, workers } = this;
    await Promise.all(workers.map((slot) => slot.spawn()));
    await Promise.all(workers.map((slot) => slot.worker.ready()));
    this.#gateways = await Promise.all(
      gatewayIds.map(async (id) => {
        const brokers = kafka.line(id).addresses;
        return this.#stack.use(await GatewaySlot.start({ id, ground, brokers, upstream: desk.url }));
      }),
    );
  }

  async #withAdmin<T>(work: (admin: ReturnType<ReturnType<typeof createKafkaClient>['admin']>) => Promise<T>) {
    const admin = createKafkaClient(this.kafka.brokers).admin({ retry: { retries: 1 } });
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }
}

interface Parts {
  readonly kafka: KafkaGround;
  readonly redis: RedisServer;
  readonly ground: Ground;
  readonly desk: Desk;
  readonly workers: readonly WorkerSlot[];
}

const workerSettings = { SHEARPIN_LOG_LEVEL: 'info' };

export function portOf({ url }: RedisServer): number {
  return Number(new URL(url).port);
}

/** Segments end every second, and what is compacted is compacted as soon as it may be. */
async function rollTopics(ground: Ground): Promise<void> {
  const admin = createKafkaClient(ground.servers.kafkaBrokers).admin();
  const settings = {
    'segment.ms': String(rollEveryMs),
    'min.cleanable.dirty.ratio': '0.01',
    'max.compaction.lag.ms': String(rollEveryMs),
    'delete.retention.ms': String(rollEveryMs),
  };
  await admin.connect();
  try {
    for (const topic of Object.values(topics)) {
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: ground.prefix + topic }],
      });
      const kept = resources[0]?.configEntries.filter(({ isDefault }) => !isDefault) ?? [];
      const entries = { ...Object.fromEntries(kept.map((one) => [one.configName, one.configValue])), ...settings };
      const configEntries = Object.entries(entries).map(([name, value]) => ({ name, value }));
      await admin.alterConfigs({
        validateOnly: false,
        resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: ground.prefix + topic, configEntries }],
      });
    }
  } finally {
    await admin.disconnect();
  }
}
