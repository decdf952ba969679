/** The candidate that is most like a mistyped word, if any is nearly the same. */
export function nearestOf(word: string, candidates: Iterable<string>): string | undefined {
  const near = [...candidates].map((candidate) => ({ candidate, distance: distanceOf(word, candidate) }));
  return near.filter(({ distance }) => distance <= 2).toSorted((one, other) => one.distance - other.distance)[0]
    ?.candidate;
}

/** Length of the one stretch in which the two differ: what was inserted, dropped, changed or swapped. */
function distanceOf(word: string, candidate: string): number {
  const shorter = Math.min(word.length, candidate.length);
  let head = 0;
  while (head < shorter && word[head] === candidate[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && word.at(-1 - tail) === candidate.at(-1 - tail)) tail += 1;
  return Math.max(word.length, candidate.length) - head - tail;
}
