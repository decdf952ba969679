import { usageFault } from '../adapters/config/parse-options.ts';

export { parseOptions, usageFault } from '../adapters/config/parse-options.ts';

/** A whole number from `min` to `max`. */
export function readWholeNumber(
  text: string,
  { command, option, min, max }: { command: string; option: string; min: number; max: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw usageFault(command, `${option} takes a whole number from ${min} to ${max}.`);
}
