/**
 * Everything that a run stands on: servers of its own, real workers and gateways, and the lines between them.
 *
 * Owns all of it, and ends it when it is disposed. Every process comes to Kafka and Redis over a line of its own.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import { topics } from '../../../../schemas/topics.ts';
import { Ground } from '../../pipeline/ground.ts';
import { becomesTrue } from '../../pipeline/eventually.ts';
import type { ProductProcess } from '../../pipeline/product-process.ts';
import { TcpProxy } from '../../proxy/tcp-proxy.ts';
import { wideDetector } from '../verdict/demanded.ts';
import type { Giving } from '../verdict/known-sessions.ts';
import { openDesk, type Desk } from '../load/desk.ts';
import { GatewaySlot } from './gateway-slot.ts';
import { type KafkaGround, openKafka } from './kafka-ground.ts';
import { Line } from './line.ts';
import { RedisGround, type RedisKind } from './redis-ground.ts';
import { rereadRule, writeRules } from './rules.ts';
import type { InnerFaults } from './shim.ts';
import { WorkerSlot } from './worker-slot.ts';

export interface WorldOptions {
  readonly brokers: number;
  readonly redis: RedisKind;
  readonly callPartitions: number;
  /** So long after the gateway before it each begins, so that they do not learn everything at the same moment. */
  readonly staggerMs: number;
}

/** What comes after a group's name for the group that shares the signals. */
export const signalsGroup = '.signals';
const workerNames = ['worker-1', 'worker-2'];
const gatewayIds = ['gw-1', 'gw-2'];
/** Asked what it knows at the end, when it has just been started. */
export const lateGatewayId = 'gw-late';
const rollEveryMs = 1000;
/**
 * Of a log in partitions that nothing is compacted in, a long run would else hold more files than a process may open; and
 * with ten thousands of them brokers take most of two processors.
 */
const logRollEveryMs = 15_000;
/** Each look is a connection. */
const pollMs = 200;
/** Of a long run heartbeats would be most of what a lost store is rebuilt from. */
const heartbeatMs = 1000;
/** In force although it is still on trial, so that what several sessions do is refused. */
const workerConfig = `detectors: { ${wideDetector}: { mode: enforce } }\n`;
/** What was learned is written so often that a worker is killed at it. */
const baselineMs = 1000;
const shim = new URL('shim.ts', import.meta.url).href;

export class World implements AsyncDisposable {
  readonly kafka: KafkaGround;
  /** Where the sessions are held. */
  readonly redis: RedisGround;
  readonly ground: Ground;
  readonly desk: Desk;
  readonly workers: readonly WorkerSlot[];
  /** How each gateway comes to the server behind it. */
  readonly #upstreams: ReadonlyMap<string, Line>;
  /** From then on until the other time two fingerprint keys are in force. */
  rotated = { fromMs: 0, untilMs: 0 };
  /** Of what the log of calls was told before that, not all can be read any more. */
  recreatedAtMs = 0;
  /** Sessions and principals that were given up for want of room, by the keys of their records: what was known is lost. */
  readonly givenUp = new Map<string, Giving[]>();
  /** Those of them that were not rebuilt from the log since, as after a loss of the store. */
  readonly forgotten = new Set<string>();
  /** At which steps workers were killed. */
  readonly killedAtSteps: string[] = [];
  readonly openedAtMs = Date.now();
  readonly #stack: AsyncDisposableStack;
  /** How the clients come to each gateway. */
  readonly #entrances = new Map<string, Line>();
  #gateways: readonly GatewaySlot[] = [];

  private constructor(parts: Parts, stack: AsyncDisposableStack) {
    this.kafka = parts.kafka;
    this.ground = parts.ground;
    this.desk = parts.desk;
    this.workers = parts.workers;
    this.#upstreams = parts.upstreams;
    this.redis = parts.redis;
    this.#stack = stack;
  }

