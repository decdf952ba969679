import { becomesTrue } from './eventually.ts';
import type { Ground } from './ground.ts';

interface Partitions {
  readonly topic: string;
  readonly groupId: string;
  readonly partitions: number;
}

/** Resolves when a group has committed all that the partitions of a topic hold now. Nothing of them is read. */
export async function partitionsCommitted(ground: Ground, { topic, groupId, partitions }: Partitions): Promise<void> {
  const member = ground.log.member(groupId, [topic]);
  const all = Array.from({ length: partitions }, (_, partition) => ({ topic, partition }));
  const ends = await Promise.all(all.map((at) => member.offsetAt(at, Number.MAX_SAFE_INTEGER)));
  await becomesTrue({ what: 'everything is committed' }, async () => {
    const committed = await Promise.all(all.map((at) => member.committed(at)));
    return committed.every(({ offset = 0n }, at) => offset >= (ends[at] ?? 0n));
  });
  await member.stop();
}
