import { commandRecordKey } from '../../../schemas/commands/record-key.ts';
import { cloudEventHeaders } from '../../../schemas/events/cloud-event.ts';
import type { Alert, Command, DlqRecord } from '../../../schemas/generated/types.ts';
import { type EventType, eventTypes, topics } from '../../../schemas/topics.ts';
import { canonicalJson } from '../../adapters/crypto/canonical-json.ts';
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Rejected } from './decode.ts';

/** Says which role wrote a record, not which process: equal effects have equal bytes. */
export const workerSource = 'shearpin/worker';

interface Envelope {
  readonly topic: string;
  readonly type: EventType;
  readonly id: string;
  readonly timeMs: number;
  readonly key: string;
  readonly value: Uint8Array;
}

export function alertRecord(alert: Alert, at: { readonly key: string; readonly appendTimeMs: number }): OutgoingRecord {
  const id = `${alert.finding_info.uid}.${String(alert.unmapped.shearpin.revision)}`;
  const value = Buffer.from(canonicalJson(alert), 'utf8');
  return envelop({ topic: topics.alerts, type: eventTypes.alert, id, timeMs: at.appendTimeMs, key: at.key, value });
}

export function commandRecord(command: Command, signer: Pick<Signer, 'sign'>): OutgoingRecord {
  const { id, issuedAt } = command;
  const key = commandRecordKey(command);
  const value = signer.sign(command);
  return envelop({ topic: topics.commands, type: eventTypes.command, id, timeMs: issuedAt, key, value });
}

/** Where the record stands and why, never its bytes. */
export function dlqRecord(
  record: LogRecord,
  { reason, detail }: Omit<Rejected, 'kind'>,
  signer: Pick<Signer, 'digest'>,
): OutgoingRecord {
  const { topic, partition, appendTimeMs } = record;
  const offset = String(record.offset);
  const bytes = record.value ?? new Uint8Array();
  const data: DlqRecord = {
    reason,
    ...(detail === undefined ? {} : { detail }),
    topic,
    partition,
    offset,
    bytes: bytes.byteLength,
    sha256: signer.digest(bytes),
    appendTimeMs,
  };
  const id = `${topic}/${String(partition)}/${offset}`;
  const value = Buffer.from(canonicalJson(data), 'utf8');
  return envelop({ topic: topics.dlq, type: eventTypes.dlqRecord, id, timeMs: appendTimeMs, key: id, value });
}

/** CloudEvents Kafka binding, binary mode. */
export function envelop({ topic, type, id, timeMs, key, value }: Envelope): OutgoingRecord {
  return { topic, key, value, headers: cloudEventHeaders({ id, source: workerSource, type, timeMs, key }) };
}
