/**
 * A hot agent beside agents that share the same load, in slices that take turns: half of all records are payments, which
 * every detector over several sessions counts, of one agent or of as many agents as there are sessions. Measured is the
 * time until one worker has judged all calls, and until it has judged all that they told on. Past its ceiling each payment
 * of the hot agent is an alert as well.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { topics } from '../../schemas/topics.ts';
import { partitionsCommitted } from '../support/pipeline/partitions-committed.ts';
import { gatewayOf } from '../support/pipeline/calls-topic.ts';
import { Ground } from '../support/pipeline/ground.ts';
import { WorkerProcess } from '../support/pipeline/worker-process.ts';
import { startServers } from '../support/servers/start-servers.ts';
import { type CallData, principal, SessionEvents } from '../support/session-events.ts';
import { percentile, round } from './enforce/percentile.ts';

const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '5' },
    records: { type: 'string', default: '6000' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const callPartitions = 6;
const sessionCount = 200;
const batch = 500;

type Kind = 'hot' | 'spread';

if (values.help) {
  process.stdout.write(`Usage: shearpin bench signals [--slices 5] [--records 6000] [--json]

Measures what a hot agent costs: half of all records are payments, of one agent or of 200, in slices that take turns.
`);
} else {
  await measure();
}

/** One slice: a payment, and a call that nobody counts, in turn in each session. */
function slice(kind: Kind, number: number): readonly CallData[] {
  const sessions = Array.from({ length: sessionCount }, (_, at) => {
    const key = (number * sessionCount + at).toString(16).padStart(16, '0');
    return new SessionEvents({ session: `${principal}.host.${key}`, boot: number * sessionCount + at + 1 });
  });
  return Array.from({ length: Number(values.records) }, (_, at) => {
    const place = at % sessionCount;
    const events = sessions[place] ?? new SessionEvents();
    const isPayment = Math.floor(at / sessionCount) % 2 === 0;
    const call = events.requested(at + 1, { atMs: at, can: [isPayment ? 'pay' : 'read.private'] });
    return kind === 'hot' ? call : { ...call, agent: { id: `agent-of-${String(place)}` } };
  });
}

interface Taken {
  readonly callsMs: number;
  readonly signalsMs: number;
}

async function take(ground: Ground, events: readonly CallData[]): Promise<Taken> {
  const gateway = gatewayOf(ground);
  const producer = ground.log.producer();
  const startedMs = performance.now();
  for (let at = 0; at < events.length; at += batch) {
    await producer.produce(events.slice(at, at + batch).map((data) => gateway.call(data)));
  }
  await producer.close();
  await partitionsCommitted(ground, { topic: topics.calls, groupId: ground.groupId, partitions: callPartitions });
  const callsMs = performance.now() - startedMs;
  const groupId = `${ground.groupId}.signals`;
  await partitionsCommitted(ground, { topic: topics.signals, groupId, partitions: callPartitions });
  return { callsMs, signalsMs: performance.now() - startedMs };
}

/** What all agents have in common is as hot in both kinds of slices, and is not counted. */
function byAgentAlone(ground: Ground): string {
  const others = ['principal', 'server', 'tool', 'tenant'].map((kind) => `  rate.${kind}-ceiling: { mode: off }`);
  const file = join(ground.folder, 'worker.yaml');
  writeFileSync(file, ['detectors:', ...others, ''].join('\n'));
  return file;
}

async function measure(): Promise<void> {
  await using servers = await startServers();
  await using ground = await new Ground(servers, { callPartitions }).open();
  await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_CONFIG: byAgentAlone(ground) } });
  const found: Record<Kind, Taken[]> = { hot: [], spread: [] };
  await take(ground, slice('spread', 0));
  for (let at = 0; at < Number(values.slices); at += 1) {
    found.spread.push(await take(ground, slice('spread', 2 * at + 1)));
    found.hot.push(await take(ground, slice('hot', 2 * at + 2)));
  }
  await worker.process.end();
  print(found);
}

function print(found: Record<Kind, readonly Taken[]>): void {
  const median = (kind: Kind, of: keyof Taken): number =>
    percentile(
      found[kind].map((one) => one[of]),
      50,
    );
  const perSecond = (kind: Kind, of: keyof Taken): number =>
    Math.round((1000 * Number(values.records)) / median(kind, of));
  const report = {
    records: Number(values.records),
    slices: Number(values.slices),
    spread: { callsPerSecond: perSecond('spread', 'callsMs'), untilSignalsPerSecond: perSecond('spread', 'signalsMs') },
    hot: { callsPerSecond: perSecond('hot', 'callsMs'), untilSignalsPerSecond: perSecond('hot', 'signalsMs') },
    callsRatio: round(median('hot', 'callsMs') / median('spread', 'callsMs')),
    signalsRatio: round(median('hot', 'signalsMs') / median('spread', 'signalsMs')),
  };
  const text = values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2);
  process.stdout.write(`${text}\n`);
}
