import type { Pieces } from '../blob/pieces.ts';
import { type CacheBudget, type CacheEntry, heldBytes } from './cache-budget.ts';
import type { SessionContent } from './session-blob.ts';

/** A session as the store has it. */
export interface CachedSession {
  /** 0 when the store has none. */
  readonly version: number;
  /** Undefined when there is nothing to go on from. */
  readonly content: SessionContent | undefined;
  /** How the store has it. */
  readonly pieces?: Pieces;
  /** When it was saved here; absent of one that was read. */
  readonly savedMs?: number;
}

interface Entry extends CacheEntry {
  readonly session: CachedSession;
}

export interface CacheOptions {
  readonly sessionsMax: number;
  readonly budget: CacheBudget;
  readonly onEvict: (count: number) => void;
}

/**
 * Rule 7 (sessions in memory): the sessions that an owner last saved, the least recently used leaving first. It lives for
 * one assignment, and shares the budget of bytes with the other caches of the worker.
 */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #sessionsMax: number;
  readonly #budget: CacheBudget;
  readonly #onEvict: (count: number) => void;

  constructor({ sessionsMax, budget, onEvict }: CacheOptions) {
    this.#sessionsMax = sessionsMax;
    this.#budget = budget;
    this.#onEvict = onEvict;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): CachedSession | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#budget.used(entry);
    return entry.session;
  }

  set(key: string, session: CachedSession): void {
    this.delete(key);
    const entry = { session, bytes: heldBytes(session.pieces), drop: () => this.#evict(key) };
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.#sessionsMax && oldest !== undefined) this.#evict(oldest);
    this.#budget.add(entry);
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#budget.remove(entry);
  }

  clear(): void {
    for (const entry of this.#entries.values()) this.#budget.remove(entry);
    this.#entries.clear();
  }

  #evict(key: string): void {
    this.delete(key);
    this.#onEvict(1);
  }
}
