import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '../../../schemas/topics.ts';
import { gatewayOf } from '../../support/pipeline/calls-topic.ts';
import { Ground } from '../../support/pipeline/ground.ts';
import { partitionsCommitted } from '../../support/pipeline/partitions-committed.ts';
import { WorkerProcess } from '../../support/pipeline/worker-process.ts';
import type { SharedServers } from '../../support/servers/describe-with-servers.ts';
import { type CallData, principal, SessionEvents } from '../../support/session-events.ts';
import { percentile, round } from '../enforce/percentile.ts';
import { partitions } from './hot-names.ts';

const sessionCount = 200;
const batch = 500;

type Kind = 'hot' | 'spread';

interface ThroughputLoad {
  readonly slices: number;
  readonly records: number;
}

/** Half of all records are payments, of one agent or of as many as there are sessions; they wait for the worker at once. */
export async function measureThroughput(servers: SharedServers, { slices, records }: ThroughputLoad) {
  await using ground = await new Ground(servers, { callPartitions: partitions }).open();
  await using worker = await WorkerProcess.start(ground, { env: { SHEARPIN_CONFIG: byAgentAlone(ground) } });
  const found: Record<Kind, Taken[]> = { hot: [], spread: [] };
  await take(ground, slice('spread', { number: 0, records }));
  for (let at = 0; at < slices; at += 1) {
    found.spread.push(await take(ground, slice('spread', { number: 2 * at + 1, records })));
    found.hot.push(await take(ground, slice('hot', { number: 2 * at + 2, records })));
  }
  await worker.process.end();
  return reportOf(found, records);
}

/** One slice: a payment, and a call that nobody counts, in turn in each session. */
function slice(
  kind: Kind,
  { number, records }: { readonly number: number; readonly records: number },
): readonly CallData[] {
  const sessions = Array.from({ length: sessionCount }, (_, at) => {
    const key = (number * sessionCount + at).toString(16).padStart(16, '0');
    return new SessionEvents({ session: `${principal}.host.${key}`, boot: number * sessionCount + at + 1 });
  });
  return Array.from({ length: records }, (_, at) => {
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
  await partitionsCommitted(ground, { topic: topics.calls, groupId: ground.groupId, partitions });
  const callsMs = performance.now() - startedMs;
  await partitionsCommitted(ground, { topic: topics.signals, groupId: `${ground.groupId}.signals`, partitions });
  return { callsMs, signalsMs: performance.now() - startedMs };
}

/** What all agents have in common is as hot in both kinds of slices, and is not counted. */
function byAgentAlone(ground: Ground): string {
  const others = ['principal', 'server', 'tool', 'tenant'].map((kind) => `  rate.${kind}-ceiling: { mode: off }`);
  const file = join(ground.folder, 'worker.yaml');
  writeFileSync(file, ['detectors:', ...others, ''].join('\n'));
  return file;
}

function reportOf(found: Record<Kind, readonly Taken[]>, records: number) {
  const median = (kind: Kind, of: keyof Taken): number =>
    percentile(
      found[kind].map((one) => one[of]),
      50,
    );
  const perSecond = (kind: Kind, of: keyof Taken): number => Math.round((1000 * records) / median(kind, of));
  return {
    records,
    slices: found.hot.length,
    spread: { callsPerSecond: perSecond('spread', 'callsMs'), untilSignalsPerSecond: perSecond('spread', 'signalsMs') },
    hot: { callsPerSecond: perSecond('hot', 'callsMs'), untilSignalsPerSecond: perSecond('hot', 'signalsMs') },
    callsRatio: round(median('hot', 'callsMs') / median('spread', 'callsMs')),
    signalsRatio: round(median('hot', 'signalsMs') / median('spread', 'signalsMs')),
  };
}
