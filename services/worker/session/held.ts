import type { SessionState } from '../../engine/state.ts';

/** From the least to the most. */
export const heldKinds = ['nothing', 'begun', 'armed'] as const;
/** What a session holds that would be lost with it. */
export type Held = (typeof heldKinds)[number];

export function heldBy({ live, chains }: SessionState): Held {
  if (live.length > 0) return 'armed';
  return chains.length > 0 ? 'begun' : 'nothing';
}
