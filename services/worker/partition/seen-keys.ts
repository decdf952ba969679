const bitsPerKey = 12;
const bitsMin = 1 << 12;
const bitsMax = 1 << 23;
const hashes = 4;

/**
 * Keys that were seen, in a bounded room: one that was seen is always known, and of a hundred others one may seem to be,
 * more of them when there are more than a million. Whoever asks must be right to take a new key for one that was seen.
 */
export class SeenKeys {
  readonly #bits: Uint8Array;

  constructor(keysExpected: number) {
    const bits = Math.min(
      bitsMax,
      Math.max(bitsMin, 2 ** Math.ceil(Math.log2(Math.max(1, keysExpected) * bitsPerKey))),
    );
    this.#bits = new Uint8Array(bits / 8);
  }

  add(key: string): void {
    for (const bit of this.#bitsOf(key)) this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  has(key: string): boolean {
    return this.#bitsOf(key).every((bit) => ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
  }

  /** Two hashes make the others. */
  #bitsOf(key: string): readonly number[] {
    let [first, second] = [0x811c9dc5, 0x9e3779b9];
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 13);
    }
    const mask = this.#bits.length * 8 - 1;
    return Array.from({ length: hashes }, (_, index) => ((first + Math.imul(index, second | 1)) >>> 0) & mask);
  }
}
