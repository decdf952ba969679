import { topics } from '../../schemas/topics.ts';
import type { Trust } from '../../schemas/generated/types.ts';
import { createMemoryLog, type MemoryLog } from '../../services/adapters/memory/memory-log.ts';
import { createMemorySessionStore } from '../../services/adapters/memory/memory-session-store.ts';
import type { Engine } from '../../services/engine/engine.ts';
import type { Clock } from '../../services/engine/ports/clock.ts';
import type { Log, LogRecord, OutgoingRecord } from '../../services/engine/ports/log.ts';
import type { Logger } from '../../services/engine/ports/logger.ts';
import type { SessionStore } from '../../services/engine/ports/session-store.ts';
import { decodeMetadata } from '../../services/worker/partition/commit-metadata.ts';
import { defaultWorkerSettings, riskSettings, type WorkerSettings } from '../../services/worker/config.ts';
import type { Timers } from '../../services/engine/ports/timers.ts';
import { nodeTimers } from '../../services/adapters/clock/node-timers.ts';
import { progressMs } from '../../services/worker/partition/progress.ts';
import { createWorker, type DetectorFolder, type Worker } from '../../services/worker/wiring.ts';
import { stableDetectors } from './catalog.ts';
import { engineOf } from './engine-runs.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeGateway } from './fake-gateway.ts';
import { FakeMetrics } from './fake-metrics.ts';
import { KillSwitch, withKillPoints } from './kill-points.ts';
import { baseMs } from './session-events.ts';
import { createWriter, trustOf, type Writer } from './signed-commands.ts';
import { requireOcsf } from './ocsf.ts';

export interface RunningWorker {
  readonly worker: Worker;
  readonly metrics: FakeMetrics;
  readonly logged: LogLine[];
  readonly kill: KillSwitch;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

export interface WorkerChoices {
  readonly settings?: Partial<WorkerSettings>;
  readonly engine?: Engine;
  readonly store?: SessionStore;
  readonly log?: Log;
  /** Step of the ports at which the worker dies. */
  readonly killAt?: number;
  readonly kill?: KillSwitch;
  readonly timers?: Timers;
  readonly folder?: DetectorFolder;
  /** Of the worker alone; the log keeps the world's. */
  readonly clock?: Clock;
  /** A clock that is never set; absent: that of the worker. */
  readonly elapsed?: () => number;
}

/** Periodic tasks do not run; waits between tries take a moment. */
const impatientTimers: Timers = {
  sleep: (ms, signal) => nodeTimers.sleep(ms === progressMs || ms >= 1000 ? 2 ** 30 : 1, signal),
};

interface WorldOptions {
  readonly callsPartitions?: number;
  readonly gateway?: FakeGateway;
  readonly writer?: Writer;
  readonly wideWriter?: Writer;
}

const wideKey: Parameters<typeof createWriter>[0] = {
  writer: 'worker-wide',
  kid: 'worker-wide.1',
  scopes: ['agent', 'principal'],
};

/** Log and store that outlive every worker of the test, and the keys of one gateway and one writer. */
export class WorkerWorld {
  readonly clock = new FakeClock(baseMs);
  readonly gateway: FakeGateway;
  readonly writer: Writer;
  readonly wideWriter: Writer;
  readonly trust: Trust;
  readonly log: MemoryLog;
  store: SessionStore;
  readonly #callsPartitions: number;

  constructor({
    callsPartitions = 1,
    gateway = new FakeGateway(),
    writer = createWriter({ scopes: ['session'] }),
    wideWriter = createWriter(wideKey),
  }: WorldOptions = {}) {
    this.#callsPartitions = callsPartitions;
    this.gateway = gateway;
    this.writer = writer;
    this.wideWriter = wideWriter;
    this.trust = trustOf([writer, wideWriter]);
    this.log = createMemoryLog({ clock: this.clock, backOffMs: { firstMs: 1, maxMs: 1 } });
    this.store = createMemorySessionStore({ clock: this.clock });
  }

