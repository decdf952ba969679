/**
 * One worker with the whole catalogue beside a loop that consumes and parses the same records and does nothing else, in
 * slices that take turns: each is told of the records when they stand in Kafka, and stands still while the other runs.
 *
 * What is compared: both are processes of their own on the same topic of six partitions. The loop is kafkajs with
 * JSON.parse, with as many partitions at once as is faster. The worker is `shearpin worker` with its own MACs,
 * validation, sessions in Redis, alerts, commands and commits, and with the signals that it tells itself, which are no events
 * of its figure. The stages are of a CPU profile of slices that do not
 * count.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Random } from '../support/sequence-oracle/random.ts';
import { Ground, tenant } from '../support/pipeline/ground.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { percentile, round } from './enforce/percentile.ts';
import { CallLoad, usualLeaking } from './load/call-load.ts';
import { BareLoop } from './pipeline/bare-loop.ts';
import { boundlessBytes, MeasuredWorker } from './pipeline/measured-worker.ts';
import { RecordSource } from './pipeline/record-source.ts';
import { microsByStage } from './pipeline/stages.ts';
import { storedSessions } from './pipeline/stored-sessions.ts';
import { type Taken, takeTogether } from './pipeline/together.ts';
import { linesOf, Reporter } from './report/reporter.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    sessions: { type: 'string', default: '10000' },
    calls: { type: 'string', default: '50' },
    cache: { type: 'string', default: '5000' },
    leaking: { type: 'string', default: String(100 * usualLeaking) },
    slice: { type: 'string', default: '20000' },
    profile: { type: 'string' },
    two: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const callPartitions = 6;
const agents = 10;
/** That count, of one worker and of two. */
const slicesOfPair = 3;

