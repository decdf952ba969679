/**
 * Calls straight to a server and through `shearpin gateway` before it, each a process of its own, in slices that take
 * turns, so that whatever else the machine does meets both alike. The gateway tells its events to a real Kafka.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { launcher } from '../support/cli-process.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { round } from './enforce/percentile.ts';
import { GatewayProcess } from './gateway/gateway-process.ts';
import { HttpPath, keepingAgent } from './gateway/http-path.ts';
import { type Figures, runLane, type Ways } from './gateway/lane.ts';
import { Reporter } from './report/reporter.ts';
import { StdioPath } from './gateway/stdio-path.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const echoServer = fileURLToPath(new URL('gateway/server.ts', import.meta.url));
const sizes = [1024, 100 * 1024];
const atOnceOf = [1, 50];
const sessionCount = 1000;
const largeBytes = 20 * 1024 * 1024;

interface Lane extends Figures {
  readonly transport: 'http' | 'stdio';
  readonly bytes: number;
  readonly atOnce: number;
}

if (values.help) {
  reporter.help(`Usage: shearpin bench gateway [--seconds 4] [--json]

Measures calls with and without the gateway, so many seconds for each size, number at once and transport; and the
memory of the gateway for open sessions and a large result.
`);
} else {
  await measure(Number(values.seconds));
}

async function measure(seconds: number): Promise<void> {
  if (!(seconds > 0)) throw new Error('--seconds is a number above 0.');
  await using servers = await startServers();
  await using ground = await new Ground(servers).open();
  const env = { ...ground.gatewayEnv(), SHEARPIN_LOG_LEVEL: 'error' };
  const server = fork(echoServer, ['http']);
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${String(port)}/mcp`;
  try {
    const lanes = [...(await httpLanes(url, { env, seconds })), ...(await stdioLanes({ env, seconds }))];
    report(lanes, await memoryOf(url, env));
  } finally {
    server.disconnect();
  }
}

interface Running {
  readonly env: Readonly<Record<string, string>>;
  readonly seconds: number;
}

async function httpLanes(url: string, { env, seconds }: Running): Promise<Lane[]> {
  await using gateway = await GatewayProcess.start(url, env);
  const [direct, through] = [await HttpPath.open(url), await HttpPath.open(gateway.url)];
  const lanes = await lanesOf('http', { direct, gateway: through }, seconds);
  for (const path of [direct, through]) path.close();
  return lanes;
}

async function stdioLanes({ env, seconds }: Running): Promise<Lane[]> {
  const command = [process.execPath, echoServer, 'stdio'];
  const direct = await StdioPath.open(command);
  const gateway = await StdioPath.open([process.execPath, launcher, 'gateway', '--', ...command], env);
  const lanes = await lanesOf('stdio', { direct, gateway }, seconds);
  await Promise.all([direct.close(), gateway.close()]);
  return lanes;
}

async function lanesOf(transport: Lane['transport'], ways: Ways, seconds: number): Promise<Lane[]> {
  const lanes: Lane[] = [];
  for (const bytes of sizes) {
    for (const atOnce of atOnceOf) {
      const figures = await runLane(ways, { bytes, atOnce, seconds });
      lanes.push({ transport, bytes, atOnce, ...figures });
      tell(lanes.at(-1));
    }
  }
  return lanes;
}

function tell(lane: Lane | undefined): void {
  if (lane === undefined) return;
  const { transport, bytes, atOnce, directP50Ms, addedP50Ms, addedP99Ms } = lane;
  const what = `${transport.padEnd(5)} ${String(bytes / 1024).padStart(3)} KB, ${String(atOnce).padStart(2)} at once`;
  reporter.say(
    `${what}   direct p50 ${String(directP50Ms)} ms, added p50 ${String(addedP50Ms)} ms, p99 ${String(addedP99Ms)} ms, ` +
      `${String(lane.directCallsPerSecond)} and ${String(lane.gatewayCallsPerSecond)} calls/s`,
  );
}

interface Memory {
  readonly bytesPerSessionHeap: number;
  /** How far the gateway grew for one large result, as a multiple of the result. */
  readonly largeResultMemoryRatio: number | undefined;
}

async function memoryOf(url: string, env: Running['env']): Promise<Memory> {
  await using gateway = await GatewayProcess.start(url, env);
  const agent = keepingAgent();
  const first = await HttpPath.open(gateway.url, agent);
  for (let warm = 0; warm < 50; warm += 1) await first.call({ text: 'x' });
  const growth = await gateway.peakGrowthBytes(() => first.call({ length: largeBytes }));
  const beforeBytes = await gateway.heapBytes();
  for (let opened = 0; opened < sessionCount; opened += 1) {
    const session = await HttpPath.open(gateway.url, agent);
    await session.call({ text: 'x' });
  }
  const bytesPerSessionHeap = Math.round(((await gateway.heapBytes()) - beforeBytes) / sessionCount);
  agent.destroy();
  return { bytesPerSessionHeap, largeResultMemoryRatio: growth === undefined ? undefined : round(growth / largeBytes) };
}

function report(lanes: readonly Lane[], memory: Memory): void {
  const { bytesPerSessionHeap, largeResultMemoryRatio } = memory;
  reporter.say(`heap for an open session     ${String(bytesPerSessionHeap)} bytes`);
  reporter.say(`memory for a 20 MB result    ${String(largeResultMemoryRatio ?? 'unknown')} times its size`);
  const [summary] = lanes;
  const { transport: _transport, bytes: _bytes, atOnce: _atOnce, ...figures } = summary ?? ({} as Lane);
  reporter.report({ ...figures, ...memory, lanes }, []);
}
