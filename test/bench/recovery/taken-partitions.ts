/** Of the lines that a worker logs, what is read here. */
interface TakenLine {
  readonly msg?: string;
  readonly time?: string;
  readonly partition?: number;
  /** Absent for the topic of the calls. */
  readonly topic?: string;
}

/**
 * After how many milliseconds the last partition of the calls was taken, by what workers logged since; undefined until
 * each has been taken. A member that comes or goes makes the group take all of them anew.
 */
export function ownedAfterMs(
  lines: readonly string[],
  { sinceMs, partitions }: { readonly sinceMs: number; readonly partitions: number },
): number | undefined {
  const taken = lines
    .filter((line) => line.includes('partition taken'))
    .map((line) => JSON.parse(line) as TakenLine)
    .filter(({ msg, topic }) => msg === 'partition taken' && topic === undefined)
    .map(({ partition, time = '' }) => ({ partition, atMs: Date.parse(time) }))
    .filter(({ atMs }) => atMs >= sinceMs);
  if (new Set(taken.map(({ partition }) => partition)).size < partitions) return undefined;
  return Math.max(...taken.map(({ atMs }) => atMs)) - sinceMs;
}