if (values.help) {
  reporter.help(`Usage: shearpin bench pipeline [--seconds 120] [--sessions 10000] [--calls 50] [--cache 5000]
                                [--leaking 1] [--slice 20000] [--two] [--profile FILE] [--json]

Measures how many events a second one worker takes, beside a bare loop over the same records. The sessions that it keeps
in memory are bounded by their number alone: its budget in bytes is told beside the figures (cacheBytesMax).

  --seconds   so long the worker works in slices that count
  --sessions  sessions that live at once
  --calls     calls of a session, before another takes its place
  --cache     sessions that the worker keeps in memory, of all partitions
  --leaking   of a hundred sessions, those whose agent carries secrets on
  --slice     records of a slice
  --two       a second worker as well, after the others: how much faster two are, and how many processors are busy
  --profile   where the CPU profile goes that the stages are of
`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  const sliceRecords = numberOf('slice');
  await using servers = await startServers();
  await using ground = await new Ground(servers, { callPartitions }).open();
  const load = new CallLoad({
    random: new Random(11),
    tenant,
    gateway: 'gw-1',
    sessions: numberOf('sessions'),
    callsPerSession: numberOf('calls'),
    agents,
    leaking: numberOf('leaking') / 100,
  });
  await using source = await RecordSource.open(ground, load);
  const cacheSessionsMax = Math.ceil(numberOf('cache') / callPartitions);
  await using worker = await MeasuredWorker.start(ground, { cacheSessionsMax });
  await using bare = await BareLoop.open(ground);
  const slice = async (): Promise<{ readonly workerMs: number; readonly bareMs: number }> => {
    await source.send(sliceRecords);
    const workerMs = await worker.take(sliceRecords);
    return { workerMs, bareMs: await bare.take(sliceRecords) };
  };
  // Until every session has lived once.
  const warmUp = Math.ceil((numberOf('sessions') * numberOf('calls')) / sliceRecords);
  reporter.say(`warming up with ${String(warmUp)} slices of ${String(sliceRecords)} records`);
  for (let at = 0; at < warmUp; at += 1) await slice();
  await bare.chooseConcurrency(sliceRecords, async () => {
    await source.send(sliceRecords);
    await worker.take(sliceRecords);
  });
  const before = await worker.figures();
  const total = { workerMs: 0, bareMs: 0, slices: 0 };
  while (total.workerMs < numberOf('seconds') * 1_000) {
    const { workerMs, bareMs } = await slice();
    total.workerMs += workerMs;
    total.bareMs += bareMs;
    total.slices += 1;
  }
  const after = await worker.figures();
  await source.send(sliceRecords);
  const profile = await worker.profile(sliceRecords);
  if (values.profile !== undefined) writeFileSync(values.profile, JSON.stringify(profile));
  const stageMicros = microsByStage(profile, sliceRecords);
  const events = total.slices * sliceRecords;
  const two = values.two ? await withSecond({ ground, source, worker, cacheSessionsMax, sliceRecords }) : undefined;
  const workerEventsPerSecond = Math.round((1_000 * events) / total.workerMs);
  const bareEventsPerSecond = Math.round((1_000 * events) / total.bareMs);
  report({
    bareEventsPerSecond,
    workerEventsPerSecond,
    ratio: round(workerEventsPerSecond / bareEventsPerSecond),
    bareConcurrency: bare.concurrency,
    events,
    eventBytes: source.meanBytes,
    fingerprintsP50: percentile(source.fingerprints, 50),
    fingerprintsP95: percentile(source.fingerprints, 95),
    stageMicros,
    ...(await storedSessions(ground, source.finished)),
    redisOpsPerEvent: round((after.redisOps - before.redisOps) / events),
    signalsPerEvent: round((after.signals - before.signals) / events),
    alertsPerThousand: round((1_000 * (after.alerts - before.alerts)) / events),
    commandsPerThousand: round((1_000 * (after.commands - before.commands)) / events),
    heapBytes: after.heapBytes,
    // What the worker may keep in memory here: the bytes bound nothing, where 100 MB are usual.
    cacheSessionsMax: cacheSessionsMax * callPartitions,
    cacheBytesMax: boundlessBytes,
    ...(two === undefined ? {} : { two }),
  });
}

interface Pair {
  readonly ground: Ground;
  readonly source: RecordSource;
  readonly worker: MeasuredWorker;
  readonly cacheSessionsMax: number;
  readonly sliceRecords: number;
}

/** One worker and then two, on what is left of the machine beside Kafka and Redis. */
async function withSecond({ ground, source, worker, cacheSessionsMax, sliceRecords }: Pair) {
  const rate = async (workers: readonly MeasuredWorker[]): Promise<{ eventsPerSecond: number; busy: number }> => {
    const taken: Taken[] = [];
    for (let at = 0; at < slicesOfPair + 1; at += 1) {
      await source.send(sliceRecords);
      const slice = await takeTogether(workers, sliceRecords);
      // The first finds sessions that are not in memory.
      if (at > 0) taken.push(slice);
    }
    const ms = taken.reduce((sum, slice) => sum + slice.ms, 0);
    const busy = taken.reduce((sum, slice) => sum + slice.busyProcessors * slice.ms, 0) / ms;
    return { eventsPerSecond: Math.round((1_000 * slicesOfPair * sliceRecords) / ms), busy: round(busy) };
  };
  const one = await rate([worker]);
  worker.wake();
  await using second = await MeasuredWorker.start(ground, { cacheSessionsMax });
  worker.rest();
  const both = await rate([worker, second]);
  return {
    oneEventsPerSecond: one.eventsPerSecond,
    twoEventsPerSecond: both.eventsPerSecond,
    ratio: round(both.eventsPerSecond / one.eventsPerSecond),
    busyProcessorsOfOne: one.busy,
    busyProcessorsOfTwo: both.busy,
    processors: cpus().length,
  };
}

function numberOf(name: 'seconds' | 'sessions' | 'calls' | 'cache' | 'slice' | 'leaking'): number {
  const number = Number(values[name]);
  if (number > 0) return number;
  throw new Error(`--${name} is a number above 0.`);
}

function report(figures: object): void {
  reporter.report(figures, linesOf(figures));
}