  /** Another world with the same keys and an empty log and store. */
  twin(): WorkerWorld {
    const { gateway, writer, wideWriter } = this;
    return new WorkerWorld({ callsPartitions: this.#callsPartitions, gateway, writer, wideWriter });
  }

  async open(): Promise<this> {
    const { calls, signals, alerts, commands, acks, dlq, progress, catalog, rules, baselines } = topics;
    await this.log
      .admin()
      .ensure([
        ...[calls, signals].map((topic) => ({ topic, partitions: this.#callsPartitions, compacted: false })),
        ...[alerts, acks, dlq].map((topic) => ({ topic, partitions: 1, compacted: false })),
        ...[commands, progress, catalog, rules, baselines].map((topic) => ({ topic, partitions: 1, compacted: true })),
      ]);
    return this;
  }

  async start(choices: WorkerChoices = {}): Promise<RunningWorker> {
    const kill = choices.kill ?? new KillSwitch(choices.killAt ?? Infinity);
    const { log, store } = withKillPoints({ log: choices.log ?? this.log, store: choices.store ?? this.store }, kill);
    const metrics = new FakeMetrics();
    const logged: LogLine[] = [];
    const { gateway, trust, writer, wideWriter } = this;
    const clock = choices.clock ?? this.clock;
    const config = { ...defaultWorkerSettings(), ...choices.settings };
    const risk = riskSettings(config);
    const worker = createWorker(
      {
        log,
        store,
        engine: choices.engine ?? engineOf(stableDetectors(), { settings: { risk } }),
        signer: { ...writer, writer: 'worker' },
        wideSigner: { ...wideWriter, writer: 'worker-wide' },
        keys: { trust, gateways: new Map([[gateway.id, { tenant: gateway.tenant, ingestKeys: [gateway.ingestKey] }]]) },
        clock,
        elapsed: choices.elapsed ?? (() => clock.nowMs()),
        logger: loggerTo(logged),
        metrics,
        config,
        folder: choices.folder,
      },
      { timers: choices.timers ?? impatientTimers },
    );
    const running = { worker, metrics, logged, kill };
    await Promise.race([worker.start(), kill.died]);
    return running;
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    await this.log.producer().produce(records);
  }

  /** Everything that a topic holds now. */
  async read(topic: string): Promise<readonly LogRecord[]> {
    const follower = this.log.follower();
    const records: LogRecord[] = [];
    await new Promise<void>((resolve) => {
      void follower.follow(topic, { onRecord: (record) => void records.push(record), onCaughtUp: resolve });
    });
    await follower.stop();
    if (topic === topics.alerts)
      for (const { value } of records) requireOcsf(JSON.parse(Buffer.from(value ?? []).toString('utf8')));
    return records;
  }

  /** Resolves when every record of calls is committed, and every signal that came of them. */
  async settled(): Promise<void> {
    await this.#settledIn(topics.calls);
    await this.#settledIn(topics.signals);
  }

  async #settledIn(topic: PartitionedTopic): Promise<void> {
    const ends = new Map<number, bigint>();
    for (const { partition, offset } of await this.read(topic)) ends.set(partition, offset + 1n);
    for (const [partition, end] of ends) {
      while (((await this.committed(partition, topic)).offset ?? 0n) < end)
        await nodeTimers.sleep(1, new AbortController().signal);
    }
  }

  async committed(partition = 0, topic: PartitionedTopic = topics.calls) {
    const { groupId } = defaultWorkerSettings();
    const member = this.log.member(topic === topics.calls ? groupId : `${groupId}.signals`, [topic]);
    const { offset, metadata } = await member.committed({ topic, partition });
    return { offset, metadata: decodeMetadata(metadata) };
  }
}

type PartitionedTopic = typeof topics.calls | typeof topics.signals;

function loggerTo(lines: LogLine[]): Logger {
  const at = (level: LogLine['level']) => (fields: object, message: string) => {
    lines.push({ level, message, fields });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
