/**
 * Winnowed shingles: from the hashes of all runs of `shingleLength` characters the least of every window is kept, so
 * that two texts which share `shingleLength + windowLength - 1` = 16 characters share a shingle, wherever they stand.
 * A wider window keeps a subset of what the narrow one keeps, so that long secrets are sampled more thinly and still
 * meet the full sampling of the other side.
 */
import { hashRuns } from './run-hashes.ts';
import { leastOfWindows } from './window-leasts.ts';

export const shingleLength = 12;
export const windowLength = 5;
export const sharedLengthMin = shingleLength + windowLength - 1;

const shinglesMax = 32;

export function winnow(compact: string, window: number = windowLength): string[] {
  const count = compact.length - shingleLength + 1;
  if (count < window) return [];
  const codes = new Uint16Array(compact.length);
  Buffer.from(codes.buffer).write(compact, 'utf16le');
  const hashes = new Int32Array(count);
  hashRuns(codes, hashes, { count, length: shingleLength });
  return leastOfWindows(hashes, { count, window }).map((start) => compact.slice(start, start + shingleLength));
}

/** Shingles of a secret: all that winnowing keeps of a short one, about `shinglesMax` of a long one. */
export function winnowSecret(compact: string): string[] {
  const grams = compact.length - shingleLength + 1;
  if (grams < windowLength) return [];
  return winnow(compact, Math.max(windowLength, Math.ceil((2 * grams) / shinglesMax)));
}
