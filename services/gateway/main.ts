import { constants } from 'node:os';
import { newUlid } from '../adapters/crypto/new-ulid.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { nodeTimers } from '../adapters/clock/node-timers.ts';
import { configFileVariable } from '../adapters/config/config-schema.ts';
import { describeConfig } from '../adapters/config/describe-config.ts';
import { type GatewayKeys, loadGatewayKeys } from '../adapters/crypto/load-keys.ts';
import { serveAdmin } from '../adapters/http/admin-server.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import { createMetricFactory } from '../adapters/metrics/metric-factory.ts';
import { createMetricsRegistry, type Registry } from '../adapters/metrics/metrics-registry.ts';
import type { Logger } from '../engine/ports/logger.ts';
import type { MetricFactory } from '../engine/ports/metrics.ts';
import { gatewayOptionNames, readGatewayArguments, usage } from './arguments.ts';
import { gatewayConfigSchema, type GatewaySettings, readGatewayConfig } from './config.ts';
import { isLoopback } from './http/listen-address.ts';
import { Reloader } from './reloader.ts';
import type { ServerExit } from './stdio/server-child.ts';
import { createGateway, type Gateway, type GatewayLog } from './wiring.ts';

/** The log and the keys of a gateway. */
export interface GatewayGround {
  readonly log: GatewayLog;
  readonly keys: GatewayKeys;
  /** The name by which the log knows this gateway. */
  readonly gatewayId: string;
  close(): Promise<void>;
}

export interface GatewayRun {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly version: string;
  /** Opens what a gateway without Kafka stands on. */
  readonly openEmbedded: (
    settings: GatewaySettings,
    to: { readonly logger: Logger; readonly metrics: MetricFactory },
  ) => Promise<GatewayGround>;
  /** Variables that `openEmbedded` reads. */
  readonly alsoKnown?: readonly string[];
}

/** `shearpin gateway`. Resolves to the exit code, over stdio the server's; throws ShearpinError. */
export async function runGateway(args: readonly string[], run: GatewayRun): Promise<number> {
  const { isHelp, file, ...read } = readGatewayArguments(args);
  if (isHelp) {
    run.stdout.write(`${usage}\n${describeConfig(gatewayConfigSchema)}`);
    return 0;
  }
  const { env, alsoKnown = [] } = run;
  const given = { ...read, env, options: gatewayOptionNames, alsoKnown, ...(file === undefined ? {} : { file }) };
  const readSettings = (): GatewaySettings => readGatewayConfig(given);
  const settings = readSettings();
  const logger = createLogger({ level: settings.config.logLevel, service: 'gateway' });
  const registry = createMetricsRegistry({ service: 'gateway', version: run.version, withProcessMetrics: true });
  const metrics = createMetricFactory(registry);
  const ground = await openGround({ settings, logger, metrics, run });
  try {
    const { log, keys, gatewayId } = ground;
    const named = (own: GatewaySettings): GatewaySettings => ({ ...own, config: { ...own.config, gatewayId } });
    // The ground may have chosen the id, which then is no setting that somebody changed.
    const reread = (): GatewaySettings => {
      const own = readSettings();
      return own.config.gatewayId === settings.config.gatewayId ? named(own) : own;
    };
    const accessLogger = createLogger({ level: 'info', service: 'gateway' });
    const told = { logger, accessLogger, metrics };
    const gateway = createGateway({
      log,
      keys,
      ...told,
      settings: named(settings),
      clock: systemClock,
      newId: newUlid,
    });
    using reloader = new Reloader({
      gateway,
      configFile: file ?? nonEmpty(env[configFileVariable]),
      settings,
      read: reread,
      onTaken: ({ config }) => (logger.level = config.logLevel),
      say: (text) => run.stderr.write(`shearpin gateway: ${text}\n`),
      timers: nodeTimers,
    });
    return await serve(gateway, { settings, registry, run, reloader });
  } finally {
    await ground.close();
  }
}

interface Opening {
  readonly settings: GatewaySettings;
  readonly logger: Logger;
  readonly metrics: MetricFactory;
  readonly run: GatewayRun;
}

async function openGround({ settings, logger, metrics, run }: Opening): Promise<GatewayGround> {
  const { kafkaBrokers: brokers, keysDir, topicPrefix, gatewayId } = settings.config;
  if (brokers === undefined || keysDir === undefined) return run.openEmbedded(settings, { logger, metrics });
  const keys = loadGatewayKeys(keysDir, { gateway: gatewayId });
  const clientId = `shearpin-gateway-${gatewayId}`;
  const log = createKafkaLog({ brokers, topicPrefix, access: settings.kafka, clientId, newId: newUlid, logger });
  return { log, keys, gatewayId, close: () => Promise.resolve() };
}

interface Serving {
  readonly settings: GatewaySettings;
  readonly registry: Registry;
  readonly run: GatewayRun;
  readonly reloader: Reloader;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

async function serve(gateway: Gateway, { settings, registry, run, reloader }: Serving): Promise<number> {
  const { adminListen: listen } = settings.config;
  const admin = listen === undefined ? undefined : await serveAdmin({ listen, registry, ready: () => gateway.ready() });
  const interrupted = onSignals(gateway, reloader);
  try {
    await gateway.start();
    const address = gateway.address();
    if (address !== undefined) run.stderr.write(addressLines(settings, address));
    const exit = await Promise.race([gateway.ended(), interrupted.stopped]);
    return exit === undefined ? 0 : exitCodeOf(exit);
  } finally {
    await gateway.stop();
    interrupted.end();
    await admin?.close();
  }
}

/** With the URL that a client is given for each server. */
function addressLines({ front, tls, config }: GatewaySettings, address: string): string {
  const url = `${tls === undefined ? 'http' : 'https'}://${address}`;
  const isOpen = tls === undefined && !isLoopback(address);
  const paths =
    front.kind === 'http-paths' ? front.upstreams.map(({ name }) => [name, name]) : [[config.server, 'mcp']];
  return [
    `shearpin gateway: listening on ${url}\n`,
    ...paths.map(([name = '', path = '']) => `  ${name}: ${url}/${path}\n`),
    isOpen ? `shearpin gateway: warning: ${withoutTls}\n` : '',
  ].join('');
}

const withoutTls =
  'other machines reach this gateway without TLS, and their tokens can be read on the way. Name --cert-file and ' +
  '--key-file, or keep the way to it private.';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first signal ends the gateway; over HTTP the calls that run are given their time, and a second signal ends it at
 * once. Each goes to a server behind the pipes too, as it would without a gateway. SIGHUP has the configuration read
 * again where there is one to be read.
 */
function onSignals(gateway: Gateway, reloader: Reloader): { readonly stopped: Promise<undefined>; end(): void } {
  const { promise: stopped, resolve } = Promise.withResolvers<undefined>();
  let isEnding = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (signal === 'SIGHUP' && reloader.isUseful) {
      reloader.reload();
      return;
    }
    if (isEnding && gateway.address() !== undefined) process.exit(128 + constants.signals[signal]);
    isEnding = true;
    gateway.signal(signal);
    void gateway
      .drain()
      .then(() => gateway.stop())
      .then(() => resolve(undefined));
  };
  for (const signal of signals) process.on(signal, stop);
  return {
    stopped,
    end: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

/** As a shell tells it. */
function exitCodeOf({ code, signal }: ServerExit): number {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
