/**
 * The sensor's connections of one server: one for each session that the server minted, and one for each request without.
 * Owns which session is whose. Invariants:
 *  1. A session belongs to whoever opened it; a call in it by somebody else has a connection of its own.
 *  2. What was learnt while a session was opened goes on with it.
 */
import type { Connection, ConnectionBase, SessionEnder } from '../../sensor/observer/connection.ts';
import type { Observer } from '../../sensor/observer/observer.ts';
import type { Caller } from '../../sensor/sessions/caller.ts';
import type { NamedUpstream } from '../config.ts';
import { upstreamInfo } from '../upstream-info.ts';
import type { RequestFacts } from './request-facts.ts';
import { SessionOwners } from './session-owners.ts';
import { type HeldSession, SessionTable } from '../../sensor/embedding/session-table.ts';

export interface ServerSessionsDeps {
  readonly observer: Observer;
  readonly upstream: NamedUpstream;
  readonly nowMs: () => number;
  readonly onCount: (count: number) => void;
}

/** An exchange in which the server opened a session. */
export interface Opening {
  readonly facts: RequestFacts;
  readonly body: Uint8Array;
  readonly session: HeldSession;
  /** As far as it was known when the connection was made, and as it is known now. */
  readonly asked: Caller;
  readonly caller: Caller;
}

const sessionsMax = 10_000;

export class ServerSessions {
  readonly #deps: ServerSessionsDeps;
  readonly #table: SessionTable;
  readonly #owners = new SessionOwners();

  constructor(deps: ServerSessionsDeps) {
    this.#deps = deps;
    this.#table = new SessionTable({ ...deps, sessionsMax });
  }

  of({ sessionId, isInitialize }: RequestFacts, caller: Caller): HeldSession {
    if (sessionId === undefined) return this.alone({ kind: isInitialize ? 'legacy' : 'stateless' }, caller);
    const key = this.#key(caller, sessionId);
    const known = this.#table.hold(key);
    if (known !== undefined) return known;
    const connection = this.connect({ kind: 'legacy' }, caller);
    connection.named(sessionId);
    return this.#table.add(key, connection);
  }

  opened(sessionId: string, { facts, body, session, asked, caller }: Opening): HeldSession {
    const { observer } = this.#deps;
    const principal = observer.principalOf(caller);
    let { connection } = session;
    if (observer.principalOf(asked).id !== principal.id && facts.isOnlyInitialize) {
      // A token that the server took names its subject; the connection was made before that was known.
      connection = this.connect({ kind: 'legacy' }, caller);
      void connection.fromClient(body);
      session.release();
    }
    connection.named(sessionId);
    this.#owners.opened(sessionId, principal);
    return this.#table.add(this.#key(caller, sessionId), connection);
  }

  /** A connection that ends with its exchange, unless a session is made of it. */
  alone(base: ConnectionBase, caller: Caller): HeldSession {
    const connection = this.connect(base, caller);
    return { connection, release: () => connection.end() };
  }

  connect(base: ConnectionBase, caller: Caller): Connection {
    const { agent } = this.#deps.upstream;
    const server = upstreamInfo(this.#deps.upstream);
    return this.#deps.observer.connect({ server, base, caller, ...(agent === undefined ? {} : { agent }) });
  }

  end(sessionId: string, { caller, by }: { readonly caller: Caller; readonly by: SessionEnder }): void {
    this.#table.end(this.#key(caller, sessionId), by);
  }

  get size(): number {
    return this.#table.size;
  }

  /** Whether a session of this name is kept, whoever opened it. */
  hasNamed(sessionId: string): boolean {
    return this.#table.hasNamed(sessionId);
  }

  /** Forgets the sessions that were silent for so long. */
  endSilent(idleMs: number): void {
    this.#table.endSilent(idleMs);
  }

  endAll(): void {
    this.#table.endAll();
  }

  #key(caller: Caller, sessionId: string): string {
    const isTaken = caller.kind === 'token' && caller.accepted;
    const owner = this.#owners.ownerOf(sessionId, this.#deps.observer.principalOf(caller), { isTaken });
    return JSON.stringify([owner.id, sessionId]);
  }
}
