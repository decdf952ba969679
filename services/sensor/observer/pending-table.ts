/** Requests that were not answered yet, by JSON-RPC id. A client may reuse an id: then answers meet them in order. */
export class PendingTable<T> {
  readonly #byId = new Map<string, T[]>();
  readonly #max: number;
  readonly #onEvicted: (entry: T) => void;
  #size = 0;

  constructor(max: number, onEvicted: (entry: T) => void) {
    this.#max = max;
    this.#onEvicted = onEvicted;
  }

  add(id: string, entry: T): void {
    const entries = this.#byId.get(id);
    if (entries === undefined) this.#byId.set(id, [entry]);
    else entries.push(entry);
    this.#size += 1;
    if (this.#size > this.#max) this.#evictOldest();
  }

  take(id: string): T | undefined {
    const entries = this.#byId.get(id);
    const entry = entries?.shift();
    if (entry === undefined) return undefined;
    this.#size -= 1;
    if (entries?.length === 0) this.#byId.delete(id);
    return entry;
  }

  takeAll(): readonly T[] {
    const all = [...this.#byId.values()].flat();
    this.#byId.clear();
    this.#size = 0;
    return all;
  }

  #evictOldest(): void {
    for (const id of this.#byId.keys()) {
      const entry = this.take(id);
      if (entry !== undefined) this.#onEvicted(entry);
      return;
    }
  }
}
