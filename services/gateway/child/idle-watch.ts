import type { Clock } from '../../engine/ports/clock.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { repeat } from '../../adapters/clock/repeat.ts';

export interface IdleThing {
  readonly isBusy: boolean;
  readonly lastUsedMs: number;
  stop(): Promise<void>;
}

export interface IdleWatchDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly stopping: AbortSignal;
  readonly idleMs: number;
}

const lookMs = 30_000;

/** Ends what nobody has used for a while. Resolves when it has stopped. */
export function endIdle(things: () => Iterable<IdleThing>, deps: IdleWatchDeps): Promise<void> {
  const { clock, timers, stopping: signal, idleMs } = deps;
  const look = (): void => {
    for (const thing of [...things()]) {
      if (!thing.isBusy && clock.nowMs() - thing.lastUsedMs > idleMs) void thing.stop();
    }
  };
  return repeat(look, { everyMs: Math.min(lookMs, idleMs), signal, timers });
}
