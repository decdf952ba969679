/** The candidate that a mistyped word most probably means, if any is near enough. */
export function nearestTo(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestCompared) return undefined;
  const lower = word.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceOf(lower, candidate.toLowerCase());
    const isNear = distance <= Math.max(1, Math.floor((candidate.length - sharedHead(word, candidate)) / 3));
    if (isNear && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

const longestCompared = 128;

/** Whole parts that two names begin with, such as SHEARPIN_ or target., say nothing of how near the rest is. */
function sharedHead(one: string, other: string): number {
  let head = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at += 1) if (/[._-]/.test(one[at] ?? '')) head = at + 1;
  return head;
}

/** Letters to insert, drop, change or swap with their neighbour. */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > Math.max(one.length, other.length) / 2) return Infinity;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const changed = (above[at - 1] ?? 0) + (isSame ? 0 : 1);
      let least = Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1);
      if (one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        least = Math.min(least, (before[at - 2] ?? Infinity) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above.at(-1) ?? Infinity;
}

/** ` Did you mean "…"?`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const nearest = nearestTo(word, candidates);
  return nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
}
