/** Milliseconds of a clock that is never set: for how long something took. */
export function monotonicMs(): number {
  return performance.now();
}
