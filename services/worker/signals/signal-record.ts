import { entityIdOf } from '../../../detectors/kit/dispatch/entity.ts';
import { entityRecordKey, tickRecordKey } from '../../../schemas/events/record-key.ts';
import type { SessionEnded, Signal as SignalData } from '../../../schemas/generated/types.ts';
import { validateSignal, validateSignalTick } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { entitiesOf } from '../../engine/wide/entity-record.ts';
import { type Decoded, readJson, type Rejected, type SessionEvent } from '../records/decode.ts';
import type { OutboxSignal } from '../session/session-blob.ts';
import { readNote } from './note-record.ts';
import { sealed, unseal } from './sealed-record.ts';
import { readSessionEvent } from '../session/session-event.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';

/** An event that detectors hear of: only such are told on. */
type JudgedEvent = Exclude<SessionEvent, SessionEnded>;

interface ToldOn {
  readonly record: LogRecord;
  readonly event: Extract<Decoded, { kind: 'event' }>;
  readonly told: OutboxSignal;
  readonly signer: Pick<Signer, 'seal'>;
}

/** Rule 9 (wider scopes): one record for each entity, under its key. The same event always gives the same bytes. */
export function signalRecords({ record, event, told, signer }: ToldOn): readonly OutgoingRecord[] {
  const { incarnation, partition, offset, signal } = told;
  const { appendTimeMs } = record;
  const { tenant } = event.data;
  return entitiesOf(event.data as JudgedEvent, signal.kinds).map((entity) => {
    const data: SignalData = {
      tenant,
      entity: { ...entity },
      source: { incarnation, partition, offset, appendTimeMs },
      timeMs: signal.timeMs,
      isRequestKnown: signal.isRequestKnown,
      type: event.type as SignalData['type'],
      data: event.data as unknown as SignalData['data'],
    };
    const id = `${String(incarnation)}/${String(partition)}/${offset}/${entity.kind}`;
    const key = entityRecordKey(tenant, entity);
    return sealed({ topic: topics.signals, type: eventTypes.signal, id, key, timeMs: signal.timeMs, data }, signer);
  });
}

/** Lets time pass in one partition of signals. */
export function tickRecord(partition: number, timeMs: number, signer: Pick<Signer, 'seal'>): OutgoingRecord {
  const key = tickRecordKey(partition);
  const id = `${key}/${String(timeMs)}`;
  return {
    ...sealed({ topic: topics.signals, type: eventTypes.signalTick, id, key, timeMs, data: { partition } }, signer),
    partition,
  };
}

export interface SignalOptions {
  readonly signer: Pick<Signer, 'seal'>;
  readonly recordBytesMax: number;
}

/** Reads a record of the signals topic, which only workers write: whoever has not their key is refused. */
export function decodeSignal(record: LogRecord, options: SignalOptions): Decoded {
  // What is told on holds an event that was taken, and a few fields more.
  const bytesMax = options.recordBytesMax + signalBytes;
  const opened = unseal(record, { signer: options.signer, bytesMax });
  if (opened.kind === 'rejected') return opened;
  const { type, value } = opened;
  const reader = readers[type];
  if (reader === undefined) return rejected('unknown-type');
  const read = readJson(value);
  return read === undefined ? rejected('not-json') : reader(record, read.value);
}

const signalBytes = 4096;
const readers: Readonly<Partial<Record<string, (record: LogRecord, value: unknown) => Decoded>>> = {
  [eventTypes.signal]: readSignal,
  [eventTypes.signalTick]: readTick,
  [eventTypes.signalNote]: readToldNote,
};

function readToldNote({ key }: LogRecord, value: unknown): Decoded {
  const read = readNote(value);
  if (read === undefined) return rejected('schema');
  const { note, unknownFields } = read;
  return key === entityRecordKey(note.tenant, note.entity)
    ? { kind: 'note', note, unknownFields }
    : rejected('wrong-key');
}

function readSignal({ key }: LogRecord, value: unknown): Decoded {
  const unknownFields = pruneUnknown(value, validateSignal);
  if (unknownFields === undefined) return rejected('schema');
  const { tenant, entity, source, timeMs, isRequestKnown, type, data } = value as SignalData;
  const event = readSessionEvent(type, data);
  if ('why' in event) return rejected('schema');
  const session = event.data as JudgedEvent;
  const isOwn = session.tenant === tenant && entityIdOf(entity.kind, session) === entity.id;
  if (!isOwn || key !== entityRecordKey(tenant, entity)) return rejected('wrong-key');
  return { kind: 'event', type, data: session, signal: { entity, source, timeMs, isRequestKnown }, unknownFields };
}

function readTick({ key, partition }: LogRecord, value: unknown): Decoded {
  const unknownFields = pruneUnknown(value, validateSignalTick);
  if (unknownFields === undefined) return rejected('schema');
  const isOwn = (value as { readonly partition: number }).partition === partition && key === tickRecordKey(partition);
  return isOwn ? { kind: 'tick', unknownFields } : rejected('wrong-key');
}

function rejected(reason: Rejected['reason']): Rejected {
  return { kind: 'rejected', reason };
}
