/** A gateway in this process, over the memory log, with or without a worker beside it. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ulid } from 'ulid';
import { topics } from '../../../schemas/topics.ts';
import { systemClock } from '../../../services/adapters/clock/system-clock.ts';
import { type EmbeddedKeys, loadOrCreateEmbeddedKeys } from '../../../services/adapters/crypto/embedded-keys.ts';
import { createLogger } from '../../../services/adapters/logging/logger.ts';
import { createMemoryLog } from '../../../services/adapters/memory/memory-log.ts';
import { createMetricFactory } from '../../../services/adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../../../services/adapters/metrics/metrics-registry.ts';
import { startEmbedded } from '../../../services/cli/embedded.ts';
import { topicSpecs } from '../../../services/cli/topic-specs.ts';
import type { Log, LogRecord } from '../../../services/engine/ports/log.ts';
import type { Logger } from '../../../services/engine/ports/logger.ts';
import type { MetricFactory } from '../../../services/engine/ports/metrics.ts';
import { readGatewayConfig } from '../../../services/gateway/config.ts';
import { createGateway, type Gateway, type GatewayOverrides } from '../../../services/gateway/wiring.ts';
import { requireOcsf } from '../ocsf.ts';
import type { OfficeOptions } from './office-tools.ts';

const names = { tenant: 'default', gateway: 'gateway', deployment: 'default' };
export const toolServer = fileURLToPath(new URL('tool-server.ts', import.meta.url));
/** Its methods are told in its head. */
export const rawServer = fileURLToPath(new URL('raw-server.ts', import.meta.url));

export interface LogLine {
  readonly tool?: string;
  readonly cancelled?: string;
}

/** A folder, secrets and a server command of one test. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'shearpin-gateway-'));
  readonly secret = `sk_live_${randomBytes(18).toString('base64url')}`;
  readonly other = `sk_live_${randomBytes(18).toString('base64url')}`;
  /** Named by the page that the server serves. */
  readonly entry = `entry-${randomBytes(9).toString('hex')}`;
  readonly serverLog = join(this.folder, 'server.log');

  get office(): OfficeOptions {
    const { serverLog: log, secret, other } = this;
    return { log, secret, other, page: `Nothing of interest, but for the entry ${this.entry}.` };
  }

  get serverCommand(): readonly string[] {
    const options = Object.entries(this.office).flatMap(([name, value]) => [`--${name}`, String(value)]);
    return [process.execPath, toolServer, ...options];
  }

  /** What the server saw. */
  seen(): readonly LogLine[] {
    if (!existsSync(this.serverLog)) return [];
    const lines = readFileSync(this.serverLog, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as LogLine);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface RigOptions {
  readonly world: World;
  readonly given?: Readonly<Record<string, unknown>>;
  /** A config file. */
  readonly file?: string;
  readonly serverCommand?: readonly string[];
  readonly overrides?: GatewayOverrides;
  /** The real worker beside the gateway. */
  readonly hasWorker?: boolean;
  /** Stands between the gateway and its log. */
  readonly around?: (log: Log) => Log;
}

export interface Rig {
  readonly gateway: Gateway;
  readonly log: Log;
  readonly url: URL;
  /** Every record of every topic, so far. */
  readonly records: LogRecord[];
  /** Every line that was logged. */
  readonly logged: string[];
  metrics(): Promise<string>;
  stopWorker(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** However busy the machine is, the worker counts as there. */
const patientMs = 60_000;

export async function startRig(options: RigOptions): Promise<Rig> {
  const { world, given = {}, file, serverCommand = [], overrides = {}, hasWorker = false, around } = options;
  const logged: string[] = [];
  const destination = { write: (line: string): void => void logged.push(line) };
  const logger = createLogger({ level: 'trace', service: 'gateway', destination });
  const registry = createMetricsRegistry({ service: 'gateway', version: '0.0.0' });
  const metrics = createMetricFactory(registry);
  const ground = hasWorker ? await openWithWorker(world, { logger, metrics }) : await openBare(world);
  const settings = readGatewayConfig({
    env: process.env,
    given: { unwatchedAfterMs: patientMs, ...given },
    serverCommand,
    ...(file === undefined ? {} : { file }),
  });
  const parts = { settings, keys: ground.keys.gateway, clock: systemClock, logger, metrics, newId: ulid };
  const gateway = createGateway({ ...parts, log: around?.(ground.log) ?? ground.log }, overrides);
  const records: LogRecord[] = [];
  const followers = Object.values(topics).map((topic) => {
    const follower = ground.log.follower();
    void follower.follow(topic, { onRecord: (record) => void records.push(record), onCaughtUp: () => undefined });
    return follower;
  });
  await gateway.start();
  return {
    gateway,
    log: ground.log,
    url: new URL(`http://${gateway.address() ?? 'none.invalid'}/mcp`),
    records,
    logged,
    metrics: () => registry.metrics(),
    stopWorker: ground.stopWorker,
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await Promise.all(followers.map((follower) => follower.stop()));
      await ground.close();
      for (const record of records) if (record.topic === topics.alerts) requireOcsf(dataOf(record));
    },
  };
}

interface Ground {
  readonly log: Log;
  readonly keys: EmbeddedKeys;
  readonly stopWorker: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openWithWorker({ folder }: World, told: { logger: Logger; metrics: MetricFactory }): Promise<Ground> {
  const embedded = await startEmbedded({ ...told, stateFolder: folder, names, onAlone: () => undefined });
  return { ...embedded, stopWorker: () => embedded.worker.stop() };
}

async function openBare({ folder }: World): Promise<Ground> {
  const log = createMemoryLog({ clock: systemClock });
  await log.admin().ensure(topicSpecs({ callPartitions: 2 }));
  const keys = loadOrCreateEmbeddedKeys(folder, names);
  return { log, keys, stopWorker: () => Promise.resolve(), close: () => log.close() };
}

/** Waits until something is so; the test's own limit ends a wait in vain. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

export function dataOf(record: LogRecord): Record<string, unknown> {
  return JSON.parse(Buffer.from(record.value ?? '{}').toString('utf8')) as Record<string, unknown>;
}
