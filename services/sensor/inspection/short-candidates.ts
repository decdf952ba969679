import { compactText } from './canonical-text.ts';
import { sharedLengthMin } from './shingles.ts';

const lengthMin = 4;
const runsMax = 12_288;
const separators = /[\s"'`“”‘’<>()[\]{}|,;:=&?/]+/;

/**
 * Compact forms that a secret too short for shingles could have in a text: pieces between separators and the runs of
 * neighbouring pieces, so that a value split by blanks is found too.
 */
export function shortCandidates(text: string): Set<string> {
  const pieces = text.split(separators).map(compactText);
  const found = new Set<string>();
  let runs = 0;
  for (let first = 0; first < pieces.length; first++) {
    let run = '';
    for (let last = first; last < pieces.length; last++) {
      run += pieces[last] ?? '';
      if (run.length >= sharedLengthMin || (last > first && ++runs > runsMax)) break;
      if (run.length >= lengthMin) found.add(run);
    }
  }
  return found;
}
