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
import { figuresOf, type Held, inWords, share } from './enforce/figures.ts';
import { HeldPath } from './enforce/held-path.ts';
import { percentile, round } from './enforce/percentile.ts';
import { runSlice, type SliceLoad } from './enforce/slice.ts';
import { Reporter } from './report/reporter.ts';

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
const reporter = new Reporter(values);

if (values.help) {
  reporter.help(`Usage: shearpin bench enforce [--slices 5] [--samples 400] [--rate 100] [--json]

Measures event → command applied at the gateway beside a bare kafkajs two-hop echo, in so many slices of so many samples
each, in turn, with so many a second. rate, slices, samples: what the figures are of, all slices together. armedInTime:
for gaps in milliseconds, the share of these samples that took no longer, derived from them: so many calls would be
refused that came so long after what arms them. held: calls that do come at once after it, the share that is refused, and
where they wait for what came before them, for how long they did, in as many slices after the others.
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
  const held = await measureHeld(measuring);
  const figures = figuresOf({ slices, load, echoMs, enforceMs, held });
  for (const line of inWords(figures)) reporter.say(line);
  reporter.report(figures, []);
}

async function measurePaths({ ground, worker, slices, load }: Measuring) {
  await using echo = await Echo.open(ground);
  await using enforce = await EnforcePath.open(ground, worker.admin);
  reporter.say(`warming up, then ${String(slices)} slices of ${String(load.count)} each in turn`);
  for (const path of [echo, enforce]) await runSlice(path, load);
  const echoMs: number[] = [];
  const enforceMs: number[] = [];
  for (let at = 0; at < slices; at += 1) {
    echoMs.push(...(await runSlice(echo, load)));
    enforceMs.push(...(await runSlice(enforce, load)));
  }
  return { echoMs, enforceMs };
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
