import { newUlid } from '../adapters/crypto/new-ulid.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { createLogger } from '../adapters/logging/logger.ts';
import { createMetricFactory } from '../adapters/metrics/metric-factory.ts';
import { createMetricsRegistry } from '../adapters/metrics/metrics-registry.ts';
import { createGateway, type GatewaySettings, readGatewayConfig } from '../gateway/wiring.ts';
import { chooseDetectors } from '../worker/wiring.ts';
import type { CommandIo } from './command.ts';
import { startEmbedded } from './embedded.ts';
import { freeAddress } from './free-address.ts';
import { listenForStop } from './signals.ts';
import { openOwnDetectors } from './own-detectors.ts';
import { openStateFolder } from './state-folder.ts';
import { type DemoOptions, demoOptionTable, readDemoOptions } from './story/demo-options.ts';
import { demoUpstreams } from './story/demo-servers.ts';
import { presentDemo, withLogsFolder } from './story/present-demo.ts';
import { parseOptions } from './usage.ts';
import { readVersion } from './version.ts';

const help = `Usage: shearpin start [OPTIONS]

Runs the real thing in one process, with no server: a gateway, a worker, four small MCP servers and a scripted agent
that does honest work and then follows a text that a stranger wrote. Tells what happens, and then stays up.

  --pace-ms N         pause of the agent between two calls (default 250); the agent never asks whether it is in time
  --scenario FILE     play another scenario
  --detectors DIR     run the detectors of this folder too, and read them again when they change
  --listen HOST:PORT  where the gateway serves (default 127.0.0.1:7777, or a free port where that one is taken)
  --exit-after-demo   end when the story is told
  --json              after the story, the last line on standard output is one JSON object of what came of it
  --help              print this text and exit
`;

interface StartOptions extends DemoOptions {
  readonly listen: string | undefined;
  readonly detectorsDir: string | undefined;
}

/** Its log is apart from that of the user's own gateways. */
const gatewayId = 'demo';
const names = { tenant: 'default', gateway: gatewayId, deployment: 'default' };
const usualListen = '127.0.0.1:7777';
const alone = 'Another demo of this user keeps the log: this one keeps its own in memory only.';

/** `shearpin start`. Resolves to the exit code. */
export async function runStart(args: readonly string[], io: CommandIo): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    io.stdout.write(help);
    return 0;
  }
  return withLogsFolder((logsFolder) => start(options, { io, logsFolder }));
}

interface StartGround {
  readonly io: CommandIo;
  readonly logsFolder: string;
}

async function start(options: StartOptions, { io, logsFolder }: StartGround): Promise<number> {
  using stop = listenForStop();
  const logger = createLogger({ level: 'error', service: 'start' });
  const metrics = createMetricFactory(createMetricsRegistry({ service: 'start', version: readVersion() }));
  const say = (text: string): void => void io.stderr.write(`shearpin start: ${text}\n`);
  const folder = await openOwnDetectors(options.detectorsDir, say);
  const embedded = await startEmbedded({
    stateFolder: openStateFolder(io.env),
    names,
    logger,
    metrics,
    onAlone: () => say(alone),
    folder,
  });
  try {
    const { log, keys } = embedded;
    const settings = await settingsOf(options, { io, logsFolder });
    const clock = systemClock;
    await using gateway = createGateway({ log, keys: keys.gateway, settings, clock, logger, metrics, newId: newUlid });
    await gateway.start();
    const address = gateway.address() ?? '';
    return await presentDemo(options, {
      ...{ log, gateway: gatewayId, address, logsFolder, clock, io, stop },
      showsShadowOf: folder === undefined ? undefined : isOwnDetector(),
    });
  } finally {
    await embedded.close();
  }
}

/** Whoever tries a detector sees what it finds, though it alarms nobody yet. */
function isOwnDetector(): (detector: string) => boolean {
  const catalogue = new Set(chooseDetectors().detectors.map(({ metadata }) => metadata.id));
  return (detector) => !catalogue.has(detector);
}

async function settingsOf(
  { scenario, listen }: StartOptions,
  { io, logsFolder }: StartGround,
): Promise<GatewaySettings> {
  const given = {
    gatewayId,
    listen: listen ?? (await freeAddress(usualListen)),
    upstreams: demoUpstreams(scenario, logsFolder),
  };
  return {
    ...readGatewayConfig({ env: {}, given, options: { listen: '--listen' }, serverCommand: [] }),
    environment: io.env,
  };
}

function readOptions(args: readonly string[]): StartOptions | 'help' {
  const { values } = parseOptions('start', {
    args: [...args],
    options: {
      ...demoOptionTable,
      listen: { type: 'string' },
      detectors: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { listen, detectors: detectorsDir } = values;
  return { ...readDemoOptions('start', values), listen, detectorsDir };
}
