/**
 * For how long nobody arms a chain when workers come, go and die, and when Redis has lost everything.
 *
 * Chains are sent to every partition ten times a second, and each is measured until its arm stands in the topic of
 * commands: the longest is for how long a partition had no owner that judges. The figures of a loss are taken from the
 * moment at which the first key goes from Redis: until the first arm of a session that lived before, until the last, and
 * until the workers say that everything is rebuilt.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { becomesTrue } from '../support/pipeline/eventually.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { emptyStore, fillSessions } from './recovery/lost-store.ts';
import { Probes } from './recovery/probes.ts';
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

Measures for how long no chain is armed when a worker is killed, leaves or joins, and after Redis lost its data.

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
  await using _first = await startWorker(ground);
  const [joinMs, leaveMs, killMs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await using stack = new AsyncDisposableStack();
    const join = async (): Promise<WorkerProcess> => stack.use(await startWorker(ground));
    let second: WorkerProcess | undefined;
    joinMs.push(await probes.longestWaitDuring(calmly(async () => void (second = await join()))));
    leaveMs.push(await probes.longestWaitDuring(calmly(async () => second?.process.end())));
    const third = await join();
    await sleep(calmMs);
    killMs.push(await probes.longestWaitDuring(calmly(() => third.process.end('SIGKILL'))));
  }
  const ofLoss = sessions === 0 ? {} : await lose(ground, probes, sessions);
  const figures = { joinMs, leaveMs, killMs, ...ofLoss };
  reporter.report(figures, linesOf(figures));
}

function calmly(work: () => Promise<void>): () => Promise<void> {
  return async () => {
    await work();
    await sleep(calmMs);
  };
}

function startWorker(ground: Ground): Promise<WorkerProcess> {
  return WorkerProcess.start(ground, { env: { SHEARPIN_LOG_LEVEL: 'warn', SHEARPIN_BEACON_MS: '2000' } });
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
