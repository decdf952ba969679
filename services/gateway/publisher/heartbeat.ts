import { gatewayRecordKey } from '../../../schemas/events/record-key.ts';
import type { Feed, Heartbeat, Traffic } from '../../../schemas/generated/types.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Enforcer } from '../../sensor/enforcer/enforcer.ts';
import { heartbeatData } from '../../sensor/health/heartbeat-data.ts';
import type { GatewayEvents } from '../events.ts';
import type { EventPublisher } from './event-publisher.ts';

export interface HeartbeatDeps {
  readonly publisher: EventPublisher;
  readonly enforcer: Pick<Enforcer, 'feed'>;
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly newId: () => string;
  /** Rule 5 (time): how many partitions the calls topic has; a heartbeat goes to each, so that none waits for a silent gateway. */
  readonly partitions: () => number;
  readonly intervalMs: number;
  readonly traffic: () => Traffic;
}

/**
 * Makes and sends a heartbeat each time it is called. While the log has not taken the one before, only the last of all is
 * made, so that what waits stays little.
 */
export function createHeartbeat(deps: HeartbeatDeps): (of?: { readonly isLast: boolean }) => void {
  const { publisher, enforcer, events, tenant, gateway } = deps;
  let seq = 0;
  let lastState = '';
  let lastUnwatched = 0;
  const noteFeed = (feed: Feed): void => {
    const state = feed.state + (feed.reason ?? '');
    if (state !== lastState) events.feedChanged(feed);
    lastState = state;
    const { unwatched = 0 } = feed;
    if (unwatched !== lastUnwatched) events.watchChanged(unwatched);
    lastUnwatched = unwatched;
    events.heartbeat({ buffered: publisher.buffered(), live: feed.live ?? 0 });
  };
  return ({ isLast } = { isLast: false }) => {
    noteFeed(enforcer.feed());
    const traffic = deps.traffic();
    events.traffic(traffic);
    const partitions = Array.from({ length: deps.partitions() }, (_, partition) => partition);
    if (partitions.length === 0) return;
    // A topic that was made anew may have fewer than the last heartbeat was for.
    publisher.narrowTo(partitions.length);
    if (publisher.isTelling() && !isLast) return;
    seq += 1;
    const data = heartbeatNow(deps, { seq, traffic, ...(isLast ? { ending: true } : {}) });
    publisher.emitTo(partitions, { type: eventTypes.heartbeat, key: gatewayRecordKey(tenant, gateway.id), data });
  };
}

function heartbeatNow(
  { publisher, enforcer, clock, tenant, gateway, newId, intervalMs }: HeartbeatDeps,
  { seq, traffic, ...ending }: { readonly seq: number; readonly traffic: Traffic; readonly ending?: boolean },
): Heartbeat {
  return heartbeatData({
    id: newId(),
    timeMs: clock.nowMs(),
    tenant,
    gateway: { ...gateway, seq },
    intervalMs,
    buffered: publisher.buffered(),
    feed: enforcer.feed(),
    tally: publisher.tally(),
    traffic,
    ...ending,
  });
}
