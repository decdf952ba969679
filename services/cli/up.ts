import { newUlid } from '../adapters/crypto/new-ulid.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { serveAdmin } from '../adapters/http/admin-server.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import { createMetricFactory } from '../adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../adapters/metrics/metrics-registry.ts';
import { createGateway, type Gateway } from '../gateway/wiring.ts';
import type { CommandIo } from './command.ts';
import { listenForStop, type StopSignal } from './signals.ts';
import { type OnServers, startOnServers } from './on-servers.ts';
import { presentDemo, withLogsFolder } from './story/present-demo.ts';
import { demoUpstreams } from './story/demo-servers.ts';
import { readUpOptions, type UpOptions, upHelp } from './up-options.ts';
import { readUpSettings, type UpSettings } from './up-settings.ts';
import { readVersion } from './version.ts';
import { whenReady } from './when-ready.ts';

/** `shearpin up`. Resolves to the exit code. */
export async function runUp(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readUpOptions(args);
  if (options === 'help') {
    io.stdout.write(upHelp);
    return 0;
  }
  return withLogsFolder(async (logsFolder) => {
    const upstreams = options.demo === undefined ? undefined : demoUpstreams(options.demo.scenario, logsFolder);
    const settings = readUpSettings(options, { env: io.env, upstreams });
    return up(options, { io, settings, logsFolder });
  });
}

interface UpGround {
  readonly io: CommandIo;
  readonly settings: UpSettings;
  readonly logsFolder: string;
}

async function up(options: UpOptions, { io, settings, logsFolder }: UpGround): Promise<number> {
  using stop = listenForStop();
  const logger = createLogger({ level: settings.worker.logLevel, service: 'up' });
  const registry = createMetricsRegistry({ service: 'up', version: readVersion(), withProcessMetrics: true });
  const metrics = createMetricFactory(registry);
  const say = (text: string): void => void io.stderr.write(`shearpin up: ${text}\n`);
  const servers = await startOnServers(settings, { logger, metrics, say });
  let gateway: Gateway | undefined;
  const parts = (): Part[] => [servers.worker, ...(gateway === undefined ? [] : [gateway])];
  const ready = () => readinessOf(parts());
  const admin = await serveAdmin({ listen: settings.worker.adminListen, registry, ready });
  try {
    say(`/livez, /readyz and /metrics are on http://${admin.address}`);
    const common = {
      log: servers.log,
      keys: servers.keys.gateway,
      clock: systemClock,
      logger,
      metrics,
      newId: newUlid,
    };
    if (settings.gateway !== undefined) {
      gateway = createGateway({ ...common, settings: settings.gateway });
      await gateway.start();
    }
    const failed = new AbortController();
    servers.started.catch(() => failed.abort());
    if (!(await whenReady(ready, { say, signal: AbortSignal.any([stop.signal, failed.signal]) }))) {
      if (failed.signal.aborted) await servers.started;
      return 130;
    }
    return await serve(options, { io, settings, logsFolder, servers, gateway, stop, say });
  } finally {
    await gateway?.stop();
    await servers.close();
    await admin.close();
  }
}

interface Serving extends UpGround {
  readonly servers: OnServers;
  readonly gateway: Gateway | undefined;
  readonly stop: StopSignal;
  readonly say: (text: string) => void;
}

async function serve({ demo }: UpOptions, serving: Serving): Promise<number> {
  const { io, settings, logsFolder, servers, gateway, stop, say } = serving;
  const address = gateway?.address() ?? '';
  if (demo !== undefined) {
    const { log } = servers;
    return presentDemo(demo, {
      log,
      gateway: settings.names.gateway,
      address,
      logsFolder,
      clock: systemClock,
      io,
      stop,
    });
  }
  if (gateway === undefined) say(workerOnly(settings));
  else if (address !== '') say(`the gateway listens on http://${address}`);
  await Promise.race([stop.told, ...(gateway === undefined ? [] : [gateway.ended()])]);
  return 0;
}

function workerOnly({ names, keysDir, worker: { kafkaBrokers, topicPrefix } }: UpSettings): string {
  const variables = {
    ...{ SHEARPIN_KAFKA_BROKERS: kafkaBrokers.join(','), SHEARPIN_TOPIC_PREFIX: topicPrefix },
    ...{ SHEARPIN_KEYS_DIR: keysDir, SHEARPIN_TENANT: names.tenant, SHEARPIN_GATEWAY_ID: names.gateway },
  };
  const set = Object.entries(variables).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
  return (
    `no MCP server was named, so only the worker runs. Start gateways beside it with ${set.join(' ')}, ` +
    'or name a server; see shearpin up --help.'
  );
}

interface Part {
  ready(): { readonly waiting: readonly string[] };
}

function readinessOf(parts: readonly Part[]): { readonly ready: boolean; readonly waiting: readonly string[] } {
  const waiting = parts.flatMap((part) => part.ready().waiting);
  return { ready: waiting.length === 0, waiting };
}
