/** Where two texts part, with what stands around it: enough to see what kind of difference it is. */
const before = 80;
const after = 160;

export function differenceOf(one: string, other: string): string {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  const from = Math.max(0, at - before);
  return `${one.slice(from, at)} ⟨${one.slice(at, at + after)}⟩ or ⟨${other.slice(at, at + after)}⟩`;
}