  static async open({ brokers, redis: redisKind, callPartitions, staggerMs }: WorldOptions): Promise<World> {
    await using stack = new AsyncDisposableStack();
    const [kafka, redis] = await Promise.all([
      openKafka([...workerNames, ...gatewayIds], brokers),
      RedisGround.open(redisKind),
    ]);
    stack.use(kafka);
    stack.use(redis);
    const servers = { kafkaBrokers: kafka.brokers, redisUrl: redis.place.url };
    const gateways = [...gatewayIds, lateGatewayId];
    const ground = stack.use(new Ground(servers, { callPartitions, gateways }));
    await ground.open();
    await rollTopics(kafka, ground.prefix);
    const desk = stack.use(await openDesk());
    const env = { ...processSettings(ground), ...workerSettings(ground) };
    const workers: WorkerSlot[] = [];
    for (const name of workerNames) {
      const line = stack.use(await redis.line());
      const ownEnv = { ...env, ...redis.envOver(line) };
      workers.push(stack.use(new WorkerSlot({ name, ground, kafka: kafka.line(name), redis: line, env: ownEnv })));
    }
    const upstreams = new Map<string, Line>();
    for (const id of gatewayIds) {
      upstreams.set(id, stack.use(new Line([await TcpProxy.open(Number(new URL(desk.url).port))])));
    }
    const world = new World({ kafka, redis, ground, desk, workers, upstreams }, stack.move());
    await world.#start(staggerMs);
    return world;
  }

  get gateways(): readonly GatewaySlot[] {
    return this.#gateways;
  }

  upstream({ id }: GatewaySlot): Line {
    const line = this.#upstreams.get(id);
    if (line === undefined) throw new Error(`${id} has no line to a server.`);
    return line;
  }

  /** Over which clients come. */
  entrance({ id }: GatewaySlot): Line {
    const line = this.#entrances.get(id);
    if (line === undefined) throw new Error(`${id} has no line for clients.`);
    return line;
  }

  /** From now on this happens inside the process. */
  strike(process: ProductProcess, { offsetMs = 0, crashes = [] }: Partial<InnerFaults>): void {
    const faults: InnerFaults = { offsetMs, crashes };
    writeFileSync(faultFile(this.ground), JSON.stringify(faults));
    process.signal('SIGUSR2');
  }

  async startLateGateway(): Promise<GatewaySlot> {
    const { ground, desk, kafka } = this;
    const options = { id: lateGatewayId, ground, brokers: kafka.brokers, upstream: desk.url };
    return this.#stack.use(await GatewaySlot.start(options));
  }

  /** How far each partition of a topic reaches now. */
  async ends(topic: string = topics.calls): Promise<ReadonlyMap<number, bigint>> {
    return this.kafka.withAdmin(async (admin) => {
      const found = await admin.fetchTopicOffsets(this.ground.prefix + topic);
      return new Map(found.map(({ partition, offset }) => [partition, BigInt(offset)]));
    });
  }

  /** How much of each partition of a topic is done. */
  async #committed(topicName: string, group: string): Promise<ReadonlyMap<number, bigint>> {
    return this.kafka.withAdmin(async (admin) => {
      const topic = this.ground.prefix + topicName;
      const [found] = await admin.fetchOffsets({ groupId: this.ground.prefix + group, topics: [topic] });
      return new Map(found?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
    });
  }

