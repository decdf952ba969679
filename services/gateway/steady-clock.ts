/**
 * The time by which a gateway stamps. It is that of its machine; but when somebody sets the machine's clock, or the
 * machine slept, it goes on as it went until the log has told which of the two is right. A clock that leaps by an hour
 * would tear the calls of a session an hour apart, out of every window that a sequence has.
 * Invariants:
 * 1. The log decides, by when it appended what the gateway produced: whichever clock is further from that is wrong.
 * 2. Steps of less than a second are followed: so far clocks are drawn along by whoever keeps them right.
 */
import type { Clock } from '../engine/ports/clock.ts';
import type { LogProducer } from '../engine/ports/log.ts';

export interface SteadyClock extends Clock {
  /** The log appended a record at this time of its own, and said so no later than `withinMs` after that. */
  heardOfLog(heard: Heard): void;
}

export interface Heard {
  readonly appendTimeMs: number;
  readonly withinMs: number;
}

export interface SteadyClockDeps {
  readonly clock: Clock;
  /** A clock that only ever goes forward. */
  readonly monotonicMs: () => number;
  /** How far the machine's clock is ahead, now that the log was heard; 0 while the two go together. */
  readonly onHeard: (astrayMs: number) => void;
}

const stepMs = 1_000;

export function createSteadyClock({ clock, monotonicMs, onHeard }: SteadyClockDeps): SteadyClock {
  let offsetMs = clock.nowMs() - monotonicMs();
  const look = () => {
    const wallMs = clock.nowMs();
    const elapsedMs = monotonicMs();
    const ownMs = Math.floor(offsetMs + elapsedMs);
    const follow = (): number => {
      offsetMs = wallMs - elapsedMs;
      return wallMs;
    };
    return { wallMs, nowMs: Math.abs(wallMs - ownMs) > stepMs ? ownMs : follow(), follow };
  };
  return {
    nowMs: () => look().nowMs,
    heardOfLog(heard) {
      const { wallMs, nowMs, follow } = look();
      const isWallRight = offBy(wallMs, heard) < offBy(nowMs, heard);
      onHeard(wallMs - (isWallRight ? follow() : nowMs));
    },
  };
}

/** By how much it is wrong for sure. */
function offBy(nowMs: number, { appendTimeMs, withinMs }: Heard): number {
  return Math.max(0, appendTimeMs - nowMs, nowMs - (appendTimeMs + withinMs));
}

/** A producer that lets the clock hear of the log. */
export function hearing(
  producer: LogProducer,
  { clock, monotonicMs }: { readonly clock: Pick<SteadyClock, 'heardOfLog'>; readonly monotonicMs: () => number },
): LogProducer {
  return {
    async produce(records) {
      const askedMs = monotonicMs();
      const places = await producer.produce(records);
      const appendTimeMs = places.at(-1)?.appendTimeMs;
      if (appendTimeMs !== undefined) clock.heardOfLog({ appendTimeMs, withinMs: monotonicMs() - askedMs });
      return places;
    },
    close: () => producer.close(),
  };
}
