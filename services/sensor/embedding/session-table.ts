import type { Connection, SessionEnder } from '../observer/connection.ts';

interface Entry {
  readonly connection: Connection;
  /** Exchanges that run over it. */
  active: number;
  lastUsedMs: number;
  isOver: boolean;
  /** Who ended the session; absent where only the table gave it up. */
  by: SessionEnder | undefined;
}

/** A session that is in use; it is given back when the exchange is over. */
export interface HeldSession {
  readonly connection: Connection;
  release(): void;
}

export interface SessionTableOptions {
  readonly sessionsMax: number;
  /** For whoever ends silent sessions. */
  readonly nowMs?: () => number;
  readonly onCount: (count: number) => void;
}

/**
 * Connections of the sessions that servers minted, least recently used first. A session that the table forgets begins
 * anew with its next request.
 *
 * Invariants:
 * 1. At most sessionsMax sessions are kept; the one that was silent longest goes first.
 * 2. A connection ends only when no exchange runs over it: after its end nothing would be inspected.
 */
export class SessionTable {
  readonly #entries = new Map<string, Entry>();
  readonly #sessionsMax: number;
  readonly #nowMs: () => number;
  readonly #onCount: (count: number) => void;

  constructor({ sessionsMax, nowMs = () => 0, onCount }: SessionTableOptions) {
    this.#sessionsMax = sessionsMax;
    this.#nowMs = nowMs;
    this.#onCount = onCount;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Whether a session of this name is kept, whoever opened it. */
  hasNamed(sessionId: string): boolean {
    const end = `,${JSON.stringify(sessionId)}]`;
    for (const key of this.#entries.keys()) if (key.endsWith(end)) return true;
    return false;
  }

  /** Ends the sessions over which nothing ran for so long. */
  endSilent(idleMs: number): void {
    const before = this.#nowMs() - idleMs;
    for (const [key, { active, lastUsedMs }] of this.#entries) if (active === 0 && lastUsedMs < before) this.end(key);
  }

  hold(key: string): HeldSession | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return this.#held(entry);
  }

  /** Keeps a connection that is in use. */
  add(key: string, connection: Connection): HeldSession {
    this.end(key);
    const entry: Entry = { connection, active: 0, lastUsedMs: this.#nowMs(), isOver: false, by: undefined };
    this.#entries.set(key, entry);
    const result = this.#held(entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#sessionsMax) break;
      this.end(oldest);
    }
    this.#onCount(this.#entries.size);
    return result;
  }

  end(key: string, by?: SessionEnder): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#onCount(this.#entries.size);
    entry.isOver = true;
    entry.by = by;
    if (entry.active === 0) entry.connection.end(by);
  }

  endAll(): void {
    for (const key of [...this.#entries.keys()]) this.end(key);
  }

  #held(entry: Entry): HeldSession {
    let isReleased = false;
    entry.active += 1;
    return {
      connection: entry.connection,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        entry.active -= 1;
        entry.lastUsedMs = this.#nowMs();
        if (entry.isOver && entry.active === 0) entry.connection.end(entry.by);
      },
    };
  }
}
