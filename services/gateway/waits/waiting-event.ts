import type { CallWaiting } from '../../../schemas/generated/types.ts';
import { eventTypes } from '../../../schemas/topics.ts';
import type { PublishedEvent } from '../../adapters/crypto/record-of-event.ts';
import type { Clock } from '../../engine/ports/clock.ts';

export interface WaitingDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly tenant: string;
  readonly gateway: { readonly id: string; readonly boot: string };
}

/** Asks the worker of a record key to tell how far it is once it has judged all that stands before this. */
export function waitingEvent(key: string, { clock, newId, tenant, gateway }: WaitingDeps): PublishedEvent {
  const data: CallWaiting = { id: newId(), timeMs: clock.nowMs(), tenant, gateway };
  return { type: eventTypes.callWaiting, key, data };
}
