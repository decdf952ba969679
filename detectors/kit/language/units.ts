const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/** Units of times, whose number is milliseconds, and of sizes, whose number is bytes. */
export const unitNames: readonly string[] = Object.keys(units);

/** The number that digits and a unit say; undefined when it is beyond what is computed exactly. */
export function numberOf(digits: string, unit: string): number | undefined {
  const factor = unit === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined;
  const value = factor === undefined ? Number.NaN : Number(digits) * factor;
  const isExact = digits.replace(/^0+|\./g, '').length <= 16 && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return isExact ? value : undefined;
}

/** Milliseconds of a text such as 15m; endless when they are beyond what is computed exactly. */
export function millisecondsOf(text: string): number | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  return digits === '' ? undefined : (numberOf(digits, unit) ?? Infinity);
}
