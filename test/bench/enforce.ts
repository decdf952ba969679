/**
 * From an event that leaves the gateway to the command that the gateway has applied and acknowledged, beside a bare
 * kafkajs echo of two hops. Both run against the same servers over topics of as many partitions, and both send together
 * what waits, in slices that take turns, so that whatever else the machine does meets both alike.
 *
 * What is compared: each path is this process and one other, at the same rate, with records of the same size in the first
 * hop, after one slice of the same length that is not counted. This process makes the load of both; the other is a bare
 * echoer or `shearpin worker` as an operator starts it, and each idles, with its timers and open fetches, while the other
 * path is measured. The echo leaves out all that makes the rest a product: headers, MACs and signatures, validation, the
 * save in Redis before anything is published, commits, beacons, and the acks on their own way back.
 */
import { parseArgs } from 'node:util';
import { startServers } from '../support/servers/start-servers.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { Echo, echoPartitions } from './enforce/echo.ts';
import { EnforcePath } from './enforce/enforce-path.ts';
import { HeldPath } from './enforce/held-path.ts';
import { percentile, round } from './enforce/percentile.ts';
import { runSlice, type SliceLoad } from './enforce/slice.ts';

/** Between a call that arms and the call that is to be refused. */
const gapsMs = [50, 200, 1_000, 5_000] as const;
/** How long a call waits at most, as a gateway has it unless it is told otherwise. */
const heldMs = 250;

const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '5' },
    samples: { type: 'string', default: '400' },
    rate: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (values.help) {
  process.stdout.write(`Usage: shearpin bench enforce [--slices 5] [--samples 400] [--rate 100] [--json]

Measures event → command applied at the gateway beside a bare kafkajs two-hop echo, in so many slices of so many samples
each, in turn, with so many a second. armedInTime: for gaps in milliseconds, the share of these samples that took no
longer, derived from them: so many calls would be refused that came so long after what arms them. held: calls that do
come at once after it, the share that is refused, and where they wait for what came before them, for how long they did,
in as many slices after the others.
`);
} else {
  await measure(numberOf('slices'), { count: numberOf('samples'), ratePerSecond: numberOf('rate') });
}

async function measure(slices: number, load: SliceLoad): Promise<void> {
  await using servers = await startServers();
  await using ground = await new Ground(servers, { callPartitions: echoPartitions }).open();
  await using worker = await WorkerProcess.start(ground, {
    env: { SHEARPIN_LOG_LEVEL: 'warn', SHEARPIN_BEACON_MS: '2000' },
  });
  const measuring = { ground, worker, slices, load };
  const { echoMs, enforceMs } = await measurePaths(measuring);
  report(echoMs, enforceMs, await measureHeld(measuring));
}

async function measurePaths({ ground, worker, slices, load }: Measuring) {
  await using echo = await Echo.open(ground);
  await using enforce = await EnforcePath.open(ground, worker.admin);
  process.stdout.write(`warming up, then ${String(slices)} slices of ${String(load.count)} each in turn\n`);
  for (const path of [echo, enforce]) await runSlice(path, load);
  const echoMs: number[] = [];
  const enforceMs: number[] = [];
  for (let at = 0; at < slices; at += 1) {
    echoMs.push(...(await runSlice(echo, load)));
    enforceMs.push(...(await runSlice(enforce, load)));
  }
  return { echoMs, enforceMs };
}

interface Held {
  /** Shares of the calls that are refused when they come at once after what arms them. */
  readonly armedAtOnce: number;
  readonly armedAfterWait: number;
  readonly waitP50Ms: number;
  readonly waitP99Ms: number;
}

interface Measuring {
  readonly ground: Ground;
  readonly worker: WorkerProcess;
  readonly slices: number;
  readonly load: SliceLoad;
}

async function measureHeld({ ground, worker, slices, load }: Measuring): Promise<Held> {
  await using path = await HeldPath.open(ground, worker.admin, heldMs);
  await runSlice(path, load);
  Object.assign(path.armed, { calls: 0, atOnce: 0, afterWait: 0 });
  const waits: number[] = [];
  for (let at = 0; at < slices; at += 1) waits.push(...(await runSlice(path, load)));
  const { calls, atOnce, afterWait } = path.armed;
  return {
    armedAtOnce: share(atOnce, calls),
    armedAfterWait: share(afterWait, calls),
    waitP50Ms: round(percentile(waits, 50)),
    waitP99Ms: round(percentile(waits, 99)),
  };
}

function numberOf(name: 'slices' | 'samples' | 'rate'): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`--${name} is a whole number above 0.`);
}

function report(echoMs: readonly number[], enforceMs: readonly number[], held: Held): void {
  const [echoP50Ms, echoP99Ms] = [percentile(echoMs, 50), percentile(echoMs, 99)];
  const [enforceP50Ms, enforceP99Ms] = [percentile(enforceMs, 50), percentile(enforceMs, 99)];
  const result = {
    echoP50Ms: round(echoP50Ms),
    echoP99Ms: round(echoP99Ms),
    enforceP50Ms: round(enforceP50Ms),
    enforceP99Ms: round(enforceP99Ms),
    ratioP50: round(enforceP50Ms / echoP50Ms),
    ratioP99: round(enforceP99Ms / echoP99Ms),
    samples: enforceMs.length,
    armedInTime: Object.fromEntries(gapsMs.map((gapMs) => [gapMs, shareWithin(enforceMs, gapMs)])),
    held,
  };
  process.stdout.write(`bare echo over two topics    p50 ${result.echoP50Ms} ms, p99 ${result.echoP99Ms} ms\n`);
  process.stdout.write(`event to applied command     p50 ${result.enforceP50Ms} ms, p99 ${result.enforceP99Ms} ms\n`);
  process.stdout.write(`ratio                        p50 ${result.ratioP50}, p99 ${result.ratioP99}\n`);
  for (const [gapMs, share] of Object.entries(result.armedInTime))
    process.stdout.write(`within ${gapMs.padStart(5)} ms              ${String(share)}\n`);
  process.stdout.write(`armed at once, no waiting    ${String(held.armedAtOnce)}\n`);
  process.stdout.write(`armed at once, after waiting ${String(held.armedAfterWait)}\n`);
  process.stdout.write(`such a call waits            p50 ${held.waitP50Ms} ms, p99 ${held.waitP99Ms} ms\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
}

function shareWithin(samples: readonly number[], gapMs: number): number {
  return share(samples.filter((ms) => ms <= gapMs).length, samples.length);
}

/** To ten-thousandths. */
function share(count: number, of: number): number {
  return Math.floor((count / of) * 10_000) / 10_000;
}
