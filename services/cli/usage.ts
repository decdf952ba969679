import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ShearpinError } from '../../schemas/errors.ts';

export function usageFault(command: string, fault: string): ShearpinError {
  return new ShearpinError('E_USAGE', `${fault} Run \`shearpin ${command} --help\`.`);
}

/** Options of a command. Throws E_USAGE for what it does not know. */
export function parseOptions<Config extends ParseArgsConfig>(command: string, config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw usageFault(command, error instanceof Error ? error.message : String(error));
  }
}

/** A whole number from `min` to `max`. */
export function readWholeNumber(
  text: string,
  { command, option, min, max }: { command: string; option: string; min: number; max: number },
): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw usageFault(command, `${option} takes a whole number from ${min} to ${max}.`);
}
