import type { Connection } from '../observer/connection.ts';

interface Entry {
  readonly connection: Connection;
  /** Exchanges that run over it. */
  active: number;
  isOver: boolean;
}

/** A session that is in use; it is given back when the exchange is over. */
export interface HeldSession {
  readonly connection: Connection;
  release(): void;
}

/**
 * Connections of the sessions that servers minted, least recently used last.
 *
 * Invariants:
 * 1. At most sessionsMax sessions are kept; the one that was silent longest goes first.
 * 2. A connection ends only when no exchange runs over it: after its end nothing would be inspected.
 */
export class SessionTable {
  readonly #entries = new Map<string, Entry>();
  readonly #sessionsMax: number;
  readonly #onCount: (count: number) => void;

  constructor({ sessionsMax, onCount }: { readonly sessionsMax: number; readonly onCount: (count: number) => void }) {
    this.#sessionsMax = sessionsMax;
    this.#onCount = onCount;
  }

  hold(key: string): HeldSession | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return held(entry);
  }

  /** Keeps a connection that is in use. */
  add(key: string, connection: Connection): HeldSession {
    this.end(key);
    const entry: Entry = { connection, active: 0, isOver: false };
    this.#entries.set(key, entry);
    const result = held(entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#sessionsMax) break;
      this.end(oldest);
    }
    this.#onCount(this.#entries.size);
    return result;
  }

  end(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#onCount(this.#entries.size);
    entry.isOver = true;
    if (entry.active === 0) entry.connection.end();
  }

  endAll(): void {
    for (const key of [...this.#entries.keys()]) this.end(key);
  }
}

function held(entry: Entry): HeldSession {
  let isReleased = false;
  entry.active += 1;
  return {
    connection: entry.connection,
    release() {
      if (isReleased) return;
      isReleased = true;
      entry.active -= 1;
      if (entry.isOver && entry.active === 0) entry.connection.end();
    },
  };
}
