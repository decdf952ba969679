/**
 * In which incarnation a partition is follows from who took it when: two workers that start together, or a topic that
 * grew, make it higher. A group that shall say the same of the same records begins in the incarnations of the other.
 */
import { decodeMetadata, encodeMetadata } from '../../../../services/worker/partition/commit-metadata.ts';
import type { TopicPartition } from '../../../../services/engine/ports/log.ts';
import type { Ground } from '../../pipeline/ground.ts';

interface Groups {
  readonly topic: string;
  readonly like: string;
  readonly anew: string;
}

/** Commits for a group without members that it is at the beginning of the topic. */
export async function beginAnew({ log }: Ground, { topic, like, anew }: Groups): Promise<void> {
  const known = log.member(like, [topic]);
  const member = log.member(anew, [topic]);
  const begun = Promise.withResolvers<undefined>();
  const begin = async (at: TopicPartition): Promise<bigint> => {
    const { incarnation = 1 } = decodeMetadata((await known.committed(at)).metadata) ?? {};
    const offset = await member.offsetAt(at, 0);
    await member.commit(at, { offset, metadata: encodeMetadata({ epoch: 0, incarnation, rebuiltFrom: 0, starts: 0 }) });
    return offset;
  };
  await member.start({
    async onAssigned(partitions) {
      const offsets = await Promise.all(partitions.map(begin));
      begun.resolve(undefined);
      return offsets;
    },
    onRevoked: () => Promise.resolve(),
    // Nothing is taken: what is delivered is not committed.
    onBatch: () => Promise.resolve(),
  });
  await begun.promise;
  await Promise.all([member.stop(), known.stop()]);
}
