import { createHash } from 'node:crypto';
import type { LogRecord } from '../../engine/ports/log.ts';
import type { CommittedRecord } from './commit-metadata.ts';

/** Names a record so that it is known again without its content. */
export function describe(record: LogRecord): CommittedRecord {
  return { offset: String(record.offset), appendTimeMs: record.appendTimeMs, hash: hashOf(record) };
}

export function isSameRecord(record: LogRecord, last: CommittedRecord): boolean {
  return (
    String(record.offset) === last.offset && record.appendTimeMs === last.appendTimeMs && hashOf(record) === last.hash
  );
}

function hashOf({ key, value }: LogRecord): string {
  const hash = createHash('sha256')
    .update(`${String(Buffer.byteLength(key))}:`)
    .update(key);
  return hash
    .update(value ?? 'tombstone')
    .digest('hex')
    .slice(0, 16);
}
