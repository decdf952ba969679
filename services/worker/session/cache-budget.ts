/**
 * What the sessions in the memory of a worker may take, over all of its partitions of calls and of signals.
 *
 * 1. Never more is held than the budget, as it is counted here: what was used least recently is dropped, whichever cache
 *    it is in. It stays in the store.
 */
import type { Pieces } from '../blob/pieces.ts';

/**
 * What a session takes in memory for each byte in which it is stored: objects for what is packed, and the packed bytes
 * beside them. Measured: 10 to 12, of sessions of 2 and of 50 calls as agents make them; some hold twice that.
 */
const heldPerStored = 23;
/** Of a session of which nothing is stored. */
const emptyBytes = 512;

/** A session in one of the caches. */
export interface CacheEntry {
  readonly bytes: number;
  /** Takes the entry out of its cache. */
  readonly drop: () => void;
}

export class CacheBudget {
  readonly #bytesMax: number;
  readonly #onDrop: (bytes: number) => void;
  /** The one that was used last stands last. */
  readonly #entries = new Set<CacheEntry>();
  #bytes = 0;

  constructor(bytesMax: number, onDrop: (bytes: number) => void) {
    this.#bytesMax = bytesMax;
    this.#onDrop = onDrop;
  }

  /** What is held, by this count. */
  get bytes(): number {
    return this.#bytes;
  }

  add(entry: CacheEntry): void {
    this.#entries.add(entry);
    this.#bytes += entry.bytes;
    for (const oldest of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      oldest.drop();
      this.#onDrop(oldest.bytes);
    }
  }

  used(entry: CacheEntry): void {
    if (this.#entries.delete(entry)) this.#entries.add(entry);
  }

  remove(entry: CacheEntry): void {
    if (this.#entries.delete(entry)) this.#bytes -= entry.bytes;
  }
}

export function heldBytes(stored: Pieces | undefined): number {
  return emptyBytes + heldPerStored * (stored?.blob.byteLength ?? 0);
}
