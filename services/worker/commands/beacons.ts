import { beaconRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Beacon } from '../../../schemas/generated/types.ts';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogProducer, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { CommandLedger } from './command-ledger.ts';
import { envelop } from '../records/outgoing.ts';

/** What a beacon needs to know of a partition that this process owns. */
export interface BeaconSource {
  readonly partition: number;
  readonly incarnation: number;
  readonly committedOffset: bigint;
}

interface BeaconDeps {
  readonly ledger: CommandLedger;
  readonly producer: LogProducer;
  readonly signer: Signer;
  readonly nowMs: () => number;
  /** The clock's time, as far as the log bears it out. */
  readonly time: { nowMs(): number };
}

/**
 * Tells gateways, for each owned partition, that its writer lives and which of its commands live, so that a gateway
 * knows when its feed is stale or has a gap. Returns how many were sent.
 */
export async function sendBeacons(
  deps: BeaconDeps,
  { sources, partitions }: { readonly sources: readonly BeaconSource[]; readonly partitions: number },
): Promise<number> {
  const records = sources.map((source) => beaconRecord(deps, { source, partitions }));
  if (records.length === 0) return 0;
  await deps.producer.produce(records);
  for (const { key, value } of records) deps.ledger.apply({ key, value }, deps.nowMs());
  return records.length;
}

function beaconRecord(
  { ledger, signer, nowMs, time }: BeaconDeps,
  { source, partitions }: { source: BeaconSource; partitions: number },
): OutgoingRecord {
  const { partition, incarnation, committedOffset } = source;
  const timeMs = nowMs();
  const key = beaconRecordKey(signer.writer, partition);
  // Before the first commit nothing of this log is published, and what an earlier one published all counts.
  const through = committedOffset > 0n ? { through: { incarnation, offset: String(committedOffset - 1n) } } : {};
  const query = { writer: signer.writer, partition, timeMs, ...through };
  // A log that begins anew goes on above whatever gateways have heard from the one before it. By a clock that is an hour
  // ahead the next owner, if it has not heard of that yet, would be held for older for an hour.
  const number = Math.max(ledger.beaconNumber(key) + 1, time.nowMs());
  const beacon: Beacon = { spec: 'shearpin.beacon.v1', partitions, number, ...query, ...ledger.summarize(query) };
  const id = `${key}/${String(number)}`;
  const { beacon: type } = eventTypes;
  return envelop({ topic: topics.commands, type, id, timeMs, key, value: signer.sign(beacon) });
}
