/**
 * Winnowed shingles: from the hashes of all runs of `shingleLength` characters the least of every window is kept, so
 * that two texts which share `shingleLength + windowLength - 1` = 16 characters share a shingle, wherever they stand.
 * A wider window keeps a subset of what the narrow one keeps, so that long secrets are sampled more thinly and still
 * meet the full sampling of the other side.
 */
export const shingleLength = 12;
export const windowLength = 5;
export const sharedLengthMin = shingleLength + windowLength - 1;

const shinglesMax = 32;
const base = 0x01000193;

export function winnow(compact: string, window: number = windowLength, length: number = shingleLength): string[] {
  const hashes = rollingHashes(compact, length);
  const kept: string[] = [];
  // Candidates in ascending hash order; the head is the least of the current window, the later one among equals.
  const queue: number[] = [];
  let head = 0;
  let last = -1;
  for (let index = 0; index < hashes.length; index++) {
    const hash = hashes[index] ?? 0;
    while (queue.length > head && (hashes[queue.at(-1) ?? 0] ?? 0) >= hash) queue.pop();
    queue.push(index);
    if ((queue[head] ?? 0) <= index - window) head++;
    const least = queue[head] ?? 0;
    if (index >= window - 1 && least !== last) {
      kept.push(compact.slice(least, least + length));
      last = least;
    }
  }
  return kept;
}

/** Shingles of a secret: all that winnowing keeps of a short one, about `shinglesMax` of a long one. */
export function winnowSecret(compact: string): string[] {
  const grams = compact.length - shingleLength + 1;
  if (grams < windowLength) return [];
  return winnow(compact, Math.max(windowLength, Math.ceil((2 * grams) / shinglesMax)));
}

function rollingHashes(compact: string, length: number): Uint32Array {
  const count = Math.max(0, compact.length - length + 1);
  const hashes = new Uint32Array(count);
  let leaving = 1;
  for (let index = 0; index < length; index++) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let index = 0; index < compact.length; index++) {
    hash = (Math.imul(hash, base) + compact.charCodeAt(index) + 1) | 0;
    if (index >= length) hash = (hash - Math.imul(leaving, compact.charCodeAt(index - length) + 1)) | 0;
    if (index >= length - 1) hashes[index - length + 1] = mix(hash);
  }
  return hashes;
}

// Spreads the order of the hashes: without it the least ones would cluster on small letters.
function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
