import { gatewayRecordKey } from '../../../schemas/events/record-key.ts';
import type { Heartbeat } from '../../../schemas/generated/types.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Enforcer } from '../../sensor/enforcer/enforcer.ts';
import type { GatewayEvents } from '../events.ts';
import type { EventPublisher } from './event-publisher.ts';

export interface HeartbeatDeps {
  readonly publisher: EventPublisher;
  readonly enforcer: Enforcer;
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly newId: () => string;
  /** How many partitions the calls topic has; a heartbeat goes to each, so that none waits for a silent gateway. */
  readonly partitions: () => number;
  readonly intervalMs: number;
}

/** Makes and sends a heartbeat each time it is called. */
export function createHeartbeat(deps: HeartbeatDeps): () => void {
  let seq = 0;
  let lastState = '';
  return () => {
    seq += 1;
    const heartbeat = heartbeatNow(deps, seq);
    const { feed, buffered } = heartbeat;
    if (feed.state + (feed.reason ?? '') !== lastState) deps.events.feedChanged(feed);
    lastState = feed.state + (feed.reason ?? '');
    deps.events.heartbeat({ buffered, live: feed.live ?? 0 });
    const partitions = Array.from({ length: deps.partitions() }, (_, partition) => partition);
    const key = gatewayRecordKey(deps.tenant, deps.gateway.id);
    deps.publisher.emitTo(partitions, { type: eventTypes.heartbeat, key, data: heartbeat });
  };
}

function heartbeatNow({ publisher, enforcer, clock, tenant, gateway, newId, intervalMs }: HeartbeatDeps, seq: number) {
  const { dropped, sessions } = publisher.tally();
  const { clockOffsetMs, ...feed } = enforcer.feed();
  const heartbeat: Heartbeat = {
    id: newId(),
    timeMs: clock.nowMs(),
    tenant,
    gateway: { ...gateway, seq },
    intervalMs,
    dropped,
    buffered: publisher.buffered(),
    sessions: [...sessions],
    feed,
    clockOffsetMs,
  };
  return heartbeat;
}
