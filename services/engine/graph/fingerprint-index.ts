import type { Fingerprint } from '../../../schemas/generated/types.ts';

const slots = 1_024;
/** An event has at most 512 fingerprints. */
const entriesMax = 512;

/**
 * The fingerprints of one event, for looking up many values among them without making an object for each: a table with
 * open addressing. It is filled again for each event.
 */
export class FingerprintIndex {
  /** Of each entry two numbers of 32 bits: halves of its fingerprint. */
  readonly high = new Uint32Array(entriesMax);
  readonly low = new Uint32Array(entriesMax);
  readonly #slots = new Int16Array(slots).fill(-1);
  readonly #used: number[] = [];
  size = 0;

  /** Each fingerprint once; `onEntry` hears of each new one, in order. */
  fill(fingerprints: readonly Fingerprint[], onEntry?: (one: Fingerprint) => void): void {
    for (const slot of this.#used) this.#slots[slot] = -1;
    this.#used.length = 0;
    this.size = 0;
    for (const one of fingerprints) if (this.#add(one.fp)) onEntry?.(one);
  }

  /** The entry's number; -1: it is not there. */
  find(high: number, low: number): number {
    for (let slot = low & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const entry = this.#slots[slot] ?? -1;
      if (entry < 0) return -1;
      if (this.low[entry] === low && this.high[entry] === high) return entry;
    }
  }

  #add(fp: string): boolean {
    const high = readHex(fp, 0);
    const low = readHex(fp, 8);
    if (this.size === entriesMax || this.find(high, low) >= 0) return false;
    let slot = low & (slots - 1);
    while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots - 1);
    this.high[this.size] = high;
    this.low[this.size] = low;
    this.#slots[slot] = this.size;
    this.#used.push(slot);
    this.size += 1;
    return true;
  }
}

/** Eight lower-case hex digits as a number. */
function readHex(text: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at += 1) {
    const code = text.charCodeAt(at);
    value = (value << 4) | ((code & 15) + (code > 57 ? 9 : 0));
  }
  return value >>> 0;
}
