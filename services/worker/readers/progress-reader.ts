import { progressRecordKey } from '../../../schemas/commands/record-key.ts';
import type { Progress } from '../../../schemas/generated/types.ts';
import { validateProgress } from '../../../schemas/generated/validators.js';
import { topics } from '../../../schemas/topics.ts';
import { pruneUnknown } from '../../../schemas/unknown-fields.ts';
import type { Log, LogRecord } from '../../engine/ports/log.ts';
import type { Verify } from '../../sensor/enforcer/admit-record.ts';
import { readWhole } from './whole-topic.ts';

export interface PartitionStatus {
  readonly partition: number;
  /** Everything before it is judged. */
  readonly offset: string;
  /** Since its worker last told how far it is. */
  readonly silentMs: number;
  /** For how long the next record had waited then. */
  readonly behindMs: number;
}

/** The last word of the owner of each partition of the calls topic. What no worker signed does not count. */
export async function readProgress(
  log: Log,
  { verify, nowMs }: { readonly verify: Verify; readonly nowMs: () => number },
): Promise<readonly PartitionStatus[]> {
  const words = new Map<number, Progress>();
  await readWhole(log, topics.progress, (record) => {
    const progress = progressOf(record, verify);
    if (progress !== undefined) words.set(progress.partition, progress);
  });
  const found = [...words.values()].sort((a, b) => a.partition - b.partition);
  return found.map(({ partition, offset, timeMs, behindMs }) => {
    return { partition, offset, silentMs: Math.max(0, nowMs() - timeMs), behindMs };
  });
}

function progressOf({ key, value }: LogRecord, verify: Verify): Progress | undefined {
  const verified = verify(value ?? new Uint8Array());
  if (!verified.ok || pruneUnknown(verified.body, validateProgress) === undefined) return undefined;
  const { key: signer } = verified;
  const body = verified.body as Progress;
  const isOwn = signer.writer === body.writer && key === progressRecordKey(body.writer, body.partition);
  return isOwn ? body : undefined;
}
