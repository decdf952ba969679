/** How far owners before judged that had not heard of a growth of the topic: stored sessions tell, and the log keeps it. */
import type { Patience } from '../patience.ts';
import type { Position, SessionContent } from '../session/session-blob.ts';
import { type Growth, judgedUnder } from './growth.ts';
import type { PartitionOwner } from './partition-owner.ts';

/** Whose partition it is. */
export interface FormerOwner extends Pick<PartitionOwner, 'at' | 'incarnation' | 'commitGrowth'> {
  readonly size: { readonly growth: readonly Growth[] };
}

export interface FormerProgressDeps {
  readonly owner: FormerOwner;
  /** Resolves when no commit is under way. */
  readonly settled: () => Promise<void>;
  readonly patience: Patience;
}

/** Commits what these sessions tell, before anybody saves over it. */
export async function keepFormerProgress(
  { owner, settled, patience }: FormerProgressDeps,
  sessions: Iterable<Pick<SessionContent, 'positions'> | undefined>,
  beat: () => Promise<void>,
): Promise<void> {
  const { growth } = owner.size;
  const known = formerProgress(growth, positionsIn(sessions, owner));
  if (known === growth) return;
  // A commit that is under way would undo it.
  await settled();
  await patience('log', () => owner.commitGrowth(known), beat);
}

/** The growth as positions in the partition tell of it; the same object where they tell nothing new. Pure. */
export function formerProgress(
  growth: readonly Growth[],
  positions: readonly Pick<Position, 'epoch' | 'offset'>[],
): readonly Growth[] {
  const known = growth.map((one) => positions.reduce(judgedUnder, one));
  return known.some((one, index) => one !== growth[index]) ? known : growth;
}

function positionsIn(
  sessions: Iterable<Pick<SessionContent, 'positions'> | undefined>,
  { at, incarnation, size }: FormerOwner,
): readonly Position[] {
  if (size.growth.every(({ heard }) => heard === undefined)) return [];
  return [...sessions].flatMap((session) => {
    const own = session?.positions.find((one) => one.partition === at.partition && one.incarnation === incarnation);
    return own ?? [];
  });
}