  /** Resolves when everybody is ready and what stood in the log when this was asked is done. */
  async recovered(deadlineMs: number): Promise<void> {
    await this.#isJudged({ topic: topics.calls, group: this.ground.groupId, deadlineMs });
    await becomesTrue(
      { what: 'every worker is ready, and every gateway knows the commands', deadlineMs, pollMs },
      async () => {
        const gateways = this.#gateways.map(
          async ({ admin }) => (await admin.metric('shearpin_gateway_feed_fresh')) === 1,
        );
        const ready = await Promise.all([...this.workers.map((slot) => slot.isReady()), ...gateways]);
        return ready.every(Boolean);
      },
    );
  }

  /** Resolves when what sessions have told on by now is done as well. */
  async signalsJudged(deadlineMs: number): Promise<void> {
    await this.#isJudged({ topic: topics.signals, group: `${this.ground.groupId}${signalsGroup}`, deadlineMs });
  }

  /** Replaces workers that are not ready. */
  async restart(): Promise<void> {
    for (const slot of this.workers) if (!(await slot.isReady())) await slot.kill();
  }

  /** From now on nobody judges anything. */
  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.map((slot) => slot.stop()));
  }

  /** What each process wrote, by its name. */
  lines(): Readonly<Record<string, readonly string[]>> {
    const workers = this.workers.map(({ name, lines }) => [name, lines] as const);
    const gateways = this.#gateways.map(({ id, process }) => [id, process.lines] as const);
    return Object.fromEntries([...workers, ...gateways]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack[Symbol.asyncDispose]();
  }

  async #isJudged({ topic, group, deadlineMs }: Judging): Promise<void> {
    let ends: ReadonlyMap<number, bigint> | undefined;
    await becomesTrue({ what: `everything of ${topic} is judged`, deadlineMs, pollMs }, async () => {
      ends ??= await this.ends(topic).catch(() => undefined);
      if (ends === undefined) return false;
      const committed = await this.#committed(topic, group).catch(() => undefined);
      return [...ends].every(([partition, end]) => (committed?.get(partition) ?? 0n) >= end);
    });
  }

  async #start(staggerMs: number): Promise<void> {
    const { ground, kafka, workers } = this;
    await Promise.all(workers.map((slot) => slot.spawn()));
    await Promise.all(workers.map((slot) => slot.worker.ready()));
    this.#gateways = await Promise.all(
      gatewayIds.map(async (id, at) => {
        await sleep(at * staggerMs);
        const brokers = kafka.line(id).addresses;
        const env = { ...processSettings(ground), SHEARPIN_HEARTBEAT_MS: String(heartbeatMs) };
        const upstream = `http://${this.#upstreams.get(id)?.addresses ?? ''}/`;
        return this.#stack.use(await GatewaySlot.start({ id, ground, brokers, upstream, env }));
      }),
    );
    for (const { id, url } of this.#gateways) {
      this.#entrances.set(id, this.#stack.use(new Line([await TcpProxy.open(Number(new URL(url).port))])));
    }
  }
}

interface Judging {
  readonly topic: string;
  readonly group: string;
  readonly deadlineMs: number;
}

interface Parts {
  readonly kafka: KafkaGround;
  readonly redis: RedisGround;
  readonly ground: Ground;
  readonly desk: Desk;
  readonly workers: readonly WorkerSlot[];
  readonly upstreams: ReadonlyMap<string, Line>;
}

function processSettings(ground: Ground): Record<string, string> {
  return {
    NODE_OPTIONS: `--import=${shim}`,
    CHAOS_FILE: faultFile(ground),
  };
}

/** Of every worker of the run, also of one to which no fault happens. */
export function workerSettings(ground: Ground): Record<string, string> {
  const file = join(ground.folder, 'worker.yaml');
  writeFileSync(file, workerConfig);
  return {
    SHEARPIN_CONFIG: file,
    SHEARPIN_BASELINE_MS: String(baselineMs),
    ...writeRules(join(ground.folder, 'rules'), [rereadRule('1.0.0')]),
  };
}

function faultFile({ folder }: Ground): string {
  return join(folder, 'inner-faults.json');
}

/** Segments end every second, or soon after, and what is compacted is compacted as soon as it may be. */
async function rollTopics(kafka: KafkaGround, prefix: string): Promise<void> {
  const rolled = {
    'segment.ms': String(rollEveryMs),
    'min.cleanable.dirty.ratio': '0.01',
    'max.compaction.lag.ms': String(rollEveryMs),
    'delete.retention.ms': String(rollEveryMs),
  };
  const partitioned: readonly string[] = [topics.calls, topics.signals];
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  await kafka.withAdmin(async (admin) => {
    for (const topic of Object.values(topics)) {
      const name = prefix + topic;
      const own = partitioned.includes(topic) ? { ...rolled, 'segment.ms': String(logRollEveryMs) } : rolled;
      const settings = new Map(
        (await kafka.settingsOf(admin, name)).map(({ name: setting, value }) => [setting, value]),
      );
      // A setting that is named twice is refused.
      for (const [setting, value] of Object.entries(own)) settings.set(setting, value);
      const configEntries = [...settings].map(([setting, value]) => ({ name: setting, value }));
      await admin.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries }] });
    }
  });
}
