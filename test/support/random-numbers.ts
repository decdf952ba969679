/**
 * Whole numbers below a bound, the same for the same seed. Cheap: fast-check itself would take longer to draw than what is
 * tried with them takes to run.
 */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
