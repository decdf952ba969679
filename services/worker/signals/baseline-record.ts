import { entityRecordKey } from '../../../schemas/events/record-key.ts';
import type { Baseline as BaselineData } from '../../../schemas/generated/types.ts';
import { validateBaseline } from '../../../schemas/generated/validators.js';
import { eventTypes, topics } from '../../../schemas/topics.ts';
import type { LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import type { Baseline } from '../../engine/wide/baselines.ts';
import { readJson, type Rejected } from '../records/decode.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import { sealed, unseal } from './sealed-record.ts';

export function baselineRecord(baseline: Baseline, signer: Pick<Signer, 'seal'>): OutgoingRecord {
  const { tenant, entity, covers } = baseline;
  const key = entityRecordKey(tenant, entity);
  const id = `${String(covers.incarnation)}/${String(covers.partition)}/${covers.offset}`;
  const timeMs = covers.appendTimeMs;
  return sealed({ topic: topics.baselines, type: eventTypes.baseline, id, key, timeMs, data: baseline }, signer);
}

/** More than the largest that is written. */
const baselineBytesMax = 1_048_576;

/** Only what a worker sealed under the key of its entity counts. */
export function readBaseline(record: LogRecord, signer: Pick<Signer, 'seal'>): Baseline | Rejected {
  const opened = unseal(record, { signer, bytesMax: baselineBytesMax });
  if (opened.kind === 'rejected') return opened;
  if (opened.type !== eventTypes.baseline) return { kind: 'rejected', reason: 'unknown-type' };
  const read = readJson(opened.value);
  if (read === undefined) return { kind: 'rejected', reason: 'not-json' };
  if (pruneUnknown(read.value, validateBaseline) === undefined) return { kind: 'rejected', reason: 'schema' };
  const { tenant, entity } = read.value as BaselineData;
  if (record.key !== entityRecordKey(tenant, entity)) return { kind: 'rejected', reason: 'wrong-key' };
  return read.value as Baseline;
}
