import { sharedLengthMin } from './shingles.ts';

export interface ShortCandidates {
  readonly found: ReadonlySet<string>;
  /** There were more than are looked at. */
  readonly truncated: boolean;
}

const lengthMin = 4;
const runsMax = 65_536;
const separators = /[^\p{L}\p{N}]+/u;

/**
 * Compact forms that a secret too short for shingles could have in a text: pieces of letters and digits and the runs of
 * neighbouring pieces, so that a value split by blanks, or over several arguments, is found too. Takes clean text.
 */
export function shortCandidates(text: string): ShortCandidates {
  const pieces = text.toLowerCase().split(separators);
  const found = new Set<string>();
  let runs = 0;
  for (let first = 0; first < pieces.length; first++) {
    let run = '';
    for (let last = first; last < pieces.length; last++) {
      run += pieces[last] ?? '';
      if (run.length >= sharedLengthMin) break;
      if (last > first && ++runs > runsMax) return { found, truncated: true };
      if (run.length >= lengthMin) found.add(run);
    }
  }
  return { found, truncated: false };
}
