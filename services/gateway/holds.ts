import type { Clock } from '../engine/ports/clock.ts';
import type { Holds } from '../sensor/observer/ports.ts';
import type { Timers } from '../engine/ports/timers.ts';

export interface HoldsDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly stopping: AbortSignal;
}

/** Keeps held calls until their deadline. No record grants one, so each ends unanswered. */
export function createHolds({ clock, timers, stopping }: HoldsDeps): Holds {
  return {
    async wait({ untilMs }) {
      await timers.sleep(Math.max(0, untilMs - clock.nowMs()), stopping);
      return 'expired';
    },
  };
}
