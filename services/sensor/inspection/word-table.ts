/**
 * Words that mean something to the inspector, found by the hash that the survey computes while it reads, without cutting
 * the word out of the text. Holds lower-case ASCII letters and digits only.
 */
export class WordTable {
  readonly #bits: Int32Array;
  /** The characters of all words, and where each begins. */
  readonly #characters: Uint16Array;
  readonly #starts: Int32Array;
  /** One more than the index of a word, by its hash. */
  readonly #slots = new Uint16Array(slotCount);

  constructor(bitsOfWords: ReadonlyMap<string, number>) {
    const words = [...bitsOfWords.keys()];
    this.#bits = Int32Array.from(bitsOfWords.values());
    this.#characters = Uint16Array.from(words.join(''), (character) => character.charCodeAt(0));
    this.#starts = new Int32Array(words.length + 1);
    for (const [index, word] of words.entries()) {
      this.#starts[index + 1] = (this.#starts[index] ?? 0) + word.length;
      let slot = slotOf(runningHash(word));
      while (this.#slots[slot] !== 0) slot = (slot + 1) & slotMask;
      this.#slots[slot] = index + 1;
    }
  }

  /** Bits of the word that stands in the code units from `start` to `end`; 0 when it is none of the table's. */
  find(codes: Uint16Array, hash: number, { start, end }: Span): number {
    let slot = slotOf(hash);
    let index = this.#slots[slot] ?? 0;
    for (; index !== 0; index = this.#slots[slot] ?? 0) {
      if (this.#isWord(index - 1, codes, { start, end })) return this.#bits[index - 1] ?? 0;
      slot = (slot + 1) & slotMask;
    }
    return 0;
  }

  bitsOf(word: string): number {
    const codes = Uint16Array.from(word, (character) => character.charCodeAt(0));
    return this.find(codes, runningHash(word), { start: 0, end: codes.length });
  }

  #isWord(index: number, codes: Uint16Array, { start, end }: Span): boolean {
    const from = this.#starts[index] ?? 0;
    const length = (this.#starts[index + 1] ?? 0) - from;
    if (end - start !== length) return false;
    for (let at = 0; at < length; at++) {
      if (((codes[start + at] ?? 0) | caseBit) !== this.#characters[from + at]) return false;
    }
    return true;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const slotCount = 8192;
const slotMask = slotCount - 1;
/** In what a letter differs from its capital; a digit has it set. */
const caseBit = 32;

/** A 32-bit number with its sign, as all hashes are. */
export const firstHash = 0x811c9dc5 | 0;

/** Takes one more letter or digit in; case does not count. */
export function nextHash(hash: number, code: number): number {
  return Math.imul(hash ^ (code | caseBit), 0x01000193);
}

function runningHash(word: string): number {
  let hash = firstHash;
  for (let index = 0; index < word.length; index++) hash = nextHash(hash, word.charCodeAt(index));
  return hash;
}

/** Spreads what the last letters changed over the bits that choose the slot. */
function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & slotMask;
}
