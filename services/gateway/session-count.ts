import type { GatewayEvents } from './events.ts';

/** Tells how many sessions one part of the gateway has; the gateway counts those of all its parts. */
export function countSessions(events: Pick<GatewayEvents, 'connectionsChanged'>): (count: number) => void {
  let told = 0;
  return (count) => {
    events.connectionsChanged(count - told);
    told = count;
  };
}
