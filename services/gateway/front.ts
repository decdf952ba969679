import type { GatewayConfig } from '../../schemas/generated/types.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Observer } from '../sensor/observer/observer.ts';
import type { Caller } from '../sensor/sessions/caller.ts';
import type { Front } from './config.ts';
import type { GatewayEvents } from './events.ts';
import type { RunningFront } from './running-front.ts';
import { startStdioFront, type StdioPipes } from './stdio/stdio-front.ts';
import type { Timers } from './timers.ts';

export interface FrontParts {
  readonly observer: Observer;
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: () => string;
  /** Text that nobody can guess. */
  readonly newSessionId: () => string;
  readonly config: Readonly<GatewayConfig>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly localUser: Caller;
  readonly pipes: StdioPipes;
}

/** Starts what the configuration asks for. Throws E_UPSTREAM or E_LISTEN. */
export async function startFront(front: Front, parts: FrontParts): Promise<RunningFront> {
  if (front.kind !== 'stdio') throw new Error(`${front.kind} is not served.`);
  const lineBytesMax = parts.config.messageBytesMax;
  return startStdioFront({ ...parts, caller: parts.localUser, upstream: front.upstream, lineBytesMax });
}
