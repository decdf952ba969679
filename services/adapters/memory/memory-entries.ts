/** The sessions of a memory store, in the order of their last save, with the bytes that they take. */

export interface Entry {
  readonly version: number;
  readonly epoch: number;
  readonly blob: Uint8Array;
  readonly expiresMs: number;
}

/** What a session takes beside its blob and its key. */
const entryBytes = 300;

export class MemoryEntries {
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;
  /** Where the next sample begins. */
  #sampled = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  set(key: string, entry: Entry): void {
    this.delete(key);
    this.#entries.set(key, entry);
    this.#bytes += sizeOf(key, entry);
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= sizeOf(key, entry);
  }

  /** Drops those that were saved longest ago until no more bytes are held than these. */
  shrink(bytesMax: number): void {
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= bytesMax) return;
      this.delete(key);
    }
  }

  /** Looks from the oldest save on, and ends at the first that lives: enough while most have one time to live. */
  dropExpired(nowMs: number): void {
    for (const [key, { expiresMs }] of this.#entries) {
      if (expiresMs > nowMs) return;
      this.delete(key);
    }
  }

  /** So many, others each time. */
  sample(max: number): readonly (readonly [string, Entry])[] {
    const all = [...this.#entries];
    const from = this.#sampled < all.length ? this.#sampled : 0;
    this.#sampled = from + max;
    return all.slice(from, from + max);
  }
}

function sizeOf(key: string, { blob }: Entry): number {
  return blob.byteLength + 2 * key.length + entryBytes;
}
