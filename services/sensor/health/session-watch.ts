import type { Traffic } from '../../../schemas/generated/types.ts';
import type { TrafficTally } from '../observer/observer.ts';

/** So many calls are compared with the sessions that began in their time. */
const callsMin = 100;
/** With so many sessions a call, chains cannot be seen: each call is alone. */
const shareMax = 0.8;

/**
 * Tells whether sessions hold calls together. Looked at with each heartbeat; what it says stays until enough further
 * calls came.
 */
export function createSessionWatch(tally: () => TrafficTally): () => Traffic {
  let since: TrafficTally = { calls: 0, sessions: 0 };
  let degenerate = false;
  return () => {
    const now = tally();
    const calls = now.calls - since.calls;
    if (calls >= callsMin) {
      degenerate = (now.sessions - since.sessions) / calls >= shareMax;
      since = now;
    }
    return { ...now, degenerate };
  };
}
