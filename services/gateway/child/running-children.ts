/**
 * The processes of one stdio server that is served over HTTP.
 * Owns: their places in the gateway's quota, and the watch that ends those that nobody uses.
 */
import type { Clock } from '../../engine/ports/clock.ts';
import type { NamedUpstream } from '../config.ts';
import type { GatewayEvents } from '../events.ts';
import { countSessions } from '../session-count.ts';
import { type ServerChild, startServerChild } from '../stdio/server-child.ts';
import type { Timers } from '../../engine/ports/timers.ts';
import { endIdle, type IdleThing } from './idle-watch.ts';
import type { SessionQuota } from './session-quota.ts';

export interface RunningChildrenDeps {
  readonly events: GatewayEvents;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly upstream: NamedUpstream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly quota: SessionQuota;
  readonly idleMs: number;
}

export class RunningChildren {
  readonly #deps: RunningChildrenDeps;
  readonly #running = new Set<IdleThing>();
  readonly #count: (count: number) => void;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;

  constructor(deps: RunningChildrenDeps) {
    this.#deps = deps;
    this.#count = countSessions(deps.events);
    this.#watching = endIdle(() => this.#running, { ...deps, stopping: this.#stopping.signal });
  }

  /** Throws E_UPSTREAM when the server cannot be started, and NoRoom when there are too many. */
  async start(): Promise<ServerChild> {
    const { quota, upstream, environment } = this.#deps;
    const { command = '', args = [], env } = upstream;
    if (this.#stopping.signal.aborted || !quota.take()) throw new NoRoom();
    try {
      return await startServerChild({ command, args, env: { ...environment, ...env } });
    } catch (fault) {
      quota.giveBack();
      throw fault;
    }
  }

  add(user: IdleThing): void {
    this.#running.add(user);
    this.#count(this.#running.size);
  }

  /** The child has ended, or is about to. */
  remove(user: IdleThing, child: ServerChild): void {
    const { quota, events, upstream } = this.#deps;
    this.#running.delete(user);
    quota.giveBack();
    this.#count(this.#running.size);
    void child.exited.then((exit) => {
      events.serverStopped({ server: upstream.name, ...exit });
    });
  }

  /** Starts no more. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running].map((one) => one.stop()));
  }
}

/** There are as many processes as may be. */
export class NoRoom extends Error {}
