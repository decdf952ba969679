import type { Pieces } from '../blob/pieces.ts';
import type { SessionContent } from './session-blob.ts';

/** A session as the store has it. */
export interface CachedSession {
  /** 0 when the store has none. */
  readonly version: number;
  /** Undefined when there is nothing to go on from. */
  readonly content: SessionContent | undefined;
  /** How the store has it. */
  readonly pieces?: Pieces;
}

/** Rule 7 (sessions in memory): the sessions that an owner last saved, the least recently used leaving first. It lives for one assignment. */
export class SessionCache {
  readonly #sessions = new Map<string, CachedSession>();
  readonly #sessionsMax: number;
  readonly #onEvict: (count: number) => void;

  constructor(sessionsMax: number, onEvict: (count: number) => void) {
    this.#sessionsMax = sessionsMax;
    this.#onEvict = onEvict;
  }

  get size(): number {
    return this.#sessions.size;
  }

  get(key: string): CachedSession | undefined {
    const session = this.#sessions.get(key);
    if (session !== undefined) this.set(key, session);
    return session;
  }

  set(key: string, session: CachedSession): void {
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size <= this.#sessionsMax || oldest === undefined) return;
    this.#sessions.delete(oldest);
    this.#onEvict(1);
  }

  delete(key: string): void {
    this.#sessions.delete(key);
  }

  clear(): void {
    this.#sessions.clear();
  }
}
