/**
 * For how long nobody arms a chain when workers come, go and die, and when Redis has lost everything.
 *
 * Chains are sent to every partition ten times a second, and each is measured until its arm stands in the topic of
 * commands: the longest is for how long a partition had no owner that judges. When the last partition has an owner again
 * is what the workers log themselves. The figures of a loss are taken from the moment at which the first key goes from
 * Redis: until the first arm of a session that lived before, until the last, and until the workers say that everything is
 * rebuilt.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { becomesTrue, eventually } from '../support/pipeline/eventually.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { emptyStore, fillSessions } from './recovery/lost-store.ts';
import { Probes } from './recovery/probes.ts';
import { ownedAfterMs } from './recovery/taken-partitions.ts';
import { linesOf, Reporter } from './report/reporter.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    sessions: { type: 'string', default: '100000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const reporter = new Reporter(values);

const partitions = 6;
/** Before and after what happens. */
const calmMs = 1_500;
const rebuiltWithinMs = 1_800_000;
/** Live sessions of each partition that are to be armed after the loss. */
const livePerPartition = 5;

if (values.help) {
  reporter.help(`Usage: shearpin bench recovery [--rounds 3] [--sessions 100000] [--json]

Measures for how long no chain is armed when a worker is killed, leaves or joins, and after Redis lost its data. joinMs,
leaveMs, killMs: the longest that a chain waited for its arm. ownedMs: by what the workers log, from when one is started,
told to end or killed until the last partition has an owner again, with the time that one takes to start, and that the
group takes to miss one.

  --rounds    how often a worker is killed, leaves and joins
  --sessions  sessions that live when Redis loses its data; 0 leaves that out
`);
} else {
  await measure(Number(values.rounds), Number(values.sessions));
}

async function measure(rounds: number, sessions: number): Promise<void> {
  if (!(rounds >= 0 && sessions >= 0)) throw new Error('--rounds and --sessions are numbers of 0 or more.');
  await using servers = await startServers();
  await using ground = await new Ground(servers, { callPartitions: partitions }).open();
  await using probes = await Probes.open(ground, partitions);
  await using first = await startWorker(ground);
  const of: Readonly<Record<'join' | 'leave' | 'kill', Disturbed[]>> = { join: [], leave: [], kill: [] };
  for (let round = 0; round < rounds; round += 1) {
    await using stack = new AsyncDisposableStack();
    const workers = [first];
    const join = async (): Promise<void> => void workers.push(stack.use(await startWorker(ground)));
    const end = async (signal?: NodeJS.Signals): Promise<void> => workers.at(-1)?.process.end(signal);
    of.join.push(await disturb({ probes, workers }, join));
    of.leave.push(await disturb({ probes, workers }, end));
    await join();
    await sleep(calmMs);
    of.kill.push(await disturb({ probes, workers }, () => end('SIGKILL')));
  }
  const unarmed = (all: readonly Disturbed[]) => all.map(({ unarmedMs }) => unarmedMs);
  const owned = (all: readonly Disturbed[]) => all.map(({ ownedMs }) => ownedMs);
  const figures = {
    joinMs: unarmed(of.join),
    leaveMs: unarmed(of.leave),
    killMs: unarmed(of.kill),
    ownedMs: { join: owned(of.join), leave: owned(of.leave), kill: owned(of.kill) },
    ...(sessions === 0 ? {} : await lose(ground, probes, sessions)),
  };
  reporter.report(figures, linesOf(figures));
}

interface Disturbed {
  /** The longest that a chain waited for its arm. */
  readonly unarmedMs: number;
  /** From the start, the SIGTERM or the SIGKILL of a worker until the last partition has an owner again. */
  readonly ownedMs: number;
}

interface Group {
  readonly probes: Probes;
  readonly workers: readonly WorkerProcess[];
}

async function disturb({ probes, workers }: Group, work: () => Promise<void>): Promise<Disturbed> {
  let sinceMs = NaN;
  const unarmedMs = await probes.longestWaitDuring(async () => {
    // By the clock of the workers' logs.
    sinceMs = Date.now();
    await work();
    await sleep(calmMs);
  });
  const ownedMs = await eventually({ what: 'every partition is taken' }, () => {
    const lines = workers.flatMap((worker) => worker.process.lines);
    return ownedAfterMs(lines, { sinceMs, partitions });
  });
  return { unarmedMs, ownedMs };
}

function startWorker(ground: Ground): Promise<WorkerProcess> {
  return WorkerProcess.start(ground, { env: { SHEARPIN_LOG_LEVEL: 'info', SHEARPIN_BEACON_MS: '2000' } });
}

async function lose(ground: Ground, probes: Probes, sessions: number): Promise<object> {
  await using worker = await startWorker(ground);
  await probes.send(probes.chains());
  const chains = Array.from({ length: livePerPartition }, () => probes.chains()).flat();
  await probes.produce(chains.flatMap(({ opening }) => opening));
  await fillSessions(ground, probes, { sessions, partitions });
  const lostMs = await emptyStore(ground);
  probes.expect(chains);
  await probes.produce(chains.map(({ arming }) => arming));
  const { firstMs, lastMs } = await probes.armedMs(chains);
  await becomesTrue({ what: 'the worker is ready', deadlineMs: rebuiltWithinMs }, async () => {
    const readiness = await worker.admin.readiness();
    return readiness?.ready === true;
  });
  return {
    sessions,
    firstArmMs: Math.round(firstMs - lostMs),
    lastArmMs: Math.round(lastMs - lostMs),
    rebuiltMs: Math.round(performance.now() - lostMs),
  };
}
