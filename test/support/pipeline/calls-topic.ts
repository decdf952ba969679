import { topics } from '../../../schemas/topics.ts';
import type { LogRecord } from '../../../services/engine/ports/log.ts';
import { loadOcsf } from '../ocsf.ts';
import { FakeGateway } from '../fake-gateway.ts';
import { type CallData, SessionEvents, secretChain } from '../session-events.ts';
import { produce } from './command-topic.ts';
import { type Ground, tenant } from './ground.ts';
import type { WorkerProcess } from './worker-process.ts';
import { becomesTrue } from './eventually.ts';

/** Events of one chain, in the order in which a gateway sends them. */
export function chainEvents(session?: string): readonly CallData[] {
  const events = new SessionEvents(session === undefined ? {} : { session });
  return [...secretChain(events), events.requested(4, { atMs: 300, can: ['egress.message'], carries: [7] })];
}

/** The gateway whose ingest key the workers of this ground know. */
export function gatewayOf(ground: Ground): FakeGateway {
  return new FakeGateway({ tenant, ingestKey: ground.gatewayKeys().ingest.key });
}

export async function sendCalls(ground: Ground, events: readonly CallData[]): Promise<void> {
  const gateway = gatewayOf(ground);
  await produce(
    ground,
    events.map((data) => gateway.call(data)),
  );
}

/** Resolves when this worker has processed so many events. */
export async function processed(worker: WorkerProcess, count: number): Promise<void> {
  await becomesTrue({ what: `${String(count)} processed events` }, async () => {
    return (await worker.admin.metric('shearpin_events_total', { result: 'processed' })) >= count;
  });
}

/** Resolves when every record of the calls topic is committed. */
export function settled(ground: Ground, groupId = ground.groupId): Promise<void> {
  return settledIn(ground, topics.calls, groupId);
}

/** Resolves when every signal that was told on by now is committed. */
export function signalsSettled(ground: Ground, groupId = ground.groupId): Promise<void> {
  return settledIn(ground, topics.signals, `${groupId}.signals`);
}

async function settledIn(ground: Ground, topic: string, groupId: string): Promise<void> {
  const ends = new Map<number, bigint>();
  for (const { partition, offset } of await ground.read(topic)) ends.set(partition, offset + 1n);
  const member = ground.log.member(groupId, [topic]);
  await becomesTrue({ what: 'everything is committed' }, async () => {
    const partitions = [...ends.keys()];
    const committed = await Promise.all(partitions.map((partition) => member.committed({ topic, partition })));
    return partitions.every((partition, at) => (committed[at]?.offset ?? 0n) >= (ends.get(partition) ?? 0n));
  });
  await member.stop();
}

const ocsf = loadOcsf();

/** What OCSF's own schema finds wrong with the alerts that were published. */
export async function alertFaults(ground: Ground): Promise<readonly string[]> {
  const records = await ground.read(topics.alerts);
  return records.flatMap(({ value }) => ocsf?.(JSON.parse(Buffer.from(value ?? []).toString('utf8'))) ?? []);
}

/** Everything that workers published, by topic and id: the bytes of every record that carries it. */
export async function readEffects(ground: Ground): Promise<ReadonlyMap<string, readonly string[]>> {
  return effectsIn(await readPublished(ground));
}

/** Every record that workers published for others than workers. */
export async function readPublished(ground: Ground): Promise<readonly LogRecord[]> {
  const published = [topics.alerts, topics.commands, topics.dlq];
  return (await Promise.all(published.map((topic) => ground.read(topic)))).flat();
}

export function effectsIn(records: readonly LogRecord[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map<string, string[]>();
  for (const { topic, key, value, headers } of records) {
    // Beacons, and alerts that say how late a gateway's calls were judged, tell of the worker and not of the records.
    if (key.startsWith('beacon/') || /^acme:(?:gateway|topic|tenant):/.test(key)) continue;
    const id = `${topic} ${key} ${headers['ce_id'] ?? ''}`;
    const bytes = `${JSON.stringify(headers)} ${Buffer.from(value ?? []).toString('utf8')}`;
    byId.set(id, [...(byId.get(id) ?? []), bytes]);
  }
  return byId;
}
