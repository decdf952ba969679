/** How far back a detector looks. */
export interface Reach {
  readonly detector: string;
  readonly windowMs: number;
}

/** The first of those that look back furthest; undefined when there is none. */
export function furthest(reaches: readonly Reach[]): Reach | undefined {
  return reaches.reduce<Reach | undefined>(
    (longest, reach) => (longest === undefined || reach.windowMs > longest.windowMs ? reach : longest),
    undefined,
  );
}
