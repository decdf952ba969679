import type { SessionState } from '../../engine/state.ts';

/** From the least to the most. */
export const heldKinds = ['nothing', 'known', 'begun', 'armed'] as const;
/** What a session holds that would be lost with it. */
export type Held = (typeof heldKinds)[number];

export function heldBy({ live, chains, entity }: SessionState): Held {
  if (live.length > 0) return 'armed';
  if (chains.length > 0) return 'begun';
  // What was counted or learned over several sessions.
  return entity === undefined ? 'nothing' : 'known';
}
