import type { Line } from '../world/line.ts';
import type { RedisKind } from '../world/redis-ground.ts';
import type { WorkerSlot } from '../world/worker-slot.ts';
import type { World } from '../world/world.ts';

/** Where a fault happens and how its chances are drawn. */
export interface Scene {
  readonly world: World;
  /** A whole number below the bound, from the run's seed. */
  readonly below: (bound: number) => number;
  /** How many sessions have events in more than one partition, and how many of these went back to a lower one. */
  readonly moves: () => Promise<{ readonly there: number; readonly back: number }>;
  /** Resolves when so many sessions with a chain each have gone from each gateway to the other in the middle. */
  readonly wander: (count: number) => Promise<void>;
  /** Resolves when so many sessions have gone through each gateway that read tickets twice, with so much time between. */
  readonly reread: (count: number, afterMs: number) => Promise<void>;
  /** The fault lasts so long. */
  readonly lasts: (ms: number) => Promise<void>;
}

export interface Fault {
  readonly kind: string;
  /** Over soon enough for a run of a minute. */
  readonly isShort?: boolean;
  /** Takes half a minute and more: a run has it once, unless there is nothing else to draw. */
  readonly isSlow?: boolean;
  /** What was before can be compared with nothing any more: a run begins with it, and has it once. */
  readonly isErasing?: boolean;
  /** Needs what has gone on for minutes: a run ends with it. */
  readonly isLast?: boolean;
  /** Topology in which it can happen; one broker when it does not say. */
  readonly brokers?: 3;
  /** The store that it can happen to; any when it does not say. */
  readonly redis?: RedisKind;
  /** Lets it happen, and mends it. */
  happen(scene: Scene): Promise<void>;
}

export function anyWorker({ world, below }: Scene): WorkerSlot {
  return pick(world.workers, below);
}

export function pick<T>(from: readonly T[], below: (bound: number) => number): T {
  const found = from[below(from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}

/** For that long a time the line is broken. */
export async function breakLine(scene: Scene, line: Line, how: { silent: boolean; ms: number }): Promise<void> {
  if (how.silent) line.silence();
  else await line.refuse();
  try {
    await scene.lasts(how.ms);
  } finally {
    await line.mend();
  }
}
