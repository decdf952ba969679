/** A list with one more at its end, in no more memory than that: a state keeps many short ones. */
export function grown<T>(list: readonly T[], one: T): readonly T[] {
  if (list.length === 0) return [one];
  const made = new Array<T>(list.length + 1);
  for (let at = 0; at < list.length; at += 1) made[at] = list[at] as T;
  made[list.length] = one;
  return made;
}
