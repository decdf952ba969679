/**
 * What a call adds to what is counted. It counts when it goes to its server. One that was refused for nothing but a stale
 * feed does not, but ends what went before: nobody would have refused it, so it is what comes on top of the limit.
 */
import type { Verdict } from '../../schemas/generated/types.ts';

export type Counting = 'counts' | 'ends';

export function countingOf({ decision, reason }: Verdict): Counting | undefined {
  if (decision === 'allowed') return 'counts';
  return decision === 'refused' && reason === 'feed-stale' ? 'ends' : undefined;
}
