import type { Heartbeat, Traffic } from '../../../schemas/generated/types.ts';
import type { Enforcer } from '../enforcer/enforcer.ts';
import type { Tally } from './record-tally.ts';

export interface HeartbeatFacts extends Pick<
  Heartbeat,
  'id' | 'timeMs' | 'tenant' | 'gateway' | 'intervalMs' | 'buffered' | 'ending'
> {
  readonly feed: ReturnType<Enforcer['feed']>;
  readonly tally: Tally;
  readonly traffic: Traffic;
}

/** What a gateway says of itself. */
export function heartbeatData({ feed: told, tally, ...facts }: HeartbeatFacts): Heartbeat {
  const { clockOffsetMs, ...feed } = told;
  return { ...facts, ...tally, feed, clockOffsetMs };
}
