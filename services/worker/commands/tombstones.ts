import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { CommandLedger } from './command-ledger.ts';
import { envelop } from '../records/outgoing.ts';

interface TombstoneDeps {
  readonly ledger: CommandLedger;
  readonly producer: LogProducer;
  readonly writer: string;
  /** How far clocks may differ: a command is kept so much longer than it lives. */
  readonly toleranceMs: number;
  readonly nowMs: () => number;
}

const atOnceMax = 500;

/** Lets compaction drop what has expired, in the partitions that this process owns. Returns how many. */
export async function buryExpired(deps: TombstoneDeps, partitions: ReadonlySet<number>): Promise<number> {
  const { ledger, producer, writer, toleranceMs } = deps;
  const nowMs = deps.nowMs();
  const dead = ledger.buryable(writer, nowMs - toleranceMs).filter(({ partition }) => partitions.has(partition));
  const records = dead.slice(0, atOnceMax).map(({ key }) => tombstone(key, nowMs));
  if (records.length === 0) return 0;
  await producer.produce(records);
  for (const { key } of records) ledger.apply({ key, value: null }, nowMs);
  return records.length;
}

function tombstone(key: string, timeMs: number): OutgoingRecord {
  const { commands: topic } = topics;
  const record = envelop({ topic, type: eventTypes.command, id: `${key}/end`, timeMs, key, value: new Uint8Array() });
  return { ...record, value: null };
}
