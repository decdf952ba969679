const base = 0x01000193;
const signBit = -(2 ** 31);

/** The hash of each run of so many code units, in the order of signed numbers. */
export function hashRuns(
  codes: Uint16Array,
  hashes: Int32Array,
  { count, length }: { readonly count: number; readonly length: number },
): void {
  let leaving = 1;
  for (let at = 0; at < length; at++) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let at = 0; at < length; at++) hash = (Math.imul(hash, base) + (codes[at] ?? 0) + 1) | 0;
  for (let start = 0; start < count; start++) {
    hashes[start] = mix(hash) ^ signBit;
    const change = (codes[start + length] ?? 0) + 1 - Math.imul(leaving, (codes[start] ?? 0) + 1);
    hash = (Math.imul(hash, base) + change) | 0;
  }
}

// Spreads the order of the hashes: without it the least ones would cluster on small letters.
function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
