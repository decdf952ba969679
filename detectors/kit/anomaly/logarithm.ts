/**
 * The logarithm out of the four operations that every machine rounds alike: what is found must not depend on whose
 * library counted. Right to a unit or two in the last place.
 */

/** Of the series in the square of s: 2 (s + s³/3 + s⁵/5 + …), with s below 0.172. */
const coefficients = Array.from({ length: 12 }, (_, at) => 1 / (2 * at + 1)).reverse();
const bigStep = 2 ** 32;

/** Of a finite number above 0. */
export function ln(x: number): number {
  let rest = x;
  let halvings = 0;
  for (; rest >= bigStep; rest /= bigStep) halvings += 32;
  for (; rest < 1 / bigStep; rest *= bigStep) halvings -= 32;
  for (; rest > Math.SQRT2; rest /= 2) halvings += 1;
  for (; rest < Math.SQRT1_2; rest *= 2) halvings -= 1;
  const s = (rest - 1) / (rest + 1);
  let series = 0;
  for (const coefficient of coefficients) series = series * s * s + coefficient;
  return halvings * Math.LN2 + 2 * s * series;
}

/** Below this the gamma function is stepped up to where the series of Stirling holds. */
const stirlingFrom = 10;
const halfLnTwoPi = 0.918_938_533_204_672_8;
/** B(2k) / (2k (2k − 1)), the highest first. */
const stirling = [1 / 156, -691 / 360_360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

/** Logarithm of the gamma function of a finite number above 0. */
export function lnGamma(x: number): number {
  let at = x;
  let product = 1;
  for (; at < stirlingFrom; at += 1) product *= at;
  const inverse = 1 / (at * at);
  let series = 0;
  for (const coefficient of stirling) series = series * inverse + coefficient;
  return (at - 0.5) * ln(at) - at + halfLnTwoPi + series / at - ln(product);
}
