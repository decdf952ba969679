/**
 * A gateway that runs: its front, the command feed, the heartbeats and the way of the events to the log.
 * Owns the order in which they start and stop.
 */
import { ShearpinError } from '../../schemas/errors.ts';
import type { GatewaySettings } from './config.ts';
import type { CommandFeed } from './feed/command-feed.ts';
import type { ProgressFeed } from './feed/progress-feed.ts';
import type { LiveSettings } from './live-settings.ts';
import type { PartitionWatch } from './partition-watch.ts';
import type { EventPublisher } from './publisher/event-publisher.ts';
import type { RunningFront } from './running-front.ts';
import type { ServerExit } from './stdio/server-child.ts';
import type { Timers } from '../engine/ports/timers.ts';
import { repeat } from '../adapters/clock/repeat.ts';

export interface GatewayRunning {
  readonly publisher: EventPublisher;
  readonly feed: CommandFeed;
  readonly progress: ProgressFeed;
  readonly watch: PartitionWatch;
  readonly beat: (of?: { readonly isLast: boolean }) => void;
  readonly lookAtKeys: () => void;
  readonly startFront: () => Promise<RunningFront>;
  readonly timers: Timers;
  readonly stopping: AbortController;
  readonly heartbeatMs: number;
  /** As it is configured now. */
  readonly drainMs: () => number;
  readonly takeSettings: (next: GatewaySettings) => LiveSettings;
  readonly onRefused: () => void;
}

export interface GatewayReadiness {
  readonly ready: boolean;
  readonly waiting: readonly string[];
}

/** How long the log is given to take what is left of the events. */
const farewellMs = 3000;
const keysEveryMs = 10_000;

export class Gateway {
  readonly #parts: GatewayRunning;
  #front: RunningFront | undefined;
  #loops: readonly Promise<void>[] = [];
  #stopping: Promise<void> | undefined;
  #isDraining = false;

  constructor(parts: GatewayRunning) {
    this.#parts = parts;
  }

  /** Resolves when clients are served; the log may be away. Throws E_UPSTREAM or E_LISTEN. */
  async start(): Promise<void> {
    const { feed, progress, watch, beat, lookAtKeys, timers, stopping, heartbeatMs } = this.#parts;
    const { signal } = stopping;
    feed.start();
    progress.start();
    try {
      this.#front = await this.#parts.startFront();
    } catch (fault) {
      await this.stop();
      throw fault;
    }
    // Only now, so that a gateway that cannot serve tells nothing but why.
    beat();
    this.#loops = [
      watch.run(),
      repeat(() => beat(), { everyMs: heartbeatMs, signal, timers }),
      repeat(lookAtKeys, { everyMs: keysEveryMs, signal, timers }),
    ];
  }

  /** `host:port`; undefined over stdio and before the start. */
  address(): string | undefined {
    return this.#front?.address;
  }

  ready(): GatewayReadiness {
    const waiting = [
      ...(this.#isDraining ? ['its end'] : []),
      ...(this.#front === undefined ? ['the listener'] : []),
      ...(this.#parts.feed.isCaughtUp() ? [] : ['the command topic']),
    ];
    return { ready: waiting.length === 0, waiting };
  }

  /** How the server behind the pipes ended. */
  async ended(): Promise<ServerExit> {
    if (this.#front === undefined) throw new ShearpinError('E_INVARIANT', 'The gateway was not started.');
    return this.#front.ended;
  }

  /** Passes a signal on to the server behind the pipes. */
  signal(signal: NodeJS.Signals): void {
    this.#front?.signal(signal);
  }

  /** Takes another configuration as far as a running gateway can. Returns the names of what stays as it was. */
  reload(next: GatewaySettings): readonly string[] {
    if (this.#front === undefined) return [];
    const { settings, fixed } = this.#parts.takeSettings(next);
    this.#front.reload(settings);
    return fixed;
  }

  /** The configuration was read again, and was wrong. */
  reloadRefused(): void {
    this.#parts.onRefused();
  }

  /** Takes nothing new, and gives the calls that run their time. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    const { timers, drainMs } = this.#parts;
    const drained = new AbortController();
    const late = new AbortController();
    void timers.sleep(drainMs(), drained.signal).then(() => late.abort());
    await this.#front?.drain(late.signal);
    drained.abort();
  }

  /** Ends the traffic, then sends what is left. Idempotent. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    const { feed, progress, publisher, stopping, beat } = this.#parts;
    await this.#front?.stop();
    stopping.abort();
    await Promise.all([...this.#loops, feed.stop(), progress.stop()]);
    if (this.#front !== undefined) beat({ isLast: true });
    await publisher.stop(farewellMs);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
