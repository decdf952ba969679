import type { LogRecord } from '../../engine/ports/log.ts';
import type { SessionStore } from '../../engine/ports/session-store.ts';
import { readSession } from '../session/session-blob.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Who asks: what it saved itself tells nothing of owners before. */
export type Asking = Pick<PartitionOwner, 'at' | 'incarnation' | 'claimEpoch'>;

/** The last of the records that owners before judged and saved, though they are delivered again. */
export async function judgedBefore(
  store: Pick<SessionStore, 'load'>,
  records: readonly LogRecord[],
  { at, incarnation, claimEpoch }: Asking,
): Promise<bigint | undefined> {
  const keys = [...new Set(records.map(({ key }) => key))];
  const stored = await store.load(keys);
  const judgedTo = new Map<string, bigint>();
  for (const [index, key] of keys.entries()) {
    const blob = stored[index]?.blob;
    const positions = blob === undefined ? [] : readSession(blob).content.positions;
    const own = positions.find((one) => one.partition === at.partition && one.incarnation === incarnation);
    if (own !== undefined && own.epoch < claimEpoch) judgedTo.set(key, BigInt(own.offset));
  }
  return records.findLast(({ key, offset }) => offset <= (judgedTo.get(key) ?? -1n))?.offset;
}
