/** A map that forgets what was used least recently once it holds more than `max` entries. */
export class LruTable<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #max: number;
  readonly #onEvicted: ((key: K, value: V) => void) | undefined;

  constructor(max: number, onEvicted?: (key: K, value: V) => void) {
    this.#max = max;
    this.#onEvicted = onEvicted;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#max) return;
    for (const [oldest, evicted] of this.#entries) {
      this.#entries.delete(oldest);
      this.#onEvicted?.(oldest, evicted);
      return;
    }
  }

  delete(key: K): boolean {
    return this.#entries.delete(key);
  }
}
