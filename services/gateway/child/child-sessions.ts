/**
 * The conversations with one stdio server that is served over HTTP.
 * Owns: a process for each session of the older revisions, and one for each principal of 2026-07-28. Invariant: a session
 * belongs to whoever opened it.
 */
import type { Connection, ConnectionBase } from '../../sensor/observer/connection.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { BodyRooms } from '../http/body-room.ts';
import type { ServerChild } from '../stdio/server-child.ts';
import { upstreamInfo } from '../upstream-info.ts';
import { LegacySession } from './legacy-session.ts';
import { RunningChildren, type RunningChildrenDeps } from './running-children.ts';
import { StatelessProcess, type StatelessProcessDeps } from './stateless-process.ts';

export interface ChildSessionsDeps extends RunningChildrenDeps {
  readonly observer: Observer;
  /** Text that nobody can guess. */
  readonly newSessionId: () => string;
  readonly bytesMax: number;
  readonly rooms: BodyRooms;
}

export class ChildSessions {
  readonly #deps: ChildSessionsDeps;
  readonly #children: RunningChildren;
  readonly #sessions = new Map<string, LegacySession>();
  readonly #processes = new Map<string, Promise<StatelessProcess>>();

  constructor(deps: ChildSessionsDeps) {
    this.#deps = deps;
    this.#children = new RunningChildren(deps);
  }

  /** Sessions that are open. */
  get size(): number {
    return this.#sessions.size;
  }

  has(sessionId: string): boolean {
    return this.#sessions.has(sessionId);
  }

  find(sessionId: string, caller: Caller): LegacySession | undefined {
    const session = this.#sessions.get(sessionId);
    return session?.principal === this.#principalOf(caller) ? session : undefined;
  }

  /** Throws E_UPSTREAM when the server cannot be started, and NoRoom when there are too many. */
  async open(caller: Caller): Promise<LegacySession> {
    const child = await this.#children.start();
    const id = this.#deps.newSessionId();
    const connection = this.#connect({ kind: 'legacy' }, caller);
    connection.named(id);
    const onEnd = (): void => {
      this.#sessions.delete(id);
      this.#children.remove(session, child);
    };
    const principal = this.#principalOf(caller);
    const session = new LegacySession({ ...this.#shared(child), id, principal, connection, onEnd });
    this.#sessions.set(id, session);
    this.#children.add(session);
    return session;
  }

  async end(session: LegacySession): Promise<void> {
    this.#sessions.delete(session.id);
    await session.stop('client');
  }

  /** Throws as `open` does. */
  processOf(caller: Caller): Promise<StatelessProcess> {
    const principal = this.#principalOf(caller);
    const known = this.#processes.get(principal);
    if (known !== undefined) return known;
    const starting = this.#startProcess(principal, caller);
    this.#processes.set(principal, starting);
    starting.catch(() => this.#processes.delete(principal));
    return starting;
  }

  /** Ends the streams that no call waits for. */
  endStreams(): void {
    for (const session of this.#sessions.values()) session.endStreams();
    for (const starting of this.#processes.values())
      void starting.then((one) => one.endStreams()).catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.#children.close();
    await Promise.allSettled(this.#processes.values());
    await this.#children.stopAll();
  }

  async #startProcess(principal: string, caller: Caller): Promise<StatelessProcess> {
    const child = await this.#children.start();
    const onEnd = (): void => {
      this.#processes.delete(principal);
      this.#children.remove(started, child);
    };
    const connection = this.#connect({ kind: 'stateless' }, caller);
    const started = new StatelessProcess({ ...this.#shared(child), connection, onEnd });
    this.#children.add(started);
    return started;
  }

  #shared(child: ServerChild): Omit<StatelessProcessDeps, 'connection' | 'onEnd'> {
    const { clock, timers, bytesMax, rooms, events } = this.#deps;
    const onOversized = (): void => events.rejected('oversized-line');
    return { child, timers, nowMs: () => clock.nowMs(), bytesMax, room: rooms.answers, onOversized };
  }

  #connect(base: ConnectionBase, caller: Caller): Connection {
    const { observer, upstream } = this.#deps;
    const { agent } = upstream;
    const server = upstreamInfo(upstream);
    return observer.connect({ server, base, caller, ...(agent === undefined ? {} : { agent }) });
  }

  #principalOf(caller: Caller): string {
    return this.#deps.observer.principalOf(caller).id;
  }
}
