/**
 * What would become of the records of the dead-letter topic now, and their way back.
 *
 * A record goes back as it was, under its gateway's own signature, at the end of the calls topic: there it is a record
 * like every other, with a position and an append time of its own, so that what comes of it follows from the log alone.
 * Its session takes it as a late event; one that it has seen already it takes as a duplicate.
 */
import { topics } from '../../../schemas/topics.ts';
import type { WorkerKeys } from '../../adapters/crypto/load-keys.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Log, LogRecord, OutgoingRecord } from '../../engine/ports/log.ts';
import type { Signer } from '../../engine/ports/signing.ts';
import { decodeRecord, type Rejected } from '../records/decode.ts';
import { createGatewayDirectory } from '../gateways.ts';
import type { Letter } from './letters.ts';
import { type Position, readSources, sourceKey } from './sources.ts';

export type LetterState =
  /** Retention has taken the record, or the topic is another. */
  | { readonly kind: 'gone' }
  /** Other bytes stand there: the topic was made anew, or the workers' key is another. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'rejected'; readonly reason: Rejected['reason']; readonly detail?: string }
  /** A worker wrote it: what it says is written again by whoever owns its source. */
  | { readonly kind: 'elsewhere' }
  /** A sign of life of the past says nothing, nor that a call waited. */
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'takeable'; readonly record: LogRecord };

export interface InspectionParts {
  readonly log: Log;
  readonly keys: Pick<WorkerKeys, 'gateways'>;
  readonly signer: Pick<Signer, 'digest'>;
  readonly clock: Clock;
  readonly recordBytesMax: number;
}

/** In the order of the letters. */
export async function inspectLetters(
  letters: readonly Letter[],
  parts: InspectionParts,
): Promise<readonly LetterState[]> {
  const onCalls = letters.filter(({ topic }) => topic === topics.calls);
  const sources = await readSources(parts.log, { positions: onCalls.map(sourceOf), clock: parts.clock });
  const gateways = createGatewayDirectory(parts.keys.gateways);
  return letters.map((letter) => {
    if (letter.topic !== topics.calls) return { kind: 'elsewhere' };
    const record = sources.get(sourceKey(sourceOf(letter)));
    if (record === undefined) return { kind: 'gone' };
    if (parts.signer.digest(record.value ?? new Uint8Array()) !== letter.sha256) return { kind: 'changed' };
    const decoded = decodeRecord(record, { gateways, recordBytesMax: parts.recordBytesMax });
    if (decoded.kind === 'event') return { kind: 'takeable', record };
    return decoded.kind === 'rejected' ? decoded : { kind: 'heartbeat' };
  });
}

/** Appends the records again, oldest first; resolves when the log has them all. */
export async function sendBack(log: Log, records: readonly LogRecord[]): Promise<void> {
  const producer = log.producer();
  const ordered = records.toSorted((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
  try {
    await producer.produce(ordered.map(againOf));
  } finally {
    await producer.close();
  }
}

/** Where it goes follows from its key: the topic may have been widened. */
function againOf({ topic, key, value, headers }: LogRecord): OutgoingRecord {
  return { topic, key, value, headers };
}

function sourceOf({ partition, offset }: Letter): Position {
  return { partition, offset: BigInt(offset) };
}
