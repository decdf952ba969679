import { entityRecordKey } from '../../../schemas/events/record-key.ts';
import type { SignalNote } from '../../../schemas/generated/types.ts';
import { validateSignalNote } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Note } from '../../engine/wide/notes.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { sealed } from './sealed-record.ts';

interface Place {
  readonly incarnation: number;
  readonly partition: number;
  readonly offset: string;
}

/** The same note of the same record always has the same bytes. */
export function noteRecord(note: Note, at: Place, signer: Pick<Signer, 'seal'>): OutgoingRecord {
  const { tenant, entity, from, detector, timeMs, told } = note;
  const words = told.kind === 'report' ? { report: told.report } : { peers: told.peers };
  const data = { tenant, entity, from, detector, timeMs, ...words };
  const id = `${String(at.incarnation)}/${String(at.partition)}/${at.offset}/${detector}`;
  const key = entityRecordKey(tenant, entity);
  return sealed({ topic: topics.signals, type: eventTypes.signalNote, id, key, timeMs, data }, signer);
}

/** Undefined for what is no note, or one that its reader cannot be told. */
export function readNote(value: unknown): { readonly note: Note; readonly unknownFields: number } | undefined {
  const unknownFields = pruneUnknown(value, validateSignalNote);
  if (unknownFields === undefined) return undefined;
  const { tenant, entity, from, detector, timeMs, report, peers } = value as SignalNote;
  const shared = { tenant, entity, from, detector, timeMs };
  if (entity.kind === 'tenant' && report !== undefined && peers === undefined) {
    return { note: { ...shared, told: { kind: 'report', report } }, unknownFields };
  }
  if (entity.kind !== 'tenant' && peers !== undefined && report === undefined) {
    return { note: { ...shared, told: { kind: 'peers', peers } }, unknownFields };
  }
  return undefined;
}
