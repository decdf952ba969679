/** Random numbers that a seed repeats. */
export type Draw = () => number;

/** Xorshift, spread by a product: enough for a simulation, and the same everywhere. */
export function drawFrom(seed: number): Draw {
  let state = (Math.imul(seed + 1, 0x9e37_79b1) ^ 0x5bd1_e995) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (Math.imul(state, 0x2545_f491) >>> 0) / 2 ** 32;
  };
}

/** Of large means by the normal, which is near enough there. */
export function poisson(draw: Draw, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(draw)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = draw(); product > limit; product *= draw()) count += 1;
  return count;
}

function normal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** Of mean `shape`, by the method of Marsaglia and Tsang. */
export function gamma(draw: Draw, shape: number): number {
  if (shape < 1) return gamma(draw, shape + 1) * (1 - draw()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(draw);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - draw()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}
