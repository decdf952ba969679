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

export function winnow(compact: string, window: number = windowLength): string[] {
  const hashes = rollingHashes(compact);
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
      kept.push(compact.slice(least, least + shingleLength));
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

const passageWindow = 64;

/**
 * A few shingles of a long text, by which a copied passage is known again. Which ones are kept is decided by the shingle
 * alone, with a sieve that is coarser the longer the text is and lets pass a subset of what a finer one does: so a
 * passage and the text that it was copied from keep shingles in common.
 */
export function samplePassages(compact: string, samplesMax: number): string[] {
  let kept = winnow(compact, passageWindow);
  for (let sieve = 1; kept.length > samplesMax && sieve < 1 << 20; sieve = sieve * 2 + 1) {
    const mask = sieve;
    kept = kept.filter((shingle) => (hashOf(shingle) & mask) === 0);
  }
  return kept;
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, base) + text.charCodeAt(at) + 1) | 0;
  return mix(hash ^ 0x5bd1e995);
}

function rollingHashes(compact: string): Uint32Array {
  const count = Math.max(0, compact.length - shingleLength + 1);
  const hashes = new Uint32Array(count);
  let leaving = 1;
  for (let index = 0; index < shingleLength; index++) leaving = Math.imul(leaving, base);
  let hash = 0;
  for (let index = 0; index < compact.length; index++) {
    hash = (Math.imul(hash, base) + compact.charCodeAt(index) + 1) | 0;
    if (index >= shingleLength) hash = (hash - Math.imul(leaving, compact.charCodeAt(index - shingleLength) + 1)) | 0;
    if (index >= shingleLength - 1) hashes[index - shingleLength + 1] = mix(hash);
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
