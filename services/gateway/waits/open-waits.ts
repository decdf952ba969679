import type { GatewayConfig } from '../../../schemas/generated/types.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import type { Enforcer } from '../../sensor/enforcer/enforcer.ts';
import type { GatewayEvents } from '../events.ts';
import { capabilitiesOf } from '../failure-policies.ts';
import type { EventPublisher } from '../publisher/event-publisher.ts';
import { JudgedWaits } from './judged-waits.ts';
import type { ToldSessions } from './told-sessions.ts';
import { waitingEvent } from './waiting-event.ts';

export interface OpenWaitsDeps {
  /** As it is now; which capabilities wait stays what it was at the start. */
  readonly config: () => Readonly<GatewayConfig>;
  readonly enforcer: Pick<Enforcer, 'hasJudged'>;
  readonly publisher: Pick<EventPublisher, 'emit'>;
  readonly told: ToldSessions;
  readonly gateway: { readonly id: string; readonly boot: string };
  readonly clock: Clock;
  readonly newId: () => string;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly events: GatewayEvents;
}

/** Lets calls wait as the operator has it. */
export function openWaits({
  config,
  enforcer,
  publisher,
  gateway,
  clock,
  newId,
  ...parts
}: OpenWaitsDeps): JudgedWaits {
  const { tenant, awaitJudged } = config();
  return new JudgedWaits({
    ...parts,
    tenant,
    capabilities: capabilitiesOf(awaitJudged),
    deadlineMs: () => config().awaitJudgedMs,
    hasJudged: (place) => enforcer.hasJudged(place),
    ask: (key) => publisher.emit(waitingEvent(key, { clock, newId, tenant, gateway })),
  });
}
