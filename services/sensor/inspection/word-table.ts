/**
 * Words that mean something to the inspector, found by the hash that the survey computes while it reads, without cutting
 * the word out of the text. Holds lower-case ASCII letters only.
 */
export class WordTable {
  readonly #words: readonly string[];
  readonly #bits: Int32Array;
  /** One more than the index of a word, by its hash. */
  readonly #slots = new Uint16Array(slotCount);

  constructor(bitsOfWords: ReadonlyMap<string, number>) {
    this.#words = [...bitsOfWords.keys()];
    this.#bits = Int32Array.from(bitsOfWords.values());
    for (const [index, word] of this.#words.entries()) {
      let slot = hashOf(word) & slotMask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & slotMask;
      this.#slots[slot] = index + 1;
    }
  }

  /** Bits of the word that stands in the text from `start` to `end`; 0 when it is none of the table's. */
  find(text: string, hash: number, { start, end }: { readonly start: number; readonly end: number }): number {
    let slot = hash & slotMask;
    let index = this.#slots[slot] ?? 0;
    if (index === 0) return 0;
    const word = text.slice(start, end).toLowerCase();
    for (; index !== 0; index = this.#slots[slot] ?? 0) {
      if (this.#words[index - 1] === word) return this.#bits[index - 1] ?? 0;
      slot = (slot + 1) & slotMask;
    }
    return 0;
  }
}

const slotCount = 8192;
const slotMask = slotCount - 1;

export const firstHash = 0x811c9dc5;

/** Takes one more letter or digit in; case does not count. */
export function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ (code | 32), 0x01000193);
}

/** Spreads what the last letters changed over the bits that choose the slot. */
export function endHash(hash: number): number {
  return hash ^ (hash >>> 15);
}

function hashOf(word: string): number {
  let hash = firstHash;
  for (let index = 0; index < word.length; index++) hash = nextHash(hash, word.charCodeAt(index));
  return endHash(hash);
}
