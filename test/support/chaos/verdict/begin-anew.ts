/**
 * What a group does with a log follows from what stands beside its commits as well: in which incarnation a partition is,
 * which rules judged which records, when the topic had fewer partitions, and which records nobody touches again. A group
 * that shall say the same of the same records begins with what the other ended with.
 */
import {
  type CommitMetadata,
  decodeMetadata,
  encodeMetadata,
} from '../../../../services/worker/partition/commit-metadata.ts';
import type { TopicPartition } from '../../../../services/engine/ports/log.ts';
import type { Ground } from '../../pipeline/ground.ts';

interface Groups {
  readonly topic: string;
  readonly like: string;
  readonly anew: string;
}

/**
 * Commits for a group without members that it is at the beginning of the topic, and that everything that the other has
 * done was judged before, though nothing of it was published: so it is judged by the rules of then.
 */
export async function beginAnew({ log }: Ground, { topic, like, anew }: Groups): Promise<void> {
  const known = log.member(like, [topic]);
  const member = log.member(anew, [topic]);
  const allBegun = Promise.withResolvers<undefined>();
  const begin = async (at: TopicPartition): Promise<bigint> => {
    const { offset: end = 0n, metadata } = await known.committed(at);
    const offset = await member.offsetAt(at, 0);
    await member.commit(at, { offset, metadata: encodeMetadata(begun(decodeMetadata(metadata), end)) });
    return offset;
  };
  await member.start({
    async onAssigned(partitions) {
      const offsets = await Promise.all(partitions.map(begin));
      allBegun.resolve(undefined);
      return offsets;
    },
    onRevoked: () => Promise.resolve(),
    // Nothing is taken: what is delivered is not committed.
    onBatch: () => Promise.resolve(),
  });
  await allBegun.promise;
  await Promise.all([member.stop(), known.stop()]);
}

function begun(known: CommitMetadata | undefined, end: bigint): CommitMetadata {
  const { incarnation = 1, rules, partitions, growth, spent } = known ?? {};
  return {
    ...{ epoch: 0, incarnation, rebuiltFrom: 0, starts: 0, aheadTo: String(end) },
    ...(rules === undefined ? {} : { rules }),
    ...(partitions === undefined ? {} : { partitions }),
    ...(growth === undefined ? {} : { growth }),
    ...(spent === undefined ? {} : { spent }),
  };
}
